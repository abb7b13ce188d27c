//! Which bits an operand stands for.

use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Expression, Index, Name, Operand, Range, RegisterKind};
use super::names::{Bits, Meaning};
use super::{Failure, Lowered, Lowering, failure};
use crate::circuit::{Circuit, Register};

/// The bits an operand stands for, as indices into the circuit.
pub(super) struct Selection {
    pub(super) bits: Vec<u32>,
    /// One bit by itself, which goes with registers of any size.
    pub(super) is_single: bool,
}

impl Selection {
    /// The bit that takes part in repetition `k` of a broadcast operation.
    pub(super) fn bit(&self, k: usize) -> u32 {
        if self.is_single { self.bits[0] } else { self.bits[k] }
    }
}

impl Lowering<'_, '_> {
    pub(super) fn select(
        &mut self,
        operand: &Operand<'_>,
        wanted: RegisterKind,
    ) -> Lowered<Selection> {
        let name = operand.name;
        let bits = self.register_bits(name, wanted)?;
        let Some(index) = &operand.index else {
            self.spend(bits.size() as usize, operand.span)?;
            return Ok(Selection { bits: bits.all(), is_single: bits.is_single });
        };
        if let Index::One(element) = index {
            let element = self.element(name, bits.size(), element)?;
            return Ok(Selection { bits: vec![bits.bit(element)], is_single: true });
        }
        let elements = self.elements(name, bits.size(), index)?;
        let bits = elements.into_iter().map(|element| bits.bit(element)).collect();
        Ok(Selection { bits, is_single: false })
    }

    pub(super) fn register_bits(&self, name: Name<'_>, wanted: RegisterKind) -> Lowered<Bits> {
        if let Some(number) = name.text.strip_prefix(Register::HARDWARE)
            && wanted == RegisterKind::Quantum
            && !number.is_empty()
        {
            return self.hardware_qubit(name, number);
        }
        match (self.names.get(name.text), wanted) {
            (Some(Meaning::Qubits(bits)), RegisterKind::Quantum)
            | (Some(Meaning::Clbits(bits)), RegisterKind::Classical) => Ok(bits.clone()),
            (Some(Meaning::Failed), _) => Err(Failure::Known),
            (Some(_), RegisterKind::Quantum) => {
                failure(name.span, DiagnosticKind::NotQubits { name: quoted(name.text) })
            }
            (Some(_), RegisterKind::Classical) => {
                failure(name.span, DiagnosticKind::NotBits { name: quoted(name.text) })
            }
            (None, RegisterKind::Quantum) => {
                let known = self.names.of_kind(|meaning| matches!(meaning, Meaning::Qubits(_)));
                self.unknown_register(name, known)
            }
            (None, RegisterKind::Classical) => {
                let known = self.names.of_kind(|meaning| matches!(meaning, Meaning::Clbits(_)));
                self.unknown_register(name, known)
            }
        }
    }

    /// `$3`
    fn hardware_qubit(&self, name: Name<'_>, number: &str) -> Lowered<Bits> {
        let number: u32 = number.parse().unwrap_or(u32::MAX);
        let limit = Circuit::MAX_BITS;
        match self.names.get(Register::HARDWARE) {
            _ if number >= limit => failure(name.span, DiagnosticKind::TooManyBits { limit }),
            Some(Meaning::Qubits(all)) if number < all.size() => Ok(Bits::single(all.bit(number))),
            Some(Meaning::Qubits(all)) => {
                let (register, size) = (Register::HARDWARE.to_owned(), all.size());
                let index = i64::from(number);
                failure(name.span, DiagnosticKind::IndexOutOfRange { register, index, size })
            }
            Some(_) => Err(Failure::Known),
            None => self.unknown_register(name, std::iter::empty()),
        }
    }

    pub(super) fn unknown_register<'n, T>(
        &self,
        name: Name<'_>,
        known: impl Iterator<Item = &'n str>,
    ) -> Lowered<T> {
        let nearest = self.nearest(name.text, known);
        failure(name.span, DiagnosticKind::UnknownRegister { name: quoted(name.text), nearest })
    }

    /// Which elements of a register of `size` an index takes.
    pub(super) fn elements(
        &mut self,
        name: Name<'_>,
        size: u32,
        index: &Index<'_>,
    ) -> Lowered<Vec<u32>> {
        match index {
            Index::One(element) => Ok(vec![self.element(name, size, element)?]),
            Index::Set(elements) => {
                elements.iter().map(|element| self.element(name, size, element)).collect()
            }
            Index::Range(range) => self.range(name, size, range),
        }
    }

    /// The number of an element; from -1 backwards it is counted from the end.
    pub(super) fn element(
        &mut self,
        name: Name<'_>,
        size: u32,
        index: &Expression<'_>,
    ) -> Lowered<u32> {
        let value = self.integer(index)?;
        let from_start = if value < 0 { value.saturating_add(i64::from(size)) } else { value };
        match u32::try_from(from_start) {
            Ok(element) if element < size => Ok(element),
            _ => {
                let register = quoted(name.text);
                let kind = DiagnosticKind::IndexOutOfRange { register, index: value, size };
                failure(index.span, kind)
            }
        }
    }

    fn range(&mut self, name: Name<'_>, size: u32, range: &Range<'_>) -> Lowered<Vec<u32>> {
        let step = match &range.step {
            Some(step) => self.integer(step)?,
            None => 1,
        };
        let (first, last) = if step < 0 { (size - 1, 0) } else { (0, size - 1) };
        let mut bound = |bound: &Option<Expression<'_>>, default| match bound {
            Some(bound) => self.element(name, size, bound),
            None => Ok(default),
        };
        let start = bound(&range.start, first)?;
        let stop = bound(&range.stop, last)?;
        if step == 0 {
            return failure(range.span, DiagnosticKind::ZeroStep);
        }
        let elements = steps(start, stop, step);
        if elements.is_empty() {
            return failure(range.span, DiagnosticKind::EmptyRange);
        }
        self.spend(elements.len(), range.span)?;
        Ok(elements)
    }
}

/// `start`, `start + step`, … up to and including `stop`.
fn steps(start: u32, stop: u32, step: i64) -> Vec<u32> {
    let stride = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX);
    if step > 0 {
        (start..=stop).step_by(stride).collect()
    } else {
        (stop..=start).rev().step_by(stride).collect()
    }
}
