//! The transpiler, from circuits to circuits.

mod devices;
mod equivalence;
mod random;
