//! The instructions of a circuit.

use super::super::super::{Loss, Part, message::quoted};
use super::super::calls::duration_text;
use super::super::measurements::{measured, measured_registers, measured_together};
use super::super::page::{Parts, Piece, Statement};
use super::Writer;
use super::definitions::Scope;
use crate::circuit::{Duration, Expr, Instruction, Operation, TimeUnit};

impl Writer<'_> {
    /// The statements for instructions, counted from place 0.
    pub(in crate::qasm) fn block(&mut self, block: &[Instruction]) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut rest = block;
        let mut place = 0;
        while let [first, behind @ ..] = rest {
            let more = measured_together(&self.qubits, &self.clbits, first, behind);
            if more > 0 {
                let line = self.register_measurement(first);
                let parts = Parts::Instructions(place..place + 1 + more);
                let pieces = vec![Piece::Line { depth: 0, text: line }];
                statements.push(Statement { parts, pieces });
            } else if let Operation::Flow(flow) = &first.operation {
                statements.extend(self.conditional(flow, place));
            } else {
                statements.extend(self.statement(first, place));
            }
            place += more + first.num_places();
            rest = &behind[more..];
        }
        statements
    }

    fn statement(&mut self, instruction: &Instruction, place: usize) -> Option<Statement> {
        let part = Part::Instruction(place);
        if let Operation::Delay(duration) = &instruction.operation {
            let line = self.delay(*duration, instruction)?;
            return Some(Statement::line(part, line));
        }
        self.operation(instruction).map(|line| Statement::line(part, line))
    }

    /// An operation that can stand under a condition too; none for what does nothing.
    pub(super) fn operation(&mut self, instruction: &Instruction) -> Option<String> {
        match &instruction.operation {
            Operation::Gate(_) | Operation::Modified(_) | Operation::Barrier(_) => {
                self.call(instruction, Scope::Circuit)
            }
            Operation::Measure => {
                let (qubit, clbit) = measured(instruction)?;
                let (qubit, clbit) = (self.qubits.element(qubit), self.clbits.element(clbit));
                Some(format!("measure {qubit} -> {clbit};"))
            }
            Operation::Reset => {
                let qubit = instruction.qubits.first()?;
                Some(format!("reset {};", self.qubits.element(qubit.0)))
            }
            Operation::Delay(duration) => {
                let delay = format!("delay[{}]", duration_text(*duration));
                self.lose(Loss::Delay { delay });
                None
            }
            Operation::Assign(_) | Operation::Flow(_) | Operation::Break | Operation::Continue => {
                let operation = self.circuit.operation_name(&instruction.operation);
                self.lose(Loss::Operation { operation: quoted(operation) });
                None
            }
        }
    }

    fn register_measurement(&self, first: &Instruction) -> String {
        let (from, into) = measured_registers(&self.qubits, &self.clbits, first);
        format!("measure {from} -> {into};")
    }

    /// Qiskit writes a delay in steps of the backend as a gate of this name; others are lost.
    fn delay(&mut self, duration: Duration, instruction: &Instruction) -> Option<String> {
        const NAME: &str = "delay";
        let is_step = duration.unit == TimeUnit::BackendSteps && duration.value.fract() == 0.0;
        if instruction.qubits.is_empty() {
            return None;
        }
        if !is_step || instruction.qubits.len() > 1 || !self.has_delay(NAME) {
            return self.operation(instruction);
        }
        let qubit = self.qubits.element(instruction.qubits[0].0);
        Some(format!("{NAME}({}) {qubit};", Expr::Number(duration.value)))
    }

    fn has_delay(&mut self, name: &str) -> bool {
        if self.delay.is_none() {
            let chosen = self.names.choose(name);
            if chosen == name {
                let line = format!("opaque {name}(t) q;");
                self.definitions.push(Statement::line(Part::Abbreviation, line));
            }
            self.delay = Some(chosen);
        }
        self.delay.as_deref() == Some(name)
    }
}
