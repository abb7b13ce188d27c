//! Control flow: instructions that hold blocks of instructions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{ClassicalExpr, Clbit, Instruction, Qubit, VariableId};

/// Instructions one after the other. Its bits are the circuit's bits.
pub type Block = Vec<Instruction>;

/// What decides which instructions come next, and how often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ControlFlow {
    /// `if (condition) then else otherwise`
    If {
        /// Decides which block is done.
        condition: ClassicalExpr,
        /// Done when the condition is true.
        then: Block,
        /// Done when it is not.
        otherwise: Option<Block>,
    },
    /// `while (condition) body`
    While {
        /// Looked at before every round.
        condition: ClassicalExpr,
        /// Done in every round.
        body: Block,
    },
    /// `for int variable in values body`
    For {
        /// The variable that has the value of the round, of scope [`VariableScope::Loop`](super::VariableScope);
        /// none where no one asks for it.
        variable: Option<VariableId>,
        /// One round for each.
        values: LoopValues,
        /// Done in every round.
        body: Block,
    },
    /// `switch (target) { case … default … }`
    Switch {
        /// Decides which case is done.
        target: ClassicalExpr,
        /// The cases; no value belongs to two.
        cases: Vec<SwitchCase>,
        /// Done when no case has the value.
        default: Option<Block>,
    },
}

/// One case of a switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SwitchCase {
    /// The values of the target it is for.
    pub values: Vec<i64>,
    /// What is done.
    pub body: Block,
}

/// The values a `for` loop goes through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoopValues {
    /// `start`, `start + step`, … as far as `stop`, which belongs to them; `step` is not 0.
    Range {
        /// The first value.
        start: i64,
        /// How far each is from the one before.
        step: i64,
        /// The last value, if the steps reach it.
        stop: i64,
    },
    /// These values in this order.
    Set(Vec<i64>),
}

impl LoopValues {
    /// Number of rounds.
    pub fn num_rounds(&self) -> u64 {
        match self {
            Self::Set(values) => values.len() as u64,
            Self::Range { start, step, stop } => {
                let distance = i128::from(*stop) - i128::from(*start);
                let step = i128::from(*step);
                if step == 0 || distance.signum() * step.signum() < 0 {
                    return 0;
                }
                u64::try_from(distance / step + 1).unwrap_or(u64::MAX)
            }
        }
    }

    /// The value of a round, from round 0.
    pub fn value(&self, round: u64) -> Option<i64> {
        match self {
            Self::Set(values) => values.get(usize::try_from(round).ok()?).copied(),
            Self::Range { start, step, .. } => {
                if round >= self.num_rounds() {
                    return None;
                }
                let value = i128::from(*start) + i128::from(*step) * i128::from(round);
                i64::try_from(value).ok()
            }
        }
    }
}

impl ControlFlow {
    /// The blocks in the order they are written: of a switch the cases, then the default.
    pub fn blocks(&self) -> Vec<&Block> {
        match self {
            Self::If { then, otherwise, .. } => {
                std::iter::once(then).chain(otherwise.as_ref()).collect()
            }
            Self::While { body, .. } | Self::For { body, .. } => vec![body],
            Self::Switch { cases, default, .. } => {
                cases.iter().map(|case| &case.body).chain(default.as_ref()).collect()
            }
        }
    }

    /// As [`ControlFlow::blocks`], to change them. Afterwards the instruction around has to be
    /// made anew by [`Instruction::flow`], since it knows which bits the blocks touch.
    pub fn blocks_mut(&mut self) -> Vec<&mut Block> {
        match self {
            Self::If { then, otherwise, .. } => {
                std::iter::once(then).chain(otherwise.as_mut()).collect()
            }
            Self::While { body, .. } | Self::For { body, .. } => vec![body],
            Self::Switch { cases, default, .. } => {
                cases.iter_mut().map(|case| &mut case.body).chain(default.as_mut()).collect()
            }
        }
    }

    /// The condition or target.
    pub fn condition(&self) -> Option<&ClassicalExpr> {
        match self {
            Self::If { condition, .. } | Self::While { condition, .. } => Some(condition),
            Self::Switch { target, .. } => Some(target),
            Self::For { .. } => None,
        }
    }

    /// As [`ControlFlow::condition`], to change it; the note of [`ControlFlow::blocks_mut`] holds.
    pub fn condition_mut(&mut self) -> Option<&mut ClassicalExpr> {
        match self {
            Self::If { condition, .. } | Self::While { condition, .. } => Some(condition),
            Self::Switch { target, .. } => Some(target),
            Self::For { .. } => None,
        }
    }

    /// Whether `break` and `continue` in its blocks are its own.
    pub fn is_loop(&self) -> bool {
        matches!(self, Self::While { .. } | Self::For { .. })
    }

    /// The qubits its blocks touch, and the classical bits that it or they read or write, both
    /// ascending.
    pub(super) fn touched(&self) -> (Vec<Qubit>, Vec<Clbit>) {
        let mut qubits = BTreeSet::new();
        let mut clbits = BTreeSet::new();
        if let Some(condition) = self.condition() {
            condition.for_each_bit(&mut |bit| _ = clbits.insert(bit));
        }
        for instruction in self.blocks().into_iter().flatten() {
            qubits.extend(instruction.qubits.iter().copied());
            clbits.extend(instruction.clbits.iter().copied());
            if let super::Operation::Assign(assignment) = &instruction.operation {
                assignment.value.for_each_bit(&mut |bit| _ = clbits.insert(bit));
            }
        }
        (qubits.into_iter().collect(), clbits.into_iter().collect())
    }
}
