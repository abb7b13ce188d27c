use super::*;
use ClassicalBinary as B;
use ClassicalType::{Bool, Int, Uint};
use ClassicalUnary as U;

/// Bits 0, 2 and 3 are one; variable 0 is an `int[8]` of -3, 1 a `uint[8]` of 200, 2 a `bool`
/// that is true, 3 an `int[64]` of -1, 4 a `uint[64]` of all ones, 5 a `uint[4]` of 9.
struct Fixed;

impl ClassicalValues for Fixed {
    fn bit(&self, bit: Clbit) -> bool {
        [true, false, true, true].get(bit.index()).copied().unwrap_or(false)
    }

    fn variable(&self, id: VariableId) -> ClassicalValue {
        match id.0 {
            0 => ClassicalValue::new(-3, Int(Some(8))),
            1 => ClassicalValue::new(200, Uint(Some(8))),
            2 => ClassicalValue::new(1, Bool),
            3 => ClassicalValue::new(-1, Int(None)),
            4 => ClassicalValue::new(-1, Uint(None)),
            _ => ClassicalValue::new(9, Uint(Some(4))),
        }
    }
}

fn int(number: i64) -> ClassicalExpr {
    ClassicalExpr::Int(number)
}

fn bit(index: u32) -> ClassicalExpr {
    ClassicalExpr::Bit(Clbit(index))
}

fn bits(from: u32, to: u32) -> ClassicalExpr {
    ClassicalExpr::Bits((from..to).map(Clbit).collect())
}

const INT8: u32 = 0;
const UINT8: u32 = 1;
const TRUE: u32 = 2;
const MINUS: u32 = 3;
const ONES: u32 = 4;
const NINE: u32 = 5;

fn var(id: u32) -> ClassicalExpr {
    ClassicalExpr::Variable(VariableId(id))
}

fn un(op: U, operand: ClassicalExpr) -> ClassicalExpr {
    ClassicalExpr::Unary(op, Box::new(operand))
}

fn bin(left: ClassicalExpr, op: B, right: ClassicalExpr) -> ClassicalExpr {
    ClassicalExpr::Binary(op, Box::new(left), Box::new(right))
}

fn cast(kind: ClassicalType, operand: ClassicalExpr) -> ClassicalExpr {
    ClassicalExpr::Cast(kind, Box::new(operand))
}

fn index(operand: ClassicalExpr, index: ClassicalExpr) -> ClassicalExpr {
    ClassicalExpr::Index(Box::new(operand), Box::new(index))
}

#[track_caller]
fn check(expr: &ClassicalExpr, number: i128) {
    assert_eq!(expr.evaluate(&Fixed).map(ClassicalValue::number), Ok(number));
}

#[track_caller]
fn check_error(expr: &ClassicalExpr, error: ClassicalError) {
    assert_eq!(expr.evaluate(&Fixed), Err(error));
}

#[test]
fn bits_are_a_number_with_the_first_bit_the_lowest() {
    check(&bit(0), 1);
    check(&bit(1), 0);
    check(&bits(0, 4), 0b1101);
    check(&ClassicalExpr::Bits(vec![Clbit(1), Clbit(0)]), 0b10);
    check(&bits(0, 127), 0b1101);
    check(&bits(0, 0), 0);
    check_error(&bits(0, 128), ClassicalError::TooWide { width: 128, limit: 127 });
}

#[test]
fn numbers_wrap_around_within_their_width() {
    check(&bin(var(UINT8), B::Add, int(56)), 0);
    check(&bin(var(UINT8), B::Add, var(UINT8)), 144);
    check(&bin(var(UINT8), B::Multiply, int(3)), 88);
    check(&bin(int(0), B::Subtract, var(UINT8)), 56);
    check(&un(U::Negate, var(UINT8)), 56);
    check(&bin(bin(var(INT8), B::Multiply, int(50)), B::Add, int(0)), 106);
    check(&bin(var(MINUS), B::Multiply, var(MINUS)), 1);
    check(&bin(var(ONES), B::Multiply, var(ONES)), 1);
    check(&bin(var(ONES), B::Add, int(1)), 0);
    check(&bin(bits(0, 4), B::Add, int(5)), 2);
    check(&bin(bits(0, 127), B::Subtract, int(14)), i128::MAX);
    check(&bin(bit(0), B::Add, bit(0)), 0);
    check(&bin(int(i64::MAX), B::Add, int(1)), i128::from(i64::MIN));
}

#[test]
fn operands_are_brought_to_one_type() {
    // Two of a kind: the wider one.
    check(&bin(var(UINT8), B::Add, var(ONES)), 199);
    check(&bin(var(NINE), B::Add, var(UINT8)), 209);
    // Signed and unsigned: unsigned, unless the signed one is wider.
    check(&bin(var(INT8), B::Add, var(UINT8)), 197);
    check(&bin(var(INT8), B::Less, var(UINT8)), 0);
    check(&bin(var(MINUS), B::Equal, var(ONES)), 1);
    check(&bin(var(MINUS), B::Less, var(UINT8)), 1);
    check(&bin(var(NINE), B::Greater, var(INT8)), 1);
    // What is written down takes the other's type, widened where it does not fit.
    check(&bin(var(UINT8), B::Less, int(300)), 1);
    check(&bin(var(UINT8), B::Add, int(300)), 500);
    check(&bin(var(UINT8), B::Equal, un(U::Negate, int(56))), 1);
    check(&bin(var(INT8), B::Add, int(200)), 197);
    check(&bin(int(-200), B::Less, var(INT8)), 1);
    check(&bin(bit(0), B::Equal, int(2)), 0);
    check(&bin(bits(0, 4), B::Equal, int(13)), 1);
    check(&bin(var(TRUE), B::Equal, bit(2)), 1);
}

#[test]
fn division_is_toward_zero_and_never_by_zero() {
    check(&bin(var(INT8), B::Divide, int(2)), -1);
    check(&bin(var(INT8), B::Remainder, int(2)), -1);
    check(&bin(int(7), B::Remainder, int(-4)), 3);
    check(&bin(var(UINT8), B::Divide, int(3)), 66);
    let lowest = cast(Int(Some(8)), int(128));
    check(&bin(lowest, B::Divide, cast(Int(Some(8)), int(-1))), -128);
    check(&bin(int(i64::MIN), B::Divide, int(-1)), i128::from(i64::MIN));
    check_error(&bin(int(1), B::Divide, bit(1)), ClassicalError::DivisionByZero);
    check_error(&bin(int(1), B::Remainder, int(0)), ClassicalError::DivisionByZero);
    // What does not fit counts with its value, not with its lowest bits.
    check(&bin(var(NINE), B::Divide, int(16)), 0);
}

#[test]
fn a_power_has_the_type_of_its_base() {
    check(&bin(int(2), B::Power, var(NINE)), 512);
    check(&bin(var(NINE), B::Power, int(2)), 1);
    check(&bin(var(INT8), B::Power, int(3)), -27);
    check(&bin(int(0), B::Power, int(0)), 1);
    check(&bin(int(3), B::Power, var(ONES)), bin_power_of_three());
    let exponent = ClassicalError::NegativeExponent { exponent: -1 };
    check_error(&bin(int(2), B::Power, var(MINUS)), exponent);
}

/// Three to the power of `2^64 - 1`, which is the inverse of three modulo `2^64`, as a signed
/// number.
fn bin_power_of_three() -> i128 {
    let inverse = 0xAAAA_AAAA_AAAA_AAAB_u64;
    assert_eq!(inverse.wrapping_mul(3), 1);
    i128::from(inverse as i64)
}

#[test]
fn a_shift_has_the_type_of_what_is_shifted() {
    check(&bin(int(1), B::ShiftLeft, var(NINE)), 512);
    check(&bin(var(UINT8), B::ShiftLeft, int(1)), 144);
    check(&bin(var(UINT8), B::ShiftRight, int(3)), 25);
    check(&bin(var(INT8), B::ShiftRight, int(1)), -2);
    // Shifted out.
    check(&bin(var(UINT8), B::ShiftLeft, int(8)), 0);
    check(&bin(var(ONES), B::ShiftLeft, int(64)), 0);
    check(&bin(var(ONES), B::ShiftRight, int(500)), 0);
    check(&bin(var(INT8), B::ShiftRight, var(ONES)), -1);
    check(&bin(bits(0, 127), B::ShiftLeft, int(127)), 0);
    let shift = bin(int(1), B::ShiftLeft, var(INT8));
    check_error(&shift, ClassicalError::NegativeShift { bits: -3 });
}

#[test]
fn bits_of_numbers_are_combined() {
    check(&bin(var(UINT8), B::BitAnd, int(0x0F)), 8);
    check(&bin(var(UINT8), B::BitOr, int(0x0F)), 207);
    check(&bin(var(NINE), B::BitXor, bits(0, 4)), 4);
    check(&bin(var(INT8), B::BitAnd, int(0x7F)), 0x7D);
    check(&un(U::BitNot, var(UINT8)), 55);
    check(&un(U::BitNot, var(INT8)), 2);
    check(&un(U::BitNot, bit(0)), 0);
    check(&un(U::BitNot, int(0)), -1);
    check(&bin(var(UINT8), B::BitAnd, un(U::BitNot, int(8))), 192);
    check(&bin(bit(0), B::BitXor, bit(2)), 0);
}

#[test]
fn truth_values_are_anything_but_zero() {
    check(&un(U::Not, var(UINT8)), 0);
    check(&un(U::Not, bits(1, 2)), 1);
    check(&bin(var(UINT8), B::And, bit(1)), 0);
    check(&bin(bit(1), B::Or, var(INT8)), 1);
    let error = || bin(int(1), B::Divide, int(0));
    check(&bin(bit(1), B::And, error()), 0);
    check(&bin(bit(0), B::Or, error()), 1);
    check_error(&bin(bit(0), B::And, error()), ClassicalError::DivisionByZero);
}

#[test]
fn a_cast_keeps_the_lowest_bits() {
    check(&cast(Uint(Some(4)), var(UINT8)), 8);
    check(&cast(Int(Some(4)), var(UINT8)), -8);
    check(&cast(Uint(Some(8)), var(INT8)), 253);
    check(&cast(Int(Some(8)), cast(Uint(Some(8)), var(INT8))), -3);
    check(&cast(Uint(None), var(MINUS)), i128::from(u64::MAX));
    check(&cast(Bool, var(UINT8)), 1);
    check(&cast(Int(None), var(TRUE)), 1);
    check(&cast(Int(Some(1)), int(1)), -1);
    // The cast gives a type to what is written down.
    check(&bin(cast(Uint(Some(8)), int(255)), B::Add, int(1)), 0);
}

#[test]
fn a_bit_of_a_number_is_found_from_both_ends() {
    check(&index(var(UINT8), int(3)), 1);
    check(&index(var(UINT8), int(4)), 0);
    check(&index(var(UINT8), int(-1)), 1);
    check(&index(var(INT8), int(7)), 1);
    check(&index(bits(0, 4), bin(int(1), B::Add, bit(0))), 1);
    check(&index(var(UINT8), cast(Int(Some(8)), int(-8))), 0);
    let error = |index| ClassicalError::NoSuchBit { index, width: 8 };
    check_error(&index(var(UINT8), int(8)), error(8));
    check_error(&index(var(UINT8), int(-9)), error(-9));
    check_error(&index(var(UINT8), var(ONES)), error(i64::MAX));
}
