//! Clifford circuits of any width, on a table of stabilizers.
//!
//! Owns: the [`Tableau`], what Clifford gates do to it, measuring it, and all outcomes of many
//! measurements at once. Does not know: control flow, shots that part, which method is chosen.
//!
//! The method is that of S. Aaronson and D. Gottesman, "Improved simulation of stabilizer
//! circuits", Phys. Rev. A 70, 052328 (2004), <https://arxiv.org/abs/quant-ph/0406196>: `n`
//! stabilizers and `n` destabilizers with signs. The table lies in columns, so that gates and the
//! products of rows work on 64 rows at a time. No gate has code of its own: what it makes of
//! products of Pauli matrices is computed from its matrix, once for gates that are alike.
//!
//! Costs, in operations on words, for `n` qubits: a gate takes about `n`, a measurement at most
//! `n²/4`, an expectation value `n²/16`. The final measurements are made once; their outcomes are
//! an affine space over the numbers modulo two, and a shot a point of it at random. Circuits that
//! measure on the way, but go the same way whatever comes out, are run once, and 64 shots at a
//! time differ from that run.

mod bits;
mod clifford;
mod conjugation;
mod cost;
mod frames;
mod measure;
mod outcomes;
mod run;
mod state;
mod steps;

pub(super) use bits::{WORD, bit, set_bit};
pub(super) use clifford::Clifford;
pub(super) use cost::read_out as read_out_cost;
pub(super) use frames::{frame_draws, frames_cost, has_frames, sample_frames};
pub(super) use state::Tableau;
pub(super) use steps::{TableauSteps, tableau_steps};

#[cfg(test)]
mod tests;
