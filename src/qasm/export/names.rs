//! Under which name everything is written, so that no two things share one.

use std::collections::{BTreeMap, BTreeSet};

use super::super::syntax::is_reserved;
use crate::circuit::{Circuit, Gate, GateDefinition, OpenQasm, Register, StandardGate};

/// The names in a written program.
pub(super) struct Names {
    qregs: Vec<String>,
    cregs: Vec<String>,
    definitions: Vec<String>,
    table: BTreeMap<StandardGate, String>,
}

impl Names {
    /// Names for a circuit and the definitions of the table it needs. Registers choose first,
    /// then the circuit's own gates.
    pub(super) fn new(circuit: &Circuit, table: &[(StandardGate, GateDefinition)]) -> Self {
        let mut taken = library();
        let mut choose = |wanted: &str| {
            let name = free_name(wanted, &taken);
            taken.insert(name.clone());
            name
        };
        let register_name = |register: &Register| register.name.clone();
        let qregs: Vec<String> = circuit.qregs().iter().map(register_name).collect();
        let cregs: Vec<String> = circuit.cregs().iter().map(register_name).collect();
        Self {
            qregs: qregs.iter().map(|name| choose(name)).collect(),
            cregs: cregs.iter().map(|name| choose(name)).collect(),
            definitions: circuit.definitions().iter().map(|own| choose(&own.name)).collect(),
            table: table.iter().map(|(gate, _)| (*gate, choose(gate.spec().name))).collect(),
        }
    }

    /// Names of the quantum registers, in the circuit's order.
    pub(super) fn qregs(&self) -> &[String] {
        &self.qregs
    }

    /// Names of the classical registers, in the circuit's order.
    pub(super) fn cregs(&self) -> &[String] {
        &self.cregs
    }

    /// The name of the circuit's definition number `index`.
    pub(super) fn of_definition(&self, index: usize) -> &str {
        self.definitions.get(index).map_or("?", String::as_str)
    }

    /// The name of a gate of the table.
    pub(super) fn of_standard(&self, gate: StandardGate) -> &str {
        match (gate.spec().open_qasm, self.table.get(&gate)) {
            (OpenQasm::BuiltIn(name), _) => name,
            (_, Some(name)) => name,
            (_, None) => gate.spec().name,
        }
    }

    pub(super) fn of_gate(&self, gate: Gate) -> &str {
        match gate {
            Gate::Standard(standard) => self.of_standard(standard),
            Gate::Defined(id) => self.of_definition(id.0 as usize),
        }
    }
}

/// All names of `stdgates.inc`.
fn library() -> BTreeSet<String> {
    let names = |gate: StandardGate| match gate.spec().open_qasm {
        OpenQasm::Library(other_names) => [&[gate.spec().name], other_names].concat(),
        OpenQasm::BuiltIn(_) | OpenQasm::Define(..) => Vec::new(),
    };
    StandardGate::all().flat_map(names).map(str::to_owned).collect()
}

/// `wanted`, or else `wanted_1`, `wanted_2`, …
fn free_name(wanted: &str, taken: &BTreeSet<String>) -> String {
    let is_free = |name: &str| !is_reserved(name) && !taken.contains(name);
    if is_free(wanted) {
        return wanted.to_owned();
    }
    let mut numbered = (1_u32..).map(|number| format!("{wanted}_{number}"));
    numbered
        .find(|name| is_free(name))
        .expect("invariant: fewer names are taken than numbers exist")
}
