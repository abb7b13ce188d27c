//! The circuit and the rules it keeps.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    CircuitError, ClassicalType, Clbit, ControlFlow, DefinitionId, Expr, Gate, GateDefinition,
    Input, Instruction, Operation, Qubit, Register, StandardGate, Variable, VariableId,
    VariableScope, parameters,
};

/// A quantum circuit: registers, inputs, variables, gate definitions, and instructions in program
/// order.
///
/// Every instruction in it has the right number of parameters and operands, within range and
/// distinct, and names only what there is; the methods that add something check that.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Circuit {
    qregs: Vec<Register>,
    cregs: Vec<Register>,
    inputs: Vec<Input>,
    variables: Vec<Variable>,
    definitions: Vec<GateDefinition>,
    instructions: Vec<Instruction>,
    #[serde(skip)]
    names: NameIndex,
}

/// All names that are taken, to find out quickly what one stands for. Empty until it is needed:
/// it follows from the rest of the circuit, so it is not serialized, and between circuits with the
/// same parts there is nothing left to compare.
#[derive(Debug, Clone, Default)]
struct NameIndex(BTreeMap<String, Named>);

/// What has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// An input, with its length if it is a vector.
    Input(Option<u32>),
    /// A global variable.
    Variable,
    /// A register or a gate definition, which formulas cannot use.
    Other,
}

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

    /// Most parameters a circuit can have, elements of vectors counted.
    pub const MAX_PARAMETERS: u32 = 65_536;

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

    /// The parameters and vectors of parameters, in the order they were declared.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The names of all parameters in Qiskit's order, which is the order of the last axis of an
    /// array of parameter values: by name in the order of code points, elements of a vector
    /// (`θ[2]`) by index.
    pub fn parameters(&self) -> Vec<String> {
        parameters::in_qiskits_order(&self.inputs)
    }

    /// The classical variables; [`VariableId`] is an index into them.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
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
        let register = self.next_register(name, self.num_qubits(), size, false)?;
        self.qregs.push(register);
        Ok(())
    }

    /// Appends a classical register.
    ///
    /// # Errors
    /// A name that is taken; more than [`Circuit::MAX_BITS`] classical bits.
    pub fn add_creg(&mut self, name: &str, size: u32) -> Result<(), CircuitError> {
        let register = self.next_register(name, self.num_clbits(), size, false)?;
        self.cregs.push(register);
        Ok(())
    }

    /// Appends a qubit outside of any register.
    ///
    /// # Errors
    /// As [`Circuit::add_qreg`].
    pub fn add_loose_qubit(&mut self, name: &str) -> Result<(), CircuitError> {
        let register = self.next_register(name, self.num_qubits(), 1, true)?;
        self.qregs.push(register);
        Ok(())
    }

    /// Appends a classical bit outside of any register.
    ///
    /// # Errors
    /// As [`Circuit::add_creg`].
    pub fn add_loose_clbit(&mut self, name: &str) -> Result<(), CircuitError> {
        let register = self.next_register(name, self.num_clbits(), 1, true)?;
        self.cregs.push(register);
        Ok(())
    }

    fn next_register(
        &mut self,
        name: &str,
        start: u32,
        size: u32,
        is_loose: bool,
    ) -> Result<Register, CircuitError> {
        let limit = Self::MAX_BITS;
        if start.checked_add(size).is_none_or(|end| end > limit) {
            return Err(CircuitError::TooManyBits { limit });
        }
        self.take_name(name, Named::Other)?;
        Ok(Register { name: name.to_owned(), start, size, is_loose })
    }

    /// Adds an input: a parameter, or with a length a vector of them.
    ///
    /// # Errors
    /// A name that is taken; more than [`Circuit::MAX_PARAMETERS`] parameters.
    pub fn add_input(&mut self, name: &str, length: Option<u32>) -> Result<(), CircuitError> {
        let parameters_of = |length: Option<u32>| u64::from(length.unwrap_or(1));
        let before: u64 = self.inputs.iter().map(|input| parameters_of(input.length)).sum();
        if before + parameters_of(length) > u64::from(Self::MAX_PARAMETERS) {
            return Err(CircuitError::TooManyParameters { limit: Self::MAX_PARAMETERS });
        }
        self.take_name(name, Named::Input(length))?;
        self.inputs.push(Input { name: name.to_owned(), length });
        Ok(())
    }

    /// Adds a classical variable.
    ///
    /// # Errors
    /// A name that is taken, unless it is a loop's; a width that is 0 or over
    /// [`ClassicalType::MAX_WIDTH`](super::ClassicalType::MAX_WIDTH); more than
    /// [`Circuit::MAX_BITS`] variables.
    pub fn add_variable(&mut self, variable: Variable) -> Result<VariableId, CircuitError> {
        let limit = Self::MAX_BITS;
        if self.variables.len() >= limit as usize {
            return Err(CircuitError::TooManyVariables { limit });
        }
        let width = variable.kind.width();
        if !(1..=ClassicalType::MAX_WIDTH).contains(&width) {
            return Err(CircuitError::Width { width, limit: ClassicalType::MAX_WIDTH });
        }
        if variable.scope == VariableScope::Global {
            self.take_name(&variable.name, Named::Variable)?;
        }
        self.variables.push(variable);
        Ok(VariableId(self.variables.len() as u32 - 1))
    }

    /// Adds a gate definition. Its body may use standard gates and definitions added before.
    ///
    /// # Errors
    /// A name that is taken; a body with an instruction that is no gate or breaks a rule.
    pub fn define(&mut self, definition: GateDefinition) -> Result<DefinitionId, CircuitError> {
        self.check_definition(&definition)?;
        self.take_name(&definition.name, Named::Other)?;
        self.definitions.push(definition);
        Ok(DefinitionId(self.definitions.len() as u32 - 1))
    }

    fn take_name(&mut self, name: &str, named: Named) -> Result<(), CircuitError> {
        if self.names.0.is_empty() {
            self.names = self.name_index();
        }
        if self.names.0.contains_key(name) {
            return Err(CircuitError::NameTaken { name: name.to_owned() });
        }
        self.names.0.insert(name.to_owned(), named);
        Ok(())
    }

    fn name_index(&self) -> NameIndex {
        let registers = self.qregs.iter().chain(&self.cregs).map(|register| &register.name);
        let definitions = self.definitions.iter().map(|definition| &definition.name);
        let others = registers.chain(definitions).map(|name| (name, Named::Other));
        let inputs = self.inputs.iter().map(|input| (&input.name, Named::Input(input.length)));
        let globals = self.variables.iter().filter(|v| v.scope == VariableScope::Global);
        let variables = globals.map(|variable| (&variable.name, Named::Variable));
        let all = others.chain(inputs).chain(variables);
        let mut names = BTreeMap::new();
        names.extend(all.map(|(name, named)| (name.clone(), named)));
        NameIndex(names)
    }

    /// What has a name. Cost: logarithmic in the number of names, but for a circuit that was
    /// serialized and has not been given a name since, where all are looked through.
    pub(super) fn named(&self, name: &str) -> Option<Named> {
        if self.names.0.is_empty() {
            self.name_index().0.get(name).copied()
        } else {
            self.names.0.get(name).copied()
        }
    }

    /// Appends an instruction.
    ///
    /// # Errors
    /// A broken rule of [`CircuitError`]; the circuit is then as it was.
    pub fn push(&mut self, instruction: Instruction) -> Result<(), CircuitError> {
        self.check(&instruction)?;
        self.instructions.push(instruction);
        Ok(())
    }

    /// Replaces all instructions.
    ///
    /// # Errors
    /// As [`Circuit::push`].
    pub fn set_instructions(&mut self, new: Vec<Instruction>) -> Result<(), CircuitError> {
        for instruction in &new {
            self.check(instruction)?;
        }
        self.instructions = new;
        Ok(())
    }

    /// The circuit with these of its qubits alone, in their order, where on the others nothing is
    /// done but barriers and delays. Registers lose qubits and go when they have none left; every
    /// instruction keeps its place.
    #[must_use]
    pub fn with_only(&self, kept: &BTreeSet<Qubit>) -> Self {
        let before = |qubit: u32| kept.range(..Qubit(qubit)).count() as u32;
        let registers = self.qregs.iter().map(|register| {
            let start = before(register.start);
            let size = before(register.start + register.size) - start;
            Register { start, size, ..register.clone() }
        });
        let qregs = registers.filter(|register| register.size > 0).collect();
        let mut numbers = vec![None; self.num_qubits() as usize];
        for (number, qubit) in (0..).zip(kept) {
            if let Some(place) = numbers.get_mut(qubit.index()) {
                *place = Some(Qubit(number));
            }
        }
        let instructions = self.instructions.iter().map(|step| step.with_only(&numbers)).collect();
        Self {
            qregs,
            cregs: self.cregs.clone(),
            inputs: self.inputs.clone(),
            variables: self.variables.clone(),
            definitions: self.definitions.clone(),
            instructions,
            names: NameIndex::default(),
        }
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

    /// The name of what an instruction does, as OpenQASM has it: of a modified gate that of the
    /// gate, of control flow and assignments the keyword or mark.
    pub fn operation_name(&self, operation: &Operation) -> &str {
        match operation {
            Operation::Gate(gate) => self.gate_name(*gate),
            Operation::Modified(modified) => self.gate_name(modified.gate),
            Operation::Measure => "measure",
            Operation::Reset => "reset",
            Operation::Barrier(_) => "barrier",
            Operation::Delay(_) => "delay",
            Operation::Assign(_) => "=",
            Operation::Flow(flow) => match flow.as_ref() {
                ControlFlow::If { .. } => "if",
                ControlFlow::While { .. } => "while",
                ControlFlow::For { .. } => "for",
                ControlFlow::Switch { .. } => "switch",
            },
            Operation::Break => "break",
            Operation::Continue => "continue",
        }
    }
}

/// The number of bits in registers that follow each other.
fn end_of(registers: &[Register]) -> u32 {
    registers.last().map_or(0, |last| last.start + last.size)
}
