//! A backend as the list of backends shows it.

use serde::{Deserialize, Serialize};

use super::{Ability, Target};
use crate::circuit::{Circuit, StandardGate};

/// A backend as the list of backends shows it. What differs between the engine in this tab and
/// a quantum computer is data in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackendInfo {
    /// The name jobs are addressed to.
    pub name: String,
    /// Most qubits a circuit may have.
    pub num_qubits: u32,
    /// Most qubits of a circuit with any gates, where circuits of Clifford gates alone may have
    /// more.
    pub num_any_gate_qubits: Option<AnyGateQubits>,
    /// Whether it computes instead of measuring nature. A device whose answers are computed here
    /// counts as a device.
    pub simulator: bool,
    /// Whether its results carry noise.
    pub noisy: bool,
    /// Whether measurements may decide what follows.
    pub dynamic_circuits: bool,
    /// The gates it has, in the order of the gate table.
    pub basis_gates: Vec<StandardGate>,
    /// The kind of processor, if it is known.
    pub processor: Option<Processor>,
    /// Whether it takes jobs, and how many wait.
    pub status: BackendStatus,
}

/// Most qubits of a circuit with any gates, by the precision of its amplitudes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnyGateQubits {
    /// In double precision.
    pub double: u32,
    /// In single precision, whose amplitudes take half the memory.
    pub single: u32,
}

/// A kind of processor, as IBM names them: Falcon r5.11L.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processor {
    /// The family, such as `Heron`.
    pub family: String,
    /// The revision, such as `2` or `5.11`.
    pub revision: String,
    /// The part of a larger chip that it is, if it is one.
    #[serde(default)]
    pub segment: Option<String>,
}

/// Whether a backend takes jobs, and how many wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackendStatus {
    /// Whether it takes jobs.
    pub operational: bool,
    /// What it says of itself; `active` where all is well.
    pub status_msg: String,
    /// Number of jobs that wait.
    pub pending_jobs: u64,
}

impl BackendStatus {
    /// Takes jobs, and nobody waits.
    pub fn active() -> Self {
        Self { operational: true, status_msg: "active".to_owned(), pending_jobs: 0 }
    }
}

impl std::fmt::Display for Processor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} r{}", self.family, self.revision)?;
        self.segment.as_ref().map_or(Ok(()), |segment| f.write_str(segment))
    }
}

impl BackendInfo {
    /// The engine in this tab: ideal, with every gate on all qubits.
    ///
    /// A state takes `16·2^n` bytes, or `8·2^n` in single precision, and 32-bit WebAssembly has
    /// less than 4 GiB: that makes 27 and 28 qubits. Where a machine has less memory, the engine says so. Stabilizers take a few bytes
    /// for each pair of qubits, so Clifford circuits may have all the qubits that a circuit can.
    pub fn ketpad_simulator() -> Self {
        let num_any_gate_qubits = Some(AnyGateQubits { double: 27, single: 28 });
        Self {
            name: "ketpad_simulator".to_owned(),
            num_qubits: Circuit::MAX_BITS,
            num_any_gate_qubits,
            simulator: true,
            noisy: false,
            dynamic_circuits: true,
            basis_gates: StandardGate::all().collect(),
            processor: None,
            status: BackendStatus::active(),
        }
    }

    /// A device whose answers are computed here, without noise.
    pub fn device(target: &Target) -> Self {
        Self {
            name: target.name().to_owned(),
            num_qubits: target.num_qubits(),
            num_any_gate_qubits: None,
            simulator: false,
            noisy: false,
            dynamic_circuits: target.can(Ability::If),
            basis_gates: target.gates().collect(),
            processor: target.processor().cloned(),
            status: BackendStatus::active(),
        }
    }
}
