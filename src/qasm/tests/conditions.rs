//! Conditions and values as people type them into a field.

use crate::circuit::Circuit;
use crate::qasm::{condition_text, parse_condition, parse_value};

/// A circuit with registers, a bit by itself, a variable, and a loop with a variable.
fn names() -> Circuit {
    super::circuit("bit[3] c; bit flag; int n = 0; for int i in [0:3] { n = i; }")
}

#[track_caller]
fn check(text: &str, shown: &str) {
    let circuit = names();
    let condition = parse_condition(text, &circuit, &[]).unwrap();
    assert_eq!(condition_text(&circuit, &condition), shown);
}

#[test]
fn a_condition_is_read_as_in_a_program_and_shown_so() {
    check("c == 3", "c == 3");
    check(" c[0]&&!flag ", "c[0] && !flag");
    check("(n + 1) * 2 < c || true", "(n + 1) * 2 < c || true");
    check("c[0:1] != 2", "c[0:1] != 2");
    check("flag", "flag");
}

#[test]
fn a_variable_of_a_loop_is_known_inside_it() {
    let circuit = names();
    let is_loop = |id: &u32| circuit.variables()[*id as usize].name == "i";
    let id = (0..circuit.variables().len() as u32).find(is_loop).unwrap();
    let inside = [crate::circuit::VariableId(id)];
    assert!(parse_condition("i == 2", &circuit, &inside).is_ok());
    let error = parse_condition("i == 2", &circuit, &[]).unwrap_err();
    assert_eq!(error.kind.to_string(), "there is no constant or parameter `i`");
}

#[test]
fn a_value_may_be_a_number_and_a_condition_is_true_or_false() {
    let circuit = names();
    let value = parse_value("n + 1", &circuit, &[]).unwrap();
    assert_eq!(condition_text(&circuit, &value), "n + 1");
    for wrong in ["", "c ==", "1.5", "nobody", "c == 3; x q[0];"] {
        assert!(parse_condition(wrong, &circuit, &[]).is_err(), "{wrong}");
    }
}
