//! Which names a program declares anywhere, and how often.

use std::collections::BTreeMap;

use super::super::syntax::{Block, Name, Statement, StatementKind};

/// How often each name is declared in the statements and in the blocks in them.
pub(super) fn declared_names<'a>(statements: &[Statement<'a>]) -> BTreeMap<&'a str, usize> {
    let mut names = BTreeMap::new();
    count_names(statements, &mut names);
    names
}

fn count_names<'a>(statements: &[Statement<'a>], names: &mut BTreeMap<&'a str, usize>) {
    for statement in statements {
        if let Some(name) = declared_name(&statement.kind) {
            *names.entry(name.text).or_insert(0) += 1;
        }
        for block in blocks(&statement.kind) {
            count_names(&block.statements, names);
        }
    }
}

fn declared_name<'a>(statement: &StatementKind<'a>) -> Option<Name<'a>> {
    match statement {
        StatementKind::Refused(name) => *name,
        StatementKind::Register(declaration) => Some(declaration.name),
        StatementKind::Variable(declaration) => Some(declaration.name),
        StatementKind::Constant(declaration) => Some(declaration.name),
        StatementKind::Input(declaration) => Some(declaration.name),
        StatementKind::Alias(declaration) => Some(declaration.name),
        StatementKind::Gate(declaration) => Some(declaration.name),
        StatementKind::For(repeat) => Some(repeat.variable),
        _ => None,
    }
}

fn blocks<'s, 'a>(statement: &'s StatementKind<'a>) -> Vec<&'s Block<'a>> {
    match statement {
        StatementKind::If(branch) => {
            std::iter::once(&branch.then).chain(branch.otherwise.as_ref()).collect()
        }
        StatementKind::While(repeat) => vec![&repeat.body],
        StatementKind::For(repeat) => vec![&repeat.body],
        StatementKind::Switch(switch) => switch.cases.iter().map(|case| &case.body).collect(),
        _ => Vec::new(),
    }
}
