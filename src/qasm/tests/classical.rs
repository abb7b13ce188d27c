//! Classical variables, expressions and assignments.

use super::shown::{check, expr};
use super::{circuit, sentences};
use crate::circuit::{ClassicalExpr, ClassicalType, ControlFlow, Operation};

/// Checks how a condition is read, with some registers and variables to speak of.
#[track_caller]
fn check_condition(condition: &str, expected: &str) {
    let source = format!(
        "bit[3] c; bit[2] d; bit b; bool f; int[8] n; uint[4] u; int w;\nif ({condition}) {{ }}"
    );
    let circuit = circuit(&source);
    let Operation::Flow(flow) = &circuit.instructions()[0].operation else { panic!() };
    let condition: &ClassicalExpr = flow.condition().unwrap();
    assert_eq!(expr(&circuit, condition), expected);
}

#[track_caller]
fn check_refused(statement: &str, sentence: &str) {
    let declarations = "bit[3] c; bit[2] d; bit b; bool f; int[8] n; uint[4] u; input float t;\n";
    assert_eq!(sentences(&format!("{declarations}{statement}")), [sentence]);
}

#[test]
fn operators_bind_as_in_open_qasm() {
    check_condition("f || b && f", "f || (b5 && f)");
    check_condition("n + 2 * w ** 2 ** 3 == 7", "(n + (2 * (w ** (2 ** 3)))) == 7");
    check_condition("u | 1 ^ 2 & 3 << 1", "bool(u | (1 ^ (2 & (3 << 1))))");
    check_condition("(u & 3) == 2", "(u & 3) == 2");
    check_condition("u << 2 > 3", "(u << 2) > 3");
    check_condition("n - 1 - w >= 0 != f", "(((n - 1) - w) >= 0) != f");
    check_condition("-n < -2 ** 2", "Negate n < Negate (2 ** 2)");
    check_condition("!f && !b", "Not f && Not b5");
    check_condition("~u % 2 == 0x1F", "(BitNot u % 2) == 31");
    check_condition("w / 2 != 0b11 + 0o17 + 1_000", "(w / 2) != ((3 + 15) + 1000)");
}

#[test]
fn a_number_as_a_condition_is_whether_it_is_not_0() {
    check_condition("b", "b5");
    check_condition("c[0]", "b0");
    check_condition("c", "bool([b2:1:0])");
    check_condition("n", "bool(n)");
    check_condition("!d", "Not bool([b4:3])");
    check_condition("f && 1", "f && bool(1)");
}

#[test]
fn registers_are_numbers_and_bit_strings() {
    check_condition("c == 5", "[b2:1:0] == 5");
    check_condition("c == \"101\"", "[b2:1:0] == 5");
    check_condition("\"0_1\" != d", "1 != [b4:3]");
    check_condition("c[0:1] == d", "[b1:0] == [b4:3]");
    check_condition("c[{2, 0}] < 3", "[b0:2] < 3");
    check_condition("c[-1] == 1", "b2 == 1");
    check_condition("c[n] == f", "[b2:1:0][n] == f");
    check_condition("n[3] && u[-1]", "n[3] && u[3]");
    check_condition("n[u]", "n[u]");
    check_condition("uint[8](c) + 1 == 2", "(uint8([b2:1:0]) + 1) == 2");
    check_condition("int(c[1]) == 0", "int0(b1) == 0");
    check_condition("bool(n) == true", "bool(n) == true");
    check_condition("bit[2](n) == d", "uint2(n) == [b4:3]");
    check_condition("f == 1", "int0(f) == 1");
    check_condition("c[0] + b + n == 2", "((int0(b0) + int0(b5)) + n) == 2");
    check_condition("n + c[0] == 2 - f", "(n + b0) == (2 - int0(f))");
}

#[test]
fn a_bit_string_of_64_bits_has_all_of_them() {
    let ones = "1".repeat(64);
    let source = format!("bit[64] c; bool b; b = c == \"{ones}\";");
    let read = circuit(&source);
    let Operation::Assign(assignment) = &read.instructions()[0].operation else { panic!() };
    let text = expr(&read, &assignment.value);
    assert!(text.ends_with("== BitNot uint64(0)"), "{text}");
}

#[test]
fn types_that_do_not_fit_are_named() {
    check_refused("if (c == d) { }", "2:5 `==` cannot join `bit[3]` and `bit[2]`");
    check_refused("if (c == \"01\") { }", "2:5 `==` cannot join `bit[3]` and `bit[2]`");
    check_refused("if (f < n) { }", "2:5 `<` cannot join `bool` and `int[8]`");
    check_refused("if (f & n) { }", "2:5 `&` cannot join `bool` and `int[8]`");
    check_refused("if (b << 1) { }", "2:5 `<<` cannot join `bit` and `int`");
    check_refused("n = -f;", "2:5 `-` cannot be applied to `bool`");
    check_refused(
        "c = d;",
        "2:5 `c` is of type `bit[3]` and cannot be given a value of type `bit[2]`",
    );
    check_refused(
        "c = 8;",
        "2:5 `c` is of type `bit[3]` and cannot be given a value of type `int`",
    );
    check_refused(
        "b = n;",
        "2:5 `b` is of type `bit` and cannot be given a value of type `int[8]`",
    );
    check_refused("c ^= d;", "2:1 `^` cannot join `bit[3]` and `bit[2]`");
    check_refused("n = 0.5;", "2:5 `0.5` is not a whole number");
    check_refused("n = t;", "2:5 `t` is not a whole number");
    check_refused("n = pi;", "2:5 `pi` is not a whole number");
    check_refused("f[0] = true;", "2:1 `f[0] =` is not supported yet");
    check_refused("if (f[0]) { }", "2:5 a value of type `bool` has no bits to choose from");
    check_refused("if (n[8]) { }", "2:7 there is no element 8 in `n`, whose size is 8");
    check_refused("t = 3;", "2:1 `t` cannot be given another value");
    check_refused("const int k = 3; k = 4;", "2:18 `k` cannot be given another value");
    check_refused("n = m;", "2:5 there is no constant or parameter `m`");
    check_refused("int[65] k;", "2:5 a number has 1 to 64 bits, not 65");
    check_refused(
        "bit[65] e; if (e == 1) { }",
        "2:16 `e` has 65 bits; as a number it can have at most 64",
    );
    check_refused("bool k = measure $0;", "2:6 `k` is not a bit or a classical register");
    check_refused(
        "qubit[n] q;",
        "2:7 `n` is known only when the circuit runs; here it has to be known before",
    );
}

#[test]
fn variables_begin_with_what_is_known_and_are_assigned_the_rest() {
    let source = "bool f = true; int[8] n = -3; uint[4] u = 20; int w = 7/2; bit[2] c;
                  int k; bool g = c[0]; int m = n + 1; f = n > 2; n = c; f = m;";
    check(source, &["g = b0", "m = n + 1", "f = n > 2", "n = [b1:0]", "f = bool(m)"]);
    let initial: Vec<Option<i64>> =
        circuit(source).variables().iter().map(|variable| variable.initial).collect();
    assert_eq!(initial, [Some(1), Some(-3), Some(4), Some(3), None, None, None]);
    assert_eq!(circuit(source).variables()[1].kind, ClassicalType::Int(Some(8)));
}

#[test]
fn bits_are_assigned_alone_and_together() {
    check(
        "bit[3] c = \"010\"; bit b = true; bit z = 0; c[0] = b; c[1:2] = 3; c = \"111\"; b = c[0] ^ b;",
        &["b2:1:0 = 2", "b3 = true", "b0 = b3", "b2:1 = 3", "b2:1:0 = 7", "b3 = b0 ^ b3"],
    );
}

#[test]
fn an_assignment_can_have_an_operator() {
    check(
        "bit[3] c; int n; n += 2; n -= n; n *= 2; n /= 3; n %= 2; n **= 2; n &= 1; n |= 2; n ^= 3;
         n <<= 1; n >>= 2; c <<= 1; c[0] ^= true;",
        &[
            "n = n + 2",
            "n = n - n",
            "n = n * 2",
            "n = n / 3",
            "n = n % 2",
            "n = n ** 2",
            "n = n & 1",
            "n = n | 2",
            "n = n ^ 3",
            "n = n << 1",
            "n = n >> 2",
            "b2:1:0 = [b2:1:0] << 1",
            "b0 = b0 ^ true",
        ],
    );
}

#[test]
fn variables_can_stand_in_angles() {
    check(
        "int n; uint[3] u = 2; qubit q; n = 3; rx(n*pi/4 + u) q;",
        &["n = 3", "rx(n*pi/4 + u) 0"],
    );
    assert_eq!(
        sentences("int n; qubit q; U(n/2, 0, 0) q;"),
        ["1:19 warning: `n/2` was read as a quotient with all its digits; OpenQASM divides whole \
          numbers without remainder, so write `float(…)` around one of them"]
    );
    let bool_in_angle = "bool f; qubit q; U(f, 0, 0) q;";
    assert_eq!(sentences(bool_in_angle), ["1:20 `f` is not a number"]);
}

#[test]
fn declarations_in_blocks_become_variables_of_the_circuit_with_names_of_their_own() {
    let source = "int n = 1; bool f;
                  if (f) { int n = 2; uint[4] k; bit c = 1; n = 3; k = 1; }
                  if (f) { int n; bool other = f; n = 4; } else { int other = 3; }
                  n = 5;";
    check(
        source,
        &[
            "if f { n_1 = 2; b0 = 1; n_1 = 3; k = 1 }",
            "if f { other_1 = f; n_2 = 4 } else { other_2 = 3 }",
            "n = 5",
        ],
    );
    let read = circuit(source);
    let names: Vec<&str> = read.variables().iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["n", "f", "n_1", "k", "n_2", "other_1", "other_2"]);
    assert_eq!(sentences("int n; int n;"), ["1:12 the name `n` is already taken"]);
    assert_eq!(sentences("if (true) { int k; } k = 1;"), ["1:22 there is no register `k`"]);
}

#[test]
fn a_name_in_a_block_is_not_that_of_a_loop_around() {
    // `i` of the innermost block is a variable of the circuit, whose name must not be hidden.
    let source =
        "qubit q; for int i in [0:1] { if (true) { int i = 3; U(i, 0, 0) q; } U(i, 0, 0) q; }";
    check(source, &["for i in 0:1:1 { if true { i_1 = 3; u(i_1, 0, 0) 0 }; u(i, 0, 0) 0 }"]);
}

#[test]
fn conditions_of_the_circuit_are_what_was_read() {
    let read = circuit("bit[2] c; while (c != 3) { }");
    let Operation::Flow(flow) = &read.instructions()[0].operation else { panic!() };
    assert!(matches!(flow.as_ref(), ControlFlow::While { body, .. } if body.is_empty()));
}
