//! The one table of standard gates.
//!
//! A gate is described in one place, its row in [`table`]: name, aliases, parameters, matrix,
//! inverse, OpenQASM spelling, glyph, hue family, help. Parsers, exporters, engine, palette and
//! canvas all read that row. Matrices are Qiskit's, global phase included.

mod matrices;
mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::math::Matrix;

/// A gate of the table. The order is the table's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each variant is described by its row of the table")]
pub enum StandardGate {
    H,
    X,
    Y,
    Z,
    S,
    Sdg,
    T,
    Tdg,
    Sx,
    Sxdg,
    Id,
    Rx,
    Ry,
    Rz,
    P,
    R,
    U,
    U1,
    U2,
    U3,
    GlobalPhase,
    Cx,
    Cy,
    Cz,
    Ch,
    Cs,
    Csdg,
    Csx,
    Crx,
    Cry,
    Crz,
    Cp,
    Cu,
    Cu1,
    Cu3,
    Swap,
    Iswap,
    Dcx,
    Ecr,
    Rxx,
    Ryy,
    Rzz,
    Rzx,
    XxPlusYy,
    XxMinusYy,
    Ccx,
    Ccz,
    Cswap,
    Rccx,
    Rcccx,
    C3sx,
}

/// All that is known of a standard gate.
#[derive(Debug)]
pub struct GateSpec {
    /// The gate this row is about.
    pub gate: StandardGate,
    /// Qiskit's name.
    pub name: &'static str,
    /// Other names under which it is found and read.
    pub aliases: &'static [&'static str],
    /// Names of the parameters, in radians, in order.
    pub params: &'static [&'static str],
    /// Number of qubits; control qubits come first.
    pub num_qubits: u32,
    /// The matrix for these parameter values, little-endian over the qubit arguments.
    pub matrix: fn(&[f64]) -> Matrix,
    /// How the gate is undone.
    pub inverse: Inverse,
    /// How OpenQASM 3 spells it.
    pub open_qasm: OpenQasm,
    /// How OpenQASM 2 spells it.
    pub open_qasm_2: OpenQasm2,
    /// How it is written with Qiskit in Python.
    pub qiskit: Qiskit,
    /// How it is drawn.
    pub glyph: Glyph,
    /// Which hue it has.
    pub family: Family,
    /// Identifier of the message that says in one line what the gate does.
    pub help: &'static str,
}

/// How a gate is undone.
#[derive(Debug, Clone, Copy)]
pub enum Inverse {
    /// The gate is its own inverse.
    Itself,
    /// Another gate of the table, without parameters.
    Other(StandardGate),
    /// The same gate with other parameter values.
    Params(fn(&[f64]) -> Vec<f64>),
    /// The gate itself, this many times.
    Repeated(u32),
}

/// How OpenQASM 3 spells a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenQasm {
    /// Under its name, from `stdgates.inc`; with the other names it has there, which are aliases
    /// of it here.
    Library(&'static [&'static str]),
    /// As a part of the language, under this name.
    BuiltIn(&'static str),
    /// By a definition: names of the qubit arguments, and the body. The body's product is the
    /// gate exactly, global phase included.
    Define(&'static str, &'static str),
}

/// How OpenQASM 2 spells a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenQasm2 {
    /// Under its name, from `qelib1.inc` as the paper on the language prints it.
    Library,
    /// As a part of the language, under this name.
    BuiltIn(&'static str),
    /// By a definition as in [`OpenQasm::Define`], of gates that OpenQASM 2 has.
    Define(&'static str, &'static str),
    /// By its definition for OpenQASM 3.
    AsInOpenQasm3,
    /// Not at all.
    Nothing,
}

/// How a gate is written with Qiskit in Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qiskit {
    /// Its class in `qiskit.circuit.library`.
    pub class: &'static str,
    /// Whether `QuantumCircuit` has a method of the gate's name that appends it.
    pub has_method: bool,
}

/// How a gate is drawn: dots on its controls, and a symbol on each remaining qubit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Number of leading qubits that are controls.
    pub controls: u32,
    /// The symbol on the other qubits.
    pub symbol: Symbol,
}

/// The symbol of a gate on its target qubits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// A box with this text.
    Label(&'static str),
    /// ⊕, the target of a controlled X.
    Plus,
    /// A dot, for gates symmetric in control and target.
    Dot,
    /// A cross, for swaps.
    Cross,
}

/// The hue a gate is drawn in, after the convention of IBM's composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Hadamard gates.
    Hadamard,
    /// Gates that permute basis states.
    Classical,
    /// Gates that are diagonal.
    Phase,
    /// All other gates.
    Quantum,
}

impl StandardGate {
    /// All gates, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        table::rows().map(|spec| spec.gate)
    }

    /// The row of the table.
    pub fn spec(self) -> &'static GateSpec {
        table::row(self)
    }

    /// The gate with this name or alias.
    pub fn from_name(name: &str) -> Option<Self> {
        /// Looked up for every gate of a program, so in one map.
        static BY_NAME: LazyLock<BTreeMap<&str, StandardGate>> = LazyLock::new(|| {
            let names = |spec: &'static GateSpec| spec.aliases.iter().chain([&spec.name]);
            let rows = table::rows();
            let mut by_name = BTreeMap::new();
            by_name.extend(rows.flat_map(|spec| names(spec).map(|name| (*name, spec.gate))));
            by_name
        });
        BY_NAME.get(name).copied()
    }

    /// The matrix for these parameter values in radians, little-endian over the gate's qubits:
    /// `2^k` rows for `k` qubits.
    pub fn matrix(self, params: &[f64]) -> Matrix {
        (self.spec().matrix)(params)
    }

    /// The gates and parameter values that undo this gate, all on the same qubits.
    pub fn inverse(self, params: &[f64]) -> Vec<(Self, Vec<f64>)> {
        match self.spec().inverse {
            Inverse::Itself => vec![(self, params.to_vec())],
            Inverse::Other(gate) => vec![(gate, Vec::new())],
            Inverse::Params(map) => vec![(self, map(params))],
            Inverse::Repeated(times) => vec![(self, params.to_vec()); times as usize],
        }
    }
}
