//! Numbers, durations and bit strings as they are spelled.

use super::super::diagnostic::Diagnostic;
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::expressions::{Products, node};
use super::lexer::TokenKind;
use super::parser::{Parse, Parser};
use super::reserved::is_unit;
use super::terms::{Expression, ExpressionKind};
use crate::circuit::TimeUnit;

impl<'a> Parser<'a, '_> {
    /// A number, with a unit a duration.
    pub(super) fn number(&mut self, products: Products) -> Parse<Expression<'a>> {
        let token = self.bump();
        let text = self.text(token);
        let Some(number) = number_value(text) else {
            let kind = DiagnosticKind::MalformedNumber { text: quoted(text) };
            return Err(Diagnostic::error(token.span, kind));
        };
        let unit = self.peek();
        let has_unit = unit.kind == TokenKind::Word && is_unit(self.text(unit));
        if !has_unit || products == Products::Implied {
            return node(number, token.span, 1);
        }
        let span = token.span.to(unit.span);
        let value = match number {
            ExpressionKind::Integer(value) => value as f64,
            ExpressionKind::Real(value) => value,
            _ => 0.0,
        };
        let Some(unit) = time_unit(self.text(unit)) else {
            return Err(self.unsupported(span));
        };
        self.bump();
        node(ExpressionKind::Duration(value, unit), span, 1)
    }

    /// `"0101"`
    pub(super) fn bit_string(&mut self) -> Parse<Expression<'a>> {
        let token = self.peek();
        let digits = self.text(token).trim_matches(['"', '\'']);
        let is_bits = digits.bytes().all(|digit| matches!(digit, b'0' | b'1' | b'_'));
        if !is_bits || !digits.contains(['0', '1']) {
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedExpression { found }));
        }
        self.bump();
        node(ExpressionKind::BitString(digits), token.span, 1)
    }
}

fn time_unit(text: &str) -> Option<TimeUnit> {
    Some(match text {
        "s" => TimeUnit::Seconds,
        "ms" => TimeUnit::Milliseconds,
        "us" | "µs" | "μs" => TimeUnit::Microseconds,
        "ns" => TimeUnit::Nanoseconds,
        "dt" => TimeUnit::BackendSteps,
        _ => return None,
    })
}

/// The value of a number as it is spelled.
fn number_value<'a>(text: &str) -> Option<ExpressionKind<'a>> {
    if let Ok(value) = text.parse() {
        return Some(ExpressionKind::Integer(value));
    }
    let digits = text.replace('_', "");
    let with_base = |base| {
        let value = u64::from_str_radix(&digits[2..], base).ok()?;
        Some(
            i64::try_from(value)
                .map_or(ExpressionKind::Real(value as f64), ExpressionKind::Integer),
        )
    };
    match digits.get(..2) {
        Some("0x" | "0X") => with_base(16),
        Some("0o" | "0O") => with_base(8),
        Some("0b" | "0B") => with_base(2),
        _ => {
            if let Ok(value) = digits.parse() {
                return Some(ExpressionKind::Integer(value));
            }
            let value: f64 = digits.parse().ok()?;
            value.is_finite().then_some(ExpressionKind::Real(value))
        }
    }
}
