//! The circuit and the rules it keeps.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    CircuitError, Clbit, DefinitionId, Expr, Gate, GateDefinition, Instruction, Operation, Qubit,
    Register, StandardGate,
};

/// A quantum circuit: registers, gate definitions, and instructions in program order.
///
/// Every instruction in it has the right number of parameters and operands, within range and
/// distinct; the methods that add something check that.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Circuit {
    qregs: Vec<Register>,
    cregs: Vec<Register>,
    definitions: Vec<GateDefinition>,
    instructions: Vec<Instruction>,
    #[serde(skip)]
    names: NameIndex,
}

/// The names of all registers and definitions, to find out quickly that one is taken. Empty
/// until it is needed: it follows from the rest of the circuit, so it is not serialized, and
/// between circuits with the same parts there is nothing left to compare.
#[derive(Debug, Clone, Default)]
struct NameIndex(BTreeSet<String>);

impl PartialEq for NameIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Circuit {
    /// Most qubits, and most classical bits, a circuit can have. Far beyond what can be
    /// simulated or looked at; it bounds what a few characters of input can ask of a reader, an
    /// engine and a page.
    pub const MAX_BITS: u32 = 4096;

    /// A circuit without bits.
    pub fn new() -> Self {
        Self::default()
    }

    /// A circuit with the registers `q` and `c` of these sizes; a size of zero makes none.
    ///
    /// # Panics
    /// When a size is over [`Circuit::MAX_BITS`].
    pub fn with_registers(num_qubits: u32, num_clbits: u32) -> Self {
        let mut circuit = Self::new();
        if num_qubits > 0 {
            circuit.add_qreg("q", num_qubits).expect("the caller keeps to MAX_BITS");
        }
        if num_clbits > 0 {
            circuit.add_creg("c", num_clbits).expect("the caller keeps to MAX_BITS");
        }
        circuit
    }

    /// The quantum registers, in the order of their bits.
    pub fn qregs(&self) -> &[Register] {
        &self.qregs
    }

    /// The classical registers, in the order of their bits.
    pub fn cregs(&self) -> &[Register] {
        &self.cregs
    }

    /// The gates that the circuit defines; [`DefinitionId`] is an index into them.
    pub fn definitions(&self) -> &[GateDefinition] {
        &self.definitions
    }

    /// The instructions in program order.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
    }

    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        end_of(&self.qregs)
    }

    /// Number of classical bits.
    pub fn num_clbits(&self) -> u32 {
        end_of(&self.cregs)
    }

    /// The definition with this number.
    ///
    /// # Errors
    /// [`CircuitError::NoSuchDefinition`].
    pub fn definition(&self, id: DefinitionId) -> Result<&GateDefinition, CircuitError> {
        self.definitions.get(id.0 as usize).ok_or(CircuitError::NoSuchDefinition { id: id.0 })
    }

    /// The name of a gate, in OpenQASM where it has one.
    pub fn gate_name(&self, gate: Gate) -> &str {
        match gate {
            Gate::Standard(standard) => standard.spec().name,
            Gate::Defined(id) => self.definition(id).map_or("?", |definition| &definition.name),
        }
    }

    /// Number of qubits and of parameters of a gate.
    ///
    /// # Errors
    /// [`CircuitError::NoSuchDefinition`].
    pub fn gate_arity(&self, gate: Gate) -> Result<(usize, usize), CircuitError> {
        Ok(match gate {
            Gate::Standard(standard) => {
                let spec = standard.spec();
                (spec.num_qubits as usize, spec.params.len())
            }
            Gate::Defined(id) => {
                let definition = self.definition(id)?;
                (definition.qubits.len(), definition.params.len())
            }
        })
    }

    /// The classical register that holds a bit, and the bit's place in it.
    pub fn creg_of(&self, clbit: Clbit) -> Option<(&Register, u32)> {
        let register = self.cregs.iter().find(|register| register.contains(clbit.0))?;
        Some((register, clbit.0 - register.start))
    }

    /// The quantum register that holds a qubit, and the qubit's place in it.
    pub fn qreg_of(&self, qubit: Qubit) -> Option<(&Register, u32)> {
        let register = self.qregs.iter().find(|register| register.contains(qubit.0))?;
        Some((register, qubit.0 - register.start))
    }

    /// Appends a quantum register.
    ///
    /// # Errors
    /// A name that is taken; more than [`Circuit::MAX_BITS`] qubits.
    pub fn add_qreg(&mut self, name: &str, size: u32) -> Result<(), CircuitError> {
        let register = self.next_register(name, self.num_qubits(), size)?;
        self.qregs.push(register);
        Ok(())
    }

    /// Appends a classical register.
    ///
    /// # Errors
    /// A name that is taken; more than [`Circuit::MAX_BITS`] classical bits.
    pub fn add_creg(&mut self, name: &str, size: u32) -> Result<(), CircuitError> {
        let register = self.next_register(name, self.num_clbits(), size)?;
        self.cregs.push(register);
        Ok(())
    }

    fn next_register(
        &mut self,
        name: &str,
        start: u32,
        size: u32,
    ) -> Result<Register, CircuitError> {
        let limit = Self::MAX_BITS;
        if start.checked_add(size).is_none_or(|end| end > limit) {
            return Err(CircuitError::TooManyBits { limit });
        }
        self.take_name(name)?;
        Ok(Register { name: name.to_owned(), start, size })
    }

    /// Adds a gate definition. Its body may use standard gates and definitions added before.
    ///
    /// # Errors
    /// A name that is taken; a body with an instruction that is no gate or breaks a rule.
    pub fn define(&mut self, definition: GateDefinition) -> Result<DefinitionId, CircuitError> {
        for instruction in &definition.body {
            if !matches!(instruction.operation, Operation::Gate(_)) {
                let operation = self.operation_name(instruction.operation).to_owned();
                return Err(CircuitError::NotAGate { operation });
            }
            self.check(instruction, definition.qubits.len() as u32, 0)?;
        }
        self.take_name(&definition.name)?;
        self.definitions.push(definition);
        Ok(DefinitionId(self.definitions.len() as u32 - 1))
    }

    fn take_name(&mut self, name: &str) -> Result<(), CircuitError> {
        let names = &mut self.names.0;
        if names.is_empty() {
            let registers = self.qregs.iter().chain(&self.cregs).map(|register| &register.name);
            let definitions = self.definitions.iter().map(|definition| &definition.name);
            names.extend(registers.chain(definitions).cloned());
        }
        if names.insert(name.to_owned()) {
            Ok(())
        } else {
            Err(CircuitError::NameTaken { name: name.to_owned() })
        }
    }

    /// Appends an instruction.
    ///
    /// # Errors
    /// Wrong number of parameters or operands, an operand out of range or given twice.
    pub fn push(&mut self, instruction: Instruction) -> Result<(), CircuitError> {
        self.check(&instruction, self.num_qubits(), self.num_clbits())?;
        self.instructions.push(instruction);
        Ok(())
    }

    /// Replaces all instructions.
    ///
    /// # Errors
    /// As [`Circuit::push`]; the circuit is then as it was.
    pub fn set_instructions(&mut self, new: Vec<Instruction>) -> Result<(), CircuitError> {
        for instruction in &new {
            self.check(instruction, self.num_qubits(), self.num_clbits())?;
        }
        self.instructions = new;
        Ok(())
    }

    /// Appends a standard gate with numbers as parameters.
    ///
    /// # Errors
    /// As [`Circuit::push`].
    pub fn gate(
        &mut self,
        gate: StandardGate,
        params: &[f64],
        qubits: &[u32],
    ) -> Result<(), CircuitError> {
        let params = params.iter().map(|&value| Expr::from_angle(value)).collect();
        let qubits = qubits.iter().map(|&index| Qubit(index)).collect();
        self.push(Instruction::gate(Gate::Standard(gate), params, qubits))
    }

    /// Appends a measurement.
    ///
    /// # Errors
    /// As [`Circuit::push`].
    pub fn measure(&mut self, qubit: u32, clbit: u32) -> Result<(), CircuitError> {
        self.push(Instruction::measure(Qubit(qubit), Clbit(clbit)))
    }

    /// The name of what an instruction does, as OpenQASM has it.
    pub fn operation_name(&self, operation: Operation) -> &str {
        match operation {
            Operation::Gate(gate) => self.gate_name(gate),
            Operation::Measure => "measure",
            Operation::Barrier => "barrier",
        }
    }

    fn check(
        &self,
        instruction: &Instruction,
        num_qubits: u32,
        num_clbits: u32,
    ) -> Result<(), CircuitError> {
        self.check_counts(instruction)?;
        if let Some(qubit) = instruction.qubits.iter().find(|qubit| qubit.0 >= num_qubits) {
            return Err(CircuitError::NoSuchQubit { index: qubit.0, num_qubits });
        }
        if let Some(clbit) = instruction.clbits.iter().find(|clbit| clbit.0 >= num_clbits) {
            return Err(CircuitError::NoSuchClbit { index: clbit.0, num_clbits });
        }
        let mut sorted = instruction.qubits.clone();
        sorted.sort_unstable();
        match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => {
                let gate = self.operation_name(instruction.operation).to_owned();
                Err(CircuitError::RepeatedQubit { gate, index: pair[0].0 })
            }
            None => Ok(()),
        }
    }

    fn check_counts(&self, instruction: &Instruction) -> Result<(), CircuitError> {
        let (qubits, params, clbits) = match instruction.operation {
            Operation::Gate(gate) => {
                let (qubits, params) = self.gate_arity(gate)?;
                (qubits, params, 0)
            }
            Operation::Measure => (1, 0, 1),
            Operation::Barrier => (instruction.qubits.len(), 0, 0),
        };
        let gate = || self.operation_name(instruction.operation).to_owned();
        let found = instruction.qubits.len();
        if found != qubits {
            return Err(CircuitError::QubitCount { gate: gate(), expected: qubits, found });
        }
        let found = instruction.params.len();
        if found != params {
            return Err(CircuitError::ParamCount { gate: gate(), expected: params, found });
        }
        let found = instruction.clbits.len();
        if found != clbits {
            return Err(CircuitError::ClbitCount { gate: gate(), expected: clbits, found });
        }
        Ok(())
    }
}

/// The number of bits in registers that follow each other.
fn end_of(registers: &[Register]) -> u32 {
    registers.last().map_or(0, |last| last.start + last.size)
}
