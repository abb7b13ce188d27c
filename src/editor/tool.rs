//! What the palette offers.

use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalExpr, ControlFlow, Duration, Gate, LoopValues,
    Operation, SwitchCase, TimeUnit,
};

/// What can be taken from the palette and put onto the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tool {
    /// A gate, with [`Tool::DEFAULT_ANGLE`] for each of its parameters.
    Gate(Gate),
    /// A measurement into a classical bit that is free.
    Measure,
    /// A reset of one qubit.
    Reset,
    /// A delay of [`Tool::DEFAULT_DELAY`] on one qubit.
    Delay,
    /// A barrier across all qubits, or all of the block it is put into.
    Barrier,
    /// `if` with an empty block, on the bit of the measurement before it.
    If,
    /// `if` and `else`, as [`Tool::If`].
    IfElse,
    /// `while` with an empty block, on the bit of the measurement before it.
    While,
    /// `for` over 0, 1, 2, 3 with an empty block.
    For,
    /// `switch` over a classical register, with a case for 0 and a default, both empty.
    Switch,
    /// Sets a classical bit.
    Assign,
    /// `break`, inside a loop.
    Break,
    /// `continue`, inside a loop.
    Continue,
}

impl Tool {
    /// Angle of a freshly placed gate in radians, as in IBM's composer: π/2.
    pub const DEFAULT_ANGLE: f64 = std::f64::consts::FRAC_PI_2;

    /// Length of a freshly placed delay.
    pub const DEFAULT_DELAY: Duration = Duration { value: 100.0, unit: TimeUnit::Nanoseconds };

    /// The tools that are no gates, in the order of the palette.
    pub const OPERATIONS: [Self; 12] = [
        Self::Measure,
        Self::Reset,
        Self::Barrier,
        Self::Delay,
        Self::If,
        Self::IfElse,
        Self::While,
        Self::For,
        Self::Switch,
        Self::Assign,
        Self::Break,
        Self::Continue,
    ];

    /// What the tool puts down does; conditions, which depend on the circuit, are left open.
    pub fn operation(self) -> Operation {
        match self {
            Self::Gate(gate) => Operation::Gate(gate),
            Self::Measure => Operation::Measure,
            Self::Reset => Operation::Reset,
            Self::Delay => Operation::Delay(Self::DEFAULT_DELAY),
            Self::Barrier => Operation::Barrier(None),
            Self::Assign => Operation::Assign(Box::new(Assignment {
                target: AssignmentTarget::Bits(Vec::new()),
                value: ClassicalExpr::Bool(true),
            })),
            Self::Break => Operation::Break,
            Self::Continue => Operation::Continue,
            Self::If | Self::IfElse | Self::While | Self::For | Self::Switch => {
                let open = || ClassicalExpr::Bool(false);
                let flow = self.control_flow(open(), open());
                flow.map_or(Operation::Barrier(None), |flow| Operation::Flow(Box::new(flow)))
            }
        }
    }

    /// The control flow that the tool puts down, if it is some: with this condition, or for a
    /// switch this target.
    pub(super) fn control_flow(
        self,
        condition: ClassicalExpr,
        target: ClassicalExpr,
    ) -> Option<ControlFlow> {
        Some(match self {
            Self::If => ControlFlow::If { condition, then: Vec::new(), otherwise: None },
            Self::IfElse => {
                ControlFlow::If { condition, then: Vec::new(), otherwise: Some(Vec::new()) }
            }
            Self::While => ControlFlow::While { condition, body: Vec::new() },
            Self::For => {
                let values = LoopValues::Range { start: 0, step: 1, stop: 3 };
                ControlFlow::For { variable: None, values, body: Vec::new() }
            }
            Self::Switch => {
                let cases = vec![SwitchCase { values: vec![0], body: Vec::new() }];
                ControlFlow::Switch { target, cases, default: Some(Vec::new()) }
            }
            _ => return None,
        })
    }
}
