//! How a circuit is simulated.

use serde::{Deserialize, Serialize};

use super::program::state_bytes;

/// A method of simulation, named as in Aer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// All amplitudes: any circuit, of a few dozen qubits at most.
    Statevector,
    /// A table of stabilizers: circuits of Clifford gates alone, of any width.
    Stabilizer,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 2] = [Self::Statevector, Self::Stabilizer];

    /// Its name in Aer.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statevector => "statevector",
            Self::Stabilizer => "stabilizer",
        }
    }

    /// The method of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

/// The precision of a state vector's amplitudes, named as in Aer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// 16 bytes for each amplitude; rounding errors are about `1e-16` each.
    #[default]
    Double,
    /// 8 bytes for each amplitude, half the time and one qubit more; rounding errors are about
    /// `1e-7` each.
    Single,
}

impl Precision {
    /// All precisions.
    pub const ALL: [Self; 2] = [Self::Double, Self::Single];

    /// Its name in Aer.
    pub fn name(self) -> &'static str {
        match self {
            Self::Double => "double",
            Self::Single => "single",
        }
    }

    /// The precision of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.name() == name)
    }

    /// Bytes of a state vector of so many qubits; `u64::MAX` when it is more than that.
    pub fn state_bytes(self, num_qubits: u32) -> u64 {
        state_bytes(num_qubits, self.amplitude_bytes())
    }

    /// Bytes that an amplitude takes.
    pub(super) fn amplitude_bytes(self) -> u64 {
        match self {
            Self::Double => 16,
            Self::Single => 8,
        }
    }
}

/// How a circuit is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CompileOptions {
    /// The method; unset means that the engine chooses, by the rule that
    /// [`compile`](super::compile) states.
    pub method: Option<Method>,
    /// The precision of a state vector; double, unless it is asked for single.
    pub precision: Precision,
}

/// How something was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Simulation {
    /// The method.
    pub method: Method,
    /// The precision of amplitudes; none with stabilizers, which are exact.
    pub precision: Option<Precision>,
}

impl Simulation {
    /// That by a method, whose amplitudes have this precision if it has any.
    pub(super) fn new(method: Method, precision: Precision) -> Self {
        Self { method, precision: (method == Method::Statevector).then_some(precision) }
    }
}

/// Least units of work, as a state vector, of a circuit that is worth another thought: a few
/// milliseconds.
const LEAST_WORK: f64 = (1 << 22) as f64;

/// How much less work a table of stabilizers must be.
const CLEARLY: f64 = 16.0;

/// Gates of which the state vector is gone through once, together.
const GATES_TOGETHER: f64 = 8.0;

/// Whether Clifford gates, so many with all rounds of loops, and as many measurements of each
/// qubit as one, would be clearly less work on a table of stabilizers than on a state vector.
///
/// As a state vector of `n` qubits, `g` gates are about `2ⁿ·(1 + g/8)` units of work; in a table
/// of stabilizers, about `n·g` for the gates and `n³/16` for measuring all qubits.
pub(super) fn favors_stabilizers(num_qubits: usize, num_gates: f64) -> bool {
    let n = num_qubits as f64;
    let as_state = n.exp2() * (1.0 + num_gates / GATES_TOGETHER);
    let in_table = n * num_gates + n * n * n / 16.0;
    as_state > LEAST_WORK && as_state > CLEARLY * in_table
}
