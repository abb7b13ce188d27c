//! A circuit made ready to run.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::beginning::Beginning;
use super::method::{Method, Precision, Simulation};
use super::plan::AnyPlan;
use super::tableau::{self, Clifford};
use crate::circuit::{
    Assignment, Circuit, ClassicalExpr, ClassicalType, GateDefinition, Instruction, LoopValues,
    Variable, VariableId,
};

/// A circuit made ready to run by [`compile`](super::compile): gates as matrices, definitions
/// written out, control flow as jumps, barriers gone, final measurements set apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    pub(super) method: Method,
    pub(super) precision: Precision,
    pub(super) num_qubits: u32,
    /// Number of qubits that something happens to, which alone make the state.
    pub(super) num_used: usize,
    /// For each of the circuit's qubits, its bit in the final state, if it is used.
    pub(super) layout: Vec<Option<usize>>,
    pub(super) num_clbits: u32,
    pub(super) variables: Vec<Variable>,
    /// What [`Step::Formula`] may stand for.
    pub(super) definitions: Vec<GateDefinition>,
    /// All steps but the final measurements.
    pub(super) steps: Vec<Step>,
    /// The measurements of all final qubits that are used, no two into the same bit.
    pub(super) final_measurements: Vec<Measurement>,
    /// The bits that a final qubit is measured into which nothing happens to: it is 0.
    pub(super) final_zeros: Vec<usize>,
    /// Number of loops that count their rounds.
    pub(super) num_counters: usize,
    /// Whether there are steps that jump.
    pub(super) has_jumps: bool,
    /// Units of work on the way through all steps, each loop with as many rounds as are known
    /// beforehand.
    pub(super) work: f64,
    /// The circuit and the values of its parameters, if there are no steps on a state vector.
    pub(super) source: Option<Box<(Circuit, Vec<f64>)>>,
}

/// One step of a program. Jumps lead so many steps on from the step itself, back if negative;
/// `place` is the place of the instruction in the circuit, for what can go wrong.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Applies the gates to a state vector that no parameter has an influence on.
    Begin(Rc<Beginning>),
    /// Applies gates to a state vector.
    Gates(Box<Gates>),
    /// Applies a gate to a table of stabilizers.
    Clifford(Clifford),
    /// Applies a gate whose angles depend on variables.
    Formula(Box<Formula>),
    /// Measures a qubit after which something happens to it or which is read later.
    Measure(Measurement),
    /// Puts a qubit into the state 0.
    Reset(Reset),
    /// Gives bits or a variable a new value.
    Assign { assignment: Assignment, place: usize },
    /// Goes on elsewhere; back at the end of a round of the loop at `place`.
    Jump { offset: isize, place: usize },
    /// Goes on elsewhere if the condition is not true.
    Branch { condition: ClassicalExpr, otherwise: isize, place: usize },
    /// Goes on at the case that has the value, or at the default.
    Switch(Box<Switch>),
    /// Lets a loop begin with its first round.
    Enter { counter: usize },
    /// Begins the next round of a loop, or leaves it.
    Round(Box<Round>),
}

/// Gates that follow each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gates {
    pub(super) plan: AnyPlan,
    /// The used qubits that they act on, in ascending order.
    pub(super) touched: Vec<usize>,
}

/// A reset of a qubit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reset {
    /// Its number among those that are used.
    pub(super) number: usize,
    /// Its bit in the state.
    pub(super) bit: usize,
}

/// A measurement of a bit of the state into a classical bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measurement {
    pub(super) bit: usize,
    pub(super) clbit: usize,
}

/// A gate whose angles depend on variables.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Formula {
    /// The gate.
    pub(super) instruction: Instruction,
    /// What the names in its expressions stand for.
    pub(super) bindings: BTreeMap<String, Binding>,
    pub(super) place: usize,
    /// Place of the innermost loop around it.
    pub(super) in_loop: Option<usize>,
    /// For each of the circuit's qubits, its number among those that are used.
    pub(super) numbers: Rc<[Option<usize>]>,
    /// For each used qubit, its bit in the state.
    pub(super) bits: Rc<[usize]>,
}

/// What a name in an expression stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Binding {
    /// A parameter.
    Value(f64),
    /// A variable.
    Variable(VariableId),
}

/// Where a switch leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Switch {
    pub(super) target: ClassicalExpr,
    pub(super) cases: BTreeMap<i64, isize>,
    pub(super) default: isize,
    pub(super) place: usize,
}

/// The head of a loop that counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Round {
    pub(super) counter: usize,
    pub(super) variable: Option<(VariableId, ClassicalType)>,
    pub(super) values: LoopValues,
    /// Where it leads after the last round.
    pub(super) exit: isize,
}

impl Step {
    /// Units of work on a state of so many amplitudes.
    pub(super) fn work(&self, num_amplitudes: f64) -> f64 {
        match self {
            Self::Begin(beginning) => beginning.work(),
            Self::Gates(gates) => gates.plan.work(),
            Self::Formula(_) => num_amplitudes,
            // One sweep for the probabilities, one for the collapse.
            Self::Measure(_) | Self::Reset(_) => 2.0 * num_amplitudes,
            _ => 0.0,
        }
    }
}

/// Units of work for looking up the outcome of one shot.
pub(super) const LOOKUP_COST: u64 = 16;

/// Random numbers that a shot of a program with jumps has room for. More than the steps that a
/// shot may take, so that it never runs out of them.
const DRAWS_WITH_JUMPS: u64 = 1 << 20;

const _: () = assert!(DRAWS_WITH_JUMPS > super::MAX_STEPS + Circuit::MAX_BITS as u64);

impl Program {
    /// The method of simulation.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The precision of amplitudes; stabilizers are exact.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// How it is computed: method and precision together.
    pub fn simulation(&self) -> Simulation {
        Simulation::new(self.method, self.precision)
    }

    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// Number of classical bits.
    pub fn num_clbits(&self) -> u32 {
        self.num_clbits
    }

    /// Bytes of one state vector, which has only the qubits that something happens to;
    /// `u64::MAX` when it is more than that.
    pub fn state_bytes(&self) -> u64 {
        self.precision.state_bytes(self.num_used as u32)
    }

    /// Whether every run measures amid the circuit, whatever happens.
    pub(super) fn always_measures_amid(&self) -> bool {
        !self.has_jumps && self.steps.iter().any(|step| matches!(step, Step::Measure(_)))
    }

    /// Random numbers that a shot has room for: one for each measurement and reset amid the
    /// circuit, and for all final measurements together one, or with a table of stabilizers
    /// enough for a bit each.
    pub(super) fn draws_per_shot(&self) -> u64 {
        if self.has_jumps {
            return DRAWS_WITH_JUMPS;
        }
        let draws = |step: &&Step| matches!(step, Step::Measure(_) | Step::Reset(_));
        let num_choices = self.steps.iter().filter(draws).count();
        let num_last = self.final_measurements.len();
        match self.method {
            Method::Statevector => num_choices as u64 + 1,
            Method::Stabilizer if tableau::has_frames(self) => {
                tableau::frame_draws(self.num_used, num_choices)
            }
            Method::Stabilizer => (num_choices + num_last.div_ceil(tableau::WORD)) as u64,
        }
    }

    /// Units of work for taking a state through all steps once.
    pub(super) fn run_cost(&self) -> f64 {
        self.work
    }

    /// Units of work for sampling, as if no measurement amid the circuit split the shots.
    pub(super) fn sampling_cost(&self, num_shots: u64) -> f64 {
        if self.method == Method::Stabilizer && tableau::has_frames(self) {
            return tableau::frames_cost(self, num_shots);
        }
        if self.final_measurements.is_empty() {
            return self.run_cost();
        }
        let (num_qubits, num_clbits) = (self.num_used, self.num_clbits as usize);
        let (once, each) = match self.method {
            Method::Statevector => (self.num_amplitudes(), LOOKUP_COST),
            Method::Stabilizer => {
                let num_measurements = self.final_measurements.len();
                tableau::read_out_cost(num_qubits, num_measurements, num_clbits)
            }
        };
        self.run_cost() + once + num_shots as f64 * each as f64
    }

    fn num_amplitudes(&self) -> f64 {
        (self.num_used as f64).exp2()
    }
}

/// Bytes of a state vector of so many qubits, with so many for each amplitude; `u64::MAX` when it is more than that.
pub(super) fn state_bytes(num_qubits: u32, amplitude_bytes: u64) -> u64 {
    let amplitudes = 1_u64.checked_shl(num_qubits).unwrap_or(u64::MAX);
    amplitudes.saturating_mul(amplitude_bytes)
}
