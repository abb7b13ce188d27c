//! How a PUB of the Estimator is carried out.

use std::rc::Rc;

use super::idle::without_idle_observed;
use super::{Deal, cost};
use crate::primitives::pubs::Accuracy;
use crate::primitives::{
    Block, Broadcast, CompileOptions, DataBin, DataField, Estimates, EstimatorOptions,
    EstimatorPub, NdArray, Partial, PubError, PubMetadata, PubResult, Sampling, Task, Work,
};

/// A PUB of the Estimator, dealt to tasks.
///
/// The sets are dealt block by block of the [`Broadcast`], so that those which go with the same
/// observables come together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EstimatorPlan {
    own: EstimatorPub,
    /// Observables on the left, sets of parameters on the right.
    broadcast: Broadcast,
    accuracy: Accuracy,
    simulation: CompileOptions,
    seed: u64,
    pub_index: u64,
    pub(super) deal: Deal,
}

impl EstimatorPlan {
    pub(super) fn new(
        own: EstimatorPub,
        options: &EstimatorOptions,
        seed: u64,
        pub_index: u64,
    ) -> Result<Self, PubError> {
        let accuracy = own.accuracy(options)?;
        let broadcast = own.checked_broadcast()?;
        let own = match without_idle_observed(&own.circuit, &own.observables) {
            Some((circuit, observables)) => EstimatorPub { circuit, observables, ..own },
            None => own,
        };
        let num_sets = own.parameter_values.num_sets();
        let observables = own.observables.observables();
        let num_terms: usize = observables.iter().map(|o| o.terms().len()).sum();
        // Every block has as many of the observables as the others.
        let terms_of_set = num_terms as f64 / broadcast.num_blocks() as f64;
        let of_terms = match accuracy {
            Accuracy::Exact => cost::state(&own.circuit),
            Accuracy::Sampled { shots, .. } => cost::SHOT_WORK * shots as f64,
        };
        let mut work = cost::run(&own.circuit);
        work.each += terms_of_set * of_terms;
        let deal = cost::deal(num_sets, work, 16 * broadcast.num_left() as u64);
        let simulation = options.simulator.simulation();
        Ok(Self { own, broadcast, accuracy, simulation, seed, pub_index, deal })
    }

    pub(super) fn is_exact(&self) -> bool {
        self.accuracy == Accuracy::Exact
    }

    pub(super) fn task(&self, number: usize) -> Task {
        let all = self.own.observables.observables();
        let mut observables = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        let mut parameter_values = Vec::new();
        // The block that the last set belongs to.
        let mut last = None;
        for (block, set) in self.sets(number) {
            if last != Some(block) {
                let begin = observables.len();
                observables.extend(self.observables(block).map(|place| all[place].clone()));
                blocks.push(Block { observables: begin..observables.len(), sets: Vec::new() });
                last = Some(block);
            }
            if let Some(block) = blocks.last_mut() {
                block.sets.push(set as u64);
            }
            parameter_values.extend_from_slice(self.own.parameter_values.set(set));
        }
        let sampling = match self.accuracy {
            Accuracy::Exact => None,
            Accuracy::Sampled { shots, .. } => {
                Some(Sampling { shots, seed: self.seed, pub_index: self.pub_index })
            }
        };
        let work = Work::Estimate { observables, blocks, sampling };
        let (circuit, options) = (Rc::clone(&self.own.circuit), self.simulation);
        Task { circuit, parameter_values, options, work }
    }

    pub(super) fn result_bytes(&self) -> u64 {
        (self.broadcast.shape().size() as u64).saturating_mul(2 * size_of::<f64>() as u64)
    }

    /// Room for all values.
    pub(super) fn room(&self) -> Estimates {
        let zeros = vec![0.0; self.broadcast.shape().size()];
        Estimates { evs: zeros.clone(), stds: zeros, ..Estimates::default() }
    }

    /// Writes the answer of a task; says whether it is one.
    pub(super) fn write(&self, number: usize, partial: Partial, values: &mut Estimates) -> bool {
        let Partial::Estimates(Estimates { evs, stds, .. }) = partial else { return false };
        let expected = self.deal.sets(number).len() * self.broadcast.num_left();
        if evs.len() != expected || stds.len() != expected {
            return false;
        }
        for (place, (ev, std)) in self.places(number).zip(evs.into_iter().zip(stds)) {
            values.evs[place] = ev;
            values.stds[place] = std;
        }
        true
    }

    pub(super) fn result(&self, Estimates { evs, stds, .. }: Estimates) -> PubResult {
        let shape = self.broadcast.shape();
        let field = |values: Vec<f64>| {
            let array = NdArray::new(shape.clone(), values);
            Rc::new(array.expect("invariant: there is a value for each element of the shape"))
        };
        let (evs, stds) = (field(evs), field(stds));
        let named = |name: &str, values| (name.to_owned(), DataField::Values(values));
        let fields = vec![
            named(DataBin::EVS, evs),
            named(DataBin::STDS, Rc::clone(&stds)),
            named(DataBin::ENSEMBLE_STANDARD_ERROR, stds),
        ];
        let (shots, precision) = match self.accuracy {
            Accuracy::Exact => (None, 0.0),
            Accuracy::Sampled { shots, precision } => (Some(shots), precision),
        };
        let target_precision = Some(precision);
        let metadata = PubMetadata { shots, target_precision, ..PubMetadata::default() };
        PubResult { data: DataBin::new(shape.clone(), fields), metadata }
    }

    /// The sets of a task with the blocks that they belong to.
    fn sets(&self, number: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let per_block = self.broadcast.num_right().max(1);
        self.deal.sets(number).map(move |at| {
            let (block, within) = (at / per_block, at % per_block);
            (block, self.broadcast.block(block).right + self.broadcast.in_right(within).right)
        })
    }

    /// The observables of a block.
    fn observables(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.broadcast.block(block).left;
        (0..self.broadcast.num_left()).map(move |at| first + self.broadcast.in_left(at).left)
    }

    /// Where the values of a task belong in the result, in the order of its answer.
    fn places(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let per_block = self.broadcast.num_right().max(1);
        self.deal.sets(number).flat_map(move |at| {
            let (block, within) = (at / per_block, at % per_block);
            let first = self.broadcast.block(block).result + self.broadcast.in_right(within).result;
            (0..self.broadcast.num_left())
                .map(move |observable| first + self.broadcast.in_left(observable).result)
        })
    }
}
