//! What the names of a program stand for.

use std::collections::BTreeMap;

use super::super::kind::DiagnosticKind;
use super::super::message::quoted;
use super::super::syntax::{Name, NumberType};
use super::{Failure, LIBRARY, Lowered, Lowering, failure};
use crate::circuit::{Expr, Gate, OpenQasm, StandardGate};

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    Qubits(Bits),
    Clbits(Bits),
    Gate(GateMeaning),
    Constant(Expr, NumberType),
    /// Its declaration had an error, which has been reported.
    Failed,
}

/// The bits of a register in the circuit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bits {
    pub(super) start: u32,
    pub(super) size: u32,
    /// Declared without a size: one bit, not a register of one.
    pub(super) is_single: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct GateMeaning {
    pub(super) gate: Gate,
    pub(super) extent: Extent,
}

/// How much a gate stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Levels of definitions in definitions, 0 for a gate of the table.
    pub(super) depth: usize,
    /// Number of gates of the table.
    pub(super) gates: usize,
}

impl GateMeaning {
    pub(super) fn standard(gate: StandardGate) -> Self {
        Self { gate: Gate::Standard(gate), extent: Extent { depth: 0, gates: 1 } }
    }
}

/// The names that the program has declared so far.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    meanings: BTreeMap<&'a str, Meaning>,
}

impl<'a> Names<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Meaning> {
        self.meanings.get(name)
    }

    pub(super) fn check_is_new(&self, name: Name<'_>) -> Lowered<()> {
        if self.meanings.contains_key(name.text) { redefined(name) } else { Ok(()) }
    }

    /// Gives a name its meaning; the last one given counts.
    pub(super) fn set(&mut self, name: Name<'a>, meaning: Meaning) {
        self.meanings.insert(name.text, meaning);
    }

    /// The names for which `is_wanted` holds.
    pub(super) fn of_kind(
        &self,
        is_wanted: impl Fn(&Meaning) -> bool,
    ) -> impl Iterator<Item = &str> {
        self.meanings.iter().filter(move |(_, meaning)| is_wanted(meaning)).map(|(name, _)| *name)
    }
}

pub(super) fn redefined<T>(name: Name<'_>) -> Lowered<T> {
    failure(name.span, DiagnosticKind::Redefined { name: quoted(name.text) })
}

impl Lowering<'_, '_> {
    /// The gate called `name`: one that the program defines, or one of the table.
    pub(super) fn gate(&mut self, name: Name<'_>) -> Lowered<GateMeaning> {
        match self.names.get(name.text) {
            Some(Meaning::Gate(gate)) => return Ok(*gate),
            Some(Meaning::Failed) => return Err(Failure::Known),
            _ => {}
        }
        let standard = match name.text {
            "U" => Some(StandardGate::U),
            "gphase" => Some(StandardGate::GlobalPhase),
            other => StandardGate::from_name(other),
        };
        match standard {
            Some(gate) => {
                self.check_library(gate, name);
                Ok(GateMeaning::standard(gate))
            }
            None if self.names.get(name.text).is_some() => {
                failure(name.span, DiagnosticKind::NotAGate { name: quoted(name.text) })
            }
            None => self.unknown_gate(name),
        }
    }

    /// Warns, once, of a gate of the library that the program does not include.
    fn check_library(&mut self, gate: StandardGate, name: Name<'_>) {
        if !self.has_library && matches!(gate.spec().open_qasm, OpenQasm::Library(_)) {
            self.has_library = true;
            let (gate, library) = (quoted(name.text), LIBRARY);
            let kind = DiagnosticKind::MissingInclude { gate, library };
            self.diagnostics.warn(name.span, kind);
        }
    }

    fn unknown_gate<T>(&self, name: Name<'_>) -> Lowered<T> {
        let own = self.names.of_kind(|meaning| matches!(meaning, Meaning::Gate(_)));
        let table = StandardGate::all().map(|gate| gate.spec().name);
        let aliases = StandardGate::all().flat_map(|gate| gate.spec().aliases.iter().copied());
        let known = own.chain(table).chain(aliases).chain(["U", "gphase"]);
        let nearest = self.nearest(name.text, known);
        failure(name.span, DiagnosticKind::UnknownGate { name: quoted(name.text), nearest })
    }
}
