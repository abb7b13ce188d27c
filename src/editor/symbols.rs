//! Parameters and variables: their names, and where they are used.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Parts;
use super::tree::for_each_mut;
use super::{Command, Declaration};
use crate::circuit::{
    AssignmentTarget, Circuit, ClassicalExpr, ControlFlow, Expr, Instruction, Operation,
    VariableId, VariableScope,
};

/// The command with declarations before it of all names in `expr` that the circuit does not
/// know yet at this place: parameters, or for `θ[3]` a vector that is long enough.
pub fn declaring(circuit: &Circuit, place: usize, expr: &Expr, command: Command) -> Command {
    let unknown = undeclared(circuit, place, expr);
    if unknown.is_empty() {
        return command;
    }
    let mut commands: Vec<Command> = Vec::new();
    for name in unknown {
        declare(circuit, &mut commands, name);
    }
    commands.push(command);
    Command::All(commands)
}

/// Adds the declaration of a name to others, or lets a vector among them be longer.
fn declare(circuit: &Circuit, commands: &mut Vec<Command>, name: String) {
    let element = name.strip_suffix(']').and_then(|rest| rest.split_once('['));
    let index = element.and_then(|(_, index)| index.parse::<u32>().ok());
    let Some(((vector, _), index)) = element.zip(index) else {
        commands.push(Command::Declare(Declaration::Input { name, length: None }));
        return;
    };
    let needed = index.saturating_add(1);
    let earlier = commands.iter_mut().find_map(|command| match command {
        Command::Declare(Declaration::Input { name, length: Some(length) }) if name == vector => {
            Some(length)
        }
        Command::Resize { name, size } if name == vector => Some(size),
        _ => None,
    });
    let name = vector.to_owned();
    if let Some(length) = earlier {
        *length = needed.max(*length);
    } else if circuit.inputs().iter().any(|input| input.name == vector) {
        commands.push(Command::Resize { name, size: needed });
    } else {
        commands.push(Command::Declare(Declaration::Input { name, length: Some(needed) }));
    }
}

/// The names in an expression that are no parameter of the circuit, no global variable, and no
/// variable of a loop around the place; each once, in the order they come.
pub fn undeclared(circuit: &Circuit, place: usize, expr: &Expr) -> Vec<String> {
    let variables = circuit.variables();
    let globals = variables.iter().filter(|variable| variable.scope == VariableScope::Global);
    let mut known = BTreeSet::new();
    known.extend(globals.map(|variable| variable.name.as_str()));
    let loops = loop_variables_at(circuit, place);
    known.extend(loops.iter().filter_map(|id| Some(variables.get(id.index())?.name.as_str())));
    let mut found: Vec<String> = Vec::new();
    expr.for_each_symbol(&mut |name| {
        let is_new = !known.contains(name) && !circuit.has_parameter(name);
        if is_new && !found.iter().any(|earlier| earlier == name) {
            found.push(name.to_owned());
        }
    });
    found
}

/// The variables of the loops around a place.
fn loop_variables_at(circuit: &Circuit, place: usize) -> Vec<VariableId> {
    let visits = circuit.walk();
    let mut found = Vec::new();
    for visit in &visits {
        let inside = visit.place + 1..visit.place + visit.instruction.num_places();
        if let Some(ControlFlow::For { variable: Some(id), .. }) = visit.instruction.control_flow()
            && inside.contains(&place)
        {
            found.push(*id);
        }
    }
    found
}

/// Whether an instruction's formulas have the parameter or vector `name` in them.
pub(super) fn is_symbol_used(circuit: &Circuit, name: &str) -> bool {
    let mut is_used = false;
    for visit in circuit.walk() {
        for expr in visit.instruction.formulas() {
            expr.for_each_symbol(&mut |symbol| {
                is_used |= symbol == name || vector_of(symbol) == Some(name);
            });
        }
    }
    is_used
}

/// The name of the vector that `θ[3]` is an element of.
fn vector_of(symbol: &str) -> Option<&str> {
    symbol.strip_suffix(']')?.split_once('[').map(|(vector, _)| vector)
}

/// Gives a parameter, vector or variable another name in all formulas.
pub(super) fn rename_symbol(instructions: &mut [Instruction], name: &str, to: &str) {
    let renamed = |symbol: &str| {
        if symbol == name {
            return Some(Expr::Symbol(to.to_owned()));
        }
        let element = vector_of(symbol).filter(|vector| *vector == name)?;
        Some(Expr::Symbol(format!("{to}{}", &symbol[element.len()..])))
    };
    for_each_mut(instructions, &mut |step| super::expand::substitute(step, &renamed));
}

/// Calls `visit` for every variable that an instruction itself names: in conditions, loops and
/// assignments.
pub(super) fn for_each_variable(step: &mut Instruction, visit: &mut dyn FnMut(&mut VariableId)) {
    match &mut step.operation {
        Operation::Assign(assignment) => {
            if let AssignmentTarget::Variable(id) = &mut assignment.target {
                visit(id);
            }
            in_expr(&mut assignment.value, visit);
        }
        Operation::Flow(flow) => {
            if let ControlFlow::For { variable: Some(id), .. } = flow.as_mut() {
                visit(id);
            }
            if let Some(condition) = flow.condition_mut() {
                in_expr(condition, visit);
            }
        }
        _ => {}
    }
}

fn in_expr(expr: &mut ClassicalExpr, visit: &mut dyn FnMut(&mut VariableId)) {
    match expr {
        ClassicalExpr::Variable(id) => visit(id),
        ClassicalExpr::Unary(_, inner) | ClassicalExpr::Cast(_, inner) => in_expr(inner, visit),
        ClassicalExpr::Binary(_, left, right) | ClassicalExpr::Index(left, right) => {
            in_expr(left, visit);
            in_expr(right, visit);
        }
        ClassicalExpr::Bool(_)
        | ClassicalExpr::Int(_)
        | ClassicalExpr::Bit(_)
        | ClassicalExpr::Bits(_) => {}
    }
}

/// The variables that instructions name.
fn named_variables(instructions: &mut [Instruction]) -> BTreeSet<VariableId> {
    let mut named = BTreeSet::new();
    for_each_mut(instructions, &mut |step| {
        for_each_variable(step, &mut |id| _ = named.insert(*id));
    });
    named
}

/// Whether an instruction names the variable, by number or in a formula.
pub(super) fn is_variable_used(circuit: &Circuit, id: VariableId) -> bool {
    let mut instructions = circuit.instructions().to_vec();
    let name = circuit.variables().get(id.index()).map(|variable| variable.name.as_str());
    named_variables(&mut instructions).contains(&id)
        || name.is_some_and(|name| is_symbol_used(circuit, name))
}

/// Leaves these variables, in this order, and numbers them anew.
pub(super) fn keep_variables(parts: &mut Parts, order: &[VariableId]) {
    let mut new_ids = BTreeMap::new();
    let mut kept = Vec::with_capacity(order.len());
    for id in order {
        if let Some(variable) = parts.variables.get(id.index()) {
            new_ids.insert(*id, VariableId(kept.len() as u32));
            kept.push(variable.clone());
        }
    }
    parts.variables = kept;
    for_each_mut(&mut parts.instructions, &mut |step| {
        for_each_variable(step, &mut |id| *id = new_ids.get(id).copied().unwrap_or(*id));
    });
}

/// The circuit with its variables in the order in which they are written and read: first the
/// global ones, then those of loops as the loops come. Those of loops that are gone go too.
pub(super) fn with_variables_in_order(circuit: Circuit) -> Circuit {
    let variables = circuit.variables();
    if !variables.iter().any(|variable| variable.scope == VariableScope::Loop) {
        return circuit;
    }
    let ids = (0..variables.len() as u32).map(VariableId);
    let is_global = |id: &VariableId| variables[id.index()].scope == VariableScope::Global;
    let mut order: Vec<VariableId> = ids.filter(is_global).collect();
    let mut is_placed: Vec<bool> =
        variables.iter().map(|variable| variable.scope == VariableScope::Global).collect();
    for visit in circuit.walk() {
        if let Some(ControlFlow::For { variable: Some(id), .. }) = visit.instruction.control_flow()
            && !std::mem::replace(&mut is_placed[id.index()], true)
        {
            order.push(*id);
        }
    }
    if order.len() == variables.len() && order.is_sorted() {
        return circuit;
    }
    let mut parts = Parts::of(&circuit);
    keep_variables(&mut parts, &order);
    parts.build().unwrap_or(circuit)
}
