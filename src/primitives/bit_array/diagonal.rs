//! Means of diagonal observables.

use super::{BitArray, BitArrayError, Outcome, rows};
use crate::math::bits::bit;
use crate::observable::{Pauli, SparsePauliOp};
use crate::primitives::{Broadcast, NdArray, ObservablesArray};

impl BitArray {
    /// The mean of diagonal observables over the shots of a set, where bit `k` is the outcome of
    /// Z on qubit `k`. The shape is that of the observables and of the sets, broadcast.
    ///
    /// # Errors
    /// [`BitArrayError::Width`], [`BitArrayError::NotDiagonal`], [`BitArrayError::NoShots`],
    /// [`BitArrayError::Shape`].
    pub fn expectation_values(
        &self,
        observables: &ObservablesArray,
    ) -> Result<NdArray<f64>, BitArrayError> {
        self.check_observables(observables)?;
        let broadcast = Broadcast::new(observables.shape(), &self.shape)?;
        let sets = 0..self.shape.size();
        let sets: Vec<Self> =
            sets.map(|set| self.at(&self.shape.index(set))).collect::<Result<_, _>>()?;
        let outcomes: Vec<Vec<Outcome>> = sets.iter().map(Self::outcomes).collect();
        let value = |(observable, set): (usize, usize)| {
            sets[set].mean(&observables.observables()[observable], &outcomes[set])
        };
        let values = broadcast.pairs().map(value).collect();
        Ok(NdArray::new(broadcast.shape().clone(), values)?)
    }

    fn check_observables(&self, observables: &ObservablesArray) -> Result<(), BitArrayError> {
        let (num_bits, found) = (self.num_bits, observables.num_qubits());
        if found != num_bits {
            return Err(BitArrayError::Width { num_bits, found });
        }
        if self.num_shots == 0 {
            return Err(BitArrayError::NoShots);
        }
        let terms = observables.observables().iter().flat_map(SparsePauliOp::terms);
        let mut paulis = terms.map(|(pauli, _)| pauli);
        match paulis.find(|pauli| pauli.x().iter().any(|word| *word != 0)) {
            Some(pauli) => Err(BitArrayError::NotDiagonal { pauli: pauli.clone() }),
            None => Ok(()),
        }
    }

    /// The mean of an observable over the shots of the only set, which have these outcomes.
    fn mean(&self, observable: &SparsePauliOp, outcomes: &[Outcome]) -> f64 {
        let terms = observable.terms().iter();
        terms.fold(0.0, |sum, (pauli, coefficient)| {
            let mask = mask(pauli);
            let sign = |outcome: &Outcome| {
                let row = self.row(outcome.shot as usize);
                let ones: u32 = row.iter().zip(&mask).map(|(a, b)| (a & b).count_ones()).sum();
                if ones.is_multiple_of(2) { outcome.count as i64 } else { -(outcome.count as i64) }
            };
            let total: i64 = outcomes.iter().map(sign).sum();
            sum + coefficient * (total as f64 / self.num_shots as f64)
        })
    }
}

/// The qubits with Z, as a row.
fn mask(pauli: &Pauli) -> Vec<u8> {
    let num_qubits = pauli.num_qubits();
    rows::packed((0..num_qubits as usize).map(|qubit| bit(pauli.z(), qubit)), num_qubits)
}
