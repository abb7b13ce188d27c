//! What a page says about a circuit.

use super::{
    count_ops, depth, idle_qubits, is_clifford, is_counted, is_dynamic, is_nonlocal,
    mid_circuit_measurements, num_nonlocal_gates, num_unitary_factors, parameters_used, size,
};
use crate::circuit::{Circuit, Qubit};

/// The numbers of a circuit, each as the function of its name has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Number of qubits.
    pub num_qubits: u32,
    /// Number of classical bits.
    pub num_clbits: u32,
    /// Number of instructions but barriers.
    pub size: usize,
    /// Depth.
    pub depth: usize,
    /// Number of operations on two or more qubits.
    pub num_nonlocal_gates: usize,
    /// Depth in operations on two or more qubits.
    pub nonlocal_depth: usize,
    /// How often each kind of instruction occurs.
    pub count_ops: Vec<(String, usize)>,
    /// Qubits on which nothing is done.
    pub idle_qubits: Vec<Qubit>,
    /// Number of groups of qubits that no instruction brings together.
    pub num_unitary_factors: usize,
    /// Parameters that some instruction depends on.
    pub parameters: Vec<String>,
    /// Number of measurements that are not final.
    pub num_mid_circuit_measurements: usize,
    /// Whether every gate is a Clifford gate.
    pub is_clifford: bool,
    /// Whether measured bits decide what happens next.
    pub is_dynamic: bool,
}

impl Facts {
    /// The facts of a circuit. Cost: its number of operands, and a bounded look into definitions.
    pub fn of(circuit: &Circuit) -> Self {
        Self {
            num_qubits: circuit.num_qubits(),
            num_clbits: circuit.num_clbits(),
            size: size(circuit),
            depth: depth(circuit, is_counted),
            num_nonlocal_gates: num_nonlocal_gates(circuit),
            nonlocal_depth: depth(circuit, is_nonlocal),
            count_ops: count_ops(circuit),
            idle_qubits: idle_qubits(circuit),
            num_unitary_factors: num_unitary_factors(circuit),
            parameters: parameters_used(circuit),
            num_mid_circuit_measurements: mid_circuit_measurements(circuit).len(),
            is_clifford: is_clifford(circuit),
            is_dynamic: is_dynamic(circuit),
        }
    }
}
