//! Expectation values, exact or sampled.

use std::collections::BTreeMap;
use std::ops::Range;

use super::execute::stream;
use super::{Block, Estimates, Samples, Sampling, Task};
use crate::engine::{
    Basis, EngineError, Monitor, Part, Prepared, Readings, sample_in_bases, sweep_with,
};
use crate::math::bits::{WORD, set_bit, zeros};
use crate::math::random::derived_seed;
use crate::observable::{Pauli, QubitWiseGroup, SparsePauliOp, qubit_wise_groups};

/// The values of all blocks of a task.
pub(super) fn estimate(
    task: &Task,
    observables: &[SparsePauliOp],
    blocks: &[Block],
    sampling: Option<Sampling>,
    monitor: &mut dyn Monitor,
) -> Result<Estimates, EngineError> {
    let count: u64 = blocks.iter().map(|block| block.sets.len() as u64).sum();
    let prepared = Prepared::new(&task.circuit, task.options, count as usize);
    let mut estimates = Estimates::default();
    let mut begin = 0;
    for block in blocks {
        let own = observables.get(block.observables.clone()).unwrap_or(&[]);
        let end = begin + block.sets.len() as u64;
        match sampling {
            None => {
                let mut part = Part::new(monitor, begin..end, count);
                let sets = (task, begin as usize..end as usize);
                exact(&prepared, sets, own, &mut part, &mut estimates)?;
                estimates.stds.resize(estimates.evs.len(), 0.0);
            }
            Some(sampling) => {
                let measurements = Measurements::new(task, own, sampling);
                for (place, set) in (begin..).zip(&block.sets) {
                    let mut part = prepared.part(monitor, place, count);
                    let set = (place as usize, *set);
                    measurements.sample(&prepared, set, &mut part, &mut estimates)?;
                }
            }
        }
        begin = end;
    }
    Ok(estimates)
}

/// Adds the values of observables for the sets at some places, set by set.
fn exact(
    prepared: &Prepared<'_>,
    (task, places): (&Task, Range<usize>),
    observables: &[SparsePauliOp],
    monitor: &mut dyn Monitor,
    estimates: &mut Estimates,
) -> Result<(), EngineError> {
    let sets = task.sets(places.clone());
    let found = sweep_with(prepared, sets, observables, monitor)?;
    // Sets without parameters are all the same, and there is one of them for the engine.
    let repeats = if task.num_parameters() == 0 { places.len() } else { 1 };
    estimates.evs.extend(found.values.repeat(repeats));
    estimates.simulations.extend(found.simulations);
    Ok(())
}

/// How the values of some observables are sampled: strings that commute qubit by qubit are measured
/// at once, in one basis.
struct Measurements<'t> {
    task: &'t Task,
    sampling: Sampling,
    bases: Vec<Basis>,
    /// For each basis, the observables that have terms there, with these terms.
    readings: Vec<Vec<(usize, Vec<Term>)>>,
    /// What each observable has of the identity.
    constants: Vec<f64>,
}

/// A term of an observable: the bits of a row whose parity is its sign, and its coefficient.
struct Term {
    mask: Vec<u64>,
    coefficient: f64,
}

impl<'t> Measurements<'t> {
    fn new(task: &'t Task, observables: &[SparsePauliOp], sampling: Sampling) -> Self {
        let sums: Vec<SparsePauliOp> = observables.iter().map(SparsePauliOp::simplify).collect();
        let mut numbers: BTreeMap<&Pauli, usize> = BTreeMap::new();
        let mut paulis: Vec<&Pauli> = Vec::new();
        let is_identity = |pauli: &Pauli| pauli.support().next().is_none();
        for (pauli, _) in sums.iter().flat_map(SparsePauliOp::terms) {
            if !is_identity(pauli) {
                numbers.entry(pauli).or_insert_with(|| {
                    paulis.push(pauli);
                    paulis.len() - 1
                });
            }
        }
        let groups = qubit_wise_groups(&paulis);
        let mut group_of = vec![0; paulis.len()];
        for (number, group) in groups.iter().enumerate() {
            group.members.iter().for_each(|member| group_of[*member] = number);
        }
        let mut readings: Vec<Vec<(usize, Vec<Term>)>> =
            groups.iter().map(|_| Vec::new()).collect();
        let mut constants = vec![0.0; sums.len()];
        let first_bit = task.circuit.num_clbits() as usize;
        for (observable, sum) in sums.iter().enumerate() {
            for (pauli, coefficient) in sum.terms() {
                let Some(number) = numbers.get(pauli) else {
                    constants[observable] += coefficient;
                    continue;
                };
                let reading = &mut readings[group_of[*number]];
                if reading.last().is_none_or(|(last, _)| *last != observable) {
                    reading.push((observable, Vec::new()));
                }
                let term = Term::new(pauli, *coefficient, first_bit);
                reading.last_mut().expect("invariant: it has just been seen to").1.push(term);
            }
        }
        let basis = |(number, group): (u64, QubitWiseGroup)| Basis {
            letters: group.basis,
            seed: derived_seed(sampling.seed, number),
        };
        let bases = (0..).zip(groups).map(basis).collect();
        Self { task, sampling, bases, readings, constants }
    }

    /// Samples the values for a set, given by its place in the task and its number in the PUB.
    fn sample(
        &self,
        prepared: &Prepared<'_>,
        (place, set): (usize, u64),
        monitor: &mut dyn Monitor,
        estimates: &mut Estimates,
    ) -> Result<(), EngineError> {
        let mut evs = self.constants.clone();
        let mut variances = vec![0.0; evs.len()];
        let simulations = &mut estimates.simulations;
        let mut note = |basis: usize, samples: &Samples| {
            simulations.insert(samples.simulation());
            let rows = Rows::new(samples);
            for (observable, terms) in &self.readings[basis] {
                let (mean, variance) = rows.mean_and_variance(terms);
                evs[*observable] += mean;
                variances[*observable] += variance / samples.num_shots() as f64;
            }
        };
        let Sampling { shots, pub_index, .. } = self.sampling;
        let stream = stream(pub_index, set);
        let readings = Readings { bases: &self.bases, shots: 0..shots, stream };
        sample_in_bases(prepared, self.task.set(place), &readings, monitor, &mut note)?;
        estimates.evs.extend(evs);
        estimates.stds.extend(variances.into_iter().map(f64::sqrt));
        Ok(())
    }
}

impl Term {
    fn new(pauli: &Pauli, coefficient: f64, first_bit: usize) -> Self {
        let mut mask = zeros(first_bit + pauli.num_qubits() as usize);
        pauli.support().for_each(|qubit| set_bit(&mut mask, first_bit + qubit, true));
        Self { mask, coefficient }
    }
}

/// The rows of all shots, in words.
struct Rows {
    words: Vec<u64>,
    row_words: usize,
}

impl Rows {
    fn new(samples: &Samples) -> Self {
        let word = |bytes: &[u8]| bytes.iter().rfold(0, |word, byte| word << 8 | u64::from(*byte));
        let rows = (0..samples.num_shots()).map(|shot| samples.row(shot));
        let words = rows.flat_map(|row| row.chunks(WORD / 8).map(word)).collect();
        Self { words, row_words: (samples.num_bits() as usize).div_ceil(WORD) }
    }

    /// The mean of a sum of terms over all shots, and its variance. The variance is that of the
    /// shots themselves, so that of a single string is one minus the square of its mean.
    fn mean_and_variance(&self, terms: &[Term]) -> (f64, f64) {
        let value = |row: &[u64]| {
            terms.iter().fold(0.0, |sum, Term { mask, coefficient }| {
                let ones: u32 = row.iter().zip(mask).map(|(a, b)| (a & b).count_ones()).sum();
                if ones.is_multiple_of(2) { sum + coefficient } else { sum - coefficient }
            })
        };
        let values: Vec<f64> = self.words.chunks_exact(self.row_words.max(1)).map(value).collect();
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares = values.iter().map(|value| (value - mean) * (value - mean));
        (mean, squares.sum::<f64>() / count)
    }
}
