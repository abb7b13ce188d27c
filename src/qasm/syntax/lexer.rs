//! Text to tokens.

use super::super::diagnostic::{Diagnostic, Diagnostics, Span};
use super::super::kind::DiagnosticKind;
use super::super::message::quoted;

/// What a token is; its text is the source under its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::qasm) enum TokenKind {
    /// An identifier or a keyword.
    Word,
    /// A number, in any of OpenQASM's spellings.
    Number,
    /// Text in quotes.
    Quoted,
    /// A hardware qubit, `$0`.
    Hardware,
    /// A pragma or an annotation, to the end of its line.
    Remark,
    /// An operator or a punctuation mark.
    Symbol,
    /// The end of the text.
    End,
}

/// A word, number or mark of the source.
#[derive(Debug, Clone, Copy)]
pub(in crate::qasm) struct Token {
    pub(in crate::qasm) kind: TokenKind,
    /// The first byte of its text, 0 at the end. It rules out most of what a token could be
    /// without a look at the text.
    pub(in crate::qasm) first: u8,
    pub(in crate::qasm) span: Span,
    /// Whether it is the first one on its line.
    pub(in crate::qasm) starts_line: bool,
}

/// Marks of more than one character; a longer one stands before those it begins with.
const LONG_SYMBOLS: [&str; 22] = [
    "**=", "<<=", ">>=", "->", "**", "++", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "==",
    "!=", "<=", ">=", "<<", ">>", "&&", "||",
];

/// All tokens of `source`, the last one being [`TokenKind::End`].
pub(in crate::qasm) fn tokenize(source: &str, diagnostics: &mut Diagnostics) -> Vec<Token> {
    // Programs have a token in every two characters or fewer. What grows is copied.
    let tokens = Vec::with_capacity(source.len() / 3 * 2);
    let mut lexer = Lexer { source, position: 0, starts_line: true, tokens, diagnostics };
    while let Some(next) = lexer.next() {
        lexer.advance(next);
    }
    lexer.push(TokenKind::End, 0);
    lexer.tokens
}

struct Lexer<'a, 'd> {
    source: &'a str,
    position: usize,
    starts_line: bool,
    tokens: Vec<Token>,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Lexer<'a, '_> {
    fn next(&self) -> Option<char> {
        match self.source.as_bytes().get(self.position) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.rest().chars().next(),
        }
    }

    fn rest(&self) -> &'a str {
        &self.source[self.position..]
    }

    fn advance(&mut self, next: char) {
        match next {
            '\n' => {
                self.starts_line = true;
                self.position += 1;
            }
            ' ' => self.position += 1,
            '(' | ')' | '[' | ']' | '{' | '}' | ';' | ',' | ':' => self.push(TokenKind::Symbol, 1),
            _ => self.advance_by(next, self.rest()),
        }
    }

    fn advance_by(&mut self, next: char, rest: &str) {
        match next {
            // Some editors begin a file with a byte order mark.
            '\u{feff}' if self.position == 0 => self.position += next.len_utf8(),
            _ if next.is_whitespace() => self.position += next.len_utf8(),
            '/' if rest.starts_with("//") => self.position += line_length(rest),
            '/' if rest.starts_with("/*") => self.block_comment(),
            '"' | '\'' => self.quoted_text(next),
            '0'..='9' => self.push(TokenKind::Number, number_length(rest)),
            '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                self.push(TokenKind::Number, number_length(rest));
            }
            '$' => self.push(TokenKind::Hardware, 1 + length_while(&rest[1..], is_word_character)),
            '@' if self.starts_line && rest[1..].starts_with(is_word_start) => {
                self.push(TokenKind::Remark, line_length(rest));
            }
            '#' if rest.starts_with("#pragma") => self.push(TokenKind::Remark, line_length(rest)),
            _ if is_word_start(next) => self.word(rest),
            _ => self.symbol(next, rest),
        }
    }

    fn push(&mut self, kind: TokenKind, length: usize) {
        let span = Span { start: self.position, end: self.position + length };
        let first = self.source.as_bytes().get(span.start).copied().unwrap_or_default();
        self.tokens.push(Token { kind, first, span, starts_line: self.starts_line });
        self.position = span.end;
        self.starts_line = false;
    }

    fn word(&mut self, rest: &str) {
        let length = length_while(rest, is_word_character);
        match &rest[..length] {
            "pragma" => self.push(TokenKind::Remark, line_length(rest)),
            _ => self.push(TokenKind::Word, length),
        }
    }

    fn block_comment(&mut self) {
        let Some(length) = self.rest()[2..].find("*/") else {
            let span = Span { start: self.position, end: self.position + 2 };
            self.diagnostics.report(Diagnostic::error(span, DiagnosticKind::UnterminatedComment));
            self.position = self.source.len();
            return;
        };
        let end = self.position + length + 4;
        self.starts_line |= self.source[self.position..end].contains('\n');
        self.position = end;
    }

    fn quoted_text(&mut self, quote: char) {
        let inside = &self.rest()[1..];
        let length = length_while(inside, |c| c != quote && c != '\n');
        if inside[length..].starts_with(quote) {
            return self.push(TokenKind::Quoted, length + 2);
        }
        // Goes on as if the quote stood where it probably should.
        let probable = inside[..length].trim_end().trim_end_matches(';');
        let span = Span { start: self.position, end: self.position + 1 + probable.len() };
        self.diagnostics.report(Diagnostic::error(span, DiagnosticKind::UnterminatedText));
        self.push(TokenKind::Quoted, span.end - span.start);
    }

    fn symbol(&mut self, next: char, rest: &str) {
        // The second character rules most of them out at once: this is a program's commonest token.
        let may_be_long = rest.as_bytes().get(1).is_some_and(|second| b"*+&<=>|".contains(second));
        let mut long = LONG_SYMBOLS.iter().filter(|_| may_be_long);
        if let Some(symbol) = long.find(|symbol| rest.starts_with(**symbol)) {
            self.push(TokenKind::Symbol, symbol.len());
        } else if "()[]{};,:=+-*/%@!~&|^<>.?".contains(next) {
            self.push(TokenKind::Symbol, 1);
        } else {
            self.unknown(next);
        }
    }

    fn unknown(&mut self, first: char) {
        let is_strange = |c: char| !c.is_ascii() && !c.is_whitespace() && !is_word_character(c);
        let start = self.position;
        let after_first = start + first.len_utf8();
        let end = after_first + length_while(&self.source[after_first..], is_strange);
        let span = Span { start, end };
        let kind = DiagnosticKind::UnknownCharacter { text: quoted(span.text(self.source)) };
        self.diagnostics.report(Diagnostic::error(span, kind));
        self.position = span.end;
    }
}

fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_word_character(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Number of bytes up to the first character that is not as wanted.
fn length_while(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    // Nearly all of a program is ASCII, whose characters are its bytes.
    for (length, byte) in text.bytes().enumerate() {
        if !byte.is_ascii() {
            let rest = &text[length..];
            return length + rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        }
        if !wanted(char::from(byte)) {
            return length;
        }
    }
    text.len()
}

fn line_length(text: &str) -> usize {
    length_while(text, |c| c != '\n')
}

/// Number of bytes of the number that `text` begins with; `10ns` and `3pi` end before the letters.
fn number_length(text: &str) -> usize {
    if text.starts_with('0')
        && text
            .get(..2)
            .is_some_and(|prefix| ["0x", "0X", "0o", "0O", "0b", "0B"].contains(&prefix))
    {
        return length_while(text, is_word_character);
    }
    let is_digit = |c: char| c.is_ascii_digit() || c == '_';
    let mut length = length_while(text, is_digit);
    if text[length..].starts_with('.') {
        length += 1 + length_while(&text[length + 1..], is_digit);
    }
    length + exponent_length(&text[length..])
}

/// Number of bytes of the exponent that `text` begins with; none when there are no digits.
fn exponent_length(text: &str) -> usize {
    let Some(after) = text.strip_prefix(['e', 'E']) else {
        return 0;
    };
    let digits = after.strip_prefix(['+', '-']).unwrap_or(after);
    match length_while(digits, |c| c.is_ascii_digit()) {
        0 => 0,
        count => text.len() - digits.len() + count,
    }
}
