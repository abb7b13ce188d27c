//! The variables of loops.

use super::change::{Refusal, changed, reflow};
use super::expand::substitute;
use super::symbols::for_each_variable;
use super::tree::for_each_mut;
use super::{EditError, Edited, Layout};
use crate::circuit::{
    Circuit, ClassicalType, ControlFlow, Expr, Variable, VariableId, VariableScope,
};
use crate::qasm;

/// Gives the variable of a `for` loop a name, wherever the loop names it, or takes it away.
pub(super) fn set_variable(
    circuit: &Circuit,
    layout: &Layout,
    place: usize,
    name: Option<&str>,
) -> Result<Edited, EditError> {
    let mut circuit = circuit.clone();
    let new = name.map(|name| fresh(&mut circuit, name)).transpose()?;
    let variables = circuit.variables().to_vec();
    changed(&circuit, layout, place, |step| {
        reflow(step, |flow| {
            let ControlFlow::For { variable, body, .. } = flow else { return Err(Refusal::Kind) };
            let before = std::mem::replace(variable, new);
            if let (Some(before), Some(new), Some(name)) = (before, new, name) {
                let old = variables.get(before.index()).map(|variable| variable.name.as_str());
                let renamed =
                    |symbol: &str| (Some(symbol) == old).then(|| Expr::Symbol(name.to_owned()));
                for_each_mut(body, &mut |inner| {
                    substitute(inner, &renamed);
                    for_each_variable(inner, &mut |id| {
                        if *id == before {
                            *id = new;
                        }
                    });
                });
            }
            Ok(())
        })
    })
}

/// Adds a variable for a loop.
fn fresh(circuit: &mut Circuit, name: &str) -> Result<VariableId, EditError> {
    if !qasm::is_name(name) {
        return Err(EditError::BadName { name: name.to_owned() });
    }
    let (name, kind) = (name.to_owned(), ClassicalType::Int(None));
    let scope = VariableScope::Loop;
    Ok(circuit.add_variable(Variable { name, kind, scope, initial: None })?)
}
