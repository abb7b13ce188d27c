//! Which names a program declares anywhere, and how often.

use std::collections::BTreeMap;

use super::super::syntax::{Block, Name, Statement, StatementKind};

/// The declarations of a name in the whole program.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Declared {
    /// How many there are.
    pub(super) times: usize,
    /// Whether one of them, outside of all blocks, is of something that a circuit has a name
    /// for: constants and aliases are replaced by what they mean.
    pub(super) is_in_circuit: bool,
}

/// The names declared by the statements and in the blocks in them.
pub(super) fn declared_names<'a>(statements: &[Statement<'a>]) -> BTreeMap<&'a str, Declared> {
    let mut names = BTreeMap::new();
    count_names(statements, true, &mut names);
    names
}

fn count_names<'a>(
    statements: &[Statement<'a>],
    is_global: bool,
    names: &mut BTreeMap<&'a str, Declared>,
) {
    for statement in statements {
        if let Some((name, is_named)) = declared_name(&statement.kind) {
            let declared = names.entry(name.text).or_default();
            declared.times += 1;
            declared.is_in_circuit |= is_global && is_named;
        }
        for block in blocks(&statement.kind) {
            count_names(&block.statements, false, names);
        }
    }
}

/// The name that a statement declares, and whether the whole circuit will have it.
fn declared_name<'a>(statement: &StatementKind<'a>) -> Option<(Name<'a>, bool)> {
    match statement {
        StatementKind::Register(declaration) => Some((declaration.name, true)),
        StatementKind::Variable(declaration) => Some((declaration.name, true)),
        StatementKind::Input(declaration) => Some((declaration.name, true)),
        StatementKind::Gate(declaration) => Some((declaration.name, true)),
        StatementKind::Constant(declaration) => Some((declaration.name, false)),
        StatementKind::Alias(declaration) => Some((declaration.name, false)),
        StatementKind::For(repeat) => Some((repeat.variable, false)),
        StatementKind::Refused(name) => name.map(|name| (name, false)),
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
