//! Registers and elements of registers as operands.

use super::super::diagnostic::{Diagnostic, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Name, Parse, Parser, TokenKind};
use super::names::{Meaning, unknown_register};
use super::{Failure, Lowered, Program, failure};

/// A register or one element of it, as it is written.
pub(super) struct Operand<'a> {
    pub(super) name: Name<'a>,
    /// Number of the element and where it stands.
    index: Option<(u64, Span)>,
    pub(super) span: Span,
}

/// The bits of a register, or one of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bits {
    /// Index of the first one in the circuit.
    pub(super) start: u32,
    pub(super) size: u32,
    /// One bit by itself, which goes with registers of any size.
    pub(super) is_single: bool,
}

impl Operand<'_> {
    /// Whether it has no index.
    pub(super) fn is_whole(&self) -> bool {
        self.index.is_none()
    }
}

impl Bits {
    /// The bit that takes part in repetition `k` of an operation on whole registers.
    pub(super) fn bit(self, k: usize) -> u32 {
        if self.is_single { self.start } else { self.start + k as u32 }
    }

    pub(super) fn all(self) -> std::ops::Range<u32> {
        self.start..self.start + self.size
    }
}

/// `item, item, …` up to the mark `end`, perhaps none, perhaps with a comma behind the last.
pub(super) fn list<'a, 'd, T>(
    parser: &mut Parser<'a, 'd>,
    end: &str,
    mut item: impl FnMut(&mut Parser<'a, 'd>) -> Parse<T>,
) -> Parse<Vec<T>> {
    let mut items = Vec::new();
    while !parser.at(end) {
        items.push(item(parser)?);
        if !parser.eat(",") {
            break;
        }
    }
    Ok(items)
}

/// A whole number without a sign, and where it stands; one beyond `u64` is the largest there is.
pub(super) fn whole_number(parser: &mut Parser<'_, '_>) -> Parse<(u64, Span)> {
    let token = parser.peek();
    let text = parser.text(token);
    if token.kind != TokenKind::Number || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(parser.unexpected(|found| DiagnosticKind::ExpectedInteger { found }));
    }
    if text.len() > 1 && text.starts_with('0') {
        let kind = DiagnosticKind::LeadingZeros { text: quoted(text) };
        return Err(Diagnostic::error(token.span, kind));
    }
    parser.bump();
    Ok((text.parse().unwrap_or(u64::MAX), token.span))
}

impl<'a> Program<'a, '_> {
    pub(super) fn operand(&self, parser: &mut Parser<'a, '_>) -> Parse<Operand<'a>> {
        let token = parser.peek();
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Hardware => return Err(self.only_open_qasm_3(token.span)),
            _ => return Err(parser.unexpected(|found| DiagnosticKind::ExpectedOperand { found })),
        }
        let name = parser.bump_name();
        let index = if parser.eat("[") { Some(self.index(parser)?) } else { None };
        Ok(Operand { name, index, span: parser.span_since(name.span) })
    }

    fn index(&self, parser: &mut Parser<'a, '_>) -> Parse<(u64, Span)> {
        let token = parser.peek();
        let index = if parser.at("{") { None } else { Some(whole_number(parser)?) };
        if let Some(index) = index.filter(|_| !parser.at(":")) {
            parser.expect("]")?;
            return Ok(index);
        }
        // A set is no block, behind whose end reading would go on.
        while !parser.at("]") && !parser.at(";") && !parser.at_end() {
            parser.bump();
        }
        Err(self.only_open_qasm_3(parser.span_since(token.span)))
    }

    pub(super) fn qubits(&self, parser: &Parser<'a, '_>, operand: &Operand<'a>) -> Lowered<Bits> {
        let name = operand.name;
        match self.names.get(name.text) {
            Some(Meaning::Qubits(bits)) => element(operand, *bits),
            Some(Meaning::Failed) => Err(Failure::Known),
            Some(_) => failure(name.span, DiagnosticKind::NotQubits { name: quoted(name.text) }),
            None => {
                let known = self.of_kind(|meaning| matches!(meaning, Meaning::Qubits(_)));
                unknown_register(parser, name.text, name.span, known)
            }
        }
    }

    pub(super) fn clbits(&self, parser: &Parser<'a, '_>, operand: &Operand<'a>) -> Lowered<Bits> {
        let name = operand.name;
        match self.names.get(name.text) {
            Some(Meaning::Clbits(bits)) => element(operand, *bits),
            Some(Meaning::Failed) => Err(Failure::Known),
            Some(_) => failure(name.span, DiagnosticKind::NotBits { name: quoted(name.text) }),
            None => {
                let known = self.of_kind(|meaning| matches!(meaning, Meaning::Clbits(_)));
                unknown_register(parser, name.text, name.span, known)
            }
        }
    }
}

/// Those of a register's bits that an operand takes.
fn element(operand: &Operand<'_>, register: Bits) -> Lowered<Bits> {
    let Some((index, span)) = operand.index else {
        return Ok(register);
    };
    match u32::try_from(index) {
        Ok(place) if place < register.size => {
            Ok(Bits { start: register.start + place, size: 1, is_single: true })
        }
        _ => {
            let (register_name, size) = (quoted(operand.name.text), register.size);
            let index = i64::try_from(index).unwrap_or(i64::MAX);
            let kind = DiagnosticKind::IndexOutOfRange { register: register_name, index, size };
            failure(span, kind)
        }
    }
}

/// How often an operation is done: once for each bit of its registers, which must agree.
pub(super) fn common_size(operands: &[Operand<'_>], bits: &[Bits]) -> Lowered<usize> {
    let mut registers = operands.iter().zip(bits).filter(|(_, bits)| !bits.is_single);
    let Some((first, reference)) = registers.next() else {
        return Ok(1);
    };
    match registers.find(|(_, bits)| bits.size != reference.size) {
        None => Ok(reference.size as usize),
        Some((second, other)) => {
            let kind = DiagnosticKind::SizeMismatch {
                first: quoted(first.name.text),
                first_size: reference.size as usize,
                second: quoted(second.name.text),
                second_size: other.size as usize,
            };
            failure(second.span, kind)
        }
    }
}
