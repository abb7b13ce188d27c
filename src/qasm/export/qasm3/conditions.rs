//! What decides: any expression, or for Qiskit's reader what it can compare.

use super::super::super::{Loss, message::quoted};
use super::super::casts::without_casts;
use super::super::page::{Piece, Statement};
use super::Writer;
use crate::circuit::{ClassicalBinary, ClassicalExpr, ClassicalUnary};

/// A condition as text.
pub(super) struct Test {
    /// The text.
    pub(super) text: String,
    /// Whether the condition is true when the text is false.
    pub(super) is_negated: bool,
}

impl Writer<'_> {
    /// A condition for the reader.
    pub(super) fn test(&mut self, condition: &ClassicalExpr) -> Test {
        if self.is_for_qiskit() {
            if let Some(test) = self.test_for_qiskit(&without_casts(condition)) {
                return test;
            }
            self.lose(Loss::Condition { condition: quoted(&self.value(condition)) });
        }
        Test { text: self.value(condition), is_negated: false }
    }

    /// Qiskit's reader takes a bit, and the comparison of several bits with a number.
    fn test_for_qiskit(&self, condition: &ClassicalExpr) -> Option<Test> {
        match condition {
            ClassicalExpr::Bit(_) => Some(Test { text: self.value(condition), is_negated: false }),
            ClassicalExpr::Bits(_) => {
                let text = self.test_of_value(condition, 0)?;
                Some(Test { text, is_negated: true })
            }
            ClassicalExpr::Unary(op, inner) => {
                let is_bit = matches!(**inner, ClassicalExpr::Bit(_));
                match op {
                    ClassicalUnary::Not | ClassicalUnary::BitNot if is_bit => {
                        let text = self.test_of_value(inner, 0)?;
                        Some(Test { text, is_negated: false })
                    }
                    ClassicalUnary::Not => Some(opposite(self.test_for_qiskit(inner)?)),
                    _ => None,
                }
            }
            ClassicalExpr::Binary(ClassicalBinary::Equal, left, right) => {
                let text = self.equality(left, right)?;
                Some(Test { text, is_negated: false })
            }
            ClassicalExpr::Binary(ClassicalBinary::NotEqual, left, right) => {
                match (self.equality_with_other(left, right), self.equality(left, right)) {
                    (Some(text), _) => Some(Test { text, is_negated: false }),
                    (None, text) => Some(Test { text: text?, is_negated: true }),
                }
            }
            _ => None,
        }
    }

    fn equality(&self, left: &ClassicalExpr, right: &ClassicalExpr) -> Option<String> {
        match (number(left), number(right)) {
            (None, Some(value)) => self.test_of_value(left, value),
            (Some(value), None) => self.test_of_value(right, value),
            _ => None,
        }
    }

    /// Of a bit that differs from a value it is known which value it has.
    fn equality_with_other(&self, left: &ClassicalExpr, right: &ClassicalExpr) -> Option<String> {
        let other = |value: i64| matches!(value, 0 | 1).then_some(1 - value);
        match (left, right) {
            (ClassicalExpr::Bit(_), value) => self.test_of_value(left, other(number(value)?)?),
            (value, ClassicalExpr::Bit(_)) => self.test_of_value(right, other(number(value)?)?),
            _ => None,
        }
    }

    /// Whether bits have a value; none for what is no bits, or a value they cannot have.
    pub(super) fn test_of_value(&self, bits: &ClassicalExpr, value: i64) -> Option<String> {
        match (bits, value) {
            (ClassicalExpr::Bit(_), 1) => Some(self.value(bits)),
            (ClassicalExpr::Bit(_), 0) => Some(format!("!{}", self.value(bits))),
            (ClassicalExpr::Bits(list), _) => {
                let is_possible = value >= 0 && (list.len() >= 63 || value < 1 << list.len());
                is_possible.then(|| format!("{} == {value}", self.value(bits)))
            }
            _ => None,
        }
    }

    /// A target of a switch that Qiskit's reader can compare is some bits.
    pub(super) fn check_target(&mut self, target: &ClassicalExpr) {
        if !matches!(target, ClassicalExpr::Bit(_) | ClassicalExpr::Bits(_)) {
            self.lose(Loss::Condition { condition: quoted(&self.value(target)) });
        }
    }

    /// Cases for several values are written once for each; in each other that can be too much.
    pub(super) fn count_copies(&mut self, statements: &[Statement], copies: usize) {
        const MOST_COPIED: usize = 100_000;
        self.copied += count(statements).saturating_mul(copies.saturating_sub(1));
        if self.copied > MOST_COPIED {
            self.lose(Loss::TooLong);
        }
    }
}

fn opposite(test: Test) -> Test {
    Test { is_negated: !test.is_negated, ..test }
}

fn number(expr: &ClassicalExpr) -> Option<i64> {
    match expr {
        ClassicalExpr::Int(value) => Some(*value),
        ClassicalExpr::Bool(value) => Some(i64::from(*value)),
        _ => None,
    }
}

/// Number of statements, those in blocks included.
fn count(statements: &[Statement]) -> usize {
    let in_piece = |piece: &Piece| match piece {
        Piece::Line { .. } => 0,
        Piece::Block { statements, .. } => count(statements),
    };
    statements
        .iter()
        .map(|statement| 1 + statement.pieces.iter().map(in_piece).sum::<usize>())
        .sum()
}
