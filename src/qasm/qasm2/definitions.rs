//! Gates that the program defines.

use std::collections::BTreeSet;

use super::super::diagnostic::Diagnostic;
use super::super::kind::DiagnosticKind;
use super::super::lower::standard_gate;
use super::super::message::quoted;
use super::super::source_map::Part;
use super::super::syntax::{MAX_DEPTH, Name, Parse, Parser, TokenKind, is_reserved};
use super::library::{is_in_paper, standard};
use super::names::{Callee, Extent, GateMeaning, Meaning, new_name, redefined, unknown_register};
use super::operands::{Operand, list};
use super::operations::Call;
use super::{Lowered, Program, failure, note};
use crate::circuit::{Gate, GateDefinition, Instruction, Operation, Qubit};

/// `name(params) qubits`, with which the declaration of a gate begins.
struct Head<'a> {
    name: Name<'a>,
    params: Vec<Name<'a>>,
    qubits: Vec<Name<'a>>,
}

/// An instruction of a gate, and how much it stands for; none when it had a mistake, which has
/// been reported.
type Step = Option<(Instruction, Extent)>;

/// The words of the language that begin what cannot stand in a gate.
const STATEMENTS: [&str; 9] =
    ["OPENQASM", "creg", "gate", "if", "include", "measure", "opaque", "qreg", "reset"];

impl<'a> Program<'a, '_> {
    /// `gate name(params) qubits { … }`. One that is a gate of the table in name and in deed is
    /// that gate.
    pub(super) fn gate(&mut self, parser: &mut Parser<'a, '_>) -> Parse<()> {
        let first = parser.bump().span;
        let (head, is_new) = self.head(parser)?;
        parser.expect("{")?;
        let (steps, is_whole) =
            parser.sequence(|parser| parser.at("}"), |parser| self.step(parser, &head));
        parser.expect("}")?;
        let steps: Option<Vec<_>> = steps.into_iter().collect();
        if let Some(steps) = steps.filter(|_| is_new && is_whole) {
            let outcome = self.define(&head, Some(steps));
            if let Some(part) = note(parser, outcome) {
                self.map.add(part, parser.span_since(first));
            }
        }
        Ok(())
    }

    /// `opaque name(params) qubits;`
    pub(super) fn opaque(&mut self, parser: &mut Parser<'a, '_>) -> Parse<()> {
        let first = parser.bump().span;
        let (head, is_new) = self.head(parser)?;
        parser.end_statement()?;
        if is_new {
            let outcome = self.define(&head, None);
            if let Some(part) = note(parser, outcome) {
                self.map.add(part, parser.span_since(first));
            }
        }
        Ok(())
    }

    /// What a declaration begins with, and whether its name is new.
    fn head(&mut self, parser: &mut Parser<'a, '_>) -> Parse<(Head<'a>, bool)> {
        let name = new_name(parser)?;
        let is_in_library = self.has_library && is_in_paper(name.text);
        let outcome = if is_in_library { redefined(name) } else { self.check_is_new(name) };
        let is_new = self.announce(parser, name, outcome);
        let mut params = Vec::new();
        if parser.eat("(") {
            params = list(parser, ")", new_name)?;
            parser.expect(")")?;
        }
        let mut qubits = vec![new_name(parser)?];
        while parser.eat(",") && parser.peek().kind == TokenKind::Word {
            qubits.push(new_name(parser)?);
        }
        Ok((Head { name, params, qubits }, is_new))
    }

    fn step(&mut self, parser: &mut Parser<'a, '_>, head: &Head<'a>) -> Parse<Step> {
        let first = parser.peek();
        let word = parser.text(first);
        if first.kind != TokenKind::Word || STATEMENTS.contains(&word) {
            let kind = DiagnosticKind::NotInGate { construct: quoted(word) };
            return Err(Diagnostic::error(first.span, kind));
        }
        if word == "barrier" {
            return self.barrier_step(parser, head);
        }
        if is_reserved(word) && !self.is_known(word) {
            return Err(self.only_open_qasm_3(first.span));
        }
        let call = self.call(parser, &head.params)?;
        let outcome = self.call_step(parser, &call, head);
        Ok(note(parser, outcome))
    }

    /// A barrier across some arguments of the gate, or across all when it names none.
    fn barrier_step(&mut self, parser: &mut Parser<'a, '_>, head: &Head<'a>) -> Parse<Step> {
        parser.bump();
        let operands = list(parser, ";", |parser| self.operand(parser))?;
        parser.end_statement()?;
        let outcome: Lowered<Vec<Qubit>> =
            operands.iter().map(|operand| argument(parser, operand, head)).collect();
        let Some(named) = note(parser, outcome) else {
            return Ok(None);
        };
        let all = || (0..head.qubits.len() as u32).map(Qubit).collect();
        let mut seen = BTreeSet::new();
        let qubits = if named.is_empty() { all() } else { named };
        let qubits = qubits.into_iter().filter(|qubit| seen.insert(*qubit)).collect();
        let label = parser.comment_behind().map(|comment| comment.text.to_owned());
        let operation = Operation::Barrier(label);
        let barrier = Instruction { operation, ..Instruction::barrier(qubits) };
        Ok(Some((barrier, Extent { depth: 0, gates: 1 })))
    }

    fn call_step(
        &mut self,
        parser: &mut Parser<'a, '_>,
        call: &Call<'a>,
        head: &Head<'a>,
    ) -> Lowered<(Instruction, Extent)> {
        let name = || quoted(call.gate.text);
        if call.gate.text == head.name.text {
            return failure(call.gate.span, DiagnosticKind::RecursiveGate { name: name() });
        }
        let gate = self.gate_called(parser, call.gate)?;
        if matches!(gate.callee, Callee::Delay) {
            return failure(call.gate.span, DiagnosticKind::NotInGate { construct: name() });
        }
        call.check_counts(&gate)?;
        let mut seen = BTreeSet::new();
        let mut qubits = Vec::with_capacity(call.operands.len());
        for operand in &call.operands {
            let qubit = argument(parser, operand, head)?;
            if !seen.insert(qubit) {
                let (gate, qubit) = (name(), quoted(operand.name.text));
                return failure(operand.span, DiagnosticKind::RepeatedQubit { gate, qubit });
            }
            qubits.push(qubit);
        }
        Ok((call.instruction(gate.callee, qubits)?, gate.extent))
    }

    /// Gives a name its gate; none as its steps makes an opaque one.
    fn define(
        &mut self,
        head: &Head<'a>,
        steps: Option<Vec<(Instruction, Extent)>>,
    ) -> Lowered<Part> {
        check_arguments(head)?;
        let (num_qubits, num_params) = (head.qubits.len(), head.params.len());
        if steps.is_none() && head.name.text == "delay" && (num_qubits, num_params) == (1, 1) {
            let extent = Extent { depth: 0, gates: 1 };
            let meaning = GateMeaning { callee: Callee::Delay, num_qubits, num_params, extent };
            self.names.insert(head.name.text, Meaning::Gate(meaning));
            return Ok(Part::Abbreviation);
        }
        let extent = extent(steps.iter().flatten().map(|(_, extent)| *extent));
        if extent.depth > MAX_DEPTH {
            return failure(head.name.span, DiagnosticKind::TooDeep { limit: MAX_DEPTH });
        }
        let definition = GateDefinition {
            name: head.name.text.to_owned(),
            params: texts(&head.params),
            qubits: texts(&head.qubits),
            body: steps.map(|steps| steps.into_iter().map(|(step, _)| step).collect()),
        };
        if let Some(gate) = standard_gate(&self.circuit, &definition) {
            self.names.insert(head.name.text, Meaning::Gate(standard(gate)));
            return Ok(Part::TableGate(gate));
        }
        let index = self.circuit.definitions().len();
        let added = self.circuit.define(definition);
        let id = added.expect("invariant: the name is new and the body was checked");
        let callee = Callee::Gate(Gate::Defined(id));
        let meaning = GateMeaning { callee, num_qubits, num_params, extent };
        self.names.insert(head.name.text, Meaning::Gate(meaning));
        Ok(Part::Definition(index))
    }
}

/// How much a gate of such steps stands for. One without steps counts as a gate too, since
/// definitions of definitions can stand for very many of it.
fn extent(steps: impl Iterator<Item = Extent>) -> Extent {
    let whole = steps.fold(Extent { depth: 0, gates: 0 }, |sum, step| Extent {
        depth: sum.depth.max(step.depth),
        gates: sum.gates.saturating_add(step.gates),
    });
    Extent { depth: whole.depth + 1, gates: whole.gates.max(1) }
}

/// Which argument of the gate an operand in its body is.
fn argument(parser: &Parser<'_, '_>, operand: &Operand<'_>, head: &Head<'_>) -> Lowered<Qubit> {
    let name = operand.name;
    let mut arguments = head.qubits.iter().map(|argument| argument.text);
    let Some(index) = arguments.position(|argument| argument == name.text) else {
        let known = head.qubits.iter().map(|argument| argument.text);
        return unknown_register(parser, name.text, name.span, known);
    };
    if !operand.is_whole() {
        let kind = DiagnosticKind::IndexedArgument { name: quoted(name.text) };
        return failure(operand.span, kind);
    }
    Ok(Qubit(index as u32))
}

/// Whether no two parameters or qubit arguments share a name.
fn check_arguments(head: &Head<'_>) -> Lowered<()> {
    let mut seen = BTreeSet::new();
    let mut names = head.params.iter().chain(&head.qubits);
    match names.find(|name| !seen.insert(name.text)) {
        Some(repeated) => redefined(*repeated),
        None => Ok(()),
    }
}

fn texts(names: &[Name<'_>]) -> Vec<String> {
    names.iter().map(|name| name.text.to_owned()).collect()
}
