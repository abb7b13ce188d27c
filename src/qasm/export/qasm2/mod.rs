//! Circuits as OpenQASM 2.
//!
//! The text uses `qelib1.inc` as the paper on the language prints it, which is what Qiskit's
//! reader has; other gates of the table are defined before they are used, modified gates as
//! well. The language has one kind of condition, on a single operation; see [`conditions`].

mod conditions;
mod definitions;
mod instructions;
mod modified;

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Loss, Part};
use super::bits::Bits;
use super::formulas::{Points, Spelling};
use super::names::{Names, Rules};
use super::page::Statement;
use super::qasm3::{self, Reader};
use crate::circuit::{Circuit, Constant, Function, OpenQasm2, Register, StandardGate};
use modified::Modified;

const SPELLING: Spelling = Spelling {
    power: Some("^"),
    constant: |constant| (constant == Constant::Pi).then_some("pi"),
    call: |function, _| Some((format!("{}(", function_name(function)?), ")")),
    points: Points::BeforeExponents,
};

fn function_name(function: Function) -> Option<&'static str> {
    match function {
        Function::Sin | Function::Cos | Function::Tan | Function::Exp | Function::Sqrt => {
            Some(function.name())
        }
        Function::Log => Some("ln"),
        Function::Arcsin | Function::Arccos | Function::Arctan => None,
    }
}

/// The words of the language that cannot be names.
const RESERVED: [&str; 16] = [
    "barrier", "cos", "creg", "exp", "gate", "if", "include", "ln", "measure", "opaque", "pi",
    "qreg", "reset", "sin", "sqrt", "tan",
];

/// Writes one circuit.
pub(in crate::qasm) struct Writer<'c> {
    circuit: &'c Circuit,
    names: Names,
    qubits: Bits,
    clbits: Bits,
    /// Definitions, each behind those it uses.
    definitions: Vec<Statement>,
    /// Names of the gates of the table that are defined.
    table: BTreeMap<StandardGate, String>,
    /// What became of modified gates, by their text.
    modified: BTreeMap<String, Modified>,
    /// The name under which delays are declared.
    delay: Option<String>,
    /// Writes expressions for what is said about them.
    open_qasm_3: Option<qasm3::Writer<'c>>,
    /// Number of statements that have no counterpart in the circuit.
    extra: usize,
    losses: BTreeSet<Loss>,
}

/// The statements of the program for a circuit, and what is lost.
pub(super) fn program(circuit: &Circuit, reader: Reader) -> (Vec<Statement>, BTreeSet<Loss>) {
    let mut writer = Writer::new(circuit, reader);
    let (mut statements, instructions) = writer.parts();
    statements.extend(instructions);
    writer.losses.extend(writer.names.losses());
    (statements, writer.losses)
}

/// What stands before the instructions of a program.
pub(in crate::qasm) fn preamble(circuit: &Circuit) -> Vec<Statement> {
    Writer::for_any(circuit).parts().0
}

fn head() -> [Statement; 2] {
    let lines = ["OPENQASM 2.0;", "include \"qelib1.inc\";"];
    lines.map(|line| Statement::line(Part::Head, line.to_owned()))
}

impl<'c> Writer<'c> {
    /// Writes for any reader.
    pub(in crate::qasm) fn for_any(circuit: &'c Circuit) -> Self {
        Self::new(circuit, Reader::Any)
    }

    fn new(circuit: &'c Circuit, reader: Reader) -> Self {
        let names = Names::new(circuit, &[], rules(reader));
        let qubits = Bits::in_registers(circuit.qregs(), names.qregs());
        let clbits = Bits::in_registers(circuit.cregs(), names.cregs());
        let mut writer = Self {
            circuit,
            names,
            qubits,
            clbits,
            definitions: Vec::new(),
            table: BTreeMap::new(),
            modified: BTreeMap::new(),
            delay: None,
            open_qasm_3: None,
            extra: 0,
            losses: BTreeSet::new(),
        };
        writer.check_declarations();
        writer
    }

    /// What stands before the instructions, and the instructions. They are written first, since
    /// what they need is defined before.
    fn parts(&mut self) -> (Vec<Statement>, Vec<Statement>) {
        self.own_definitions();
        let instructions = self.block(self.circuit.instructions());
        let mut before = head().to_vec();
        before.append(&mut self.definitions);
        before.extend(self.registers());
        (before, instructions)
    }

    fn check_declarations(&mut self) {
        for input in self.circuit.inputs() {
            self.losses.insert(Loss::Parameters { name: input.name.clone() });
        }
        let registers = || self.circuit.qregs().iter().chain(self.circuit.cregs());
        if registers().any(|register| register.is_loose) {
            self.losses.insert(Loss::LooseBits);
        }
        if registers().any(|register| register.name == Register::HARDWARE) {
            self.losses.insert(Loss::HardwareQubits);
        }
    }

    fn registers(&self) -> Vec<Statement> {
        let quantum = self.circuit.qregs().iter().zip(self.names.qregs()).enumerate();
        let classical = self.circuit.cregs().iter().zip(self.names.cregs()).enumerate();
        let quantum = quantum.map(|(index, named)| (Part::Qreg(index), "qreg", named));
        let classical = classical.map(|(index, named)| (Part::Creg(index), "creg", named));
        let declared = quantum.chain(classical).filter(|(_, _, (register, _))| register.size > 0);
        let statement = |(part, keyword, (register, name)): (Part, &str, (&Register, &String))| {
            Statement::line(part, format!("{keyword} {name}[{}];", register.size))
        };
        declared.map(statement).collect()
    }

    fn lose(&mut self, loss: Loss) {
        self.losses.insert(loss);
    }

    fn open_qasm_3(&mut self) -> &qasm3::Writer<'c> {
        let circuit = self.circuit;
        self.open_qasm_3.get_or_insert_with(|| qasm3::Writer::new(circuit, Reader::Any))
    }

    /// Notes statements that the circuit does not have; too many are not written.
    fn count_extra(&mut self, statements: usize) {
        const MOST: usize = 200_000;
        self.extra = self.extra.saturating_add(statements);
        if self.extra > MOST {
            self.lose(Loss::TooLong);
        }
    }

    fn is_too_long(&self) -> bool {
        self.losses.contains(&Loss::TooLong)
    }
}

/// Qiskit's reader has one set of names for all; whoever else reads keeps gates and registers
/// apart.
fn rules(reader: Reader) -> Rules {
    let in_library = |gate: &StandardGate| gate.spec().open_qasm_2 == OpenQasm2::Library;
    let mut library = BTreeSet::new();
    library.extend(StandardGate::all().filter(in_library).map(|gate| gate.spec().name));
    Rules {
        is_reserved: |name| RESERVED.contains(&name),
        library,
        are_values_apart: reader == Reader::Any,
        has_vectors: true,
        has_hardware_qubits: false,
        spelling: spelled,
    }
}

/// A name with the characters that names can have: a small letter, then letters, digits and
/// underscores.
fn spelled(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let spelled: String = name.chars().map(plain).collect();
    match spelled.chars().next() {
        Some(first) if first.is_ascii_lowercase() => spelled,
        Some(first) if first.is_ascii_uppercase() => {
            first.to_ascii_lowercase().to_string() + &spelled[1..]
        }
        _ => format!("n{spelled}"),
    }
}
