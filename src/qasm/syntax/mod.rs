//! From text to a syntax tree, by recursive descent.
//!
//! Owns: the grammar of what is read, recovery after a mistake, and the bounds on nesting that
//! keep every later recursion over expressions and blocks within the stack. Does not know what a
//! name means.
//!
//! Why not the crates `oq3_syntax` and `oq3_parser`: version 0.7 does not read `**`, `qreg`,
//! `creg`, `.5` and `measure q -> c`; it panics on some malformed texts (the word `array` alone
//! makes it allocate half a gigabyte first) and overflows the stack on deep nesting; and it
//! describes a mistake by the names of its own token types. It serves the tests as a second
//! reader of what is written.

mod declarations;
mod expressions;
mod flow;
mod lexer;
mod literals;
mod operations;
mod parser;
mod reserved;
mod statements;
mod terms;
mod tree;

pub(super) use lexer::{TokenKind, tokenize};
pub(super) use parser::{Parse, Parser};
pub(super) use reserved::is_reserved;
pub(super) use terms::{
    BaseType, Expression, ExpressionKind, Index, Name, Operand, Range, TypeName,
};
pub(super) use tree::{
    AliasDeclaration, Assign, Barrier, Block, Call, Case, ConstantDeclaration, Delay, For,
    ForValues, GateBody, GateDeclaration, If, Initial, InputDeclaration, Modifier, Program,
    RegisterDeclaration, RegisterKind, Statement, StatementKind, Switch, VariableDeclaration,
    While,
};

use super::diagnostic::Diagnostics;
use expressions::Products;

/// Deepest nesting of expressions, of blocks, and of definitions in definitions, that is read.
/// People stay far below it, and every recursion over them far within the smallest stack, a
/// browser's.
pub(in crate::qasm) const MAX_DEPTH: usize = 64;

/// A program, its statements left out that could not be read.
pub(super) fn parse_program<'a>(source: &'a str, diagnostics: &mut Diagnostics) -> Program<'a> {
    let tokens = lexer::tokenize(source, diagnostics);
    Parser::new(source, tokens, diagnostics).program()
}

/// One formula as people type it: a number may stand before a name or a parenthesis without
/// `*`, as in `3pi/4`; `2^3` is a power, and `ln` is `log`.
pub(super) fn parse_formula<'a>(
    source: &'a str,
    diagnostics: &mut Diagnostics,
) -> Option<Expression<'a>> {
    parse_whole(source, Products::Implied, diagnostics)
}

/// One expression as it stands in a program, such as a condition.
pub(super) fn parse_expression<'a>(
    source: &'a str,
    diagnostics: &mut Diagnostics,
) -> Option<Expression<'a>> {
    parse_whole(source, Products::Written, diagnostics)
}

fn parse_whole<'a>(
    source: &'a str,
    products: Products,
    diagnostics: &mut Diagnostics,
) -> Option<Expression<'a>> {
    let tokens = lexer::tokenize(source, diagnostics);
    let outcome = Parser::new(source, tokens, diagnostics).whole(products);
    outcome.map_err(|diagnostic| diagnostics.report(diagnostic)).ok()
}
