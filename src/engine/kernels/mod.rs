//! What is done to amplitudes, as fast as the browser allows.
//!
//! Owns: amplitudes in [`Cell`]s, and one kernel for each form of gate. Does not know: which gate
//! is applied where and why, which is the plan's matter.
//!
//! A kernel works on the `2^m` amplitudes of one chunk of the state, which is in the cache.
//! Qubits are bits of the index within the chunk. Everything is written once for any [`Lanes`]:
//! two numbers of double precision, or four of single precision.

#![expect(
    clippy::inline_always,
    reason = "a call in a loop over amplitudes costs as much as its work"
)]

mod cell;
mod controlled;
mod dense;
mod diagonal;
mod fused;
mod grid;
mod groups;
mod lanes;
mod permutation;
mod probability;
mod products;
mod rotation;

pub(super) use cell::{Cell, amplitude, set_amplitude};
pub(super) use controlled::{Controls, apply_controlled, flip, scale};
pub(super) use dense::Dense;
pub(super) use diagonal::{Diagonal, Phases, Place};
pub(super) use grid::Grid;
pub(super) use groups::Groups;
pub(super) use lanes::Lanes;
pub(super) use permutation::{Permutation, SmallFlip};
pub(super) use probability::{rounded, rounded_sum, weights};
pub(super) use products::{Half, add_products, sums_with_signs};
pub(super) use rotation::{Rotation, apply_both};
