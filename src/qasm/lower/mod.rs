//! From the syntax tree to the circuit: what names mean, and whether everything fits.
//!
//! Owns: scopes, broadcasting over registers, arity, ranges, types. A statement with an error
//! gives one diagnostic and is left out; names it would have declared are remembered as failed,
//! so that what depends on them is not reported again.

mod classical;
mod constants;
mod definitions;
mod flow;
mod formulas;
mod gates;
mod loops;
mod names;
mod operands;
mod operations;
mod registers;
mod scan;
mod selecting;
mod standard;
mod types;
mod values;
mod variables;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use gates::number_of_parts;
pub(super) use standard::standard_gate;

use flow::LoopKind;
use names::{Bits, Meaning, Names};
use scan::Declared;

use super::diagnostic::{Diagnostic, Diagnostics, Span};
use super::kind::DiagnosticKind;
use super::message::{Nearest, quoted};
use super::source_map::{Part, SourceMap};
use super::syntax::{Expression, Name, Program, Statement, StatementKind};
use crate::circuit::{
    Block, Circuit, ClassicalExpr, ClassicalType, Expr, GateDefinition, Instruction, Register,
    VariableId, VariableScope,
};

/// How much a circuit may hold after broadcasting: operations, their operands, the parts of
/// their parameters, and the gates that defined gates stand for, all together. It bounds the
/// memory and time that a few characters can ask for.
pub(super) const MAX_PARTS: usize = 2_000_000;

/// The one file that can be included.
const LIBRARY: &str = "stdgates.inc";

/// Most errors for which a name is suggested.
const MAX_SUGGESTIONS: usize = 10;

/// Length of text that counts as a part of the circuit each time it is written out anew.
const BYTES_PER_PART: usize = 16;

/// Why a statement is left out.
enum Failure {
    /// A new reason, to be reported.
    Reported(Diagnostic),
    /// It depends on something that has been reported.
    Known,
}

type Lowered<T> = Result<T, Failure>;

fn failure<T>(span: Span, kind: DiagnosticKind) -> Lowered<T> {
    Err(Failure::Reported(Diagnostic::error(span, kind)))
}

/// Whether the program is OpenQASM 3, by its own word.
pub(super) fn check_language(program: &Program<'_>) -> Result<(), Diagnostic> {
    let mut versions = program.statements.iter().filter_map(|statement| match statement.kind {
        StatementKind::Version(version) => Some(version),
        _ => None,
    });
    versions.try_for_each(|version| {
        let kind = match version.text.split('.').next() {
            Some("3") => return Ok(()),
            Some("2") => DiagnosticKind::MisplacedVersion,
            _ => DiagnosticKind::UnknownVersion { version: quoted(version.text) },
        };
        Err(Diagnostic::error(version.span, kind))
    })
}

/// The circuit of a program, of at most `max_parts`; of no meaning when there are errors.
pub(super) fn lower_program(
    program: &Program<'_>,
    max_parts: usize,
    diagnostics: &mut Diagnostics,
    map: &mut SourceMap,
) -> Circuit {
    let mut lowering = Lowering::new(program.source, diagnostics, map);
    lowering.parts_left = Some(max_parts);
    lowering.declared = scan::declared_names(&program.statements);
    if let Some(last) = program.last_hardware_qubit
        && !lowering.declared.contains_key(Register::HARDWARE)
    {
        lowering.hardware_register(last);
    }
    let end = program.statements.len().saturating_sub(1);
    for (number, statement) in program.statements.iter().enumerate() {
        if lowering.diagnostics.is_full() {
            break;
        }
        let outcome = match statement.kind {
            StatementKind::End if number == end => {
                lowering.map.add(Part::Head, statement.span);
                Ok(())
            }
            _ => lowering.statement(statement),
        };
        lowering.note(outcome);
    }
    lowering.circuit
}

/// The value of a formula outside of any program, with the parameters and variables of a
/// circuit and of the loops around it; none when there are errors.
pub(super) fn lower_formula(
    source: &str,
    formula: &Expression<'_>,
    circuit: &Circuit,
    loop_variables: &[String],
    diagnostics: &mut Diagnostics,
) -> Option<Expr> {
    let mut map = SourceMap::default();
    let mut lowering = Lowering::new(source, diagnostics, &mut map);
    let span = Span { start: 0, end: 0 };
    for input in circuit.inputs() {
        let meaning = input.length.map_or(Meaning::Input, Meaning::InputVector);
        lowering.names.set(Name { text: &input.name, span }, meaning);
    }
    let variables = circuit.variables().iter();
    let numbers = variables.filter(|variable| variable.kind != ClassicalType::Bool);
    let globals = numbers.filter(|v| v.scope == VariableScope::Global);
    for name in globals.map(|variable| &variable.name).chain(loop_variables) {
        lowering.names.set(Name { text: name, span }, Meaning::Input);
    }
    let outcome = lowering.angle(formula, None);
    lowering.note(outcome)
}

/// A condition outside of any program, over the registers and variables of a circuit and of the
/// loops around it; none when there are errors.
pub(super) fn lower_condition(
    source: &str,
    formula: &Expression<'_>,
    circuit: &Circuit,
    loop_variables: &[VariableId],
    diagnostics: &mut Diagnostics,
) -> Option<ClassicalExpr> {
    let typed = lower_typed(source, formula, circuit, loop_variables, diagnostics);
    typed.map(types::Typed::truth)
}

/// As [`lower_condition`], of a value that may also be a number.
pub(super) fn lower_value(
    source: &str,
    formula: &Expression<'_>,
    circuit: &Circuit,
    loop_variables: &[VariableId],
    diagnostics: &mut Diagnostics,
) -> Option<ClassicalExpr> {
    let typed = lower_typed(source, formula, circuit, loop_variables, diagnostics);
    typed.map(|typed| typed.expr)
}

fn lower_typed(
    source: &str,
    formula: &Expression<'_>,
    circuit: &Circuit,
    loop_variables: &[VariableId],
    diagnostics: &mut Diagnostics,
) -> Option<types::Typed> {
    let mut map = SourceMap::default();
    let mut lowering = Lowering::new(source, diagnostics, &mut map);
    let span = Span { start: 0, end: 0 };
    for register in circuit.cregs() {
        let bits = if register.is_loose {
            Bits::single(register.start)
        } else {
            Bits::register(register.start, register.size)
        };
        lowering.names.set(Name { text: &register.name, span }, Meaning::Clbits(bits));
    }
    let numbered = circuit.variables().iter().zip(0..);
    let globals = numbered.filter(|(variable, _)| variable.scope == VariableScope::Global);
    let loops = loop_variables
        .iter()
        .filter_map(|id| circuit.variables().get(id.index()).map(|variable| (variable, id.0)));
    for (variable, id) in globals.chain(loops) {
        let meaning = Meaning::Variable(VariableId(id), variable.kind);
        lowering.names.set(Name { text: &variable.name, span }, meaning);
    }
    let outcome = lowering.classical(formula);
    lowering.note(outcome)
}

/// The definition that a program consisting of one gate declaration gives.
pub(super) fn lower_definition(
    program: &Program<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<GateDefinition> {
    let [Statement { kind: StatementKind::Gate(declaration), .. }] = program.statements.as_slice()
    else {
        return None;
    };
    let mut map = SourceMap::default();
    let mut lowering = Lowering::new(program.source, diagnostics, &mut map);
    let outcome = lowering.definition(declaration);
    lowering.note(outcome).map(|(definition, _)| definition)
}

struct Lowering<'a, 'd> {
    source: &'a str,
    circuit: Circuit,
    names: Names<'a>,
    diagnostics: &'d mut Diagnostics,
    map: &'d mut SourceMap,
    /// Whether gates of `stdgates.inc` can be used without a word.
    has_library: bool,
    /// Names of gates that neither the library nor the program has, but Qiskit.
    other_gates: BTreeSet<String>,
    /// What is left of the parts it may hold; none once something did not fit and was reported.
    parts_left: Option<usize>,
    /// The blocks that are being filled, the innermost last.
    open: Vec<Block>,
    /// Number of instructions begun so far, blocks included.
    places: usize,
    /// The loops around.
    loops: Vec<LoopKind>,
    /// The outermost loop around that is being written out.
    repeated: Option<Span>,
    /// Whether warnings here have been given in an earlier round.
    is_said: bool,
    /// The names declared in the whole program.
    declared: BTreeMap<&'a str, Declared>,
    /// How many names have been made of each by a number at its end.
    numbered: BTreeMap<&'a str, usize>,
    /// Registers and variables declared in blocks, by the place of their name in the text.
    hoisted: BTreeMap<usize, Meaning>,
}

impl<'a, 'd> Lowering<'a, 'd> {
    fn new(source: &'a str, diagnostics: &'d mut Diagnostics, map: &'d mut SourceMap) -> Self {
        Self {
            source,
            circuit: Circuit::new(),
            names: Names::default(),
            diagnostics,
            map,
            has_library: false,
            other_gates: BTreeSet::new(),
            parts_left: Some(MAX_PARTS),
            open: Vec::new(),
            places: 0,
            loops: Vec::new(),
            repeated: None,
            is_said: false,
            declared: BTreeMap::new(),
            numbered: BTreeMap::new(),
            hoisted: BTreeMap::new(),
        }
    }

    /// Reports a failure; gives what there is else.
    fn note<T>(&mut self, outcome: Lowered<T>) -> Option<T> {
        match outcome {
            Ok(value) => return Some(value),
            Err(Failure::Reported(diagnostic)) => self.diagnostics.report(diagnostic),
            Err(Failure::Known) => {}
        }
        None
    }

    fn warn(&mut self, span: Span, kind: DiagnosticKind) {
        if !self.is_said {
            self.diagnostics.warn(span, kind);
        }
    }

    /// The known name most like `name`; only for the first errors of a program, since looking
    /// for it takes time in proportion to all that the program declares.
    fn nearest<'n>(&self, name: &str, known: impl Iterator<Item = &'n str>) -> Nearest {
        if self.diagnostics.num_errors() < MAX_SUGGESTIONS {
            Nearest::of(name, known)
        } else {
            Nearest(None)
        }
    }

    fn statement(&mut self, statement: &Statement<'a>) -> Lowered<()> {
        let span = statement.span;
        if self.repeated.is_some() {
            self.spend(1 + (span.end - span.start) / BYTES_PER_PART, span)?;
        }
        match &statement.kind {
            StatementKind::Version(_) => self.head("OPENQASM", span),
            StatementKind::Include(path) => self.include(*path, span),
            StatementKind::End => {
                let construct = "end".to_owned();
                failure(span, DiagnosticKind::Unsupported { construct })
            }
            StatementKind::Refused(name) => {
                if let Some(name) = name {
                    self.names.set(*name, Meaning::Failed);
                }
                Ok(())
            }
            StatementKind::Register(declaration) => self.register(declaration, span),
            StatementKind::Variable(declaration) => self.variable(declaration, span),
            StatementKind::Constant(declaration) => self.constant(declaration, span),
            StatementKind::Input(declaration) => self.input(declaration, span),
            StatementKind::Alias(alias) => self.alias(alias, span),
            StatementKind::Gate(declaration) => self.gate_declaration(declaration, span),
            StatementKind::Call(call) => self.call(call, span),
            StatementKind::Measure { qubits, bits } => self.measure(qubits, bits, span),
            StatementKind::Reset(operands) => self.reset(operands, span),
            StatementKind::Barrier(barrier) => self.barrier(barrier, span),
            StatementKind::Delay(delay) => self.delay(delay, span),
            StatementKind::Assign(assign) => self.assignment(assign, span),
            StatementKind::If(branch) => self.if_statement(branch, span),
            StatementKind::While(repeat) => self.while_statement(repeat, span),
            StatementKind::For(repeat) => self.for_statement(repeat, span),
            StatementKind::Switch(switch) => self.switch(switch, span),
            StatementKind::Break => self.leave_round(Instruction::break_loop(), "break", span),
            StatementKind::Continue => {
                self.leave_round(Instruction::continue_loop(), "continue", span)
            }
        }
    }

    fn head(&mut self, construct: &str, span: Span) -> Lowered<()> {
        self.check_global(construct, span)?;
        self.map.add(Part::Head, span);
        Ok(())
    }

    fn include(&mut self, path: Name<'_>, span: Span) -> Lowered<()> {
        self.head("include", span)?;
        if path.text == LIBRARY {
            self.has_library = true;
            return Ok(());
        }
        let (path, span) = (quoted(path.text), path.span);
        failure(span, DiagnosticKind::UnknownInclude { path, library: LIBRARY })
    }

    /// Takes `count` of the parts that a circuit may still hold.
    fn spend(&mut self, count: usize, span: Span) -> Lowered<()> {
        let parts_left = self.parts_left.ok_or(Failure::Known)?;
        self.parts_left = parts_left.checked_sub(count);
        match self.parts_left {
            Some(_) => Ok(()),
            None => failure(span, DiagnosticKind::TooLarge),
        }
    }

    /// The next place, for the instruction of the statement at `span`.
    fn begin(&mut self, span: Span) -> usize {
        let place = self.places;
        self.places += 1;
        self.map_part(Part::Instruction(place), span);
        place
    }

    /// Appends an instruction that has its place to the innermost block, or to the circuit.
    fn push(&mut self, instruction: Instruction) {
        if let Some(block) = self.open.last_mut() {
            block.push(instruction);
        } else {
            let pushed = self.circuit.push(instruction);
            pushed.expect("invariant: counts, operands and names were checked");
        }
    }

    /// Appends the instruction of the statement at `span`.
    fn emit(&mut self, instruction: Instruction, span: Span) {
        self.begin(span);
        self.push(instruction);
    }

    /// Notes what a stretch of text stands for. In a loop that is written out, everything
    /// belongs to the text of the loop as a whole, which has no inner parts then.
    fn map_part(&mut self, part: Part, span: Span) {
        let is_inner = matches!(part, Part::Block { .. } | Part::Abbreviation);
        match self.repeated {
            Some(_) if is_inner => {}
            Some(whole) => self.map.add(part, whole),
            None => self.map.add(part, span),
        }
    }
}
