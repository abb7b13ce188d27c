//! Changes of a text, collected and then made at once.

use super::super::Span;
use super::lines::{Behind, Lines};
use crate::math::order;

/// A stretch of text and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    span: Span,
    text: String,
    /// Number of the edit, since several can be at one place.
    order: usize,
}

/// Changes of a text.
pub(super) struct Edits<'s> {
    pub(super) lines: Lines<'s>,
    list: Vec<Edit>,
}

impl<'s> Edits<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { lines: Lines { source }, list: Vec::new() }
    }

    /// Replaces a stretch.
    pub(super) fn replace(&mut self, span: Span, text: String) {
        let order = self.list.len();
        self.list.push(Edit { span, text, order });
    }

    /// Replaces a statement by lines, the first where it began, the others indented like it.
    pub(super) fn replace_statement(&mut self, span: Span, lines: &[String]) {
        let indentation = self.lines.indentation(span.start);
        let joint = format!("{}{indentation}", self.lines.line_break());
        let mut text = lines.join(&joint);
        if text.contains("//") && self.lines.behind(span.end) == Behind::More {
            text.push_str(&joint);
        }
        self.replace(span, text);
    }

    /// Takes a statement away, with its comment and its line where it has them for itself.
    pub(super) fn remove(&mut self, span: Span) {
        self.replace(self.lines.with_surroundings(span), String::new());
    }

    /// Puts lines behind a statement, indented by `indentation`.
    pub(super) fn insert_behind(&mut self, span: Span, indentation: &str, lines: &[String]) {
        let joint = format!("{}{indentation}", self.lines.line_break());
        let text = each_behind(&joint, lines);
        let at = |offset| Span { start: offset, end: offset };
        match (self.lines.behind(span.end), lines) {
            (Behind::Line { line, .. }, _) => self.replace(at(line), text),
            (Behind::More, [only]) if !only.contains("//") => {
                self.replace(at(span.end), format!(" {only}"));
            }
            (Behind::More, _) => self.replace(at(span.end), text + &joint),
        }
    }

    /// Puts lines before a statement, indented like it.
    pub(super) fn insert_before(&mut self, span: Span, lines: &[String]) {
        let indentation = self.lines.indentation(span.start);
        let is_first = self.lines.is_first(span.start);
        let can_stay = !is_first && lines.len() == 1 && !lines[0].contains("//");
        let joint = if can_stay {
            " ".to_owned()
        } else {
            format!("{}{indentation}", self.lines.line_break())
        };
        let text = lines.join(&joint) + &joint;
        self.replace(Span { start: span.start, end: span.start }, text);
    }

    /// The text with all changes made; none when two of them are about the same stretch.
    pub(super) fn apply(mut self) -> Option<String> {
        let source = self.lines.source;
        order::sort_by_key(&mut self.list, |edit| (edit.span.start, edit.span.end, edit.order));
        let mut text = String::with_capacity(source.len());
        let mut at = 0;
        for edit in &self.list {
            text.push_str(source.get(at..edit.span.start)?);
            text.push_str(&edit.text);
            at = edit.span.end;
        }
        text.push_str(source.get(at..)?);
        Some(text)
    }
}

/// Lines, with `joint` before each.
pub(super) fn each_behind(joint: &str, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text.extend([joint, line.as_str()]);
    }
    text
}
