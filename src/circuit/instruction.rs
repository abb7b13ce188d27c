//! One step of a circuit, and gates that a circuit defines for itself.

use serde::{Deserialize, Serialize};

use super::{Assignment, Clbit, ControlFlow, Expr, Qubit, StandardGate};

/// Number of a gate definition in its circuit, see [`Circuit::definitions`](super::Circuit::definitions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DefinitionId(pub u32);

/// A unitary gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gate {
    /// A gate of the table.
    Standard(StandardGate),
    /// A gate that the circuit itself defines.
    Defined(DefinitionId),
}

/// A gate changed by modifiers, as `negctrl @ ctrl @ inv @ pow(2) @ g` has it.
///
/// Controls commute with the other modifiers, so they are kept apart; the instruction's qubits
/// are the controls, outermost first, then the gate's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModifiedGate {
    /// The gate that is modified; the instruction's parameters are this gate's.
    pub gate: Gate,
    /// One entry for each control qubit: the value (`true` for 1) it must have.
    pub controls: Vec<bool>,
    /// The other modifiers, outermost first, as they are written.
    pub powers: Vec<Power>,
}

/// A modifier other than a control.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Power {
    /// `inv @`: the inverse of what follows.
    Inverse,
    /// `pow(k) @`: the power of what follows; for a `k` that is not whole the principal one,
    /// with eigenvalue phases taken from (-π, π].
    Exponent(Expr),
}

/// The unit in which the length of a delay is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Microseconds.
    Microseconds,
    /// Nanoseconds.
    Nanoseconds,
    /// The backend's own time step.
    BackendSteps,
}

/// A length of time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Duration {
    /// The number, not negative, in `unit`.
    pub value: f64,
    /// The unit.
    pub unit: TimeUnit,
}

/// What an instruction does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    /// Applies a gate to the instruction's qubits.
    Gate(Gate),
    /// Applies a modified gate to the instruction's qubits.
    Modified(Box<ModifiedGate>),
    /// Measures one qubit in the computational basis into one classical bit.
    Measure,
    /// Puts one qubit into the state 0, whatever it was.
    Reset,
    /// Does nothing; keeps what stands before it apart from what stands after it. It may have a
    /// label to be shown.
    Barrier(Option<String>),
    /// Lets time pass on the qubits.
    Delay(Duration),
    /// Gives classical bits or a variable a new value.
    Assign(Box<Assignment>),
    /// Decides which instructions come next, and how often.
    Flow(Box<ControlFlow>),
    /// Leaves the innermost loop.
    Break,
    /// Goes on with the next round of the innermost loop.
    Continue,
}

/// One step of a circuit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instruction {
    /// What is done.
    pub operation: Operation,
    /// The gate's parameters, in radians.
    pub params: Vec<Expr>,
    /// The qubits, in the order of the gate's arguments (controls first). Of control flow, all
    /// qubits that its blocks touch, ascending.
    pub qubits: Vec<Qubit>,
    /// The classical bits written. Of an assignment, the bits it writes; of control flow, all
    /// bits that its blocks write or that it or they read, ascending.
    pub clbits: Vec<Clbit>,
}

impl Instruction {
    fn new(operation: Operation, qubits: Vec<Qubit>, clbits: Vec<Clbit>) -> Self {
        Self { operation, params: Vec::new(), qubits, clbits }
    }

    /// A gate on qubits.
    pub fn gate(gate: Gate, params: Vec<Expr>, qubits: Vec<Qubit>) -> Self {
        Self { operation: Operation::Gate(gate), params, qubits, clbits: Vec::new() }
    }

    /// A modified gate on qubits, the controls first. Without any modifier it is the gate itself.
    pub fn modified(modified: ModifiedGate, params: Vec<Expr>, qubits: Vec<Qubit>) -> Self {
        if modified.controls.is_empty() && modified.powers.is_empty() {
            return Self::gate(modified.gate, params, qubits);
        }
        let operation = Operation::Modified(Box::new(modified));
        Self { operation, params, qubits, clbits: Vec::new() }
    }

    /// A measurement of `qubit` into `clbit`.
    pub fn measure(qubit: Qubit, clbit: Clbit) -> Self {
        Self::new(Operation::Measure, vec![qubit], vec![clbit])
    }

    /// A reset of `qubit`.
    pub fn reset(qubit: Qubit) -> Self {
        Self::new(Operation::Reset, vec![qubit], Vec::new())
    }

    /// A barrier across `qubits`, without a label.
    pub fn barrier(qubits: Vec<Qubit>) -> Self {
        Self::new(Operation::Barrier(None), qubits, Vec::new())
    }

    /// A delay on `qubits`.
    pub fn delay(duration: Duration, qubits: Vec<Qubit>) -> Self {
        Self::new(Operation::Delay(duration), qubits, Vec::new())
    }

    /// An assignment.
    pub fn assign(assignment: Assignment) -> Self {
        let clbits = assignment.written_bits().to_vec();
        Self::new(Operation::Assign(Box::new(assignment)), Vec::new(), clbits)
    }

    /// Control flow, with the bits that it touches.
    pub fn flow(flow: ControlFlow) -> Self {
        let (qubits, clbits) = flow.touched();
        Self::new(Operation::Flow(Box::new(flow)), qubits, clbits)
    }

    /// `break`
    pub fn break_loop() -> Self {
        Self::new(Operation::Break, Vec::new(), Vec::new())
    }

    /// `continue`
    pub fn continue_loop() -> Self {
        Self::new(Operation::Continue, Vec::new(), Vec::new())
    }

    /// The gate's parameters, and the exponents of its modifiers.
    pub fn formulas(&self) -> impl Iterator<Item = &Expr> {
        let powers = match &self.operation {
            Operation::Modified(modified) => modified.powers.as_slice(),
            _ => &[],
        };
        let exponents = powers.iter().filter_map(|power| match power {
            Power::Exponent(exponent) => Some(exponent),
            Power::Inverse => None,
        });
        self.params.iter().chain(exponents)
    }

    /// The gate applied, whether modified or not.
    pub fn base_gate(&self) -> Option<Gate> {
        match &self.operation {
            Operation::Gate(gate) => Some(*gate),
            Operation::Modified(modified) => Some(modified.gate),
            _ => None,
        }
    }

    /// The values that the modifiers' control qubits must have, which are the first qubits;
    /// empty for a gate without such modifiers. Controls that are a part of the gate itself,
    /// as in `cx`, are not among them.
    pub fn controls(&self) -> &[bool] {
        match &self.operation {
            Operation::Modified(modified) => &modified.controls,
            _ => &[],
        }
    }

    /// The control flow, if it is some.
    pub fn control_flow(&self) -> Option<&ControlFlow> {
        match &self.operation {
            Operation::Flow(flow) => Some(flow),
            _ => None,
        }
    }
}

/// A gate made of other gates, as an OpenQASM `gate` statement gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GateDefinition {
    /// Name, an OpenQASM identifier.
    pub name: String,
    /// Names of the parameters; the body's expressions refer to them.
    pub params: Vec<String>,
    /// Names of the qubit arguments; the body's [`Qubit`]s are indices into this list.
    pub qubits: Vec<String>,
    /// The gates (and barriers) it stands for: standard ones and definitions with a smaller
    /// number. None for an opaque gate, of which only the name and the arguments are known.
    pub body: Option<Vec<Instruction>>,
}
