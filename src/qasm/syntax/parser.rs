//! The parser's hands: looking at tokens, taking them, and finding the way back after a mistake.

use super::super::diagnostic::{Diagnostic, Diagnostics, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::{Found, quoted};
use super::lexer::{Token, TokenKind};
use super::reserved::is_reserved;
use super::terms::Name;
use crate::circuit::Register;

pub(in crate::qasm) type Parse<T> = Result<T, Diagnostic>;

pub(in crate::qasm) struct Parser<'a, 'd> {
    source: &'a str,
    /// Never empty: the last one is [`TokenKind::End`].
    tokens: Vec<Token>,
    position: usize,
    /// Levels of expressions that are being read.
    pub(in crate::qasm) depth: usize,
    /// Levels of blocks that are being read.
    pub(in crate::qasm) blocks: usize,
    pub(in crate::qasm) diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Parser<'a, 'd> {
    pub(in crate::qasm) fn new(
        source: &'a str,
        tokens: Vec<Token>,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self { source, tokens, position: 0, depth: 0, blocks: 0, diagnostics }
    }

    pub(in crate::qasm) fn source(&self) -> &'a str {
        self.source
    }

    pub(in crate::qasm) fn peek(&self) -> Token {
        self.tokens[self.position]
    }

    /// The token `ahead` places on, or the end.
    pub(in crate::qasm) fn peek_at(&self, ahead: usize) -> Token {
        self.tokens[(self.position + ahead).min(self.tokens.len() - 1)]
    }

    /// The token taken last.
    pub(in crate::qasm) fn last(&self) -> Option<Token> {
        self.tokens.get(self.position.checked_sub(1)?).copied()
    }

    pub(in crate::qasm) fn text(&self, token: Token) -> &'a str {
        token.span.text(self.source)
    }

    /// Takes the next token; at the end, that is the end for ever.
    pub(in crate::qasm) fn bump(&mut self) -> Token {
        let token = self.peek();
        self.position = (self.position + 1).min(self.tokens.len() - 1);
        token
    }

    pub(in crate::qasm) fn at_end(&self) -> bool {
        self.peek().kind == TokenKind::End
    }

    /// Whether the next token is this mark.
    pub(in crate::qasm) fn at(&self, mark: &str) -> bool {
        self.token_is(self.peek(), mark)
    }

    pub(in crate::qasm) fn token_is(&self, token: Token, mark: &str) -> bool {
        mark.as_bytes().first() == Some(&token.first)
            && token.kind == TokenKind::Symbol
            && token.span.end - token.span.start == mark.len()
            && (mark.len() == 1 || self.text(token) == mark)
    }

    /// Whether the next token is this word.
    pub(in crate::qasm) fn at_word(&self, word: &str) -> bool {
        let token = self.peek();
        word.as_bytes().first() == Some(&token.first)
            && token.kind == TokenKind::Word
            && self.text(token) == word
    }

    /// Takes the next token if it is this mark.
    pub(in crate::qasm) fn eat(&mut self, mark: &str) -> bool {
        let is_there = self.at(mark);
        if is_there {
            self.bump();
        }
        is_there
    }

    pub(in crate::qasm) fn expect(&mut self, mark: &'static str) -> Parse<Token> {
        if self.at(mark) {
            return Ok(self.bump());
        }
        Err(self.unexpected(|found| DiagnosticKind::ExpectedMark { expected: mark, found }))
    }

    /// Takes the `;` that ends a statement. Where the line or the block ends without it, the
    /// statement is whole all the same.
    pub(in crate::qasm) fn end_statement(&mut self) -> Parse<()> {
        if self.eat(";") {
            return Ok(());
        }
        let kind = |found| DiagnosticKind::ExpectedMark { expected: ";", found };
        let mut diagnostic = self.unexpected(kind);
        let is_whole = self.peek().starts_line || self.at_end() || self.at("}");
        let Some(last) = self.last().filter(|_| is_whole) else { return Err(diagnostic) };
        diagnostic.span = Span { start: last.span.end, end: last.span.end };
        self.diagnostics.report(diagnostic);
        Ok(())
    }

    /// A name that the program gives to something.
    pub(in crate::qasm) fn new_name(&mut self) -> Parse<Name<'a>> {
        let token = self.peek();
        let text = self.text(token);
        let is_hardware_register = token.kind == TokenKind::Hardware && text == Register::HARDWARE;
        if token.kind != TokenKind::Word && !is_hardware_register {
            return Err(self.unexpected(|found| DiagnosticKind::ExpectedName { found }));
        }
        if is_reserved(text) {
            let kind = DiagnosticKind::ReservedName { name: text.to_owned() };
            return Err(Diagnostic::error(token.span, kind));
        }
        Ok(self.bump_name())
    }

    pub(in crate::qasm) fn bump_name(&mut self) -> Name<'a> {
        let token = self.bump();
        Name { text: self.text(token), span: token.span }
    }

    /// `item, item, …`, at least one.
    pub(in crate::qasm) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Parse<T>,
    ) -> Parse<Vec<T>> {
        let mut items = vec![item(self)?];
        while self.eat(",") {
            items.push(item(self)?);
        }
        // A tree of a long program has very many of these lists.
        items.shrink_to_fit();
        Ok(items)
    }

    /// From the start of `first` to the end of the token taken last.
    pub(in crate::qasm) fn span_since(&self, first: Span) -> Span {
        self.last().map_or(first, |last| first.to(last.span))
    }

    /// That the next token is not what `kind` expects.
    pub(in crate::qasm) fn unexpected(
        &self,
        kind: impl FnOnce(Found) -> DiagnosticKind,
    ) -> Diagnostic {
        let token = self.peek();
        let found = match token.kind {
            TokenKind::End => Found::End,
            _ => Found::Text(quoted(self.text(token))),
        };
        Diagnostic::error(token.span, kind(found))
    }

    pub(in crate::qasm) fn unsupported(&self, span: Span) -> Diagnostic {
        let construct = quoted(span.text(self.source));
        Diagnostic::error(span, DiagnosticKind::Unsupported { construct })
    }

    /// Goes on from a mistake in the statement at `start` to where the next one probably
    /// begins: behind a `;` or a block, or at a word that starts a line. A `}` that closes a
    /// block opened before stays.
    fn recover(&mut self, start: usize) {
        let mut braces = 0_usize;
        let mut brackets = 0_usize;
        while !self.at_end() {
            let token = self.peek();
            let starts_line = token.starts_line && token.kind == TokenKind::Word;
            if braces + brackets == 0 && starts_line && self.position > start {
                return;
            }
            match self.text(token) {
                "{" => braces += 1,
                "}" if braces == 0 => return,
                "}" => braces -= 1,
                "(" | "[" => brackets += 1,
                ")" | "]" => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            self.bump();
            let ends_statement = matches!(self.text(token), "}" | ";") && !self.at_word("else");
            if braces == 0 && ends_statement {
                return;
            }
        }
    }

    /// Passes over semicolons without a statement, and over what is meant for other tools.
    fn skip_remarks(&mut self) {
        loop {
            let token = self.peek();
            if token.kind == TokenKind::Remark {
                let name = self.text(token).split_whitespace().next().unwrap_or_default();
                let kind = DiagnosticKind::RemarkIgnored { construct: quoted(name) };
                self.diagnostics.warn(token.span, kind);
                self.bump();
            } else if !self.eat(";") {
                return;
            }
        }
    }

    /// What the comment says that alone follows the token taken last on its line.
    pub(in crate::qasm) fn comment_behind(&self) -> Option<Name<'a>> {
        let start = self.last()?.span.end;
        let line = self.source.get(start..)?.split('\n').next()?.trim_end();
        let text = line.trim_start().strip_prefix("//")?.trim_start();
        let end = start + line.len();
        (!text.is_empty()).then_some(Name { text, span: Span { start: end - text.len(), end } })
    }

    /// Passes over a statement that begins with the next token and is not supported.
    pub(in crate::qasm) fn skip_statement(&mut self) {
        let start = self.position;
        self.recover(start);
    }

    /// How many statements there are, unless some are without a semicolon.
    pub(super) fn num_semicolons(&self) -> usize {
        self.tokens.iter().filter(|token| token.first == b';').count()
    }

    /// The largest number of a hardware qubit in the text.
    pub(in crate::qasm) fn last_hardware_qubit(&self) -> Option<u32> {
        let hardware = self.tokens.iter().filter(|token| token.kind == TokenKind::Hardware);
        hardware.filter_map(|token| self.text(*token)[1..].parse().ok()).max()
    }

    /// Reads the items of a sequence up to its end, going on after mistakes.
    /// Gives those items that could be read, and whether that is all of them.
    pub(in crate::qasm) fn sequence<T>(
        &mut self,
        is_at_end: impl Fn(&Self) -> bool,
        item: impl FnMut(&mut Self) -> Parse<T>,
    ) -> (Vec<T>, bool) {
        self.sequence_behind(Vec::new(), is_at_end, item)
    }

    /// As [`Parser::sequence`], with the items behind others.
    pub(super) fn sequence_behind<T>(
        &mut self,
        mut items: Vec<T>,
        is_at_end: impl Fn(&Self) -> bool,
        mut item: impl FnMut(&mut Self) -> Parse<T>,
    ) -> (Vec<T>, bool) {
        let mut is_whole = true;
        self.skip_remarks();
        while !is_at_end(self) && !self.at_end() && !self.diagnostics.is_full() {
            let start = self.position;
            match item(self) {
                Ok(item) => items.push(item),
                Err(diagnostic) => {
                    is_whole = false;
                    self.diagnostics.report(diagnostic);
                    self.recover(start);
                }
            }
            if self.position == start {
                // Nothing can begin with this token, so nothing is lost without it.
                self.bump();
            }
            self.skip_remarks();
        }
        (items, is_whole)
    }
}
