//! How many of what.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::wires::Wires;
use crate::circuit::{
    Circuit, ControlFlow, Expr, Instruction, ModifiedGate, Operation, Power, Qubit,
};
use crate::math::order;

/// Whether an instruction does something: all but barriers, which Qiskit calls directives.
pub fn is_counted(instruction: &Instruction) -> bool {
    !matches!(instruction.operation, Operation::Barrier(_))
}

/// Whether it is an operation on two or more qubits at once. Of control flow, whether its blocks
/// touch so many; delays are one for each qubit.
pub fn is_nonlocal(instruction: &Instruction) -> bool {
    let is_delay = matches!(instruction.operation, Operation::Delay(_));
    instruction.qubits.len() > 1 && is_counted(instruction) && !is_delay
}

/// Number of instructions but barriers, control flow with its blocks being one: Qiskit's
/// `size()`.
pub fn size(circuit: &Circuit) -> usize {
    circuit.instructions().iter().filter(|step| is_counted(step)).count()
}

/// Number of operations on two or more qubits: Qiskit's `num_nonlocal_gates()`.
pub fn num_nonlocal_gates(circuit: &Circuit) -> usize {
    circuit.instructions().iter().filter(|step| is_nonlocal(step)).count()
}

/// Number of qubits and classical bits: Qiskit's `width()`.
pub fn width(circuit: &Circuit) -> u32 {
    circuit.num_qubits() + circuit.num_clbits()
}

/// Length of the longest chain of instructions that wait for each other because they share a
/// qubit, a classical bit or a variable; only those are counted for which `counts` is true, but
/// the others are waited for all the same.
///
/// With [`is_counted`] it is Qiskit's `depth()`: barriers do not count, control flow with its
/// blocks is one. Unlike there, variables that are read within blocks are waited for as well.
/// With [`is_nonlocal`] it is the depth in gates on several qubits. Cost: the number of operands.
pub fn depth(circuit: &Circuit, counts: impl Fn(&Instruction) -> bool) -> usize {
    let wires = Wires::new(circuit);
    let mut depths = vec![0; wires.count()];
    for instruction in circuit.instructions() {
        let touched = wires.of(instruction);
        let before = touched.iter().map(|wire| depths[wires.index(*wire)]).max().unwrap_or(0);
        let after = before + usize::from(counts(instruction));
        for wire in touched {
            depths[wires.index(wire)] = after;
        }
    }
    depths.into_iter().max().unwrap_or(0)
}

/// How often each kind of instruction occurs, barriers included: Qiskit's `count_ops()`. The
/// most frequent come first, and among equally frequent ones those that occur first.
///
/// Names are Qiskit's; of a modified gate, OpenQASM's words for it, as [`modified_name`] has
/// them. What is in blocks is not counted.
pub fn count_ops(circuit: &Circuit) -> Vec<(String, usize)> {
    let mut places: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
    let mut counts: Vec<(Cow<'_, str>, usize)> = Vec::new();
    for instruction in circuit.instructions() {
        let name = kind_name(circuit, instruction);
        let place = *places.entry(name.clone()).or_insert(counts.len());
        if place == counts.len() {
            counts.push((name, 0));
        }
        counts[place].1 += 1;
    }
    order::sort_by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(name, count)| (name.into_owned(), count)).collect()
}

/// Qiskit's name for what an instruction does; of a modified gate, OpenQASM's words for it.
pub fn kind_name<'c>(circuit: &'c Circuit, instruction: &'c Instruction) -> Cow<'c, str> {
    match &instruction.operation {
        Operation::Modified(modified) => modified_name(circuit, modified).into(),
        Operation::Assign(_) => "store".into(),
        Operation::Break => "break_loop".into(),
        Operation::Continue => "continue_loop".into(),
        Operation::Flow(flow) => match flow.as_ref() {
            ControlFlow::If { .. } => "if_else".into(),
            ControlFlow::While { .. } => "while_loop".into(),
            ControlFlow::For { .. } => "for_loop".into(),
            ControlFlow::Switch { .. } => "switch_case".into(),
        },
        other => circuit.operation_name(other).into(),
    }
}

/// A modified gate in OpenQASM's words: `ctrl(2) @ negctrl @ pow(1/2) @ x`.
pub fn modified_name(circuit: &Circuit, modified: &ModifiedGate) -> String {
    let runs = modified.controls.chunk_by(|left, right| left == right);
    let controls = runs.map(|run| {
        let word = if run[0] { "ctrl" } else { "negctrl" };
        if run.len() == 1 { format!("{word} @ ") } else { format!("{word}({}) @ ", run.len()) }
    });
    let powers = modified.powers.iter().map(|power| match power {
        Power::Inverse => "inv @ ".to_owned(),
        Power::Exponent(exponent) => format!("pow({exponent}) @ "),
    });
    controls.chain(powers).chain([circuit.gate_name(modified.gate).to_owned()]).collect()
}

/// The qubits on which nothing is done but barriers and delays, ascending.
pub fn idle_qubits(circuit: &Circuit) -> Vec<Qubit> {
    let mut is_idle = vec![true; circuit.num_qubits() as usize];
    for instruction in circuit.instructions() {
        if is_counted(instruction) && !matches!(instruction.operation, Operation::Delay(_)) {
            instruction.qubits.iter().for_each(|qubit| is_idle[qubit.index()] = false);
        }
    }
    let qubits = (0..circuit.num_qubits()).map(Qubit);
    qubits.filter(|qubit| is_idle[qubit.index()]).collect()
}

/// The parameters that some instruction depends on, blocks included, in the order of
/// [`Circuit::parameters`].
pub fn parameters_used(circuit: &Circuit) -> Vec<String> {
    let mut used = std::collections::BTreeSet::new();
    let mut add = |expr: &'_ Expr| {
        expr.for_each_symbol(&mut |name| {
            if !used.contains(name) {
                used.insert(name.to_owned());
            }
        });
    };
    for visit in circuit.walk() {
        visit.instruction.params.iter().for_each(&mut add);
        if let Operation::Modified(modified) = &visit.instruction.operation {
            for power in &modified.powers {
                if let Power::Exponent(expr) = power {
                    add(expr);
                }
            }
        }
    }
    circuit.parameters().into_iter().filter(|name| used.contains(name)).collect()
}
