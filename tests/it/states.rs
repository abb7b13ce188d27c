//! The answers of Qiskit.

#[path = "../contract/states.rs"]
mod contract;

#[test]
fn circuits_prepare_the_states_that_qiskit_says() {
    contract::circuits_prepare_the_states_that_qiskit_says();
}
