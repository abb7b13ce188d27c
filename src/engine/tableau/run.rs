//! A tableau as what a run has of its qubits.

use super::super::EngineError;
use super::super::program::{Program, Step};
use super::super::progress::Progress;
use super::super::qubits::{Qubits, ReadOut};
use super::cost;
use super::state::Tableau;

impl Qubits for Tableau {
    fn start(program: &Program, _progress: &mut Progress<'_>) -> Result<Self, EngineError> {
        Ok(Self::new(program.num_used))
    }

    fn try_copy(&self, progress: &mut Progress<'_>) -> Result<Option<Self>, EngineError> {
        progress.pass(self.num_bytes() / 16)?;
        Ok(self.try_copy())
    }

    fn num_bytes(&self) -> u64 {
        self.num_bytes()
    }

    fn apply(&mut self, step: &Step, progress: &mut Progress<'_>) -> Result<(), EngineError> {
        let Step::Clifford(gate) = step else {
            unreachable!("invariant: gates on a tableau are Clifford gates");
        };
        self.apply(gate);
        progress.advance(cost::gate(gate, self.num_qubits))
    }

    fn weights(&self, bit: usize, progress: &mut Progress<'_>) -> Result<[f64; 2], EngineError> {
        progress.advance(cost::measurement(self.num_qubits) / 2)?;
        Ok(self.weights(bit))
    }

    fn collapse(
        &mut self,
        bit: usize,
        outcome: bool,
        _weight: f64,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        self.collapse(bit, outcome);
        progress.advance(cost::measurement(self.num_qubits) / 2)
    }

    fn flip(&mut self, bit: usize, progress: &mut Progress<'_>) -> Result<(), EngineError> {
        self.flip(bit);
        progress.pass(1)
    }

    fn read_out(
        self,
        read_out: ReadOut<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        self.sample(read_out, progress)
    }
}
