//! The instructions of a circuit.

use super::super::super::{Loss, Part};
use super::super::calls::{call, duration_text, labelled};
use super::super::measurements::{measured, measured_registers, measured_together};
use super::super::page::{Parts, Piece, Statement};
use super::Writer;
use crate::circuit::{Duration, Instruction, Operation, TimeUnit};

impl Writer<'_> {
    /// The statements for all instructions.
    pub(super) fn instructions(&mut self) -> Vec<Statement> {
        self.block(self.circuit.instructions(), &mut 0)
    }

    /// The statements for a block whose first instruction is at `place`, which becomes the
    /// place behind the block.
    pub(in crate::qasm) fn block(
        &mut self,
        block: &[Instruction],
        place: &mut usize,
    ) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut rest = block;
        while let [first, behind @ ..] = rest {
            let more = measured_together(&self.qubits, &self.clbits, first, behind);
            let own = *place;
            *place += 1 + more;
            rest = &behind[more..];
            if more > 0 {
                let line = self.register_measurement(first);
                let pieces = vec![Piece::Line { depth: 0, text: line }];
                let parts = Parts::Instructions(own..own + 1 + more);
                statements.push(Statement { parts, pieces });
            } else {
                statements.extend(self.statement(first, own, place));
            }
        }
        statements
    }

    /// The statement for one instruction, if it needs one.
    fn statement(
        &mut self,
        instruction: &Instruction,
        own: usize,
        place: &mut usize,
    ) -> Option<Statement> {
        let line = match &instruction.operation {
            Operation::Gate(_) | Operation::Modified(_) => self.gate(instruction),
            // A barrier across nothing keeps nothing apart, and time passes for nobody.
            Operation::Barrier(_) | Operation::Delay(_) if instruction.qubits.is_empty() => {
                return None;
            }
            Operation::Barrier(label) => self.barrier(instruction, label.as_deref()),
            Operation::Delay(duration) => self.delay(*duration, instruction),
            Operation::Measure => self.measurement(instruction),
            Operation::Reset => {
                let qubit = instruction.qubits.first()?;
                format!("reset {};", self.qubits.element(qubit.0))
            }
            Operation::Assign(assignment) => self.assignment(assignment),
            Operation::Flow(flow) => return Some(self.flow(flow, own, place)),
            Operation::Break => "break;".to_owned(),
            Operation::Continue => "continue;".to_owned(),
        };
        Some(Statement::line(Part::Instruction(own), line))
    }

    fn barrier(&mut self, instruction: &Instruction, label: Option<&str>) -> String {
        if self.is_for_qiskit() && label.is_some() {
            self.lose(Loss::BarrierLabel);
        }
        labelled(call("barrier", &[], &self.operands(instruction)), label)
    }

    fn delay(&mut self, duration: Duration, instruction: &Instruction) -> String {
        let length = duration_text(duration);
        let is_broken_step =
            duration.unit == TimeUnit::BackendSteps && duration.value.fract() != 0.0;
        if self.is_for_qiskit() && is_broken_step {
            self.lose(Loss::Operation { operation: format!("delay[{length}]") });
        }
        format!("delay[{length}] {};", self.operands(instruction).join(", "))
    }

    fn operands(&self, instruction: &Instruction) -> Vec<String> {
        let indices: Vec<u32> = instruction.qubits.iter().map(|qubit| qubit.0).collect();
        self.qubits.registers_and_elements(&indices)
    }

    fn measurement(&self, instruction: &Instruction) -> String {
        let (qubit, clbit) = measured(instruction).unwrap_or_default();
        format!("{} = measure {};", self.clbits.element(clbit), self.qubits.element(qubit))
    }

    fn register_measurement(&self, first: &Instruction) -> String {
        let (from, into) = measured_registers(&self.qubits, &self.clbits, first);
        format!("{into} = measure {from};")
    }
}
