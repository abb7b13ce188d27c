//! Sums of Pauli strings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ObservableError, Pauli};
use crate::math::C64;

/// A sum of Pauli strings with real coefficients, all on the same number of qubits: a Hermitian
/// operator. A string may occur more than once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SparsePauliOp {
    pub(super) num_qubits: u32,
    pub(super) terms: Vec<(Pauli, f64)>,
}

impl SparsePauliOp {
    /// The sum of these terms on so many qubits; without terms it is zero.
    ///
    /// # Errors
    /// [`ObservableError::Width`], [`ObservableError::NotFinite`].
    pub fn new(num_qubits: u32, terms: Vec<(Pauli, f64)>) -> Result<Self, ObservableError> {
        for (term, (pauli, coefficient)) in terms.iter().enumerate() {
            let (expected, found) = (num_qubits, pauli.num_qubits());
            if expected != found {
                return Err(ObservableError::Width { term, expected, found });
            }
            if !coefficient.is_finite() {
                return Err(ObservableError::NotFinite { term });
            }
        }
        Ok(Self { num_qubits, terms })
    }

    /// As [`SparsePauliOp::new`], from complex coefficients, which Qiskit's have; all are real.
    ///
    /// # Errors
    /// [`ObservableError::Complex`], and as [`SparsePauliOp::new`].
    pub fn from_complex(
        num_qubits: u32,
        terms: Vec<(Pauli, C64)>,
    ) -> Result<Self, ObservableError> {
        let real = |(term, (pauli, coefficient)): (usize, (Pauli, C64))| match coefficient {
            C64 { re, im: 0.0 } => Ok((pauli, re)),
            C64 { .. } => Err(ObservableError::Complex { term }),
        };
        let terms = terms.into_iter().enumerate().map(real).collect::<Result<_, _>>()?;
        Self::new(num_qubits, terms)
    }

    /// The sum of terms that are written as labels, such as `("XIZ", 0.5)`; see
    /// [`Pauli::from_label`].
    ///
    /// # Errors
    /// [`ObservableError::NoTerms`], [`ObservableError::Term`] with
    /// [`ObservableError::Letter`], and as [`SparsePauliOp::new`].
    pub fn from_list<'a>(
        terms: impl IntoIterator<Item = (&'a str, f64)>,
    ) -> Result<Self, ObservableError> {
        let term = |(number, (label, coefficient)): (usize, (&str, f64))| {
            let pauli = Pauli::from_label(label).map_err(|reason| reason.in_term(number))?;
            Ok((pauli, coefficient))
        };
        let terms: Vec<_> = terms.into_iter().enumerate().map(term).collect::<Result<_, _>>()?;
        let (first, _) = terms.first().ok_or(ObservableError::NoTerms)?;
        Self::new(first.num_qubits(), terms)
    }

    /// The sum of terms that name only the qubits they act on, such as `("XZ", &[2, 0], 0.5)`:
    /// X on qubit 2 and Z on qubit 0; see [`Pauli::from_sparse`].
    ///
    /// # Errors
    /// [`ObservableError::Term`] with what [`Pauli::from_sparse`] says, and as
    /// [`SparsePauliOp::new`].
    pub fn from_sparse_list<'a>(
        terms: impl IntoIterator<Item = (&'a str, &'a [u32], f64)>,
        num_qubits: u32,
    ) -> Result<Self, ObservableError> {
        let term = |(number, (letters, qubits, coefficient)): (usize, (&str, &[u32], f64))| {
            let pauli = Pauli::from_sparse(letters, qubits, num_qubits);
            Ok((pauli.map_err(|reason| reason.in_term(number))?, coefficient))
        };
        let terms = terms.into_iter().enumerate().map(term).collect::<Result<_, _>>()?;
        Self::new(num_qubits, terms)
    }

    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// The terms with their coefficients.
    pub fn terms(&self) -> &[(Pauli, f64)] {
        &self.terms
    }

    /// The same operator with each string once, in the order in which they first occur, and
    /// without terms whose coefficients add up to zero.
    #[must_use]
    pub fn simplify(&self) -> Self {
        let mut places: BTreeMap<&Pauli, usize> = BTreeMap::new();
        let mut terms: Vec<(Pauli, f64)> = Vec::new();
        for (pauli, coefficient) in &self.terms {
            let place = *places.entry(pauli).or_insert(terms.len());
            match terms.get_mut(place) {
                Some((_, sum)) => *sum += coefficient,
                None => terms.push((pauli.clone(), *coefficient)),
            }
        }
        terms.retain(|(_, coefficient)| *coefficient != 0.0);
        Self { num_qubits: self.num_qubits, terms }
    }
}

/// A string by itself.
impl From<Pauli> for SparsePauliOp {
    fn from(pauli: Pauli) -> Self {
        Self { num_qubits: pauli.num_qubits(), terms: vec![(pauli, 1.0)] }
    }
}
