//! The transpiler, from circuits to circuits.

mod answers;
mod devices;
mod dynamic;
mod equivalence;
mod random;
