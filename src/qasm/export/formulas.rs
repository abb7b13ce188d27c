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
    /// Whether the quotient of two whole numbers is a whole number, without what remains.
    pub(super) divides_whole_numbers: bool,
    /// Whether a number with an exponent has to have a point.
    pub(super) has_point_before_exponent: bool,
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
        self.push(expr, 0, false, &mut out)?;
        Some(out)
    }

    /// Appends a formula that binds at least as tightly as `least`. `as_real` asks for a number
    /// in it to be written with a decimal point.
    fn push(&self, expr: &Expr, least: u8, as_real: bool, out: &mut String) -> Option<()> {
        if precedence(expr) < least {
            out.push('(');
            self.push(expr, 0, as_real, out)?;
            out.push(')');
            return Some(());
        }
        match expr {
            Expr::Number(_) => out.push_str(&self.number(expr, as_real)),
            Expr::Constant(constant) => match (self.spelling.constant)(*constant) {
                Some(name) => out.push_str(name),
                None => self.push_value(expr, least, out)?,
            },
            Expr::Symbol(name) => out.push_str(&(self.symbol)(name)),
            Expr::Negate(inner) => {
                out.push('-');
                self.push(inner, 4, as_real, out)?;
            }
            Expr::Binary(op, left, right) => {
                return self.push_binary((*op, left, right), expr, (least, as_real), out);
            }
            Expr::Call(function, inner) => {
                match (self.spelling.call)(*function, has_symbols(inner)) {
                    Some((before, behind)) => {
                        out.push_str(&before);
                        self.push(inner, 0, false, out)?;
                        out.push_str(behind);
                    }
                    None => self.push_value(expr, least, out)?,
                }
            }
        }
        Some(())
    }

    fn push_binary(
        &self,
        (op, left, right): (BinaryOp, &Expr, &Expr),
        whole: &Expr,
        (least, as_real): (u8, bool),
        out: &mut String,
    ) -> Option<()> {
        let (sign, left_least, right_least) = match op {
            BinaryOp::Add => (" + ", 1, 2),
            BinaryOp::Subtract => (" - ", 1, 2),
            BinaryOp::Multiply => ("*", 2, 3),
            BinaryOp::Divide => ("/", 2, 3),
            // The base of a power is an atom, its exponent may be another power.
            BinaryOp::Power => match self.spelling.power {
                Some(sign) => (sign, 5, 4),
                None => return self.push_value(whole, least, out),
            },
        };
        let needs_point = op == BinaryOp::Divide
            && self.spelling.divides_whole_numbers
            && self.is_whole(left)
            && self.is_whole(right);
        let in_right = needs_point && has_number(right);
        let in_left = (needs_point || as_real) && !in_right;
        self.push(left, left_least, in_left && has_number(left), out)?;
        out.push_str(sign);
        let in_right = in_right || (as_real && !has_number(left));
        self.push(right, right_least, in_right, out)
    }

    fn number(&self, expr: &Expr, as_real: bool) -> String {
        let text = expr.to_string();
        match text.split_once('e') {
            Some((digits, exponent))
                if self.spelling.has_point_before_exponent && !digits.contains('.') =>
            {
                format!("{digits}.0e{exponent}")
            }
            None if as_real && is_written_whole(expr) => text + ".0",
            _ => text,
        }
    }

    /// Appends the value of a formula without symbols.
    fn push_value(&self, expr: &Expr, least: u8, out: &mut String) -> Option<()> {
        let value = expr.value().ok()?;
        let magnitude = Expr::Number(value.abs());
        let signed = if value < 0.0 { magnitude.negated() } else { magnitude };
        self.push(&signed, least, false, out)
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
