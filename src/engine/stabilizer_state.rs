//! The final state of a Clifford circuit, for exact expectation values.

use super::final_state::run;
use super::method::Method;
use super::program::Program;
use super::progress::Progress;
use super::tableau::{Tableau, WORD, bit, set_bit};
use super::{EngineError, Monitor};

/// The state of a circuit's qubits, given by its stabilizers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StabilizerState {
    tableau: Tableau,
    /// For each of the circuit's qubits, its number in the tableau; the others are 0.
    numbers: Vec<Option<usize>>,
}

/// The state before the final measurements, if the program's method is [`Method::Stabilizer`].
///
/// # Errors
/// [`EngineError::NoSingleFinalState`] when a measurement amid the circuit, or the reset of a
/// qubit in use, comes on the way. [`EngineError::Cancelled`], [`EngineError::Classical`],
/// [`EngineError::EndlessLoop`].
pub fn stabilizer_state(
    program: &Program,
    monitor: &mut dyn Monitor,
) -> Result<Option<StabilizerState>, EngineError> {
    if program.method() != Method::Stabilizer {
        return Ok(None);
    }
    let mut progress = Progress::new(monitor, program.run_cost());
    Ok(Some(StabilizerState::new(run(program, &mut progress)?, program)))
}

impl StabilizerState {
    /// What a program's run has come to.
    pub(super) fn new(tableau: Tableau, program: &Program) -> Self {
        Self { tableau, numbers: program.layout.clone() }
    }

    /// The expectation value of a product of Pauli matrices, which is -1, 0 or 1: with an X where
    /// `x` has a one, a Z where `z` has a one, and a Y where both have.
    ///
    /// Bits are in words, qubit 0 the lowest bit of the first word; bits that are missing are
    /// zero, and those beyond the circuit's qubits do not count. Cost: at most `n²/16` operations
    /// on words for `n` qubits that something happens to.
    pub fn expectation(&self, x: &[u64], z: &[u64]) -> i8 {
        // What is not in the tableau is 0, where Z is 1, and X and Y are 0 on the mean.
        let mut pairs = self.numbers.iter().enumerate();
        if pairs.any(|(qubit, number)| number.is_none() && bit(x, qubit)) {
            return 0;
        }
        self.tableau.expectation(&self.numbered(x), &self.numbered(z))
    }

    /// The bits in the order of the tableau.
    fn numbered(&self, bits: &[u64]) -> Vec<u64> {
        let mut numbered = vec![0; self.numbers.len().div_ceil(WORD)];
        for (qubit, number) in self.numbers.iter().enumerate() {
            if let Some(number) = number {
                set_bit(&mut numbered, *number, bit(bits, qubit));
            }
        }
        numbered
    }
}
