//! Formulas as they are typed, in which new names declare parameters.

use crate::circuit::{Circuit, ControlFlow, Expr, VariableScope};
use crate::editor::undeclared;
use crate::qasm::{self, Diagnostic, DiagnosticKind};

/// A formula with the names that a circuit knows at a place, and with new names.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(text: &str, circuit: &Circuit, place: usize) -> Result<Expr, Diagnostic> {
    let loops = loop_variables(circuit, place);
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

/// The names of the variables of the loops around a place.
pub(super) fn loop_variables(circuit: &Circuit, place: usize) -> Vec<String> {
    let visits = circuit.walk();
    let around = visits.iter().filter(|visit| {
        (visit.place + 1..visit.place + visit.instruction.num_places()).contains(&place)
    });
    let variable = around.filter_map(|visit| match visit.instruction.control_flow()? {
        ControlFlow::For { variable, .. } => circuit.variables().get(variable.as_ref()?.index()),
        _ => None,
    });
    variable.map(|variable| variable.name.clone()).collect()
}
