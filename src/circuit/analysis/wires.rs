//! What instructions act on, and thereby depend on each other through.

use std::collections::BTreeMap;

use crate::circuit::{
    AssignmentTarget, Circuit, ClassicalExpr, Clbit, ControlFlow, Expr, Instruction, Operation,
    Power, Qubit, VariableId, VariableScope,
};

/// Something whose state instructions read or change, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// A qubit.
    Qubit(Qubit),
    /// A classical bit.
    Clbit(Clbit),
    /// A variable known in the whole circuit.
    Variable(VariableId),
}

/// The wires of a circuit, numbered: qubits, classical bits, variables.
pub(super) struct Wires<'c> {
    circuit: &'c Circuit,
    globals: BTreeMap<&'c str, VariableId>,
}

impl<'c> Wires<'c> {
    pub(super) fn new(circuit: &'c Circuit) -> Self {
        let variables = circuit.variables().iter().enumerate();
        let mut globals = BTreeMap::new();
        globals.extend(
            variables
                .filter(|(_, variable)| variable.scope == VariableScope::Global)
                .map(|(id, variable)| (variable.name.as_str(), VariableId(id as u32))),
        );
        Self { circuit, globals }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        let bits = self.circuit.num_qubits() + self.circuit.num_clbits();
        bits as usize + self.circuit.variables().len()
    }

    /// The number of a wire.
    pub(super) fn index(&self, wire: Wire) -> usize {
        let num_qubits = self.circuit.num_qubits() as usize;
        match wire {
            Wire::Qubit(qubit) => qubit.index(),
            Wire::Clbit(clbit) => num_qubits + clbit.index(),
            Wire::Variable(id) => num_qubits + self.circuit.num_clbits() as usize + id.index(),
        }
    }

    /// The wires an instruction acts on, ascending. Of control flow, those that it or its blocks
    /// act on; variables of loops are not among them.
    pub(super) fn of(&self, instruction: &Instruction) -> Vec<Wire> {
        let mut wires = Vec::with_capacity(instruction.qubits.len() + instruction.clbits.len());
        wires.extend(instruction.qubits.iter().map(|qubit| Wire::Qubit(*qubit)));
        wires.extend(instruction.clbits.iter().map(|clbit| Wire::Clbit(*clbit)));
        self.add_read(instruction, &mut wires);
        wires.sort_unstable();
        wires.dedup();
        wires
    }

    /// What an instruction reads, or assigns to, without being listed among its bits.
    fn add_read(&self, instruction: &Instruction, wires: &mut Vec<Wire>) {
        instruction.params.iter().for_each(|expr| self.add_symbols(expr, wires));
        match &instruction.operation {
            Operation::Modified(modified) => {
                for power in &modified.powers {
                    if let Power::Exponent(expr) = power {
                        self.add_symbols(expr, wires);
                    }
                }
            }
            Operation::Assign(assignment) => {
                if let AssignmentTarget::Variable(id) = assignment.target {
                    self.add_variable(id, wires);
                }
                self.add_value(&assignment.value, wires);
            }
            Operation::Flow(flow) => {
                flow.condition().into_iter().for_each(|expr| self.add_value(expr, wires));
                let inner = ControlFlow::blocks(flow).into_iter().flatten();
                inner.for_each(|instruction| self.add_read(instruction, wires));
            }
            _ => {}
        }
    }

    fn add_symbols(&self, expr: &Expr, wires: &mut Vec<Wire>) {
        if !self.globals.is_empty() {
            expr.for_each_symbol(&mut |name| {
                wires.extend(self.globals.get(name).map(|id| Wire::Variable(*id)));
            });
        }
    }

    fn add_value(&self, value: &ClassicalExpr, wires: &mut Vec<Wire>) {
        value.for_each_part(&mut |part| match part {
            ClassicalExpr::Bit(bit) => wires.push(Wire::Clbit(*bit)),
            ClassicalExpr::Bits(bits) => wires.extend(bits.iter().map(|bit| Wire::Clbit(*bit))),
            ClassicalExpr::Variable(id) => self.add_variable(*id, wires),
            _ => {}
        });
    }

    fn add_variable(&self, id: VariableId, wires: &mut Vec<Wire>) {
        let variable = self.circuit.variables().get(id.index());
        if variable.is_some_and(|variable| variable.scope == VariableScope::Global) {
            wires.push(Wire::Variable(id));
        }
    }
}
