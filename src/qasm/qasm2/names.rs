//! What the names of a program stand for.

use super::super::diagnostic::{Diagnostic, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::{Nearest, quoted};
use super::super::syntax::{Name, Parse, Parser, TokenKind};
use super::declarations::LIBRARY;
use super::library::{self, is_built_in, standard};
use super::operands::Bits;
use super::{Failure, Lowered, Program, failure};
use crate::circuit::{Gate, GateDefinition, Instruction, Qubit, StandardGate};

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    Qubits(Bits),
    Clbits(Bits),
    Gate(GateMeaning),
    /// Its declaration had an error, which has been reported.
    Failed,
}

/// What is done where a gate is called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Callee {
    Gate(Gate),
    /// X with this many controls, more than the table has.
    ControlledX(usize),
    /// The library's idle gate, which is defined when it is first used.
    U0,
    /// The gate that Qiskit declares to write a delay in steps of the backend.
    Delay,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct GateMeaning {
    pub(super) callee: Callee,
    pub(super) num_qubits: usize,
    pub(super) num_params: usize,
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

/// Most errors for which a name is suggested: looking for one takes time in proportion to all
/// that the program declares.
const MAX_SUGGESTIONS: usize = 10;

/// The words that cannot be names.
const RESERVED: [&str; 16] = [
    "barrier", "cos", "creg", "exp", "gate", "if", "include", "ln", "measure", "opaque", "pi",
    "qreg", "reset", "sin", "sqrt", "tan",
];

/// A name that the program gives to something.
pub(super) fn new_name<'a>(parser: &mut Parser<'a, '_>) -> Parse<Name<'a>> {
    let token = parser.peek();
    if token.kind != TokenKind::Word {
        return Err(parser.unexpected(|found| DiagnosticKind::ExpectedName { found }));
    }
    let name = quoted(parser.text(token));
    if RESERVED.contains(&name.as_str()) {
        return Err(Diagnostic::error(token.span, DiagnosticKind::ReservedName { name }));
    }
    let is_plain = |c: char| c == '_' || c.is_ascii_alphanumeric();
    let text = parser.text(token);
    let is_name = text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_plain);
    if !is_name && !is_built_in(text) {
        return Err(Diagnostic::error(token.span, DiagnosticKind::NameSpelling { name }));
    }
    Ok(parser.bump_name())
}

impl<'a> Program<'a, '_> {
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.names.contains_key(name) || self.library.contains_key(name)
    }

    /// Whether a name can be given to something. Registers can have names of the library's gates,
    /// which Qiskit gives them although it does not read them: what is meant is always clear.
    pub(super) fn check_is_new(&self, name: Name<'_>) -> Lowered<()> {
        let is_taken = is_built_in(name.text) || self.names.contains_key(name.text);
        if is_taken { redefined(name) } else { Ok(()) }
    }

    /// The gate called `name`: one that the program defines, one of the library, or one of the
    /// table.
    pub(super) fn gate_called(
        &mut self,
        parser: &mut Parser<'a, '_>,
        name: Name<'a>,
    ) -> Lowered<GateMeaning> {
        match self.names.get(name.text) {
            Some(Meaning::Gate(gate)) => return Ok(*gate),
            Some(Meaning::Failed) => return Err(Failure::Known),
            // The library's `u0` becomes a gate of the circuit, where names are given once.
            Some(_) if name.text == "u0" || !self.library.contains_key(name.text) => {
                return failure(name.span, DiagnosticKind::NotAGate { name: quoted(name.text) });
            }
            _ => {}
        }
        let Some(gate) = self.library.get(name.text).copied() else {
            return self.gate_of_table(parser, name);
        };
        if !self.has_library && !is_built_in(name.text) {
            self.has_library = true;
            let (gate, library) = (quoted(name.text), LIBRARY);
            parser.diagnostics.warn(name.span, DiagnosticKind::MissingInclude { gate, library });
        }
        if matches!(gate.callee, Callee::U0) { Ok(self.define_u0(gate)) } else { Ok(gate) }
    }

    /// A gate that Qiskit has and the library lacks, with a warning the first time.
    fn gate_of_table(
        &mut self,
        parser: &mut Parser<'a, '_>,
        name: Name<'a>,
    ) -> Lowered<GateMeaning> {
        let table_gate = StandardGate::from_name(name.text);
        let is_own_name = |gate: &StandardGate| {
            gate.spec().name == name.text && *gate != StandardGate::GlobalPhase
        };
        if let Some(gate) = table_gate.filter(is_own_name) {
            let (called, library) = (quoted(name.text), LIBRARY);
            let kind = DiagnosticKind::NotInLibrary { gate: called, library };
            parser.diagnostics.warn(name.span, kind);
            self.names.insert(name.text, Meaning::Gate(standard(gate)));
            return Ok(standard(gate));
        }
        let nearest = if let Some(gate) = table_gate {
            Nearest(Some(gate.spec().name.to_owned()))
        } else {
            let own = self.of_kind(|meaning| matches!(meaning, Meaning::Gate(_)));
            nearest(parser, name.text, own.chain(library::names().map(|known| -> &str { known })))
        };
        failure(name.span, DiagnosticKind::UnknownGate { name: quoted(name.text), nearest })
    }

    /// Defines the library's `u0`, which idles for a time that nothing here has.
    fn define_u0(&mut self, called: GateMeaning) -> GateMeaning {
        let idle = Gate::Standard(StandardGate::Id);
        let definition = GateDefinition {
            name: "u0".to_owned(),
            params: vec!["gamma".to_owned()],
            qubits: vec!["q".to_owned()],
            body: Some(vec![Instruction::gate(idle, Vec::new(), vec![Qubit(0)])]),
        };
        let added = self.circuit.define(definition);
        let id = added.expect("invariant: the name is new and the body is right");
        let meaning = GateMeaning { callee: Callee::Gate(Gate::Defined(id)), ..called };
        self.names.insert("u0", Meaning::Gate(meaning));
        meaning
    }

    /// The names that the program has declared for which `is_wanted` holds.
    pub(super) fn of_kind(
        &self,
        is_wanted: impl Fn(&Meaning) -> bool,
    ) -> impl Iterator<Item = &str> {
        self.names.iter().filter(move |(_, meaning)| is_wanted(meaning)).map(|(name, _)| *name)
    }
}

pub(super) fn redefined<T>(name: Name<'_>) -> Lowered<T> {
    failure(name.span, DiagnosticKind::Redefined { name: quoted(name.text) })
}

pub(super) fn unknown_register<'n, T>(
    parser: &Parser<'_, '_>,
    text: &str,
    span: Span,
    known: impl Iterator<Item = &'n str>,
) -> Lowered<T> {
    let nearest = nearest(parser, text, known);
    failure(span, DiagnosticKind::UnknownRegister { name: quoted(text), nearest })
}

/// The known name most like `name`, for the first errors of a program.
pub(super) fn nearest<'n>(
    parser: &Parser<'_, '_>,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> Nearest {
    if parser.diagnostics.num_errors() < MAX_SUGGESTIONS {
        Nearest::of(name, known)
    } else {
        Nearest(None)
    }
}
