//! The gates of the language and of `qelib1.inc`.

use std::collections::BTreeMap;

use super::names::{Callee, Extent, GateMeaning};
use crate::circuit::{Gate, OpenQasm2, StandardGate};

/// The gates that Qiskit's file has beyond those that the table knows to be in the library.
const QISKIT: [&str; 19] = [
    "u0", "u", "p", "sx", "sxdg", "swap", "cswap", "crx", "cry", "cp", "csx", "cu", "rxx", "rzz",
    "rccx", "rc3x", "c3x", "c3sqrtx", "c4x",
];

/// The gates that are there without the library.
const BUILT_IN: [&str; 2] = ["U", "CX"];

/// The names of the gates in the library as the paper on OpenQASM 2 prints it.
fn paper() -> impl Iterator<Item = &'static str> {
    let specs = StandardGate::all().map(StandardGate::spec);
    specs.filter(|spec| spec.open_qasm_2 == OpenQasm2::Library).map(|spec| spec.name)
}

/// Whether no gate can have the name once the library is included. Those can that only Qiskit's
/// file has, since programs that were written for the paper's define them.
pub(super) fn is_in_paper(name: &str) -> bool {
    paper().any(|known| known == name)
}

pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name)
}

/// The names of all of them, the commonest first.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    paper().chain(QISKIT).chain(BUILT_IN)
}

/// All of them by name.
pub(super) fn gates() -> BTreeMap<&'static str, GateMeaning> {
    let mut gates = BTreeMap::new();
    gates.extend(names().filter_map(|name| Some((name, gate(name)?))));
    gates
}

fn gate(name: &str) -> Option<GateMeaning> {
    let extent = Extent { depth: 0, gates: 1 };
    let controlled_x = |controls: usize| {
        let callee = Callee::ControlledX(controls);
        Some(GateMeaning { callee, num_qubits: controls + 1, num_params: 0, extent })
    };
    match name {
        "U" => Some(standard(StandardGate::U)),
        "rc3x" => Some(standard(StandardGate::Rcccx)),
        "u0" => Some(GateMeaning { callee: Callee::U0, num_qubits: 1, num_params: 1, extent }),
        "c3x" => controlled_x(3),
        "c4x" => controlled_x(4),
        _ => StandardGate::from_name(name).map(standard),
    }
}

pub(super) fn standard(gate: StandardGate) -> GateMeaning {
    let spec = gate.spec();
    GateMeaning {
        callee: Callee::Gate(Gate::Standard(gate)),
        num_qubits: spec.num_qubits as usize,
        num_params: spec.params.len(),
        extent: Extent { depth: 0, gates: 1 },
    }
}
