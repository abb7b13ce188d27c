//! The instructions of a circuit.

use super::super::super::{Loss, Part, message::quoted};
use super::super::calls::{duration_text, unit_name};
use super::super::measurements::{measured, measured_registers, measured_together};
use super::super::page::{Parts, Piece, Statement};
use super::{Writer, literal};
use crate::circuit::{Duration, Expr, Instruction, Operation, TimeUnit};

impl Writer<'_> {
    /// The statements for all instructions.
    pub(super) fn instructions(&mut self) -> Vec<Statement> {
        self.block(self.circuit.instructions(), &mut 0)
    }

    /// The statements for a block whose first instruction is at `place`, which becomes the
    /// place behind the block.
    pub(super) fn block(&mut self, block: &[Instruction], place: &mut usize) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut rest = block;
        while let [first, behind @ ..] = rest {
            let more = measured_together(&self.qubits, &self.clbits, first, behind);
            let own = *place;
            *place += 1 + more;
            rest = &behind[more..];
            if more > 0 {
                let (from, into) = measured_registers(&self.qubits, &self.clbits, first);
                let text = format!("circuit.measure({from}, {into})");
                let parts = Parts::Instructions(own..own + 1 + more);
                let pieces = vec![Piece::Line { depth: 0, text }];
                statements.push(Statement { parts, pieces });
            } else if let Operation::Flow(flow) = &first.operation {
                statements.push(self.flow(flow, own, place));
            } else {
                let lines = self.lines(first);
                if !lines.is_empty() {
                    let parts = Parts::One(Part::Instruction(own));
                    statements.push(Statement::lines(parts, lines));
                }
            }
        }
        statements
    }

    fn lines(&mut self, instruction: &Instruction) -> Vec<String> {
        let line = match &instruction.operation {
            Operation::Gate(_) | Operation::Modified(_) => {
                let elements = instruction.qubits.iter().map(|q| self.qubits.element(q.0));
                let qubits: Vec<String> = elements.collect();
                return self.gate_lines(instruction, &qubits, &|writer, expr| writer.formula(expr));
            }
            Operation::Barrier(_) | Operation::Delay(_) if instruction.qubits.is_empty() => {
                return Vec::new();
            }
            Operation::Barrier(label) => {
                let mut arguments = self.operands(instruction);
                arguments.extend(label.as_deref().map(|label| format!("label={}", literal(label))));
                format!("circuit.barrier({})", arguments.join(", "))
            }
            Operation::Delay(duration) => self.delay(*duration, instruction),
            Operation::Measure => {
                let (qubit, clbit) = measured(instruction).unwrap_or_default();
                let (qubit, clbit) = (self.qubits.element(qubit), self.clbits.element(clbit));
                format!("circuit.measure({qubit}, {clbit})")
            }
            Operation::Reset => {
                let qubit = instruction.qubits.first().map_or(0, |qubit| qubit.0);
                format!("circuit.reset({})", self.qubits.element(qubit))
            }
            Operation::Assign(assignment) => self.assignment(assignment),
            Operation::Break => "circuit.break_loop()".to_owned(),
            Operation::Continue => "circuit.continue_loop()".to_owned(),
            Operation::Flow(_) => return Vec::new(),
        };
        vec![line]
    }

    fn delay(&mut self, duration: Duration, instruction: &Instruction) -> String {
        if duration.unit == TimeUnit::BackendSteps && duration.value.fract() != 0.0 {
            let operation = quoted(&format!("delay[{}]", duration_text(duration)));
            self.lose(Loss::Operation { operation });
        }
        let length = Expr::Number(duration.value);
        let operands = match self.operands(instruction).as_slice() {
            [only] => only.clone(),
            _ => {
                let elements = instruction.qubits.iter().map(|q| self.qubits.element(q.0));
                format!("[{}]", elements.collect::<Vec<_>>().join(", "))
            }
        };
        format!("circuit.delay({length}, {operands}, unit=\"{}\")", unit_name(duration.unit))
    }

    fn operands(&self, instruction: &Instruction) -> Vec<String> {
        let indices: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
        self.qubits.registers_and_elements(&indices)
    }
}
