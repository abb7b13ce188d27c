//! Counts.

use ketpad::circuit::Circuit;
use ketpad::engine::{Unwatched, compile, sample};
use ketpad::primitives::{BitArray, Outcome};

use crate::failure::Failure;
use crate::task::Work;

/// From a circuit with one classical register to the counts of its outcomes.
pub(crate) struct Counts {
    pub(crate) circuit: Circuit,
    pub(crate) shots: u64,
}

impl Work for Counts {
    type Made = (BitArray, Vec<Outcome>);

    fn run(&mut self) -> Result<Self::Made, Failure> {
        let program = compile(&self.circuit, &[])?;
        let samples = sample(&program, 0..self.shots, 1, 0, &mut Unwatched)?;
        let bits = BitArray::from_samples(&samples, &self.circuit.cregs()[0]);
        let tally = bits.tally();
        Ok((bits, tally))
    }

    /// The number of shots, and for each bit the share of shots where it is one.
    fn answer((bits, tally): &Self::Made, _indices: &[u32]) -> Vec<f64> {
        let shots: u64 = tally.iter().map(|outcome| outcome.count).sum();
        let mut ones = vec![0; bits.num_bits() as usize];
        for outcome in tally {
            let text = bits.bitstring(outcome.shot).unwrap_or_default();
            for (count, digit) in ones.iter_mut().zip(text.bytes().rev()) {
                *count += if digit == b'1' { outcome.count } else { 0 };
            }
        }
        let shares = ones.into_iter().map(|count| count as f64 / shots as f64);
        std::iter::once(shots as f64).chain(shares).collect()
    }
}
