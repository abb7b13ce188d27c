//! A name that is changed: wherever the text says it, and nothing else.

use super::super::{Parsed, Part, SourceMap, Span};
use super::edits::Edits;
use super::lines::words;
use crate::circuit::{Circuit, VariableId, VariableScope};

/// Something with a name.
type Named<'c> = (Part, &'c str);

/// The text with another name in place of one, where that is all that the circuits differ in.
/// Whether it is read as the new circuit is for the caller to see.
pub(super) fn renamed(
    source: &str,
    parsed: &Parsed,
    old: &Circuit,
    new: &Circuit,
) -> Option<String> {
    let ((part, from), (_, to)) = renaming(old, new)?;
    let scopes = scopes(source, parsed, (part, from, to), new);
    let mut edits = Edits::new(source);
    for (start, word) in words(source).filter(|(_, word)| *word == from) {
        let around =
            scopes.iter().filter(|scope| (scope.span.start..scope.span.end).contains(&start));
        let innermost = around.min_by_key(|scope| scope.span.end - scope.span.start);
        if let Some(name) = innermost.and_then(|scope| scope.name.as_deref()) {
            edits.replace(Span { start, end: start + word.len() }, name.to_owned());
        }
    }
    edits.apply()
}

/// The one name that is another one.
fn renaming<'c>(old: &'c Circuit, new: &'c Circuit) -> Option<(Named<'c>, Named<'c>)> {
    let (before, after) = (names(old), names(new));
    let is_alike = before.len() == after.len();
    let mut changed = before.into_iter().zip(after).filter(|(before, after)| before != after);
    match (changed.next(), changed.next()) {
        (Some(one), None) if is_alike => Some(one),
        _ => None,
    }
}

fn names(circuit: &Circuit) -> Vec<Named<'_>> {
    let mut names: Vec<Named<'_>> = Vec::new();
    let qregs = circuit.qregs().iter().enumerate();
    names.extend(qregs.map(|(index, register)| (Part::Qreg(index), register.name.as_str())));
    let cregs = circuit.cregs().iter().enumerate();
    names.extend(cregs.map(|(index, register)| (Part::Creg(index), register.name.as_str())));
    let inputs = circuit.inputs().iter().enumerate();
    names.extend(inputs.map(|(index, input)| (Part::Input(index), input.name.as_str())));
    let variables = (0..).map(VariableId).zip(circuit.variables());
    names.extend(variables.map(|(id, variable)| (Part::Variable(id), variable.name.as_str())));
    let own = circuit.definitions().iter().enumerate();
    names.extend(own.map(|(index, own)| (Part::Definition(index), own.name.as_str())));
    names
}

/// A stretch of text in which a name means one thing, and what to call it there from now on; none
/// for something else that keeps it.
struct Scope {
    span: Span,
    name: Option<String>,
}

/// Where the text has the name for what. Those of loops that hide another one are as the circuit
/// tells them apart.
fn scopes(
    source: &str,
    parsed: &Parsed,
    (part, from, to): (Part, &str, &str),
    new: &Circuit,
) -> Vec<Scope> {
    let of_loop = |part: Part| match part {
        Part::Variable(id) => {
            let variable = new.variables().get(id.index());
            variable.filter(|variable| variable.scope == VariableScope::Loop)
        }
        _ => None,
    };
    let everywhere = of_loop(part).is_none().then(|| to.to_owned());
    let mut scopes = vec![Scope { span: Span { start: 0, end: source.len() }, name: everywhere }];
    for (other, span) in parsed.map.entries() {
        if let Some(variable) = of_loop(*other).filter(|_| span.text(source) == from) {
            let around = statement_around(&parsed.map, *span);
            scopes.extend(around.map(|span| Scope { span, name: Some(variable.name.clone()) }));
        }
        let is_definition = matches!(other, Part::Definition(_) | Part::TableGate(_));
        // In a gate only gates have the names that they have outside.
        if is_definition && !matches!(part, Part::Definition(_)) {
            scopes.push(Scope { span: *span, name: None });
        }
    }
    scopes
}

/// The innermost statement around a stretch.
fn statement_around(map: &SourceMap, inner: Span) -> Option<Span> {
    let statements = map.entries().iter().filter_map(|(part, span)| match part {
        Part::Instruction(_) => Some(*span),
        _ => None,
    });
    let around = statements.filter(|span| span.start <= inner.start && inner.end <= span.end);
    around.min_by_key(|span| span.end - span.start)
}
