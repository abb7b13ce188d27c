//! What came out.

use super::error::TranspileError;
use super::layout::TranspileLayout;
use super::step::Step;
use crate::circuit::Circuit;

/// A circuit for a device, and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Transpiled {
    circuit: Circuit,
    layout: TranspileLayout,
    origins: Vec<Vec<u32>>,
}

impl Transpiled {
    pub(super) fn new(
        given: &Circuit,
        layout: TranspileLayout,
        steps: Vec<Step>,
    ) -> Result<Self, TranspileError> {
        let circuit = frame(given, layout.num_physical())?;
        Self::filled(circuit, layout, steps)
    }

    /// As [`Transpiled::new`], with gates that the circuit itself defines.
    pub(super) fn with_definitions(
        given: &Circuit,
        layout: TranspileLayout,
        steps: Vec<Step>,
    ) -> Result<Self, TranspileError> {
        Self::filled(given.clone(), layout, steps)
    }

    fn filled(
        mut circuit: Circuit,
        layout: TranspileLayout,
        steps: Vec<Step>,
    ) -> Result<Self, TranspileError> {
        let origins = steps.iter().map(|step| step.from.numbers().to_vec()).collect();
        let instructions = steps.into_iter().filter_map(Step::into_instruction).collect();
        circuit.set_instructions(instructions)?;
        Ok(Self { circuit, layout, origins })
    }

    /// The circuit on the qubits of the device, with the classical registers and inputs of the
    /// circuit that was given.
    pub fn circuit(&self) -> &Circuit {
        &self.circuit
    }

    /// Where the qubits are.
    pub fn layout(&self) -> &TranspileLayout {
        &self.layout
    }

    /// For each instruction the numbers of the instructions it came from, ascending; nothing for
    /// what brings qubits together.
    pub fn origins(&self) -> &[Vec<u32>] {
        &self.origins
    }
}

/// A circuit without instructions that has all else of another, but the qubits of a device.
fn frame(given: &Circuit, num_qubits: u32) -> Result<Circuit, TranspileError> {
    let mut circuit = Circuit::new();
    for register in given.cregs() {
        if register.is_loose {
            circuit.add_loose_clbit(&register.name)?;
        } else {
            circuit.add_creg(&register.name, register.size)?;
        }
    }
    for input in given.inputs() {
        circuit.add_input(&input.name, input.length)?;
    }
    for variable in given.variables() {
        circuit.add_variable(variable.clone())?;
    }
    let names = ["q", "physical", "qubits"];
    let mut last = Ok(());
    for name in names {
        last = circuit.add_qreg(name, num_qubits);
        if last.is_ok() {
            break;
        }
    }
    last?;
    Ok(circuit)
}
