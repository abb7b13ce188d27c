//! Formulas of angles, in the spelling of each language.

use crate::circuit::{BinaryOp, Constant, Expr, Function};

/// How a language spells formulas.
pub(super) struct Spelling {
    /// The sign of a power; none when the language has no powers.
    pub(super) power: Option<&'static str>,
    /// The name of a constant; none for one that is written as a number.
    pub(super) constant: fn(Constant) -> Option<&'static str>,
    /// What stands before and behind the argument of a function, which has symbols in it or
    /// not; none for a function that the language lacks.
    pub(super) call: fn(Function, bool) -> Option<(String, &'static str)>,
    /// Where numbers have a decimal point.
    pub(super) points: Points,
}

/// Which whole numbers need a decimal point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Points {
    /// None.
    Nowhere,
    /// One of two that are divided, since their quotient would be whole as well.
    InQuotients,
    /// Those with an exponent.
    BeforeExponents,
    /// All.
    Everywhere,
}

/// Writes formulas in the spelling of a language.
pub(super) struct Formulas<'f> {
    /// The spelling.
    pub(super) spelling: &'f Spelling,
    /// How a symbol is written.
    pub(super) symbol: &'f dyn Fn(&str) -> String,
    /// Whether a symbol stands for a whole number.
    pub(super) is_whole: &'f dyn Fn(&str) -> bool,
}

impl Formulas<'_> {
    /// The text of a formula; none when it has symbols in something that the language lacks.
    pub(super) fn text(&self, expr: &Expr) -> Option<String> {
        let mut out = String::new();
        self.push(&self.held(expr)?, 0, false, &mut out);
        Some(out)
    }

    /// The formula with what the language lacks replaced by its value.
    fn held(&self, expr: &Expr) -> Option<Expr> {
        let is_held = match expr {
            Expr::Constant(constant) => (self.spelling.constant)(*constant).is_some(),
            Expr::Binary(BinaryOp::Power, ..) => self.spelling.power.is_some(),
            Expr::Call(function, inner) => {
                (self.spelling.call)(*function, has_symbols(inner)).is_some()
            }
            _ => true,
        };
        if !is_held {
            let value = expr.value().ok()?;
            let magnitude = Expr::Number(value.abs());
            return Some(if value < 0.0 { magnitude.negated() } else { magnitude });
        }
        Some(match expr {
            Expr::Number(_) | Expr::Constant(_) | Expr::Symbol(_) => expr.clone(),
            Expr::Negate(inner) => self.held(inner)?.negated(),
            Expr::Binary(op, left, right) => self.held(left)?.binary(*op, self.held(right)?),
            Expr::Call(function, inner) => Expr::Call(*function, Box::new(self.held(inner)?)),
        })
    }

    /// Appends a formula that binds at least as tightly as `least`. `as_real` asks for a number
    /// in it to be written with a decimal point.
    fn push(&self, expr: &Expr, least: u8, as_real: bool, out: &mut String) {
        if precedence(expr) < least {
            out.push('(');
            self.push(expr, 0, as_real, out);
            out.push(')');
            return;
        }
        match expr {
            Expr::Number(_) => out.push_str(&self.number(expr, as_real)),
            Expr::Constant(constant) => {
                out.push_str((self.spelling.constant)(*constant).unwrap_or_default());
            }
            Expr::Symbol(name) => out.push_str(&(self.symbol)(name)),
            Expr::Negate(inner) => {
                out.push('-');
                self.push(inner, 4, as_real, out);
            }
            Expr::Binary(op, left, right) => {
                self.push_binary((*op, left, right), as_real, out);
            }
            Expr::Call(function, inner) => {
                let spelled = (self.spelling.call)(*function, has_symbols(inner));
                let (before, behind) = spelled.unwrap_or_default();
                out.push_str(&before);
                self.push(inner, 0, false, out);
                out.push_str(behind);
            }
        }
    }

    fn push_binary(
        &self,
        (op, left, right): (BinaryOp, &Expr, &Expr),
        as_real: bool,
        out: &mut String,
    ) {
        let (sign, left_least, right_least) = match op {
            BinaryOp::Add => (" + ", 1, 2),
            BinaryOp::Subtract => (" - ", 1, 2),
            BinaryOp::Multiply => ("*", 2, 3),
            BinaryOp::Divide => ("/", 2, 3),
            // The base of a power is an atom, its exponent may be another power.
            BinaryOp::Power => (self.spelling.power.unwrap_or_default(), 5, 4),
        };
        let needs_point = op == BinaryOp::Divide
            && self.spelling.points == Points::InQuotients
            && self.is_whole(left)
            && self.is_whole(right);
        let in_right = (needs_point && has_number(right)) || (as_real && !has_number(left));
        let in_left = (needs_point || as_real) && !in_right;
        self.push(left, left_least, in_left, out);
        out.push_str(sign);
        self.push(right, right_least, in_right, out);
    }

    fn number(&self, expr: &Expr, as_real: bool) -> String {
        let text = expr.to_string();
        let points = self.spelling.points;
        match text.split_once('e') {
            Some((digits, exponent))
                if points == Points::BeforeExponents && !digits.contains('.') =>
            {
                format!("{digits}.0e{exponent}")
            }
            None if (as_real || points == Points::Everywhere) && is_written_whole(expr) => {
                text + ".0"
            }
            _ => text,
        }
    }

    /// Whether the language takes a formula for a whole number.
    fn is_whole(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Number(_) => is_written_whole(expr),
            Expr::Symbol(name) => (self.is_whole)(name),
            Expr::Negate(inner) => self.is_whole(inner),
            Expr::Binary(BinaryOp::Divide, ..) | Expr::Constant(_) | Expr::Call(..) => false,
            Expr::Binary(_, left, right) => self.is_whole(left) && self.is_whole(right),
        }
    }
}

/// How tightly the outermost part binds; larger binds tighter.
fn precedence(expr: &Expr) -> u8 {
    match expr {
        Expr::Binary(BinaryOp::Add | BinaryOp::Subtract, ..) => 1,
        Expr::Binary(BinaryOp::Multiply | BinaryOp::Divide, ..) => 2,
        Expr::Negate(_) => 3,
        Expr::Number(number) if number.is_sign_negative() => 3,
        Expr::Binary(BinaryOp::Power, ..) => 4,
        Expr::Number(_) | Expr::Constant(_) | Expr::Symbol(_) | Expr::Call(..) => 5,
    }
}

/// Whether a number is written without a point and without an exponent.
fn is_written_whole(expr: &Expr) -> bool {
    match expr {
        Expr::Number(number) => number.fract() == 0.0 && number.abs() < 1e16,
        _ => false,
    }
}

/// Whether there is a number in a formula that decides what kind of number it is.
fn has_number(expr: &Expr) -> bool {
    match expr {
        Expr::Number(_) => true,
        Expr::Negate(inner) => has_number(inner),
        Expr::Binary(op, left, right) => {
            *op != BinaryOp::Divide && (has_number(left) || has_number(right))
        }
        Expr::Constant(_) | Expr::Symbol(_) | Expr::Call(..) => false,
    }
}

/// Whether a formula has symbols.
pub(super) fn has_symbols(expr: &Expr) -> bool {
    let mut found = false;
    expr.for_each_symbol(&mut |_| found = true);
    found
}
