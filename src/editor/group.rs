//! Several instructions as one, and one as several.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::expand::{expanded, substitute};
use super::layout::{Knots, blocked_wires, meet};
use super::names::check_new;
use super::tree::{block_of, change_block, place_of, way_into};
use super::{BlockAt, EditError, Edited, Layout};
use crate::circuit::{Circuit, Expr, Gate, GateDefinition, Instruction, Qubit};

/// Puts what is in a block in place of the control flow around it.
pub(super) fn unwrap(circuit: &Circuit, layout: &Layout, at: BlockAt) -> Result<Edited, EditError> {
    let step = layout.instruction(circuit, at.place).ok_or(EditError::NoSuchPlace)?;
    let content = block_of(&mut step.clone(), at.block).ok_or(EditError::NoSuchPlace)?.clone();
    replaced(circuit, layout, at.place, content)
}

/// Puts what a gate stands for in place of it.
pub(super) fn decompose(
    circuit: &Circuit,
    layout: &Layout,
    place: usize,
) -> Result<Edited, EditError> {
    let step = layout.instruction(circuit, place).ok_or(EditError::NoSuchPlace)?;
    let body = expanded(circuit, step).ok_or_else(|| EditError::DoesNotApply {
        operation: circuit.operation_name(&step.operation).to_owned(),
    })?;
    replaced(circuit, layout, place, body)
}

/// Puts instructions in place of one.
fn replaced(
    circuit: &Circuit,
    layout: &Layout,
    place: usize,
    content: Vec<Instruction>,
) -> Result<Edited, EditError> {
    let home = *layout.homes().get(place).ok_or(EditError::NoSuchPlace)?;
    let way = way_into(layout.homes(), home.inside).ok_or(EditError::NoSuchPlace)?;
    let focus = (!content.is_empty()).then_some(place);
    let mut instructions = circuit.instructions().to_vec();
    change_block(&mut instructions, &way, |block| {
        block.splice(home.index..=home.index, content);
    });
    let mut circuit = circuit.clone();
    circuit.set_instructions(instructions)?;
    Ok(Edited { circuit, focus })
}

/// Makes a gate out of gates of one block, and puts it in place of them.
pub(super) fn group(
    circuit: &Circuit,
    layout: &Layout,
    places: &[usize],
    name: &str,
) -> Result<Edited, EditError> {
    check_new(circuit, name)?;
    let first = *places.first().ok_or(EditError::NoSuchPlace)?;
    let inside = layout.homes().get(first).ok_or(EditError::NoSuchPlace)?.inside;
    let mut chosen = BTreeSet::new();
    for &place in places {
        let home = layout.homes().get(place).ok_or(EditError::NoSuchPlace)?;
        if home.inside != inside {
            return Err(EditError::Apart);
        }
        chosen.insert(home.index);
    }
    let way = way_into(layout.homes(), inside).ok_or(EditError::NoSuchPlace)?;
    let frame = inside.and_then(|at| layout.slot(at.place)).map(|slot| slot.wires.clone());
    let frame = frame.unwrap_or(0..=circuit.num_qubits().saturating_sub(1));
    let mut circuit = circuit.clone();
    let mut instructions = circuit.instructions().to_vec();
    let knots = Knots::of(&circuit);
    let reach = |step: &Instruction| blocked_wires(step, knots.ties(step), &frame);
    let split = change_block(&mut instructions, &way, |block| split(block, &chosen, &reach));
    let Split { index, taken } = split.ok_or(EditError::NoSuchPlace)?.ok_or(EditError::Apart)?;
    let (definition, arguments, qubits) = definition(name, &taken);
    let id = circuit.define(definition)?;
    let new = Instruction::gate(Gate::Defined(id), arguments, qubits);
    change_block(&mut instructions, &way, |block| block.insert(index, new));
    let focus = place_of(&instructions, &way, index);
    circuit.set_instructions(instructions)?;
    Ok(Edited { circuit, focus })
}

/// What has been taken out of a block to be put together.
struct Split {
    /// Where in the block it was.
    index: usize,
    taken: Vec<Instruction>,
}

/// Takes the chosen instructions out of a block, and brings what depends on them behind them.
/// `None` when something between them cannot get out of the way.
fn split(
    block: &mut Vec<Instruction>,
    chosen: &BTreeSet<usize>,
    reach: &dyn Fn(&Instruction) -> Option<RangeInclusive<u32>>,
) -> Option<Split> {
    let (first, last) = (*chosen.first()?, *chosen.last()?);
    let (mut before, mut taken, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    let meets = |step: &Instruction, others: &[Instruction]| {
        let own = reach(step);
        others
            .iter()
            .filter_map(reach)
            .any(|other| own.as_ref().is_some_and(|own| meet(own, &other)))
    };
    for (index, step) in block.iter().enumerate().take(last + 1).skip(first) {
        let is_chosen = chosen.contains(&index);
        if is_chosen && meets(step, &behind) {
            return None;
        } else if is_chosen {
            taken.push(step.clone());
        } else if meets(step, &taken) || meets(step, &behind) {
            behind.push(step.clone());
        } else {
            before.push(step.clone());
        }
    }
    let index = first + before.len();
    block.splice(first..=last, before.into_iter().chain(behind));
    Some(Split { index, taken })
}

/// The definition of a gate that does what some instructions do, and the parameters and qubits
/// with which it does that.
fn definition(name: &str, steps: &[Instruction]) -> (GateDefinition, Vec<Expr>, Vec<Qubit>) {
    let mut used = BTreeSet::new();
    used.extend(steps.iter().flat_map(|step| step.qubits.iter().copied()));
    let qubits: Vec<Qubit> = used.into_iter().collect();
    let mut symbols: Vec<String> = Vec::new();
    for expr in steps.iter().flat_map(Instruction::formulas) {
        expr.for_each_symbol(&mut |symbol| {
            if !symbols.iter().any(|known| known == symbol) {
                symbols.push(symbol.to_owned());
            }
        });
    }
    let params = formal_names(&symbols);
    let formal = |symbol: &str| {
        let place = symbols.iter().position(|known| known == symbol)?;
        Some(Expr::Symbol(params[place].clone()))
    };
    let inner = |step: &Instruction| {
        let place = |qubit: &Qubit| qubits.binary_search(qubit).unwrap_or_default();
        let mut inner = step.clone();
        inner.qubits = step.qubits.iter().map(|qubit| Qubit(place(qubit) as u32)).collect();
        substitute(&mut inner, &formal);
        inner
    };
    let body = Some(steps.iter().map(inner).collect());
    // No parameter begins like this, see `formal_names`.
    let arguments = (0..qubits.len()).map(|k| format!("q{k}")).collect();
    let definition = GateDefinition { name: name.to_owned(), params, qubits: arguments, body };
    (definition, symbols.into_iter().map(Expr::Symbol).collect(), qubits)
}

/// Names for the parameters of a gate: the symbols themselves where they can be, and none that
/// could be a qubit's.
fn formal_names(symbols: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for symbol in symbols {
        let plain = symbol.replace('[', "_").replace(']', "");
        let plain = if plain.starts_with('q') { format!("p_{plain}") } else { plain };
        let numbered = (1_u32..).map(|k| format!("{plain}_{k}"));
        let free = std::iter::once(plain.clone())
            .chain(numbered)
            .find(|name| !names.contains(name) && (name == symbol || !symbols.contains(name)));
        names.extend(free);
    }
    names
}
