//! Circuits as Python scripts for Qiskit, which build the circuit and run it.
//!
//! The script has the imports it needs, functions for the gates that the circuit defines, the
//! bits and parameters, the circuit, and a run with a primitive. Its comments are English: they
//! are a part of the program.

mod classical;
mod declarations;
mod definitions;
mod flow;
mod gates;
mod imports;
mod instructions;
mod run;
mod unsigned;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::{Loss, message::quoted};
use super::bits::Bits;
use super::formulas::{Formulas, Points, Spelling, has_symbols};
use super::names::{Names, Rules};
use super::page::{Piece, Statement};
use super::qasm3;
use crate::circuit::{Circuit, Clbit, Constant, Expr, Function, VariableId};
use imports::Imports;

const SPELLING: Spelling = Spelling {
    power: Some("**"),
    constant: |constant| Some(constant_name(constant)),
    call: |function, has_symbols| Some(spelled_call(function, has_symbols)),
    points: Points::Nowhere,
};

/// The name of a constant in Python's `math`.
fn constant_name(constant: Constant) -> &'static str {
    match constant {
        Constant::Pi => "pi",
        Constant::Tau => "tau",
        Constant::Euler => "e",
    }
}

/// The name of a function in Python's `math`.
fn function_name(function: Function) -> &'static str {
    match function {
        Function::Arcsin => "asin",
        Function::Arccos => "acos",
        Function::Arctan => "atan",
        other => other.name(),
    }
}

/// Python's own functions take numbers; those of `numpy` take formulas with parameters too.
fn spelled_call(function: Function, has_symbols: bool) -> (String, &'static str) {
    if !has_symbols {
        return (format!("{}(", function_name(function)), ")");
    }
    match function {
        Function::Sqrt => ("((".to_owned(), ")**0.5)"),
        other => (format!("np.{}(", other.name()), ")"),
    }
}

/// Writes one circuit.
struct Writer<'c> {
    circuit: &'c Circuit,
    names: Names,
    qubits: Bits,
    clbits: Bits,
    /// Names of registers over bits that are no register of the circuit.
    aliases: BTreeMap<Vec<Clbit>, String>,
    /// Signed variables that are written as unsigned ones.
    unsigned: BTreeSet<VariableId>,
    /// What has to be imported; formulas add to it while they are written.
    imports: RefCell<Imports>,
    /// What is appended to: the circuit, or the body of a definition.
    target: &'static str,
    /// Number of blocks around.
    depth: usize,
    /// Number of `with` statements around in this function of Python.
    nesting: usize,
    /// Functions for blocks that are nested deeper, to stand before the statement.
    functions: Vec<Piece>,
    /// Parameters of the loops around.
    loops: Vec<String>,
    losses: BTreeSet<Loss>,
    /// Writes expressions for what is said about them.
    open_qasm_3: Option<qasm3::Writer<'c>>,
}

/// The statements of the script for a circuit, and what is lost.
pub(super) fn program(circuit: &Circuit) -> (Vec<Statement>, BTreeSet<Loss>) {
    let mut writer = Writer::new(circuit);
    let definitions = writer.definitions();
    let declarations = writer.declarations();
    let instructions = writer.instructions();
    let run = writer.run();
    let mut statements = writer.imports.borrow().statements();
    statements.extend(definitions);
    statements.extend(declarations);
    statements.extend(instructions);
    statements.extend(run);
    (statements, writer.losses)
}

impl<'c> Writer<'c> {
    fn new(circuit: &'c Circuit) -> Self {
        let mut names = Names::new(circuit, &[], rules());
        for (input, name) in circuit.inputs().iter().zip(names.inputs().to_vec()) {
            for (index, symbol) in input.parameters().enumerate() {
                let is_vector = input.length.is_some();
                let written = if is_vector { format!("{name}[{index}]") } else { name.clone() };
                names.rename_symbol(&symbol, &written);
            }
        }
        let qubits = Bits::new(circuit.qregs(), names.qregs());
        let clbits = Bits::new(circuit.cregs(), names.cregs());
        let imports = RefCell::new(Imports::default());
        Self {
            circuit,
            names,
            qubits: qubits.with_plain_elements(),
            clbits: clbits.with_plain_elements(),
            aliases: BTreeMap::new(),
            unsigned: unsigned::unsigned(circuit),
            imports,
            target: "circuit",
            depth: 0,
            nesting: 0,
            functions: Vec::new(),
            loops: Vec::new(),
            losses: BTreeSet::new(),
            open_qasm_3: None,
        }
    }

    fn lose(&mut self, loss: Loss) {
        self.losses.insert(loss);
    }

    fn import(&self, module: &'static str, name: &'static str) {
        self.imports.borrow_mut().add(module, name);
    }

    /// A formula whose symbols are written by `symbol`.
    fn formula_with(&self, expr: &Expr, symbol: &dyn Fn(&str) -> String) -> String {
        self.import_for_formula(expr);
        let formulas = Formulas { spelling: &SPELLING, symbol, is_whole: &|_| false };
        formulas.text(expr).unwrap_or_else(|| expr.to_string())
    }

    /// A formula whose symbols are those of the circuit.
    fn formula(&mut self, expr: &Expr) -> String {
        let mut variable = None;
        expr.for_each_symbol(&mut |name| {
            if self.is_variable(name) {
                variable = Some(name.to_owned());
            }
        });
        if let Some(name) = variable {
            self.lose(Loss::Value { value: quoted(&name) });
        }
        self.formula_with(expr, &|name| self.names.of_symbol(name).to_owned())
    }

    /// Constants and functions of numbers come from Python's `math`.
    fn import_for_formula(&self, expr: &Expr) {
        match expr {
            Expr::Number(_) | Expr::Symbol(_) => {}
            Expr::Constant(constant) => self.import("math", constant_name(*constant)),
            Expr::Negate(inner) => self.import_for_formula(inner),
            Expr::Binary(_, left, right) => {
                self.import_for_formula(left);
                self.import_for_formula(right);
            }
            Expr::Call(function, inner) => {
                match (has_symbols(inner), function) {
                    (false, _) => self.import("math", function_name(*function)),
                    (true, Function::Sqrt) => {}
                    (true, _) => self.import("numpy", "np"),
                }
                self.import_for_formula(inner);
            }
        }
    }

    fn open_qasm_3(&mut self) -> &qasm3::Writer<'c> {
        let circuit = self.circuit;
        self.open_qasm_3.get_or_insert_with(|| qasm3::Writer::new(circuit, qasm3::Reader::Any))
    }
}

/// A string literal of Python.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            c if c.is_control() => literal.push(' '),
            c => literal.push(c),
        }
    }
    literal + "\""
}

/// The words of Python that cannot be names, and the names that the script uses itself.
#[rustfmt::skip]
const RESERVED: [&str; 69] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield",
    "acos", "asin", "atan", "bits", "body", "bound", "case", "circuit", "cos", "e", "estimator", "exp",
    "expr", "gate", "log", "name", "np", "observable", "pi", "print", "range", "result", "sampler", "sin",
    "sqrt", "tan", "tau", "types", "values", "Gate", "Qubit", "Clbit", "Parameter", "Operator",
];

fn rules() -> Rules {
    Rules {
        is_reserved: |name| {
            RESERVED.contains(&name) || Imports::is_imported(name) || is_blockname(name)
        },
        library: BTreeSet::new(),
        are_values_apart: false,
        has_vectors: true,
        has_hardware_qubits: false,
        spelling: spelled,
    }
}

/// Whether a name is given to a block: `else_`, `case_2`.
fn is_blockname(name: &str) -> bool {
    name.starts_with("else_") || name.starts_with("case_")
}

/// A name of ASCII and Greek letters, which Python takes as they are.
fn spelled(name: &str) -> String {
    let is_plain =
        |c: char| c == '_' || c.is_ascii_alphanumeric() || matches!(c, 'Α'..='Ω' | 'α'..='ω');
    let spelled: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    match spelled.chars().next() {
        Some(first) if !first.is_ascii_digit() => spelled,
        _ => format!("_{spelled}"),
    }
}
