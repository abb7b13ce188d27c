//! Operations of the program: gates, measurements, barriers, repeated over whole registers.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Call, Name, Operand, RegisterKind};
use super::names::GateMeaning;
use super::operands::Selection;
use super::{Lowered, Lowering, failure};
use crate::circuit::{Clbit, Expr, Gate, Instruction, Qubit};

impl Lowering<'_, '_> {
    pub(super) fn call(&mut self, call: &Call<'_>, span: Span) -> Lowered<()> {
        let GateMeaning { gate, extent } = self.gate(call.gate)?;
        self.check_counts(call, gate)?;
        let params: Vec<Expr> =
            call.params.iter().map(|param| self.angle(param)).collect::<Lowered<_>>()?;
        let selections = self.select_qubits(&call.operands)?;
        let times = common_size(&call.operands, &selections)?;
        let params_parts: usize = params.iter().map(number_of_parts).sum();
        let parts = extent.gates.saturating_add(1 + selections.len() + params_parts);
        self.spend(times.saturating_mul(parts), span)?;
        for k in 0..times {
            let qubits: Vec<Qubit> = selections.iter().map(|bits| Qubit(bits.bit(k))).collect();
            self.check_distinct(call.gate, &qubits, span)?;
            self.push(Instruction::gate(gate, params.clone(), qubits));
        }
        Ok(())
    }

    /// Whether a call has as many parameters and operands as its gate.
    pub(super) fn check_counts(&self, call: &Call<'_>, gate: Gate) -> Lowered<()> {
        let (num_qubits, num_params) =
            self.circuit.gate_arity(gate).expect("invariant: a gate that was found is there");
        let name = || quoted(call.gate.text);
        if call.params.len() != num_params {
            let (expected, found) = (num_params, call.params.len());
            let kind = DiagnosticKind::ParamCount { gate: name(), expected, found };
            return failure(call.gate.span, kind);
        }
        if call.operands.len() != num_qubits {
            let (expected, found) = (num_qubits, call.operands.len());
            let kind = DiagnosticKind::QubitCount { gate: name(), expected, found };
            return failure(call.gate.span, kind);
        }
        Ok(())
    }

    pub(super) fn measure(
        &mut self,
        qubits: &Operand<'_>,
        bits: &Operand<'_>,
        span: Span,
    ) -> Lowered<()> {
        let from = self.select(qubits, RegisterKind::Quantum)?.bits;
        let into = self.select(bits, RegisterKind::Classical)?.bits;
        if from.len() != into.len() {
            let kind = DiagnosticKind::MeasurementSizes { qubits: from.len(), bits: into.len() };
            return failure(span, kind);
        }
        self.spend(3 * from.len(), span)?;
        for (qubit, clbit) in from.into_iter().zip(into) {
            self.push(Instruction::measure(Qubit(qubit), Clbit(clbit)));
        }
        Ok(())
    }

    /// A barrier across the operands, or across all qubits so far when there are none. Before
    /// the first qubit it keeps nothing apart and is no instruction.
    pub(super) fn barrier(&mut self, operands: &[Operand<'_>], span: Span) -> Lowered<()> {
        let qubits: Vec<Qubit> = if operands.is_empty() {
            (0..self.circuit.num_qubits()).map(Qubit).collect()
        } else {
            let selections = self.select_qubits(operands)?;
            selections.into_iter().flat_map(|bits| bits.bits).map(Qubit).collect()
        };
        if qubits.is_empty() {
            return Ok(());
        }
        self.spend(1 + qubits.len(), span)?;
        self.check_distinct(Name { text: "barrier", span }, &qubits, span)?;
        self.push(Instruction::barrier(qubits));
        Ok(())
    }

    fn select_qubits(&mut self, operands: &[Operand<'_>]) -> Lowered<Vec<Selection>> {
        operands.iter().map(|operand| self.select(operand, RegisterKind::Quantum)).collect()
    }

    fn check_distinct(&self, gate: Name<'_>, qubits: &[Qubit], span: Span) -> Lowered<()> {
        let mut sorted = qubits.to_vec();
        sorted.sort_unstable();
        let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) else {
            return Ok(());
        };
        let (register, place) =
            self.circuit.qreg_of(pair[0]).expect("invariant: selected qubits are in a register");
        let qubit = format!("{}[{place}]", quoted(&register.name));
        failure(span, DiagnosticKind::RepeatedQubit { gate: quoted(gate.text), qubit })
    }

    fn push(&mut self, instruction: Instruction) {
        self.circuit.push(instruction).expect("invariant: counts and operands were checked");
    }
}

/// How often an operation is done: once for each bit of its registers, which must agree.
fn common_size(operands: &[Operand<'_>], selections: &[Selection]) -> Lowered<usize> {
    let mut registers =
        operands.iter().zip(selections).filter(|(_, selection)| !selection.is_single);
    let Some((first, reference)) = registers.next() else {
        return Ok(1);
    };
    let times = reference.bits.len();
    match registers.find(|(_, selection)| selection.bits.len() != times) {
        None => Ok(times),
        Some((second, other)) => {
            let kind = DiagnosticKind::SizeMismatch {
                first: quoted(first.name.text),
                first_size: times,
                second: quoted(second.name.text),
                second_size: other.bits.len(),
            };
            failure(second.span, kind)
        }
    }
}

/// Number of numbers, names and operators.
pub(in crate::qasm) fn number_of_parts(expr: &Expr) -> usize {
    match expr {
        Expr::Number(_) | Expr::Constant(_) | Expr::Symbol(_) => 1,
        Expr::Negate(inner) | Expr::Call(_, inner) => 1 + number_of_parts(inner),
        Expr::Binary(_, left, right) => 1 + number_of_parts(left) + number_of_parts(right),
    }
}
