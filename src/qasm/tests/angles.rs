//! Formulas as people type them.

use crate::circuit::{BinaryOp, Constant, Expr, Function};
use crate::qasm::parse_angle;

#[track_caller]
fn check(text: &str, shown: &str) {
    assert_eq!(parse_angle(text).map(|expr| expr.to_string()), Ok(shown.to_owned()));
}

#[track_caller]
fn check_refused(text: &str, column: usize, sentence: &str) {
    let error = parse_angle(text).unwrap_err();
    assert_eq!(error.kind.to_string(), sentence);
    assert_eq!(error.span.position(text).column, column);
}

#[test]
fn a_formula_is_kept_as_it_is_written() {
    check("pi/2", "pi/2");
    check(" π / 3 ", "pi/3");
    check("-0.25*pi", "-0.25*pi");
    check("sqrt(2)/2", "sqrt(2)/2");
    check("2*(1+τ)", "2*(1 + tau)");
    check("1e-3 + .5 - 1_000", "0.001 + 0.5 - 1000");
    check("0x10", "16");
    check("2**-3**2", "2**(-3**2)");
    check("(-2)**2", "(-2)**2");
    check("--1", "-(-1)");
    check("arcsin(cos(ℇ/10))", "arcsin(cos(euler/10))");
    check("1/2*pi", "1/2*pi");
}

#[test]
fn a_number_may_stand_before_a_name_without_a_sign() {
    check("3pi/4", "3*pi/4");
    check("2π", "2*pi");
    check("-3pi/4", "-3*pi/4");
    check("2(pi + 1)", "2*(pi + 1)");
    check("2pi**2", "2*pi**2");
}

#[test]
fn a_formula_without_a_value_says_why() {
    check_refused("", 1, "expected a number or a formula, found the end");
    check_refused("pi/", 4, "expected a number or a formula, found the end");
    check_refused("(1", 3, "expected `)`, found the end");
    check_refused("1 2", 3, "expected nothing after the formula, found `2`");
    check_refused("1/0", 1, "`1/0` is not a finite number");
    check_refused("theta", 1, "there is no constant or parameter `theta`");
    check_refused("pii", 1, "there is no constant or parameter `pii`; did you mean `pi`?");
    check_refused("sine(1)", 1, "there is no function `sine`; did you mean `sin`?");
    check_refused("sin(1, 2)", 1, "the number of arguments of `sin` is 1, not 2");
    check_refused("2 # 3", 3, "`#` has no meaning in OpenQASM");
    check_refused("2 % 3", 3, "expected nothing after the formula, found `%`");
    check_refused("1e999", 1, "`1e999` is not a number");
    check_refused("0x", 1, "`0x` is not a number");
}

#[test]
fn parsed_formulas_have_the_shape_of_their_precedence() {
    let two = || Expr::Number(2.0);
    let pi = || Expr::Constant(Constant::Pi);
    let power = pi().binary(BinaryOp::Power, two());
    assert_eq!(parse_angle("-pi**2"), Ok(power.negated()));
    let root = Expr::Call(Function::Sqrt, Box::new(two()));
    let half = root.binary(BinaryOp::Divide, two()).binary(BinaryOp::Subtract, pi());
    assert_eq!(parse_angle("sqrt(2)/2 - pi"), Ok(half));
}
