//! Observables of a PUB.

use thiserror::Error;

use super::{NdArray, Shape};
use crate::observable::{ObservableError, Pauli, SparsePauliOp};

/// Observables in a shape, all on the same number of qubits.
///
/// ```
/// use ketpad::observable::SparsePauliOp;
/// use ketpad::primitives::{NdArray, ObservablesArray, Shape};
///
/// let two = ObservablesArray::from_labels(&["ZZ", "XX"]).unwrap();
/// assert_eq!(two.shape(), &Shape::from([2]));
/// let energy = SparsePauliOp::from_list([("ZZ", -1.0), ("IX", 0.5)]).unwrap();
/// let column = NdArray::new([2, 1], vec![energy.clone(), energy]).unwrap();
/// assert_eq!(ObservablesArray::new(column).unwrap().num_qubits(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ObservablesArray {
    observables: NdArray<SparsePauliOp>,
    num_qubits: u32,
}

/// What is wrong with observables. They are counted in row-major order from zero.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ObservablesError {
    /// No observables at all.
    #[error("an array of the shape {shape} has no observable")]
    Empty {
        /// The shape.
        shape: Shape,
    },
    /// One on another number of qubits than the first.
    #[error("observable {observable} is on {found} qubits, not on {expected}")]
    Width {
        /// Number of the observable.
        observable: usize,
        /// Number of qubits of the first one.
        expected: u32,
        /// Its number of qubits.
        found: u32,
    },
    /// One that is no observable.
    #[error("observable {observable}: {reason}")]
    Observable {
        /// Number of the observable.
        observable: usize,
        /// What is wrong with it.
        reason: ObservableError,
    },
}

impl ObservablesArray {
    /// These observables.
    ///
    /// # Errors
    /// [`ObservablesError::Empty`], [`ObservablesError::Width`].
    pub fn new(observables: NdArray<SparsePauliOp>) -> Result<Self, ObservablesError> {
        let elements = observables.elements();
        let Some(first) = elements.first() else {
            return Err(ObservablesError::Empty { shape: observables.shape().clone() });
        };
        let expected = first.num_qubits();
        match elements.iter().position(|observable| observable.num_qubits() != expected) {
            Some(observable) => {
                let found = elements[observable].num_qubits();
                Err(ObservablesError::Width { observable, expected, found })
            }
            None => Ok(Self { num_qubits: expected, observables }),
        }
    }

    /// A single Pauli string for each label, such as `XIZ`, along one axis.
    ///
    /// # Errors
    /// [`ObservablesError`].
    pub fn from_labels(labels: &[&str]) -> Result<Self, ObservablesError> {
        let pauli = |(observable, label): (usize, &&str)| {
            let pauli = Pauli::from_label(label);
            pauli
                .map(SparsePauliOp::from)
                .map_err(|reason| ObservablesError::Observable { observable, reason })
        };
        let observables: Result<_, _> = labels.iter().enumerate().map(pauli).collect();
        Self::new(NdArray::from_vec(observables?))
    }

    /// The shape.
    pub fn shape(&self) -> &Shape {
        self.observables.shape()
    }

    /// Number of qubits that each observable is on.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// All observables, in row-major order; at least one.
    pub fn observables(&self) -> &[SparsePauliOp] {
        self.observables.elements()
    }

    /// The observable with this index, if there is one.
    pub fn get(&self, index: &[usize]) -> Option<&SparsePauliOp> {
        self.observables.get(index)
    }
}

/// A single observable.
impl From<SparsePauliOp> for ObservablesArray {
    fn from(observable: SparsePauliOp) -> Self {
        Self { num_qubits: observable.num_qubits(), observables: NdArray::scalar(observable) }
    }
}
