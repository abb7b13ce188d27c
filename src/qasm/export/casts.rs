//! Comparisons of bits with numbers, without casts that say nothing.
//!
//! `int[4](c) == 1` is `c == 1` for four bits, which more formats have.

use crate::circuit::{ClassicalBinary, ClassicalExpr, ClassicalType};

/// The expression with the bits themselves where a cast of them is compared with a number.
pub(super) fn without_casts(expr: &ClassicalExpr) -> ClassicalExpr {
    let inner = |inner: &ClassicalExpr| Box::new(without_casts(inner));
    match expr {
        ClassicalExpr::Binary(op, left, right) => {
            let compared = match (cast_of_bits(left), number(right)) {
                (Some(cast), Some(value)) => comparison(*op, cast, value),
                _ => match (number(left), cast_of_bits(right)) {
                    (Some(value), Some(cast)) => comparison(mirrored(*op), cast, value),
                    _ => None,
                },
            };
            compared.unwrap_or_else(|| ClassicalExpr::Binary(*op, inner(left), inner(right)))
        }
        ClassicalExpr::Unary(op, of) => ClassicalExpr::Unary(*op, inner(of)),
        ClassicalExpr::Cast(kind, of) => ClassicalExpr::Cast(*kind, inner(of)),
        ClassicalExpr::Index(of, index) => ClassicalExpr::Index(inner(of), inner(index)),
        other => other.clone(),
    }
}

/// The bits that are the same number as a cast of them.
pub(super) fn plain_target(target: &ClassicalExpr) -> &ClassicalExpr {
    match cast_of_bits(target) {
        Some(cast) if cast.is_plain() => cast.bits,
        _ => target,
    }
}

/// Bits as a number that all of them fit into.
#[derive(Clone, Copy)]
struct CastOfBits<'e> {
    kind: ClassicalType,
    bits: &'e ClassicalExpr,
    width: u32,
}

impl CastOfBits<'_> {
    /// Whether it is never negative.
    fn is_plain(self) -> bool {
        match self.kind {
            ClassicalType::Int(_) => self.kind.width() > self.width,
            ClassicalType::Uint(_) | ClassicalType::Bool => true,
        }
    }
}

fn cast_of_bits(expr: &ClassicalExpr) -> Option<CastOfBits<'_>> {
    let ClassicalExpr::Cast(kind, bits) = expr else {
        return None;
    };
    let width = match bits.as_ref() {
        ClassicalExpr::Bit(_) => 1,
        ClassicalExpr::Bits(list) => u32::try_from(list.len()).ok()?,
        _ => return None,
    };
    let is_wide = *kind != ClassicalType::Bool && kind.width() >= width;
    is_wide.then_some(CastOfBits { kind: *kind, bits, width })
}

/// The number that an expression is, with its sign.
fn number(expr: &ClassicalExpr) -> Option<i64> {
    use crate::circuit::ClassicalUnary::Negate;
    match expr {
        ClassicalExpr::Int(value) => Some(*value),
        ClassicalExpr::Unary(Negate, inner) => number(inner)?.checked_neg(),
        _ => None,
    }
}

/// The comparison of the bits themselves; none when it says something else.
fn comparison(op: ClassicalBinary, cast: CastOfBits<'_>, value: i64) -> Option<ClassicalExpr> {
    use ClassicalBinary as Op;
    let joined = |value| {
        let number = Box::new(ClassicalExpr::Int(value));
        ClassicalExpr::Binary(op, Box::new(cast.bits.clone()), number)
    };
    match op {
        Op::Equal | Op::NotEqual => match without_sign(cast, value)? {
            Meant::Number(value) => Some(joined(value)),
            Meant::Never => Some(ClassicalExpr::Bool(op == Op::NotEqual)),
        },
        Op::Less | Op::LessEqual | Op::Greater | Op::GreaterEqual => {
            (cast.is_plain() && value >= 0).then(|| joined(value))
        }
        _ => None,
    }
}

/// What bits are when a cast of them has a value.
enum Meant {
    /// This number, without a sign.
    Number(i64),
    /// It never has that value.
    Never,
}

/// What the bits are when a cast of them has this value; none where it is not known.
fn without_sign(cast: CastOfBits<'_>, value: i64) -> Option<Meant> {
    if cast.is_plain() {
        let is_signed = matches!(cast.kind, ClassicalType::Int(_));
        return match value {
            0.. => Some(Meant::Number(value)),
            _ => is_signed.then_some(Meant::Never),
        };
    }
    let half = 1_i64.checked_shl(cast.width - 1).filter(|half| *half > 0)?;
    if !(-half..half).contains(&value) {
        return Some(Meant::Never);
    }
    let modulus = if value < 0 { half.checked_mul(2)? } else { 0 };
    Some(Meant::Number(value + modulus))
}

/// The operator that says the same of the operands the other way round.
fn mirrored(op: ClassicalBinary) -> ClassicalBinary {
    match op {
        ClassicalBinary::Less => ClassicalBinary::Greater,
        ClassicalBinary::LessEqual => ClassicalBinary::GreaterEqual,
        ClassicalBinary::Greater => ClassicalBinary::Less,
        ClassicalBinary::GreaterEqual => ClassicalBinary::LessEqual,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::truth::table;
    use super::without_casts;
    use crate::circuit::Circuit;
    use crate::qasm::parse_condition;

    #[test]
    fn a_comparison_without_its_cast_says_the_same() {
        let circuit = Circuit::with_registers(0, 3);
        let register = &circuit.cregs()[0];
        for kind in ["int[3]", "int[4]", "int", "uint[3]", "uint[8]", "uint", "int[2]"] {
            for operator in ["==", "!=", "<", "<=", ">", ">="] {
                for value in -9..10 {
                    for text in [
                        format!("{kind}(c) {operator} {value}"),
                        format!("{value} {operator} {kind}(c)"),
                        format!("!({kind}(c[1]) {operator} {value}) || c[0]"),
                    ] {
                        let condition = parse_condition(&text, &circuit, &[]).unwrap();
                        let plain = without_casts(&condition);
                        assert_eq!(table(&plain, register), table(&condition, register), "{text}");
                    }
                }
            }
        }
    }
}
