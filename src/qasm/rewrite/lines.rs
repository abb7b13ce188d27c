//! Where statements stand among the lines of a text.

use super::super::Span;

/// What stands behind a statement on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// Nothing, or comments only: where they end, and where the line does.
    Line {
        /// End of the last comment; without one, the end of the statement.
        comments: usize,
        /// End of the line, before its line break.
        line: usize,
    },
    /// Something else.
    More,
}

/// A text with its lines.
#[derive(Clone, Copy)]
pub(super) struct Lines<'s> {
    pub(super) source: &'s str,
}

impl<'s> Lines<'s> {
    /// What the lines end with.
    pub(super) fn line_break(self) -> &'static str {
        if self.source.contains("\r\n") { "\r\n" } else { "\n" }
    }

    fn line_start(self, offset: usize) -> usize {
        self.source[..offset].rfind('\n').map_or(0, |found| found + 1)
    }

    /// Blanks at the beginning of the line that an offset is on.
    pub(super) fn indentation(self, offset: usize) -> &'s str {
        let line = &self.source[self.line_start(offset)..];
        let length = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
        &line[..length]
    }

    /// Whether nothing but blanks stands before an offset on its line.
    pub(super) fn is_first(self, offset: usize) -> bool {
        let before = &self.source[self.line_start(offset)..offset];
        before.chars().all(|c| c == ' ' || c == '\t')
    }

    /// What stands behind an offset on its line.
    pub(super) fn behind(self, offset: usize) -> Behind {
        let mut comments = offset;
        let mut at = offset;
        loop {
            let rest = &self.source[at..];
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let rest = &rest[blanks..];
            at += blanks;
            let is_end = rest.is_empty() || rest.starts_with('\n') || rest.starts_with("\r\n");
            if is_end {
                return Behind::Line { comments, line: at };
            }
            if rest.starts_with("//") {
                let length = rest.find('\n').unwrap_or(rest.len());
                let comment = rest[..length].trim_end_matches('\r');
                let end = at + comment.len();
                return Behind::Line { comments: end, line: end };
            }
            let Some(length) = rest.strip_prefix("/*").and_then(|inner| inner.find("*/")) else {
                return Behind::More;
            };
            if rest[..length].contains('\n') {
                return Behind::More;
            }
            at += length + 4;
            comments = at;
        }
    }

    /// The stretch to take away with a statement: its lines with their comments where it has
    /// them for itself.
    pub(super) fn with_surroundings(self, span: Span) -> Span {
        let is_first = self.is_first(span.start);
        match self.behind(span.end) {
            Behind::Line { line, .. } if is_first => {
                let start = self.line_start(span.start);
                let rest = &self.source[line..];
                let line_break = rest.len() - rest.trim_start_matches('\r').len()
                    + usize::from(rest.trim_start_matches('\r').starts_with('\n'));
                Span { start, end: line + line_break }
            }
            Behind::Line { .. } => {
                let before = self.source[..span.start].trim_end_matches([' ', '\t']);
                Span { start: before.len(), end: span.end }
            }
            Behind::More => {
                let rest = &self.source[span.end..];
                let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                Span { start: span.start, end: span.end + blanks }
            }
        }
    }

    /// A statement with the comments behind it on its last line.
    pub(super) fn with_comments(self, span: Span) -> Span {
        match self.behind(span.end) {
            Behind::Line { comments, .. } => Span { start: span.start, end: comments },
            Behind::More => span,
        }
    }
}

/// Whether a text says the whole of a register, or counts from its end: what would mean something
/// else with another size of the register.
pub(super) fn depends_on_size(text: &str, is_resized: &dyn Fn(&str) -> bool) -> bool {
    words(text).any(|(start, word)| is_resized(word) && !is_fixed(&text[start + word.len()..]))
}

/// Whether what follows a register selects elements by numbers from its beginning.
fn is_fixed(behind: &str) -> bool {
    let Some(inner) = behind.trim_start().strip_prefix('[') else {
        return false;
    };
    let inner = inner.split(']').next().unwrap_or_default();
    let mut is_fixed = true;
    let mut last = '[';
    for c in inner.chars().filter(|c| !c.is_whitespace()).chain([']']) {
        let begins = matches!(last, '[' | ':' | ',' | '{' | '(');
        is_fixed &= !(begins && matches!(c, '-' | ':' | ']'));
        last = c;
    }
    is_fixed
}

/// The words of a text outside of comments and quotes, with their places.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let first = rest.chars().next()?;
            let skipped = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if let Some(inner) = rest.strip_prefix("/*") {
                inner.find("*/").map_or(rest.len(), |length| length + 4)
            } else if first == '"' {
                rest[1..].find('"').map_or(rest.len(), |length| length + 2)
            } else if is_word(first) {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                at += length;
                return Some((at - length, &rest[..length]));
            } else {
                first.len_utf8()
            };
            at += skipped;
        }
    })
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Behind, Lines, Span, depends_on_size};

    #[test]
    fn comments_are_found_behind_a_statement() {
        let check = |source: &str, expected: Behind| {
            let offset = source.find(';').unwrap() + 1;
            assert_eq!(Lines { source }.behind(offset), expected, "{source}");
        };
        check("x q;", Behind::Line { comments: 4, line: 4 });
        check("x q;  \r\n", Behind::Line { comments: 4, line: 6 });
        check("x q; // why\nz q;", Behind::Line { comments: 11, line: 11 });
        check("x q; /* a */ // b\r\n", Behind::Line { comments: 17, line: 17 });
        check("x q; z q;", Behind::More);
        check("x q; /* a */ z q;", Behind::More);
    }

    #[test]
    fn a_statement_goes_with_what_it_has_for_itself() {
        let check = |source: &str, left: &str| {
            let start = source.find("x q;").unwrap();
            let span = Lines { source }.with_surroundings(Span { start, end: start + 4 });
            assert_eq!(format!("{}{}", &source[..span.start], &source[span.end..]), left);
        };
        check("h q;\n  x q; // why\nz q;\n", "h q;\nz q;\n");
        check("h q; x q; // why\nz q;\n", "h q; // why\nz q;\n");
        check("x q; h q;", "h q;");
        check("h q; x q; z q;", "h q; z q;");
        check("if (c) { x q; }", "if (c) { }");
    }

    #[test]
    fn a_whole_register_depends_on_its_size() {
        let check = |text: &str, expected: bool| {
            assert_eq!(depends_on_size(text, &|word| word == "q"), expected, "{text}");
        };
        check("h q;", true);
        check("h q[1];", false);
        check("h q[1:2]; /* q */ // q", false);
        check("h q[-1];", true);
        check("h q[0:-1];", true);
        check("h q[1:];", true);
        check("for int i in [0:2] { h q[i - 1]; }", false);
        check("h qq; h q_1;", false);
        check("h q[{0, 2}];", false);
    }
}
