//! Formulas as they are typed, in which new names declare parameters.

use crate::circuit::{Circuit, ControlFlow, Expr, VariableId, VariableScope};
use crate::editor::undeclared;
use crate::qasm::{self, Diagnostic, DiagnosticKind};

/// A formula with the names that a circuit knows at a place, and with new names.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(text: &str, circuit: &Circuit, place: usize) -> Result<Expr, Diagnostic> {
    let loops = loop_variables(circuit, place).into_iter();
    let loops = loops.filter_map(|id| circuit.variables().get(id.index()));
    let loops: Vec<String> = loops.map(|variable| variable.name.clone()).collect();
    let mut names = names_of(circuit);
    loop {
        let error = match qasm::parse_angle_in(text, &names, &loops) {
            Ok(formula) => return Ok(formula),
            Err(error) => error,
        };
        let DiagnosticKind::UnknownConstant { name, .. } = &error.kind else { return Err(error) };
        let is_new = qasm::is_name(name) && names.add_input(name, length(text, name)).is_ok();
        if !is_new {
            return Err(error);
        }
    }
}

/// The names in a typed formula that are new, if it can be read.
pub(super) fn new_names(text: &str, circuit: &Circuit, place: usize) -> Vec<String> {
    let formula = read(text, circuit, place);
    formula.map(|formula| undeclared(circuit, place, &formula)).unwrap_or_default()
}

/// A circuit without instructions that knows the names that formulas of another one can have.
fn names_of(circuit: &Circuit) -> Circuit {
    let mut names = Circuit::new();
    // What one circuit can have, another can have too.
    for input in circuit.inputs() {
        let _ = names.add_input(&input.name, input.length);
    }
    for variable in circuit.variables() {
        if variable.scope == VariableScope::Global {
            let _ = names.add_variable(variable.clone());
        }
    }
    names
}

/// The length that a vector needs of which a text has elements; none for a name that stands
/// alone in it.
fn length(text: &str, name: &str) -> Option<u32> {
    let elements = text.match_indices(name).filter_map(|(at, _)| {
        let index = text[at + name.len()..].trim_start().strip_prefix('[')?.split_once(']')?.0;
        index.trim().parse::<u32>().ok()
    });
    elements.max().and_then(|index| index.checked_add(1))
}

/// The variables of the loops around a place.
pub(super) fn loop_variables(circuit: &Circuit, place: usize) -> Vec<VariableId> {
    let visits = circuit.walk();
    let around = visits.iter().filter(|visit| {
        (visit.place + 1..visit.place + visit.instruction.num_places()).contains(&place)
    });
    let variable = around.filter_map(|visit| match visit.instruction.control_flow()? {
        ControlFlow::For { variable, .. } => *variable,
        _ => None,
    });
    variable.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, place: usize, new: &[&str]) {
        let source = "input float theta; input array[float, 2] v; qubit q; int n;\
                      for int i in [0:3] { U(theta, v[1], i) q; }";
        let circuit = qasm::parse(source).circuit.expect("a program");
        assert!(read(text, &circuit, place).is_ok(), "{text}");
        assert_eq!(new_names(text, &circuit, place), new, "{text}");
    }

    #[test]
    fn a_new_name_in_a_formula_is_found_and_a_known_one_is_not_new() {
        check("pi/2", 1, &[]);
        check("2*theta + v[1] + i*n", 1, &[]);
        check("2alpha - alpha", 1, &["alpha"]);
        check("w[3] + beta", 1, &["w[3]", "beta"]);
        // The variable of a loop is known inside of it alone.
        check("i", 0, &["i"]);
    }

    #[test]
    fn a_formula_that_cannot_be_read_says_why() {
        let circuit = Circuit::with_registers(1, 0);
        for wrong in ["", "2*", "h", "1/0", "sin(1, 2)", "c == 3"] {
            assert!(read(wrong, &circuit, 0).is_err(), "{wrong}");
        }
    }
}
