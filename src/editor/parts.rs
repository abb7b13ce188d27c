//! A circuit taken apart, to be put together in another way.

use crate::circuit::{
    Circuit, CircuitError, GateDefinition, Input, Instruction, Register, Variable,
};

/// All that a circuit is made of. Where a register starts follows from those before it.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) qregs: Vec<Register>,
    pub(super) cregs: Vec<Register>,
    pub(super) inputs: Vec<Input>,
    pub(super) variables: Vec<Variable>,
    pub(super) definitions: Vec<GateDefinition>,
    pub(super) instructions: Vec<Instruction>,
}

impl Parts {
    /// The parts of a circuit.
    pub(super) fn of(circuit: &Circuit) -> Self {
        Self {
            qregs: circuit.qregs().to_vec(),
            cregs: circuit.cregs().to_vec(),
            inputs: circuit.inputs().to_vec(),
            variables: circuit.variables().to_vec(),
            definitions: circuit.definitions().to_vec(),
            instructions: circuit.instructions().to_vec(),
        }
    }

    /// The circuit that they make.
    pub(super) fn build(self) -> Result<Circuit, CircuitError> {
        let mut circuit = Circuit::new();
        for register in &self.qregs {
            if register.is_loose {
                circuit.add_loose_qubit(&register.name)?;
            } else {
                circuit.add_qreg(&register.name, register.size)?;
            }
        }
        for register in &self.cregs {
            if register.is_loose {
                circuit.add_loose_clbit(&register.name)?;
            } else {
                circuit.add_creg(&register.name, register.size)?;
            }
        }
        for input in &self.inputs {
            circuit.add_input(&input.name, input.length)?;
        }
        for variable in self.variables {
            circuit.add_variable(variable)?;
        }
        for definition in self.definitions {
            circuit.define(definition)?;
        }
        circuit.set_instructions(self.instructions)?;
        Ok(circuit)
    }
}
