//! Qiskit's answers for modified gates.

#[path = "../contract/powers.rs"]
mod contract;

#[test]
fn controlled_powers_are_those_of_qiskit() {
    contract::controlled_powers_are_those_of_qiskit();
}
