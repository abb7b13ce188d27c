//! Sums of Pauli strings as people write them.

use std::fmt;

use thiserror::Error;

use super::{ObservableError, Pauli, SparsePauliOp};

/// Why a text is no sum of Pauli strings.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("column {column}: {problem}")]
pub struct SumTextError {
    /// Where in the text, in characters, counted from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: SumTextProblem,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SumTextProblem {
    /// A term goes here: a Pauli string, with or without a number before it.
    #[error("a term such as 0.5 XX goes here")]
    NoTerm,
    /// A `+` or a `-` goes between two terms.
    #[error("a + or a - goes here")]
    NoSign,
    /// A coefficient is not a finite number.
    #[error("the coefficient is not a finite number")]
    NotFinite,
    /// A coefficient is not real.
    #[error("coefficients are real numbers")]
    Complex,
    /// A string is on another number of qubits.
    #[error("the string is on {found} qubits, not on {expected}")]
    Width {
        /// The number of qubits there are.
        expected: u32,
        /// That of the string.
        found: u32,
    },
    /// What stands there is no Pauli string.
    #[error(transparent)]
    String(#[from] ObservableError),
}

impl SparsePauliOp {
    /// Reads a sum on so many qubits, such as `0.5 XX - ZI` or `2 X[0] Z[5] + 1`: terms of a number
    /// and a string. A string is a label, whose rightmost letter is qubit 0, or letters with the
    /// qubits that they act on; a number alone, and the letter `I` alone, stand for the identity.
    ///
    /// # Errors
    /// [`SumTextError`] for the first mistake.
    pub fn from_text(text: &str, num_qubits: u32) -> Result<Self, SumTextError> {
        let letters: Vec<char> = text.chars().collect();
        let mut reader = Reader { letters: &letters, at: 0, num_qubits };
        let mut terms = Vec::new();
        loop {
            let sign = reader.sign(terms.is_empty())?;
            let (pauli, coefficient) = reader.term()?;
            terms.push((pauli, sign * coefficient));
            reader.skip_spaces();
            if reader.peek().is_none() {
                break;
            }
        }
        let sum = Self::new(num_qubits, terms);
        sum.map_err(|reason| SumTextError { column: 1, problem: reason.into() })
    }
}

struct Reader<'t> {
    letters: &'t [char],
    at: usize,
    num_qubits: u32,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) -> String {
        let rest = self.letters[self.at..].iter();
        let taken: String = rest.take_while(|letter| is_part(**letter)).collect();
        self.at += taken.chars().count();
        taken
    }

    fn error<T>(at: usize, problem: impl Into<SumTextProblem>) -> Result<T, SumTextError> {
        Err(SumTextError { column: at + 1, problem: problem.into() })
    }

    /// The sign of a term, which the first need not have.
    fn sign(&mut self, is_first: bool) -> Result<f64, SumTextError> {
        self.skip_spaces();
        let sign = match self.peek() {
            Some('+') => 1.0,
            Some('-' | '−') => -1.0,
            _ if is_first => return Ok(1.0),
            _ => return Self::error(self.at, SumTextProblem::NoSign),
        };
        self.at += 1;
        self.skip_spaces();
        Ok(sign)
    }

    fn term(&mut self) -> Result<(Pauli, f64), SumTextError> {
        let number = self.number()?;
        self.skip_spaces();
        if number.is_some() && self.peek() == Some('*') {
            self.at += 1;
            self.skip_spaces();
        }
        let is_string = self.peek().is_some_and(char::is_alphabetic);
        match (number, is_string) {
            (None, false) => Self::error(self.at, SumTextProblem::NoTerm),
            (Some(number), false) => Ok((Pauli::identity(self.num_qubits), number)),
            (number, true) => Ok((self.string()?, number.unwrap_or(1.0))),
        }
    }

    fn number(&mut self) -> Result<Option<f64>, SumTextError> {
        let start = self.at;
        let mut text = self.take_while(|letter| letter.is_ascii_digit() || letter == '.');
        if text.is_empty() {
            return Ok(None);
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            text.push('e');
            self.at += 1;
            if let Some(sign @ ('+' | '-')) = self.peek() {
                text.push(sign);
                self.at += 1;
            }
            text += &self.take_while(|letter| letter.is_ascii_digit());
        }
        if matches!(self.peek(), Some('i' | 'j')) {
            return Self::error(start, SumTextProblem::Complex);
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => Self::error(start, SumTextProblem::NotFinite),
        }
    }

    /// A label, or letters with their qubits.
    fn string(&mut self) -> Result<Pauli, SumTextError> {
        let start = self.at;
        let label = self.take_while(char::is_alphabetic);
        if self.peek().is_some_and(|next| next == '[' || next.is_ascii_digit()) {
            self.at = start;
            return self.factors();
        }
        if label == "I" {
            return Ok(Pauli::identity(self.num_qubits));
        }
        match Pauli::from_label(&label) {
            Err(reason) => Self::error(start, reason),
            Ok(pauli) if pauli.num_qubits() != self.num_qubits => {
                let (expected, found) = (self.num_qubits, pauli.num_qubits());
                Self::error(start, SumTextProblem::Width { expected, found })
            }
            Ok(pauli) => Ok(pauli),
        }
    }

    fn factors(&mut self) -> Result<Pauli, SumTextError> {
        let start = self.at;
        let (mut letters, mut qubits) = (String::new(), Vec::new());
        while let Some(letter) = self.peek().filter(|letter| letter.is_alphabetic()) {
            letters.push(letter);
            self.at += 1;
            let is_open = self.peek() == Some('[');
            self.at += usize::from(is_open);
            let Ok(qubit) = self.take_while(|digit| digit.is_ascii_digit()).parse::<u32>() else {
                return Self::error(self.at, SumTextProblem::NoTerm);
            };
            if is_open && self.peek() != Some(']') {
                return Self::error(self.at, SumTextProblem::NoTerm);
            }
            self.at += usize::from(is_open);
            qubits.push(qubit);
            self.skip_spaces();
        }
        let pauli = Pauli::from_sparse(&letters, &qubits, self.num_qubits);
        pauli.or_else(|reason| Self::error(start, reason))
    }
}

/// Writes the sum as [`SparsePauliOp::from_text`] reads it; without terms, as 0.
impl fmt::Display for SparsePauliOp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.terms().is_empty() {
            return formatter.write_str("0");
        }
        for (place, (pauli, coefficient)) in self.terms().iter().enumerate() {
            let sign = match (place, *coefficient < 0.0) {
                (0, false) => "",
                (0, true) => "-",
                (_, false) => " + ",
                (_, true) => " - ",
            };
            formatter.write_str(sign)?;
            let size = coefficient.abs();
            if size != 1.0 {
                write!(formatter, "{size} ")?;
            }
            write!(formatter, "{pauli}")?;
        }
        Ok(())
    }
}
