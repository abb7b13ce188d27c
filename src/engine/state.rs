//! The state vector and what happens to it.

use std::hint::black_box;

use super::EngineError;
use super::gate_step::GateStep;
use super::program::state_bytes;
use super::progress::{Progress, pieces};
use crate::math::C64;

/// The `2^n` amplitudes of `n` qubits, little-endian.
#[derive(Debug)]
pub(super) struct State {
    amplitudes: Vec<C64>,
}

impl State {
    /// The state |0…0⟩.
    pub(super) fn ground(
        num_qubits: u32,
        progress: &mut Progress<'_>,
    ) -> Result<Self, EngineError> {
        let mut amplitudes = reserve(num_qubits).ok_or_else(|| memory_error(num_qubits))?;
        // Piece by piece: filling gigabytes takes long enough to be cancelled.
        for piece in pieces(1 << num_qubits, 1) {
            amplitudes.resize(piece.end, C64::ZERO);
            progress.advance(piece.len() as u64)?;
        }
        amplitudes[0] = C64::ONE;
        Ok(Self { amplitudes })
    }

    /// A copy, or nothing when it does not fit into memory.
    pub(super) fn try_copy(
        &self,
        progress: &mut Progress<'_>,
    ) -> Result<Option<Self>, EngineError> {
        let Some(mut amplitudes) = reserve(self.amplitudes.len().ilog2()) else {
            return Ok(None);
        };
        for piece in pieces(self.amplitudes.len(), 1) {
            progress.pass(piece.len() as u64)?;
            amplitudes.extend_from_slice(&self.amplitudes[piece]);
        }
        Ok(Some(Self { amplitudes }))
    }

    pub(super) fn amplitudes(&self) -> &[C64] {
        &self.amplitudes
    }

    pub(super) fn into_amplitudes(self) -> Vec<C64> {
        self.amplitudes
    }

    /// Applies a gate. Time: `2^n` times the number of entries in a row of its matrix, halved
    /// by each control.
    pub(super) fn apply(
        &mut self,
        gate: &GateStep,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        for piece in pieces(gate.num_groups(self.amplitudes.len()), gate.group_cost()) {
            let work = piece.len() as u64 * gate.group_cost();
            gate.apply(piece, &mut self.amplitudes);
            progress.advance(work)?;
        }
        Ok(())
    }

    /// Exchanges 0 and 1 on a qubit of which only one has any amplitude, after a collapse.
    pub(super) fn flip(
        &mut self,
        qubit: usize,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        for piece in pieces(self.amplitudes.len() / 2, 2) {
            progress.pass(2 * piece.len() as u64)?;
            for pair in piece {
                let below = pair & ((1 << qubit) - 1);
                let zero = (pair - below) << 1 | below;
                self.amplitudes.swap(zero, zero | 1 << qubit);
            }
        }
        Ok(())
    }

    /// The probabilities of reading 0 and 1 from a qubit, up to a common factor close to one.
    pub(super) fn weights(
        &self,
        qubit: usize,
        progress: &mut Progress<'_>,
    ) -> Result<[f64; 2], EngineError> {
        let mut weights = [0.0; 2];
        for piece in pieces(self.amplitudes.len(), 1) {
            progress.advance(piece.len() as u64)?;
            let mut piece_weights = [0.0; 2];
            for index in piece {
                piece_weights[index >> qubit & 1] += self.amplitudes[index].norm_sqr();
            }
            weights[0] += piece_weights[0];
            weights[1] += piece_weights[1];
        }
        Ok(weights)
    }

    /// Leaves what agrees with `outcome` on a qubit, and scales it to norm one. `weight` is
    /// that outcome's weight, more than zero.
    pub(super) fn collapse(
        &mut self,
        qubit: usize,
        outcome: bool,
        weight: f64,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let factors = if outcome { [0.0, 1.0] } else { [1.0, 0.0] };
        let factors = factors.map(|factor| factor / weight.sqrt());
        for piece in pieces(self.amplitudes.len(), 1) {
            progress.advance(piece.len() as u64)?;
            for index in piece {
                self.amplitudes[index] *= factors[index >> qubit & 1];
            }
        }
        Ok(())
    }
}

/// Room for the amplitudes of so many qubits, if it can be had.
fn reserve(num_qubits: u32) -> Option<Vec<C64>> {
    let mut amplitudes = Vec::new();
    amplitudes.try_reserve_exact(1_usize.checked_shl(num_qubits)?).ok()?;
    // Unused room may be optimized away together with the question whether there is any.
    Some(black_box(amplitudes))
}

/// Refuses a number of qubits whose amplitudes could not even be numbered.
pub(super) fn check_addressable(num_qubits: u32) -> Result<(), EngineError> {
    if state_bytes(num_qubits) > isize::MAX as u64 {
        return Err(memory_error(num_qubits));
    }
    Ok(())
}

fn memory_error(num_qubits: u32) -> EngineError {
    let fitting = (0..num_qubits).rev().find(|&fewer| reserve(fewer).is_some());
    EngineError::Memory {
        num_qubits,
        needed_bytes: state_bytes(num_qubits),
        fitting_qubits: fitting.unwrap_or(0),
    }
}
