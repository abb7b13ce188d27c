//! Questions about circuits: how large, how deep, made of what, what waits for what.
//!
//! Where Qiskit has a word and a rule for it, both are Qiskit's. Everything is a function of the
//! circuit as it stands; parameters need no values, and control flow is not followed but counts
//! as one instruction. Costs are linear in the number of operands unless said otherwise.
//!
//! ```
//! use ketpad::circuit::analysis::{depth, is_counted, size};
//! use ketpad::circuit::{Circuit, StandardGate};
//!
//! let mut bell = Circuit::with_registers(2, 0);
//! bell.gate(StandardGate::H, &[], &[0]).unwrap();
//! bell.gate(StandardGate::Cx, &[], &[0, 1]).unwrap();
//! assert_eq!((size(&bell), depth(&bell, is_counted)), (2, 2));
//! ```

mod clifford;
mod counts;
mod dag;
mod factors;
mod facts;
mod measurements;
mod wires;

pub use clifford::is_clifford;
pub use counts::{
    count_ops, depth, idle_qubits, is_counted, is_nonlocal, kind_name, modified_name,
    num_nonlocal_gates, parameters_used, size, width,
};
pub use dag::{Dag, Edge, NodeId};
pub use factors::num_unitary_factors;
pub use facts::Facts;
pub use measurements::{has_final_measurements, is_dynamic, mid_circuit_measurements};
pub use wires::Wire;

#[cfg(test)]
mod tests;
