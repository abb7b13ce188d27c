//! What is measured on the mean: Pauli strings, and sums of them with real coefficients.
//!
//! Owns: [`Pauli`], [`SparsePauliOp`], the ways to write them down, which are Qiskit's, and which
//! strings can be measured at once. Does not know: circuits, states, how a value is found.
//!
//! Little-endian: the rightmost letter of a label is that of qubit 0, and bit `j` of a mask is
//! qubit `j`.
//!
//! ```
//! use ketpad::observable::SparsePauliOp;
//!
//! let energy = SparsePauliOp::from_list([("ZZI", -1.0), ("IIX", 0.5)]).unwrap();
//! let same = [("ZZ", &[1, 2][..], -1.0), ("X", &[0][..], 0.5)];
//! assert_eq!(SparsePauliOp::from_sparse_list(same, 3), Ok(energy));
//! ```

mod error;
mod groups;
mod pauli;
mod presets;
mod sum;
mod text;

pub use error::ObservableError;
pub use groups::{QubitWiseGroup, qubit_wise_groups};
pub use pauli::Pauli;
pub use presets::Preset;
pub use sum::SparsePauliOp;
pub use text::{SumTextError, SumTextProblem};

#[cfg(test)]
mod tests;
