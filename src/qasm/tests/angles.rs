//! Formulas as people type them.

use super::circuit;
use crate::circuit::{BinaryOp, Constant, Expr, Function};
use crate::qasm::{parse_angle, parse_angle_in};

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
fn powers_and_logarithms_are_read_as_on_paper() {
    check("2^3", "2**3");
    check("-pi^2", "-pi**2");
    check("2^-3^2", "2**(-3**2)");
    check("2pi^2/3", "2*pi**2/3");
    check("ln(2)", "log(2)");
    check("2ln(2^0.5)", "2*log(2**0.5)");
    check_refused("ln", 1, "there is no constant or parameter `ln`");
    check_refused("abs(-1)", 1, "there is no function `abs`");
    check_refused("ceil(1.5)", 1, "there is no function `ceil`; did you mean `ceiling`?");
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

#[test]
fn a_formula_in_a_circuit_can_use_its_parameters_and_variables() {
    let circuit = circuit("input float t; input array[float, 2] v; int n; bool f;");
    let loops = ["i".to_owned()];
    let shown = |text: &str| {
        let parsed = parse_angle_in(text, &circuit, &loops);
        parsed.map(|expr| expr.to_string()).map_err(|error| error.kind.to_string())
    };
    assert_eq!(shown("2t + v[1]*n - i"), Ok("2*t + v[1]*n - i".to_owned()));
    assert_eq!(shown("t^2 + ln(t)"), Ok("t**2 + log(t)".to_owned()));
    let remainder = "`mod(t, 2)` can be computed from known numbers only; with parameters and \
                     variables there are `+`, `-`, `*`, `/`, `**` and sin, cos, tan, arcsin, \
                     arccos, arctan, exp, log, sqrt";
    assert_eq!(shown("mod(t, 2)"), Err(remainder.to_owned()));
    assert_eq!(shown("v[2]"), Err("there is no element 2 in `v`, whose size is 2".to_owned()));
    assert_eq!(shown("v"), Err("`v` is not a number".to_owned()));
    assert_eq!(shown("f"), Err("there is no constant or parameter `f`".to_owned()));
    assert_eq!(shown("j"), Err("there is no constant or parameter `j`".to_owned()));
}
