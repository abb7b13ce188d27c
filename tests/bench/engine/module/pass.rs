//! One gate on a state that is there already.

use ketpad::circuit::{Circuit, StandardGate};
use ketpad::engine::{FinalState, Unwatched, compile, final_state};

use crate::failure::Failure;
use crate::task::Work;

/// One gate after the other on a state of its qubits, none of which is 0.
pub(crate) struct Pass {
    state: FinalState,
    gate: Circuit,
}

impl Pass {
    /// `diagonal` gives every qubit a phase, in one pass; `rotation` turns the middle one.
    pub(crate) fn new(num_qubits: u32, gate: &str) -> Result<Self, Failure> {
        let mut circuit = Circuit::with_registers(num_qubits, 0);
        for qubit in 0..num_qubits {
            push(&mut circuit, StandardGate::Ry, 0.7 + 0.1 * f64::from(qubit), qubit)?;
        }
        let state = final_state(&compile(&circuit, &[])?, &mut Unwatched)?;
        let mut gates = Circuit::with_registers(num_qubits, 0);
        match gate {
            "diagonal" => {
                for qubit in 0..num_qubits {
                    push(&mut gates, StandardGate::Rz, 0.3 + 0.1 * f64::from(qubit), qubit)?;
                }
            }
            _ => push(&mut gates, StandardGate::Ry, 0.3, num_qubits / 2)?,
        }
        Ok(Self { state, gate: gates })
    }
}

fn push(circuit: &mut Circuit, gate: StandardGate, angle: f64, qubit: u32) -> Result<(), Failure> {
    let pushed = circuit.gate(gate, &[angle], &[qubit]);
    pushed.map_err(|error| Failure::Wrong(error.to_string()))
}

impl Work for Pass {
    type Made = f64;

    fn run(&mut self) -> Result<f64, Failure> {
        self.state.evolve(&self.gate, &[], &mut Unwatched)?;
        Ok(self.state.amplitude(0).norm())
    }

    fn answer(first: &f64, _indices: &[u32]) -> Vec<f64> {
        vec![*first]
    }
}
