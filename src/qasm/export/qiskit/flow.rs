//! Control flow.

use super::super::super::{Loss, Part};
use super::super::casts::plain_target;
use super::super::page::{Parts, Piece, Statement};
use super::Writer;
use super::classical::{Kind, Typed};
use crate::circuit::{
    Block, ClassicalExpr, ControlFlow, Instruction, LoopValues, SwitchCase, VariableId,
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

    /// A block, which in Python is never empty.
    fn block(&mut self, depth: usize, block: usize, statements: Vec<Statement>) {
        if statements.is_empty() {
            self.line(depth, "pass");
        }
        let part = Part::Block { place: self.place, block };
        self.list.push(Piece::Block { depth, part, statements });
    }
}

/// Most `with` statements in each other before the next ones go into a function: Python takes
/// 20, and a `switch` is two.
const MOST_NESTED: usize = 16;

impl Writer<'_> {
    /// A statement with blocks. `own` is the place of the instruction, `place` that of the
    /// first instruction in its blocks, and becomes that behind it.
    pub(super) fn flow(&mut self, flow: &ControlFlow, own: usize, place: &mut usize) -> Statement {
        let mut pieces = Pieces { place: own, list: Vec::new() };
        self.depth += 1;
        match flow {
            ControlFlow::If { condition, then, otherwise } => {
                self.branch(condition, then, otherwise.as_ref(), place, &mut pieces);
            }
            ControlFlow::While { condition, body } => {
                let test = self.test(condition);
                pieces.line(0, format!("with circuit.while_loop({test}):"));
                self.body(1, 0, body, place, &mut pieces);
            }
            ControlFlow::For { variable, values, body } => {
                self.for_loop(*variable, values, body, place, &mut pieces);
            }
            ControlFlow::Switch { target, cases, default } => {
                self.switch(target, cases, default.as_ref(), place, &mut pieces);
            }
        }
        self.depth -= 1;
        if self.depth == 0 {
            pieces.list.splice(0..0, self.functions.drain(..));
        }
        Statement { parts: Parts::One(Part::Instruction(own)), pieces: pieces.list }
    }

    /// A block under this many `with` statements of its control flow, written out or as the call
    /// of a function.
    fn body(
        &mut self,
        depth: usize,
        number: usize,
        body: &Block,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let nesting = self.nesting + depth;
        let is_deep = nesting >= MOST_NESTED
            && body.iter().any(|instruction| instruction.control_flow().is_some());
        let around = std::mem::replace(&mut self.nesting, if is_deep { 0 } else { nesting });
        if is_deep {
            let head = format!("{}({})", self.names.choose("block"), self.loops.join(", "));
            let statements = self.block(body, place);
            self.functions.push(Piece::Line { depth: 0, text: format!("def {head}:") });
            let part = Part::Block { place: pieces.place, block: number };
            self.functions.push(Piece::Block { depth: 1, part, statements });
            self.functions.push(Piece::Line { depth: 0, text: String::new() });
            pieces.line(depth, head);
        } else {
            pieces.block(depth, number, self.block(body, place));
        }
        self.nesting = around;
    }

    /// A name for the blocks of this level: those of a level around are still to be used.
    fn block_name(&self, name: &str) -> String {
        if self.depth == 1 { format!("{name}_") } else { format!("{name}_{}", self.depth) }
    }

    fn branch(
        &mut self,
        condition: &ClassicalExpr,
        then: &Block,
        otherwise: Option<&Block>,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let test = self.test(condition);
        let name = self.block_name("else");
        let binding = if otherwise.is_some() { format!(" as {name}") } else { String::new() };
        pieces.line(0, format!("with circuit.if_test({test}){binding}:"));
        self.body(1, 0, then, place, pieces);
        if let Some(otherwise) = otherwise {
            pieces.line(0, format!("with {name}:"));
            self.body(1, 1, otherwise, place, pieces);
        }
    }

    fn for_loop(
        &mut self,
        variable: Option<VariableId>,
        values: &LoopValues,
        body: &Block,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let values = loop_values(values);
        let known = variable.and_then(|id| self.circuit.variables().get(id.index()));
        let used = variable.filter(|_| known.is_some_and(|known| uses_symbol(body, &known.name)));
        let Some(id) = used else {
            // Nothing depends on the value of the round.
            pieces.line(0, format!("with circuit.for_loop({values}):"));
            self.body(1, 0, body, place, pieces);
            return;
        };
        self.import("qiskit.circuit", "Parameter");
        let begun = self.names.begin_loop(self.circuit, id);
        let name = &begun.name;
        pieces.line(0, format!("{name} = Parameter(\"{name}\")"));
        pieces.line(0, format!("with circuit.for_loop({values}, {name}):"));
        self.loops.push(name.clone());
        self.body(1, 0, body, place, pieces);
        self.loops.pop();
        self.names.end_loop(begun);
    }

    fn switch(
        &mut self,
        target: &ClassicalExpr,
        cases: &[SwitchCase],
        default: Option<&Block>,
        place: &mut usize,
        pieces: &mut Pieces,
    ) {
        let target = self.value_or_loss(plain_target(target));
        if target.text.starts_with("expr.") {
            self.import_expressions();
        }
        let name = self.block_name("case");
        pieces.line(0, format!("with circuit.switch({}) as {name}:", target.text));
        for (block, case) in cases.iter().enumerate() {
            let labels: Vec<String> =
                case.values.iter().filter_map(|value| label(*value, &target)).collect();
            let (written, functions) = (pieces.list.len(), self.functions.len());
            pieces.line(1, format!("with {name}({}):", labels.join(", ")));
            self.body(2, block, &case.body, place, pieces);
            // A case that never is has no label that Qiskit would take.
            if labels.is_empty() {
                pieces.list.truncate(written);
                self.functions.truncate(functions);
            }
        }
        if let Some(default) = default {
            pieces.line(1, format!("with {name}({name}.DEFAULT):"));
            self.body(2, cases.len(), default, place, pieces);
        } else if cases.is_empty() {
            pieces.line(1, "pass");
        }
    }

    /// Loses a variable of a loop that is computed with while the circuit runs.
    pub(super) fn lose_variable(&mut self, id: VariableId) {
        let variable = self.circuit.variables().get(id.index());
        let name = variable.map_or_else(String::new, |variable| variable.name.clone());
        self.lose(Loss::Variable { name });
    }
}

/// The label of a case, if the target can have the value.
fn label(value: i64, target: &Typed) -> Option<String> {
    match target.kind {
        Kind::Bool => match value {
            0 => Some("False".to_owned()),
            1 => Some("True".to_owned()),
            _ => None,
        },
        Kind::Uint(width) => {
            let fits = value >= 0 && (width >= 63 || value < 1 << width);
            fits.then(|| value.to_string())
        }
        Kind::Literal(_) => None,
    }
}

fn loop_values(values: &LoopValues) -> String {
    match values {
        LoopValues::Range { start, step, stop } => {
            let behind = i128::from(*stop) + i128::from(step.signum());
            let step = if *step == 1 { String::new() } else { format!(", {step}") };
            format!("range({start}, {behind}{step})")
        }
        LoopValues::Set(values) => {
            let list: Vec<String> = values.iter().map(i64::to_string).collect();
            format!("[{}]", list.join(", "))
        }
    }
}

/// Whether a formula in a block has a symbol.
fn uses_symbol(block: &[Instruction], name: &str) -> bool {
    block.iter().any(|instruction| {
        let mut found = false;
        for expr in instruction.formulas() {
            expr.for_each_symbol(&mut |symbol| found |= symbol == name);
        }
        let blocks = instruction.control_flow().map(ControlFlow::blocks).unwrap_or_default();
        found || blocks.into_iter().any(|block| uses_symbol(block, name))
    })
}
