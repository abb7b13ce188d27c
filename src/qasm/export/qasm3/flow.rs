//! Control flow.

use super::super::super::{Loss, Part, message::quoted};
use super::super::casts::plain_target;
use super::super::names::{LoopName, Names};
use super::super::page::{Parts, Piece, Statement};
use super::Writer;
use super::declarations::type_name;
use crate::circuit::{
    Block, ClassicalExpr, ClassicalType, ControlFlow, LoopValues, SwitchCase, VariableId,
};

/// The pieces of a statement, gathered from the top to the bottom.
struct Pieces {
    place: usize,
    list: Vec<Piece>,
}

impl Pieces {
    fn line(&mut self, depth: usize, text: impl Into<String>) {
        self.list.push(Piece::Line { depth, text: text.into() });
    }

    fn block(&mut self, depth: usize, block: usize, statements: Vec<Statement>) {
        let part = Part::Block { place: self.place, block };
        self.list.push(Piece::Block { depth, part, statements });
    }
}

impl Writer<'_> {
    /// A statement with blocks. `own` is the place of the instruction, `place` that of the
    /// first instruction in its blocks, and becomes that behind it.
    pub(super) fn flow(&mut self, flow: &ControlFlow, own: usize, place: &mut usize) -> Statement {
        let mut pieces = Pieces { place: own, list: Vec::new() };
        match flow {
            ControlFlow::If { condition, then, otherwise } => {
                self.branch(condition, then, otherwise.as_ref(), place, &mut pieces);
            }
            ControlFlow::While { condition, body } => {
                let head = self.while_head(condition);
                pieces.line(0, head);
                pieces.block(1, 0, self.block(body, place));
                pieces.line(0, "}");
            }
            ControlFlow::For { variable, values, body } => {
                self.for_loop(*variable, values, body, place, &mut pieces);
            }
            ControlFlow::Switch { target, cases, default } if self.is_for_qiskit() => {
                self.chain_for_qiskit(target, cases, default.as_ref(), place, &mut pieces);
            }
            ControlFlow::Switch { target, cases, default } => {
                self.switch(target, cases, default.as_ref(), place, &mut pieces);
            }
        }
        Statement { parts: Parts::One(Part::Instruction(own)), pieces: pieces.list }
    }

    fn branch(
        &mut self,
        condition: &ClassicalExpr,
        then: &Block,
        otherwise: Option<&Block>,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let then = self.block(then, place);
        let otherwise = otherwise.map(|block| self.block(block, place));
        let test = self.test(condition);
        pieces.line(0, format!("if ({}) {{", test.text));
        let (first, second) = match (test.is_negated, otherwise) {
            (false, None) => (Some((0, then)), None),
            (false, Some(otherwise)) => (Some((0, then)), Some((1, otherwise))),
            (true, None) => (None, Some((0, then))),
            (true, Some(otherwise)) => (Some((1, otherwise)), Some((0, then))),
        };
        if let Some((block, statements)) = first {
            pieces.block(1, block, statements);
        }
        if let Some((block, statements)) = second {
            pieces.line(0, "} else {");
            pieces.block(1, block, statements);
        }
        pieces.line(0, "}");
    }

    fn while_head(&mut self, condition: &ClassicalExpr) -> String {
        let test = self.test(condition);
        if test.is_negated {
            self.lose(Loss::Condition { condition: quoted(&self.value(condition)) });
        }
        format!("while ({}) {{", test.text)
    }

    fn for_loop(
        &mut self,
        variable: Option<VariableId>,
        values: &LoopValues,
        body: &Block,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let kind = variable.and_then(|id| self.circuit.variables().get(id.index()));
        let kind = kind.map_or(ClassicalType::Int(None), |variable| variable.kind);
        let begun = self.begin_loop(variable);
        if self.is_for_qiskit() && kind == ClassicalType::Bool {
            self.lose(Loss::Variable { name: begun.name.clone() });
        }
        // Qiskit's reader takes no minus before unsigned numbers.
        let kind = if self.is_for_qiskit() { ClassicalType::Int(None) } else { kind };
        let name = &begun.name;
        pieces.line(0, format!("for {} {name} in {} {{", type_name(kind), loop_values(values)));
        pieces.block(1, 0, self.block(body, place));
        pieces.line(0, "}");
        self.names.end_loop(begun);
    }

    fn begin_loop(&mut self, variable: Option<VariableId>) -> LoopName {
        match variable {
            Some(id) => self.names.begin_loop(self.circuit, id),
            None => Names::nameless_loop(),
        }
    }

    /// Makes names of what is known in the blocks of control flow, until [`Writer::leave`].
    pub(in crate::qasm) fn enter(&mut self, flow: &ControlFlow) {
        let begun = match flow {
            ControlFlow::For { variable, .. } => Some(self.begin_loop(*variable)),
            _ => None,
        };
        self.loops.push(begun);
    }

    pub(in crate::qasm) fn leave(&mut self) {
        if let Some(begun) = self.loops.pop().flatten() {
            self.names.end_loop(begun);
        }
    }

    fn switch(
        &mut self,
        target: &ClassicalExpr,
        cases: &[SwitchCase],
        default: Option<&Block>,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        pieces.line(0, format!("switch ({}) {{", self.value(target)));
        for (block, case) in cases.iter().enumerate() {
            pieces.line(1, format!("case {} {{", list(&case.values)));
            pieces.block(2, block, self.block(&case.body, place));
            pieces.line(1, "}");
        }
        if let Some(default) = default {
            pieces.line(1, "default {");
            pieces.block(2, cases.len(), self.block(default, place));
            pieces.line(1, "}");
        }
        pieces.line(0, "}");
    }

    /// Qiskit's reader has no `switch`: a chain of tests, one for each value.
    fn chain_for_qiskit(
        &mut self,
        target: &ClassicalExpr,
        cases: &[SwitchCase],
        default: Option<&Block>,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let target = plain_target(target);
        self.check_target(target);
        let mut depth = 0;
        for (block, case) in cases.iter().enumerate() {
            let statements = self.block(&case.body, place);
            self.count_copies(&statements, case.values.len());
            for value in &case.values {
                let Some(test) = self.test_of_value(target, *value) else { continue };
                pieces.line(depth, format!("if ({test}) {{"));
                if self.losses.contains(&Loss::TooLong) {
                    return;
                }
                pieces.block(depth + 1, block, statements.clone());
                pieces.line(depth, "} else {");
                depth += 1;
            }
        }
        if let Some(default) = default {
            let statements = self.block(default, place);
            pieces.block(depth, cases.len(), statements);
        }
        for depth in (0..depth).rev() {
            pieces.line(depth, "}");
        }
    }
}

/// `[0:3]`, `[0:2:6]` or `{1, 5}`
fn loop_values(values: &LoopValues) -> String {
    match values {
        LoopValues::Range { start, step: 1, stop } => format!("[{start}:{stop}]"),
        LoopValues::Range { start, step, stop } => format!("[{start}:{step}:{stop}]"),
        LoopValues::Set(values) => format!("{{{}}}", list(values)),
    }
}

fn list(values: &[i64]) -> String {
    values.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}
