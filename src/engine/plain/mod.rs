//! Gates one by one on a plain list of amplitudes: slow, short, and easily seen to be right.
//!
//! Owns: what a gate does, said without kernels and plans, to which those are held by tests; and
//! the matrix of a few gates. Does not know: programs, measurements, memory that runs out.

mod gate;

pub(super) use gate::{PlainGate, product};
