//! Circuits as OpenQASM 3.
//!
//! The text is what `stdgates.inc` and the language offer, so that other tools read it: gates
//! of the table that the library lacks are defined before they are used. One statement a line,
//! always the same text for the same circuit.

mod classical;
mod conditions;
mod declarations;
mod definitions;
mod flow;
mod gates;
mod instructions;

use std::collections::{BTreeMap, BTreeSet};

use super::super::message::quoted;
use super::super::syntax::is_reserved;
use super::super::{Loss, Part};
use super::bits::Bits;
use super::formulas::{Formulas, Points, Spelling};
use super::names::{LoopName, Names, Rules};
use super::page::Statement;
use super::plain::instead_for_qiskit;
use super::table::{all_instructions, table_definitions};
use crate::circuit::{
    Circuit, Clbit, Expr, Gate, GateDefinition, Instruction, OpenQasm, StandardGate,
};

pub(super) use declarations::vector_element;

/// Who is to read the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Whoever reads all of OpenQASM 3.
    Any,
    /// `qiskit.qasm3.loads`.
    Qiskit,
}

/// The spelling of formulas for any reader.
const SPELLING: Spelling = Spelling {
    power: Some("**"),
    constant: |constant| Some(constant.name()),
    call: |function, _| Some((format!("{}(", function.name()), ")")),
    points: Points::InQuotients,
};

/// The spelling of formulas for Qiskit, whose reader has the four operations only.
const SPELLING_FOR_QISKIT: Spelling = Spelling { power: None, call: |_, _| None, ..SPELLING };

/// Writes one circuit.
pub(in crate::qasm) struct Writer<'c> {
    circuit: &'c Circuit,
    reader: Reader,
    /// The gates of the table that are to be defined.
    table: Vec<(StandardGate, GateDefinition)>,
    names: Names,
    qubits: Bits,
    clbits: Bits,
    /// Names of bits of several registers that are used together.
    aliases: BTreeMap<Vec<Clbit>, String>,
    /// The loops around what is written.
    loops: Vec<Option<LoopName>>,
    /// How many statements are written once more than they stand in the circuit.
    copied: usize,
    losses: BTreeSet<Loss>,
}

/// The statements of the program for a circuit, and what is lost.
pub(super) fn program(circuit: &Circuit, reader: Reader) -> (Vec<Statement>, BTreeSet<Loss>) {
    let mut writer = Writer::new(circuit, reader);
    let mut statements = writer.preamble();
    statements.extend(writer.instructions());
    (statements, writer.losses)
}

/// What stands before the instructions of a program.
pub(in crate::qasm) fn preamble(circuit: &Circuit) -> Vec<Statement> {
    Writer::new(circuit, Reader::Any).preamble()
}

/// The spelling in gate definitions: Qiskit's reader takes arguments for angles, which go
/// together with numbers that have a point.
const SPELLING_OF_ARGUMENTS_FOR_QISKIT: Spelling =
    Spelling { points: Points::Everywhere, ..SPELLING_FOR_QISKIT };

fn head() -> [Statement; 2] {
    let lines = ["OPENQASM 3.0;", "include \"stdgates.inc\";"];
    lines.map(|line| Statement::line(Part::Head, line.to_owned()))
}

impl<'c> Writer<'c> {
    pub(super) fn new(circuit: &'c Circuit, reader: Reader) -> Self {
        let table = table_for(circuit, reader);
        let gates: Vec<StandardGate> = table.iter().map(|(gate, _)| *gate).collect();
        let mut names = Names::new(circuit, &gates, rules());
        for (input, name) in circuit.inputs().iter().zip(names.inputs().to_vec()) {
            let is_flat = reader == Reader::Qiskit;
            for (index, symbol) in input.parameters().enumerate() {
                let written = match input.length {
                    Some(_) if is_flat => names.choose(&vector_element(&name, index)),
                    Some(_) => format!("{name}[{index}]"),
                    None => name.clone(),
                };
                names.rename_symbol(&symbol, &written);
            }
        }
        let qubits = Bits::new(circuit.qregs(), names.qregs());
        let clbits = Bits::new(circuit.cregs(), names.cregs());
        let (aliases, loops, losses) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
        Self { circuit, reader, table, names, qubits, clbits, aliases, loops, copied: 0, losses }
    }

    /// Writes for any reader.
    pub(in crate::qasm) fn for_any(circuit: &'c Circuit) -> Self {
        let mut writer = Self::new(circuit, Reader::Any);
        // What is used together is named even where only parts of the program are written.
        writer.alias_statements();
        writer
    }

    fn preamble(&mut self) -> Vec<Statement> {
        let mut statements = head().to_vec();
        statements.extend(self.definitions());
        statements.extend(self.declarations());
        statements
    }

    fn is_for_qiskit(&self) -> bool {
        self.reader == Reader::Qiskit
    }

    fn lose(&mut self, loss: Loss) {
        self.losses.insert(loss);
    }

    /// The name under which a gate is called.
    fn gate_name(&self, gate: Gate) -> &str {
        match (self.names.of_defined(gate), gate) {
            (Some(name), _) => name,
            (None, Gate::Standard(standard)) => match standard.spec().open_qasm {
                OpenQasm::BuiltIn(name) => name,
                _ => standard.spec().name,
            },
            (None, Gate::Defined(_)) => "?",
        }
    }

    /// A formula whose symbols are those of the circuit.
    fn formula(&mut self, expr: &Expr) -> String {
        let text = {
            let symbol = |name: &str| self.names.of_symbol(name).to_owned();
            let is_whole = |name: &str| self.is_whole_number(name);
            let formulas =
                Formulas { spelling: self.spelling(), symbol: &symbol, is_whole: &is_whole };
            formulas.text(expr)
        };
        self.text_or_loss(text, expr)
    }

    fn text_or_loss(&mut self, text: Option<String>, expr: &Expr) -> String {
        text.unwrap_or_else(|| {
            let formula = quoted(&expr.to_string());
            self.lose(Loss::Formula { formula: formula.clone() });
            formula
        })
    }

    fn spelling(&self) -> &'static Spelling {
        match self.reader {
            Reader::Any => &SPELLING,
            Reader::Qiskit => &SPELLING_FOR_QISKIT,
        }
    }

    /// Whether a symbol of a formula is a variable, all of which are whole numbers.
    fn is_whole_number(&self, name: &str) -> bool {
        let mut inputs = self.circuit.inputs().iter();
        self.circuit.variables().iter().any(|variable| variable.name == name)
            && !inputs.any(|input| input.name == name)
    }
}

/// The definitions of gates of the table that a program needs.
fn table_for(circuit: &Circuit, reader: Reader) -> Vec<(StandardGate, GateDefinition)> {
    if reader == Reader::Any {
        return table_definitions(all_instructions(circuit), table_body);
    }
    let instead = |instruction| instead_for_qiskit(circuit, instruction)?.ok();
    let others: Vec<Instruction> =
        all_instructions(circuit).filter_map(instead).flatten().collect();
    table_definitions(all_instructions(circuit).chain(&others), table_body)
}

/// The gates of the table that `stdgates.inc` lacks.
fn table_body(gate: StandardGate) -> Option<(&'static str, &'static str)> {
    match gate.spec().open_qasm {
        OpenQasm::Define(qubits, body) => Some((qubits, body)),
        OpenQasm::BuiltIn(_) | OpenQasm::Library(_) => None,
    }
}

fn rules() -> Rules {
    Rules {
        is_reserved,
        library: library_names(),
        has_hardware_qubits: true,
        spelling: str::to_owned,
    }
}

/// All names of `stdgates.inc`.
fn library_names() -> BTreeSet<String> {
    let names = |gate: StandardGate| match gate.spec().open_qasm {
        OpenQasm::Library(other_names) => [&[gate.spec().name], other_names].concat(),
        OpenQasm::BuiltIn(_) | OpenQasm::Define(..) => Vec::new(),
    };
    let mut library = BTreeSet::new();
    library.extend(StandardGate::all().flat_map(names).map(str::to_owned));
    library
}
