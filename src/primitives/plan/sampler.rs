//! How a PUB of the Sampler is carried out.

use std::rc::Rc;

use super::idle::without_idle_qubits;
use super::{Deal, cost};
use crate::circuit::Register;
use crate::engine::Samples;
use crate::primitives::{
    BitArray, CompileOptions, DataBin, DataField, Partial, PubError, PubMetadata, PubResult,
    SamplerOptions, SamplerPub, Task, Work,
};

/// A PUB of the Sampler, dealt to tasks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SamplerPlan {
    own: SamplerPub,
    shots: u64,
    simulation: CompileOptions,
    seed: u64,
    pub_index: u64,
    pub(super) deal: Deal,
}

impl SamplerPlan {
    pub(super) fn new(
        own: SamplerPub,
        options: &SamplerOptions,
        seed: u64,
        pub_index: u64,
    ) -> Result<Self, PubError> {
        let shots = own.checked_shots(options)?;
        let own = SamplerPub { circuit: without_idle_qubits(&own.circuit), ..own };
        let mut work = cost::run(&own.circuit);
        work.each += cost::SHOT_WORK * shots as f64;
        let bytes = shots.saturating_mul(u64::from(own.circuit.num_clbits().div_ceil(8)));
        let deal = cost::deal(own.parameter_values.num_sets(), work, bytes);
        let simulation = options.simulator.simulation();
        Ok(Self { own, shots, simulation, seed, pub_index, deal })
    }

    pub(super) fn task(&self, number: usize) -> Task {
        let sets = self.deal.sets(number);
        let values = sets.clone().flat_map(|set| self.own.parameter_values.set(set));
        let parameter_values = values.copied().collect();
        let sets = sets.start as u64..sets.end as u64;
        let (seed, pub_index) = (self.seed, self.pub_index);
        let work = Work::Sample { sets, shots: 0..self.shots, seed, pub_index };
        let (circuit, options) = (Rc::clone(&self.own.circuit), self.simulation);
        Task { circuit, parameter_values, options, work }
    }

    pub(super) fn result_bytes(&self) -> u64 {
        let row: u64 = self.registers().iter().map(|r| u64::from(r.size.div_ceil(8))).sum();
        row.saturating_mul(self.shots).saturating_mul(self.deal.num_sets as u64)
    }

    fn registers(&self) -> &[Register] {
        self.own.circuit.cregs()
    }

    /// Room for the bits of all registers.
    pub(super) fn room(&self) -> Vec<BitArray> {
        let shape = self.own.parameter_values.shape();
        let zeros = |register: &Register| BitArray::zeros(shape.clone(), self.shots, register.size);
        self.registers().iter().map(zeros).collect()
    }

    /// Writes the answer of a task; says whether it is one.
    pub(super) fn write(&self, number: usize, partial: Partial, bits: &mut [BitArray]) -> bool {
        let Partial::Samples(samples) = partial else { return false };
        let sets = self.deal.sets(number);
        let num_bits = self.own.circuit.num_clbits();
        let is_whole =
            |samples: &Samples| samples.num_shots() == self.shots && samples.num_bits() == num_bits;
        if samples.len() != sets.len() || !samples.iter().all(is_whole) {
            return false;
        }
        for (set, samples) in sets.zip(&samples) {
            for (bits, register) in bits.iter_mut().zip(self.registers()) {
                bits.write(set, samples, register);
            }
        }
        true
    }

    pub(super) fn result(&self, bits: Vec<BitArray>) -> PubResult {
        let names = self.registers().iter().map(|register| register.name.clone());
        let fields = names.zip(bits.into_iter().map(|bits| DataField::Bits(Rc::new(bits))));
        let data = DataBin::new(self.own.parameter_values.shape().clone(), fields.collect());
        let metadata = PubMetadata { shots: Some(self.shots), ..PubMetadata::default() };
        PubResult { data, metadata }
    }
}
