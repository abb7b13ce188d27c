//! The instructions of a circuit as text.

use super::bits::Bits;
use super::names::Names;
use crate::circuit::{Circuit, Expr, Gate, Instruction, Operation};

/// `rx(pi/2) q[0];`
pub(super) fn call<T: AsRef<str>>(name: &str, params: &[Expr], operands: &[T]) -> String {
    let mut text = name.to_owned();
    if !params.is_empty() {
        text.push('(');
        text.push_str(&params.iter().map(Expr::to_string).collect::<Vec<_>>().join(", "));
        text.push(')');
    }
    for (index, operand) in operands.iter().enumerate() {
        text.push_str(if index == 0 { " " } else { ", " });
        text.push_str(operand.as_ref());
    }
    text.push(';');
    text
}

/// The statements for all instructions of a circuit.
pub(super) fn instruction_lines(circuit: &Circuit, names: &Names) -> Vec<String> {
    let writer = Writer {
        names,
        qubits: Bits::new(circuit.qregs(), names.qregs()),
        clbits: Bits::new(circuit.cregs(), names.cregs()),
    };
    let mut lines = Vec::new();
    let mut rest = circuit.instructions();
    while let [instruction, behind @ ..] = rest {
        let (line, more) = writer.statement(instruction, behind);
        lines.extend(line);
        rest = &behind[more..];
    }
    lines
}

struct Writer<'c> {
    names: &'c Names,
    qubits: Bits<'c>,
    clbits: Bits<'c>,
}

impl Writer<'_> {
    /// The statement for an instruction, if it needs one, and how many of the instructions
    /// behind it are a part of that statement.
    fn statement(&self, first: &Instruction, behind: &[Instruction]) -> (Option<String>, usize) {
        match &first.operation {
            Operation::Gate(gate) => (Some(self.gate(*gate, first)), 0),
            // A barrier across nothing keeps nothing apart.
            Operation::Barrier(_) if first.qubits.is_empty() => (None, 0),
            Operation::Barrier(_) => {
                let indices: Vec<u32> = first.qubits.iter().map(|qubit| qubit.0).collect();
                let operands = self.qubits.registers_and_elements(&indices);
                (Some(call("barrier", &[], &operands)), 0)
            }
            Operation::Measure => self.measurement(first, behind),
            _ => (None, 0),
        }
    }

    fn gate(&self, gate: Gate, instruction: &Instruction) -> String {
        let operands: Vec<String> =
            instruction.qubits.iter().map(|qubit| self.qubits.element(qubit.0)).collect();
        call(self.names.of_gate(gate), &instruction.params, &operands)
    }

    /// Measuring all of a register into all of another, in order, is one statement.
    fn measurement(&self, first: &Instruction, behind: &[Instruction]) -> (Option<String>, usize) {
        let Some((qubit, clbit)) = measured(first) else {
            return (None, 0);
        };
        if let Some((from, size)) = self.qubits.register_at(qubit)
            && let Some((into, bits)) = self.clbits.register_at(clbit)
            && size == bits
            && size > 1
        {
            let rest = size as usize - 1;
            let expected = (qubit + 1..).zip(clbit + 1..).take(rest).map(Some);
            if behind.iter().take(rest).map(measured).eq(expected) {
                return (Some(format!("{into} = measure {from};")), rest);
            }
        }
        let (bit, qubit) = (self.clbits.element(clbit), self.qubits.element(qubit));
        (Some(format!("{bit} = measure {qubit};")), 0)
    }
}

/// The qubit and the classical bit of a measurement.
fn measured(instruction: &Instruction) -> Option<(u32, u32)> {
    let is_measurement = instruction.operation == Operation::Measure;
    let (qubit, clbit) = (instruction.qubits.first()?, instruction.clbits.first()?);
    is_measurement.then_some((qubit.0, clbit.0))
}
