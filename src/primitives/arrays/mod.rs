//! Arrays of any shape, as numpy has them: of parameter values, of observables, of results.
//!
//! Owns: [`Shape`] and broadcasting, [`NdArray`], and what PUBs are made of, [`BindingsArray`] and
//! [`ObservablesArray`]. Does not know: JSON, what is computed from them.
//!
//! Elements lie in row-major order: the last index changes fastest.

mod bindings;
mod hamiltonian;
mod nd_array;
mod observables;
mod shape;

pub use bindings::{BindingsArray, BindingsError, MAX_BINDING_VALUES};
pub use hamiltonian::{HamiltonianError, read_hamiltonian};
pub use nd_array::NdArray;
pub use observables::{ObservablesArray, ObservablesError};
pub use shape::{Broadcast, Shape, ShapeError};

#[cfg(test)]
mod tests;
