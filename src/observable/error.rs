//! Why something written down is no observable.

use thiserror::Error;

/// What is wrong with a Pauli string or a sum of them. Terms are counted from zero.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ObservableError {
    /// A letter that is not one of I, X, Y and Z.
    #[error("letter {position} is {letter:?}, not one of I, X, Y and Z")]
    Letter {
        /// Number of letters before it.
        position: usize,
        /// The letter.
        letter: char,
    },
    /// There are not as many letters as qubits are named.
    #[error("{num_letters} letters for {num_qubits} qubits")]
    LettersAndQubits {
        /// Number of letters.
        num_letters: usize,
        /// Number of qubits.
        num_qubits: usize,
    },
    /// A qubit that is not there.
    #[error("there is no qubit {qubit} among {num_qubits}")]
    QubitOutOfRange {
        /// The qubit.
        qubit: u32,
        /// Number of qubits.
        num_qubits: u32,
    },
    /// A qubit that is named twice in a term.
    #[error("qubit {qubit} is named twice")]
    DuplicateQubit {
        /// The qubit.
        qubit: u32,
    },
    /// A sum without terms, whose number of qubits nobody knows.
    #[error("a sum without terms does not say how many qubits it is on")]
    NoTerms,
    /// A term on another number of qubits than the sum.
    #[error("term {term} is on {found} qubits, not on {expected}")]
    Width {
        /// Number of the term.
        term: usize,
        /// Number of qubits of the sum.
        expected: u32,
        /// Number of qubits of the term.
        found: u32,
    },
    /// A coefficient that is infinite or not a number.
    #[error("the coefficient of term {term} is not a finite number")]
    NotFinite {
        /// Number of the term.
        term: usize,
    },
    /// A coefficient with an imaginary part: the sum would be no observable.
    #[error("the coefficient of term {term} is not real")]
    Complex {
        /// Number of the term.
        term: usize,
    },
    /// A term that is no Pauli string.
    #[error("term {term}: {reason}")]
    Term {
        /// Number of the term.
        term: usize,
        /// What is wrong with it.
        reason: Box<ObservableError>,
    },
}

impl ObservableError {
    /// The same as something that is wrong with a term.
    pub(super) fn in_term(self, term: usize) -> Self {
        Self::Term { term, reason: Box::new(self) }
    }
}
