//! Parameters, bits, the circuit itself, and its variables.

use super::super::super::{Loss, Part};
use super::super::page::{Parts, Statement};
use super::{Writer, literal};
use crate::circuit::{
    ClassicalExpr, ClassicalType, Clbit, Operation, Register, Variable, VariableId, VariableScope,
};

impl Writer<'_> {
    pub(super) fn declarations(&mut self) -> Vec<Statement> {
        let mut statements = self.inputs();
        statements.extend(self.registers(true));
        statements.extend(self.registers(false));
        self.import("qiskit", "QuantumCircuit");
        let line = format!("circuit = QuantumCircuit({})", self.arguments().join(", "));
        statements.push(Statement::line(Part::Head, line));
        statements.extend(self.alias_statements());
        statements.extend(self.variables());
        statements.push(Statement::lines(Parts::One(Part::Head), vec![String::new()]));
        statements
    }

    fn inputs(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (index, input) in self.circuit.inputs().iter().enumerate() {
            let name = &self.names.inputs()[index];
            let original = literal(&input.name);
            let line = match input.length {
                None => {
                    self.import("qiskit.circuit", "Parameter");
                    format!("{name} = Parameter({original})")
                }
                Some(length) => {
                    self.import("qiskit.circuit", "ParameterVector");
                    format!("{name} = ParameterVector({original}, {length})")
                }
            };
            statements.push(Statement::line(Part::Input(index), line));
        }
        statements
    }

    fn registers(&mut self, are_quantum: bool) -> Vec<Statement> {
        let (registers, names) = if are_quantum {
            (self.circuit.qregs(), self.names.qregs())
        } else {
            (self.circuit.cregs(), self.names.cregs())
        };
        let mut statements = Vec::new();
        for (index, (register, name)) in registers.iter().zip(names).enumerate() {
            let (part, class, bit) = if are_quantum {
                (Part::Qreg(index), "QuantumRegister", "Qubit")
            } else {
                (Part::Creg(index), "ClassicalRegister", "Clbit")
            };
            let line = if register.is_loose {
                self.import("qiskit.circuit", bit);
                format!("{name} = {bit}()")
            } else {
                self.import("qiskit", class);
                let is_hardware = register.name == Register::HARDWARE;
                let original = if is_hardware { name } else { &register.name };
                format!("{name} = {class}({}, {})", register.size, literal(original))
            };
            statements.push(Statement::line(part, line));
        }
        if registers.iter().any(|register| register.name == Register::HARDWARE) {
            self.lose(Loss::HardwareQubits);
        }
        statements
    }

    /// `q, [a], c`: registers by name, other bits as lists.
    fn arguments(&self) -> Vec<String> {
        let quantum = self.circuit.qregs().iter().zip(self.names.qregs());
        let classical = self.circuit.cregs().iter().zip(self.names.cregs());
        let argument = |(register, name): (&Register, &String)| {
            if register.is_loose { format!("[{name}]") } else { name.clone() }
        };
        quantum.chain(classical).map(argument).collect()
    }

    /// Registers over bits that are used together and are no register of the circuit.
    fn alias_statements(&mut self) -> Vec<Statement> {
        let mut lists: Vec<Vec<Clbit>> = Vec::new();
        for visit in self.circuit.walk() {
            let value = match &visit.instruction.operation {
                Operation::Assign(assignment) => {
                    lists.push(assignment.written_bits().to_vec());
                    Some(&assignment.value)
                }
                Operation::Flow(flow) => flow.condition(),
                _ => None,
            };
            let Some(value) = value else { continue };
            value.for_each_part(&mut |part| {
                if let ClassicalExpr::Bits(bits) = part {
                    lists.push(bits.clone());
                }
            });
        }
        let mut statements = Vec::new();
        for bits in lists {
            if bits.len() < 2 || self.aliases.contains_key(&bits) || self.is_register(&bits) {
                continue;
            }
            let name = self.names.choose("bits");
            self.import("qiskit", "ClassicalRegister");
            let elements: Vec<String> = bits.iter().map(|bit| self.clbits.element(bit.0)).collect();
            let lines = vec![
                format!(
                    "{name} = ClassicalRegister(name={}, bits=[{}])",
                    literal(&name),
                    elements.join(", ")
                ),
                format!("circuit.add_register({name})"),
            ];
            statements.push(Statement::lines(Parts::One(Part::Abbreviation), lines));
            self.aliases.insert(bits, name);
        }
        statements
    }

    /// Whether bits are all of a register in its order.
    fn is_register(&self, bits: &[Clbit]) -> bool {
        let runs = self.clbits.runs(bits.iter().map(|bit| bit.0));
        matches!(runs.as_slice(), [run] if run.is_all())
    }

    fn variables(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (index, variable) in self.circuit.variables().iter().enumerate() {
            if variable.scope == VariableScope::Loop {
                continue;
            }
            let id = VariableId(index as u32);
            let Some(initial) = self.initial(id, variable) else {
                self.lose(Loss::Variable { name: variable.name.clone() });
                continue;
            };
            let name = self.names.of_variable(id);
            let original = literal(&variable.name);
            let line = format!("{name} = circuit.add_var({original}, {initial})");
            statements.push(Statement::line(Part::Variable(id), line));
        }
        statements
    }

    /// Qiskit has truth values and unsigned numbers.
    fn initial(&self, id: VariableId, variable: &Variable) -> Option<String> {
        let value = variable.initial.unwrap_or(0);
        self.import("qiskit.circuit.classical", "expr");
        match variable.kind {
            ClassicalType::Bool => {
                let value = if value == 0 { "False" } else { "True" };
                Some(format!("expr.lift({value})"))
            }
            ClassicalType::Int(_) if !self.unsigned.contains(&id) => None,
            ClassicalType::Uint(_) | ClassicalType::Int(_) if value >= 0 => {
                self.import("qiskit.circuit.classical", "types");
                let width = variable.kind.width();
                let fits = width >= 64 || (value as u64) < 1_u64 << width;
                fits.then(|| format!("expr.lift({value}, types.Uint({width}))"))
            }
            ClassicalType::Uint(_) | ClassicalType::Int(_) => None,
        }
    }

    /// Whether a symbol of a formula is a variable of the whole circuit, on which Qiskit's gates
    /// cannot depend. A loop around may have a variable of the same name.
    pub(super) fn is_variable(&self, name: &str) -> bool {
        let mut variables = self.circuit.variables().iter();
        let index = variables
            .position(|variable| variable.scope == VariableScope::Global && variable.name == name);
        let global = index.map(|index| self.names.of_variable(VariableId(index as u32)));
        global.is_some_and(|global| global == self.names.of_symbol(name))
    }
}
