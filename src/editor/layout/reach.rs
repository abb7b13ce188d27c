//! Which wires an instruction keeps others out of.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::circuit::{Circuit, ClassicalExpr, ControlFlow, Instruction, Operation, VariableScope};

/// What makes an instruction reach further than its qubits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::editor) struct Ties {
    /// It, or something in its blocks, reads or writes classical data. All such instructions
    /// meet on the bottom wire, so the grid keeps their order.
    pub(in crate::editor) is_classical: bool,
    /// It ends a round of a loop around it, so nothing beside it may pass it.
    pub(in crate::editor) is_jump: bool,
}

/// Finds the ties of a circuit's instructions.
pub(in crate::editor) struct Knots<'c> {
    /// Names of the variables that parameters can have in them.
    globals: BTreeSet<&'c str>,
}

impl<'c> Knots<'c> {
    /// For the instructions of this circuit.
    pub(in crate::editor) fn of(circuit: &'c Circuit) -> Self {
        let variables = circuit.variables().iter().filter(|v| v.scope == VariableScope::Global);
        let mut globals = BTreeSet::new();
        globals.extend(variables.map(|variable| variable.name.as_str()));
        Self { globals }
    }

    /// The ties of an instruction. Cost: the instructions in it.
    pub(in crate::editor) fn ties(&self, instruction: &Instruction) -> Ties {
        self.note(instruction, &mut Vec::new())
    }

    /// The ties of all instructions, in the order of places.
    pub(super) fn all_ties(&self, instructions: &[Instruction]) -> Vec<Ties> {
        let mut found = Vec::with_capacity(instructions.len());
        for instruction in instructions {
            self.note(instruction, &mut found);
        }
        found
    }

    /// The ties of an instruction; they and those of all in it are appended to `found`.
    fn note(&self, instruction: &Instruction, found: &mut Vec<Ties>) -> Ties {
        let place = found.len();
        let mut ties = self.own_ties(instruction);
        found.push(ties);
        if let Some(flow) = instruction.control_flow() {
            for inner in flow.blocks().into_iter().flatten() {
                ties = ties.with(self.note(inner, found), flow);
            }
            found[place] = ties;
        }
        ties
    }

    fn own_ties(&self, instruction: &Instruction) -> Ties {
        let is_classical = match &instruction.operation {
            Operation::Measure | Operation::Assign(_) => true,
            Operation::Flow(flow) => flow.condition().is_some(),
            _ => self.reads_variable(instruction),
        };
        let is_jump = matches!(instruction.operation, Operation::Break | Operation::Continue);
        Ties { is_classical, is_jump }
    }

    fn reads_variable(&self, instruction: &Instruction) -> bool {
        if self.globals.is_empty() {
            return false;
        }
        let mut found = false;
        for expr in instruction.formulas() {
            expr.for_each_symbol(&mut |name| found |= self.globals.contains(name));
        }
        found
    }
}

impl Ties {
    /// With those of an instruction in a block of `flow`.
    fn with(self, inner: Self, flow: &ControlFlow) -> Self {
        Self {
            is_classical: self.is_classical || inner.is_classical,
            is_jump: self.is_jump || (inner.is_jump && !flow.is_loop()),
        }
    }
}

/// The wires an instruction is drawn across, in a block (or circuit) on the wires `frame`. A
/// gate without qubits, which is a global phase, stands nowhere.
pub(in crate::editor) fn drawn_wires(
    instruction: &Instruction,
    frame: &RangeInclusive<u32>,
) -> Option<RangeInclusive<u32>> {
    let indices = || instruction.qubits.iter().map(|qubit| qubit.0);
    match (indices().min(), indices().max()) {
        (Some(top), Some(bottom)) => Some(top..=bottom),
        _ if instruction.base_gate().is_some() => None,
        _ => (!frame.is_empty()).then(|| frame.clone()),
    }
}

/// The wires an instruction keeps others out of, in a block on the wires `frame`.
pub(in crate::editor) fn blocked_wires(
    instruction: &Instruction,
    ties: Ties,
    frame: &RangeInclusive<u32>,
) -> Option<RangeInclusive<u32>> {
    let drawn = drawn_wires(instruction, frame)?;
    Some(if ties.is_jump {
        frame.clone()
    } else if ties.is_classical {
        *drawn.start()..=*frame.end()
    } else {
        drawn
    })
}

/// Whether two ranges of wires have one in common.
pub(in crate::editor) fn meet(a: &RangeInclusive<u32>, b: &RangeInclusive<u32>) -> bool {
    a.start() <= b.end() && b.start() <= a.end()
}

/// Whether a line goes from the instruction down to the classical registers.
pub(super) fn has_line(instruction: &Instruction) -> bool {
    let reads = |expr: &ClassicalExpr| {
        let mut found = false;
        expr.for_each_bit(&mut |_| found = true);
        found
    };
    match &instruction.operation {
        Operation::Measure => true,
        Operation::Assign(assignment) => {
            !assignment.written_bits().is_empty() || reads(&assignment.value)
        }
        Operation::Flow(flow) => flow.condition().is_some_and(reads),
        _ => false,
    }
}
