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
use super::page::{Statement, levels};
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

/// Most levels of blocks that Qiskit's reader takes within Python's bounds for recursion.
const MOST_LEVELS: usize = 40;

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
    writer.losses.extend(writer.names.losses());
    match reader {
        Reader::Any => writer.lose_shared_names(),
        Reader::Qiskit if levels(&statements) > MOST_LEVELS => writer.lose(Loss::ManyLevels),
        Reader::Qiskit => {}
    }
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
        let mut names = Names::new(circuit, &gates, rules(circuit, &table, reader));
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

    /// Other readers than Ketpad's take one name for one thing only.
    fn lose_shared_names(&mut self) {
        let library = library_names();
        let definitions = self.circuit.definitions().iter();
        let mut names = names_of_values(self.circuit);
        names.extend(definitions.map(|definition| definition.name.as_str()));
        for name in names.into_iter().filter(|name| library.contains(*name)) {
            self.lose(Loss::SharedName { name: quoted(name) });
        }
    }

    fn lose(&mut self, loss: Loss) {
        self.losses.insert(loss);
    }

    /// The name under which a gate is called.
    fn gate_name(&self, gate: Gate) -> &str {
        match (self.names.of_defined(gate), gate) {
            (Some(name), _) => name,
            (None, Gate::Standard(standard)) => name_in_text(standard),
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

/// The definitions of gates of the table that a program needs. Who reads all of OpenQASM 3 knows
/// these gates anyway, so that the name of one is left to what else has it.
fn table_for(circuit: &Circuit, reader: Reader) -> Vec<(StandardGate, GateDefinition)> {
    if reader == Reader::Any {
        let values = names_of_values(circuit);
        let mut table = table_definitions(all_instructions(circuit), table_body);
        table.retain(|(gate, _)| !values.contains(gate.spec().name));
        return table;
    }
    let instead = |instruction| instead_for_qiskit(circuit, instruction)?.ok();
    let others: Vec<Instruction> =
        all_instructions(circuit).filter_map(instead).flatten().collect();
    table_definitions(all_instructions(circuit).chain(&others), table_body)
}

/// What has a name in a circuit and is no gate.
fn names_of_values(circuit: &Circuit) -> BTreeSet<&str> {
    let registers = circuit.qregs().iter().chain(circuit.cregs());
    let mut names = BTreeSet::new();
    names.extend(registers.map(|register| register.name.as_str()));
    names.extend(circuit.inputs().iter().map(|input| input.name.as_str()));
    names.extend(circuit.variables().iter().map(|variable| variable.name.as_str()));
    names
}

/// The gates of the table that `stdgates.inc` lacks.
fn table_body(gate: StandardGate) -> Option<(&'static str, &'static str)> {
    match gate.spec().open_qasm {
        OpenQasm::Define(qubits, body) => Some((qubits, body)),
        OpenQasm::BuiltIn(_) | OpenQasm::Library(_) => None,
    }
}

/// Qiskit's reader has one set of names for all. Whoever else reads keeps gates and values apart,
/// and a gate of the library can be defined anew where it is not used.
fn rules(circuit: &Circuit, table: &[(StandardGate, GateDefinition)], reader: Reader) -> Rules {
    let is_for_qiskit = reader == Reader::Qiskit;
    Rules {
        is_reserved,
        library: if is_for_qiskit { library_names() } else { used_names(circuit, table) },
        are_values_apart: !is_for_qiskit,
        has_vectors: !is_for_qiskit,
        has_hardware_qubits: true,
        spelling: str::to_owned,
    }
}

/// The name of a gate of the table that is not defined.
fn name_in_text(gate: StandardGate) -> &'static str {
    match gate.spec().open_qasm {
        OpenQasm::BuiltIn(name) => name,
        OpenQasm::Library(_) | OpenQasm::Define(..) => gate.spec().name,
    }
}

/// The names of the gates that a program uses without defining them.
fn used_names(
    circuit: &Circuit,
    table: &[(StandardGate, GateDefinition)],
) -> BTreeSet<&'static str> {
    let bodies = table.iter().flat_map(|(_, definition)| definition.body.iter().flatten());
    let gates = all_instructions(circuit).chain(bodies).filter_map(Instruction::base_gate);
    let mut used = BTreeSet::new();
    used.extend(gates.filter_map(|gate| match gate {
        Gate::Standard(gate) => Some(gate),
        Gate::Defined(_) => None,
    }));
    let is_defined = |gate| table.iter().any(|(defined, _)| *defined == gate);
    let mut names = BTreeSet::new();
    names.extend(used.into_iter().filter(|gate| !is_defined(*gate)).map(name_in_text));
    names
}

/// All names of `stdgates.inc`.
fn library_names() -> BTreeSet<&'static str> {
    let names = |gate: StandardGate| match gate.spec().open_qasm {
        OpenQasm::Library(other_names) => [&[gate.spec().name], other_names].concat(),
        OpenQasm::BuiltIn(_) | OpenQasm::Define(..) => Vec::new(),
    };
    let mut library = BTreeSet::new();
    library.extend(StandardGate::all().flat_map(names));
    library
}
