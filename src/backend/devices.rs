//! The devices that are there as files.

use super::{BackendInfo, BackendStatus, Processor};
use crate::circuit::StandardGate::{self, Cx, Cz, Ecr, Id, Rz, Sx, X};

/// What the list of backends says of a device before its file is loaded.
struct Row {
    name: &'static str,
    num_qubits: u32,
    two_qubit_gate: StandardGate,
    is_dynamic: bool,
    processor: (&'static str, &'static str, Option<&'static str>),
}

const ROWS: [Row; 7] = [
    Row {
        name: "fake_manila",
        num_qubits: 5,
        two_qubit_gate: Cx,
        is_dynamic: true,
        processor: ("Falcon", "5.11", Some("L")),
    },
    Row {
        name: "fake_lagos",
        num_qubits: 7,
        two_qubit_gate: Cx,
        is_dynamic: true,
        processor: ("Falcon", "5.11", Some("H")),
    },
    Row {
        name: "fake_guadalupe",
        num_qubits: 16,
        two_qubit_gate: Cx,
        is_dynamic: false,
        processor: ("Falcon", "4", Some("P")),
    },
    Row {
        name: "fake_montreal",
        num_qubits: 27,
        two_qubit_gate: Cx,
        is_dynamic: false,
        processor: ("Falcon", "4", None),
    },
    Row {
        name: "fake_sherbrooke",
        num_qubits: 127,
        two_qubit_gate: Ecr,
        is_dynamic: true,
        processor: ("Eagle", "3", None),
    },
    Row {
        name: "fake_torino",
        num_qubits: 133,
        two_qubit_gate: Cz,
        is_dynamic: true,
        processor: ("Heron", "1", None),
    },
    Row {
        name: "fake_fez",
        num_qubits: 156,
        two_qubit_gate: Cz,
        is_dynamic: true,
        processor: ("Heron", "2", None),
    },
];

/// The devices of which there are files, `www/backends/NAME.json`, smallest first. What one can
/// do in detail, its file says: see [`Snapshot`](super::Snapshot).
pub fn devices() -> Vec<BackendInfo> {
    ROWS.iter().map(info).collect()
}

fn info(row: &Row) -> BackendInfo {
    let (family, revision, segment) = row.processor;
    let processor = Processor {
        family: family.to_owned(),
        revision: revision.to_owned(),
        segment: segment.map(str::to_owned),
    };
    BackendInfo {
        name: row.name.to_owned(),
        num_qubits: row.num_qubits,
        num_any_gate_qubits: None,
        simulator: false,
        noisy: false,
        dynamic_circuits: row.is_dynamic,
        basis_gates: vec![X, Sx, Id, Rz, row.two_qubit_gate],
        processor: Some(processor),
        status: BackendStatus::active(),
    }
}
