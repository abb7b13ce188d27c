//! What a circuit does before any parameter has an influence.
//!
//! With many sets of parameters it is done once: its gates are planned for the first set, and its
//! state is kept, and copied for the others. What a circuit's beginning is depends on the circuit
//! alone, so that the values of a set do not depend on whether there are others.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::EngineError;
use super::plan::{Planned, Wire};
use super::program::Gates;
use super::progress::Progress;
use super::state::State;
use crate::circuit::{Circuit, Instruction, Operation};

/// Gates on several qubits that a beginning has at least. Fewer are not worth a copy.
const MANY: usize = 8;

/// Passes over the state that a beginning stands for at least. A copy is about one.
const LEAST_PASSES: f64 = 4.0;

/// Most bytes of the states that are kept for a circuit.
const KEPT_BYTES: u64 = 1 << 29;

/// For the gates at the head of a circuit, up to the first other instruction that acts on qubits
/// or bits, whether each of them comes before every influence of a parameter. Nothing is said of
/// a circuit without parameters, or with control flow, whose qubits have to stay where they are.
pub(super) fn is_fixed(circuit: &Circuit) -> Vec<bool> {
    let mut is_fixed = Vec::new();
    let is_flow = |own: &Instruction| matches!(own.operation, Operation::Flow(_));
    if circuit.inputs().is_empty() || circuit.instructions().iter().any(is_flow) {
        return is_fixed;
    }
    let mut is_open = vec![false; circuit.num_qubits() as usize];
    for instruction in circuit.instructions() {
        match instruction.operation {
            Operation::Gate(_) | Operation::Modified(_) => {
                let mut qubits = instruction.qubits.iter().map(|qubit| qubit.index());
                let is_late = has_names(instruction) || qubits.any(|qubit| is_open[qubit]);
                if is_late {
                    instruction.qubits.iter().for_each(|qubit| is_open[qubit.index()] = true);
                }
                is_fixed.push(!is_late);
            }
            Operation::Barrier(_) | Operation::Delay(_) => is_fixed.push(false),
            _ => break,
        }
    }
    is_fixed
}

/// Number of gates of a circuit that are carried out once for all sets of parameters; none where
/// that would save nothing.
pub fn gates_before_parameters(circuit: &Circuit) -> usize {
    let is_fixed = is_fixed(circuit);
    let fixed = || circuit.instructions().iter().zip(&is_fixed).filter(|(_, is_fixed)| **is_fixed);
    let widths = fixed().map(|(instruction, _)| instruction.qubits.len());
    if Beginning::may_be(widths) { fixed().count() } else { 0 }
}

fn has_names(instruction: &Instruction) -> bool {
    let mut has_names = false;
    for expr in instruction.formulas() {
        expr.for_each_symbol(&mut |_| has_names = true);
    }
    has_names
}

/// The beginnings of a circuit that were planned, each for some of its gates and qubits.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    planned: RefCell<Vec<Rc<Beginning>>>,
    /// Bytes of all states that are kept.
    kept_bytes: Rc<Cell<u64>>,
}

impl Beginnings {
    /// The beginning with these gates on these qubits, which is planned if it was not yet.
    pub(super) fn get(&self, of: Of, plan: impl FnOnce(Of) -> Beginning) -> Rc<Beginning> {
        let mut planned = self.planned.borrow_mut();
        if let Some(known) = planned.iter().find(|beginning| beginning.of == of) {
            return Rc::clone(known);
        }
        let kept_bytes = Some(Rc::clone(&self.kept_bytes));
        let beginning = Rc::new(Beginning { kept_bytes, ..plan(of) });
        planned.push(Rc::clone(&beginning));
        beginning
    }
}

/// What a beginning is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Of {
    /// The gates, by their numbers among those that no parameter has an influence on.
    pub(super) gates: Vec<usize>,
    /// For each of the circuit's qubits, its number among those that are used.
    pub(super) numbers: Rc<[Option<usize>]>,
}

/// The gates of a circuit that no parameter has an influence on.
#[derive(Debug)]
pub(super) struct Beginning {
    of: Of,
    pub(super) gates: Gates,
    /// Where the qubits are then. Some may be apart still.
    pub(super) wires: Vec<Wire>,
    /// The state then.
    kept: OnceCell<Box<dyn Any>>,
    /// What all beginnings of the circuit keep; nothing if there is no need to keep any.
    kept_bytes: Option<Rc<Cell<u64>>>,
}

impl PartialEq for Beginning {
    /// What is kept makes no difference to anything but time.
    fn eq(&self, other: &Self) -> bool {
        (&self.of, &self.gates) == (&other.of, &other.gates)
    }
}

impl Beginning {
    /// With gates that were planned, and where the qubits are after them.
    pub(super) fn new(of: Of, gates: Gates, wires: Vec<Wire>) -> Self {
        Self { of, gates, wires, kept: OnceCell::new(), kept_bytes: None }
    }

    /// Whether gates on so many qubits each may be one.
    pub(super) fn may_be(widths: impl Iterator<Item = usize>) -> bool {
        widths.filter(|width| *width > 1).count() >= MANY
    }

    /// Whether it is worth being a step by itself.
    pub(super) fn is_worth_it(&self) -> bool {
        self.gates.plan.work() >= LEAST_PASSES * self.num_amplitudes()
    }

    /// Units of work of bringing it next time.
    pub(super) fn work(&self) -> f64 {
        match self.kept.get() {
            Some(_) => self.num_amplitudes(),
            None => self.gates.plan.work(),
        }
    }

    fn num_amplitudes(&self) -> f64 {
        let num_joined = self.wires.iter().filter(|wire| matches!(wire, Wire::Joined(_))).count();
        (num_joined as f64).exp2()
    }

    /// Brings a state of no qubits to where it ends: by a copy if there is one, else by its gates.
    pub(super) fn bring<L: Planned>(
        &self,
        state: &mut State<L>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        if let Some(kept) = self.kept.get().and_then(|kept| kept.downcast_ref()) {
            return state.copy_from(kept, progress);
        }
        state.run(L::of(&self.gates.plan), progress)?;
        let Some(kept_bytes) = &self.kept_bytes else { return Ok(()) };
        let bytes = kept_bytes.get().saturating_add(state.joined_bytes());
        if bytes <= KEPT_BYTES
            && let Some(copy) = state.try_copy(progress)?
            && self.kept.set(Box::new(copy)).is_ok()
        {
            kept_bytes.set(bytes);
        }
        Ok(())
    }
}
