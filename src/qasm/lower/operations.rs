//! Operations of the program, repeated over whole registers: gates, measurements, barriers.

use super::super::diagnostic::Span;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{
    Barrier, Call, Delay, Expression, ExpressionKind, Operand, RegisterKind,
};
use super::operands::Selection;
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{
    ClassicalBinary, ClassicalUnary, Clbit, Duration, Instruction, Operation, Qubit, repeated_qubit,
};

impl Lowering<'_, '_> {
    pub(super) fn call(&mut self, call: &Call<'_>, span: Span) -> Lowered<()> {
        let gate = self.gate_use(call, span, None)?;
        let selections = self.select_qubits(&call.operands)?;
        let times = common_size(&call.operands, &selections)?;
        let parts = gate.num_parts().saturating_add(selections.len());
        self.spend(times.saturating_mul(parts), span)?;
        for k in 1..times {
            let qubits = self.operands_of(call, &selections, k - 1, span)?;
            self.emit(gate.clone().on(qubits), span);
        }
        if let Some(last) = times.checked_sub(1) {
            let qubits = self.operands_of(call, &selections, last, span)?;
            self.emit(gate.on(qubits), span);
        }
        Ok(())
    }

    /// The qubits of repetition `k` of a call.
    fn operands_of(
        &self,
        call: &Call<'_>,
        selections: &[Selection],
        k: usize,
        span: Span,
    ) -> Lowered<Vec<Qubit>> {
        let qubits: Vec<Qubit> = selections.iter().map(|bits| Qubit(bits.bit(k))).collect();
        self.check_distinct(call.gate.text, &qubits, span)?;
        Ok(qubits)
    }

    pub(super) fn measure(
        &mut self,
        qubits: &Operand<'_>,
        bits: &Operand<'_>,
        span: Span,
    ) -> Lowered<()> {
        let into = self.select(bits, RegisterKind::Classical)?.bits;
        self.measure_into(qubits, &into, span)
    }

    pub(super) fn measure_into(
        &mut self,
        qubits: &Operand<'_>,
        into: &[u32],
        span: Span,
    ) -> Lowered<()> {
        let from = self.select(qubits, RegisterKind::Quantum)?.bits;
        if from.len() != into.len() {
            let kind = DiagnosticKind::MeasurementSizes { qubits: from.len(), bits: into.len() };
            return failure(span, kind);
        }
        self.spend(3 * from.len(), span)?;
        for (qubit, clbit) in from.into_iter().zip(into) {
            self.emit(Instruction::measure(Qubit(qubit), Clbit(*clbit)), span);
        }
        Ok(())
    }

    pub(super) fn reset(&mut self, operands: &[Operand<'_>], span: Span) -> Lowered<()> {
        for selection in self.select_qubits(operands)? {
            self.spend(2 * selection.bits.len(), span)?;
            for qubit in selection.bits {
                self.emit(Instruction::reset(Qubit(qubit)), span);
            }
        }
        Ok(())
    }

    pub(super) fn barrier(&mut self, barrier: &Barrier<'_>, span: Span) -> Lowered<()> {
        let qubits = self.all_of("barrier", &barrier.operands, span)?;
        let label = barrier.label.map(|label| label.text.to_owned());
        if qubits.is_empty() {
            return Ok(());
        }
        let operation = Operation::Barrier(label);
        self.emit(Instruction { operation, ..Instruction::barrier(qubits) }, span);
        Ok(())
    }

    pub(super) fn delay(&mut self, delay: &Delay<'_>, span: Span) -> Lowered<()> {
        let duration = self.duration(&delay.duration)?;
        let qubits = self.all_of("delay", &delay.operands, span)?;
        if !qubits.is_empty() {
            self.emit(Instruction::delay(duration, qubits), span);
        }
        Ok(())
    }

    /// The qubits of all operands together, or all qubits so far when there are none. Before
    /// the first qubit that is none, and there is nothing to be done.
    fn all_of(&mut self, name: &str, operands: &[Operand<'_>], span: Span) -> Lowered<Vec<Qubit>> {
        let qubits: Vec<Qubit> = if operands.is_empty() {
            (0..self.circuit.num_qubits()).map(Qubit).collect()
        } else {
            let selections = self.select_qubits(operands)?;
            selections.into_iter().flat_map(|bits| bits.bits).map(Qubit).collect()
        };
        self.spend(1 + qubits.len(), span)?;
        self.check_distinct(name, &qubits, span)?;
        Ok(qubits)
    }

    /// A length of time that is known: a number with a unit, perhaps times a number.
    fn duration(&mut self, formula: &Expression<'_>) -> Lowered<Duration> {
        let duration = self.signed_duration(formula)?;
        if duration.value >= 0.0 && duration.value.is_finite() {
            return Ok(duration);
        }
        let expr = quoted(formula.span.text(self.source));
        failure(formula.span, DiagnosticKind::NotADuration { expr })
    }

    fn signed_duration(&mut self, formula: &Expression<'_>) -> Lowered<Duration> {
        let scaled =
            |duration: Duration, by: f64| Duration { value: duration.value * by, ..duration };
        match &formula.kind {
            ExpressionKind::Duration(value, unit) => Ok(Duration { value: *value, unit: *unit }),
            ExpressionKind::Unary(ClassicalUnary::Negate, inner) => {
                Ok(scaled(self.signed_duration(inner)?, -1.0))
            }
            ExpressionKind::Binary(ClassicalBinary::Multiply, left, right) => {
                let (number, length) =
                    if has_duration(right) { (left, right) } else { (right, left) };
                let number = self.real(number)?;
                Ok(scaled(self.signed_duration(length)?, number))
            }
            ExpressionKind::Binary(ClassicalBinary::Divide, length, number) => {
                let number = self.real(number)?;
                Ok(scaled(self.signed_duration(length)?, number.recip()))
            }
            ExpressionKind::Name(name) if self.names.is_failed(name) => Err(Failure::Known),
            _ => {
                let expr = quoted(formula.span.text(self.source));
                failure(formula.span, DiagnosticKind::NotADuration { expr })
            }
        }
    }

    fn select_qubits(&mut self, operands: &[Operand<'_>]) -> Lowered<Vec<Selection>> {
        operands.iter().map(|operand| self.select(operand, RegisterKind::Quantum)).collect()
    }

    fn check_distinct(&self, gate: &str, qubits: &[Qubit], span: Span) -> Lowered<()> {
        let Some(repeated) = repeated_qubit(qubits) else {
            return Ok(());
        };
        let (register, place) =
            self.circuit.qreg_of(repeated).expect("invariant: selected qubits are in a register");
        let qubit = quoted(&register.element(place));
        failure(span, DiagnosticKind::RepeatedQubit { gate: quoted(gate), qubit })
    }
}

/// Whether there is a number with a unit in a formula.
fn has_duration(formula: &Expression<'_>) -> bool {
    matches!(formula.kind, ExpressionKind::Duration(..))
        || formula.parts().into_iter().any(has_duration)
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
