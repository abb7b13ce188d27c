//! Pauli strings.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ObservableError;
use crate::math::bits::{bit, ones, set_bit, zeros};

/// A product of the matrices I, X, Y and Z, one on each qubit, without a sign.
///
/// Kept as two masks, in words whose lowest bits are those of the lowest qubits: the qubits with
/// an X and those with a Z. A qubit in both has a Y, which is `i·XZ`. Strings are in the order of
/// their widths, then of their masks as lists of words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pauli {
    num_qubits: u32,
    x: Vec<u64>,
    z: Vec<u64>,
}

impl Pauli {
    /// I on every qubit.
    pub fn identity(num_qubits: u32) -> Self {
        let none = zeros(num_qubits as usize);
        Self { num_qubits, x: none.clone(), z: none }
    }

    /// The string of a label such as `XIZ`, whose rightmost letter is that of qubit 0.
    ///
    /// # Errors
    /// [`ObservableError::Letter`].
    pub fn from_label(label: &str) -> Result<Self, ObservableError> {
        let num_qubits = label.chars().count() as u32;
        let mut pauli = Self::identity(num_qubits);
        for (position, letter) in label.chars().enumerate() {
            pauli.set(num_qubits as usize - 1 - position, position, letter)?;
        }
        Ok(pauli)
    }

    /// The string with these letters at these qubits, the first letter at the first of them, and I
    /// elsewhere.
    ///
    /// # Errors
    /// [`ObservableError::LettersAndQubits`], [`ObservableError::QubitOutOfRange`],
    /// [`ObservableError::DuplicateQubit`], [`ObservableError::Letter`].
    pub fn from_sparse(
        letters: &str,
        qubits: &[u32],
        num_qubits: u32,
    ) -> Result<Self, ObservableError> {
        let num_letters = letters.chars().count();
        if num_letters != qubits.len() {
            let num_qubits = qubits.len();
            return Err(ObservableError::LettersAndQubits { num_letters, num_qubits });
        }
        let mut pauli = Self::identity(num_qubits);
        let mut named = zeros(num_qubits as usize);
        for (position, (letter, &qubit)) in letters.chars().zip(qubits).enumerate() {
            if qubit >= num_qubits {
                return Err(ObservableError::QubitOutOfRange { qubit, num_qubits });
            }
            if bit(&named, qubit as usize) {
                return Err(ObservableError::DuplicateQubit { qubit });
            }
            set_bit(&mut named, qubit as usize, true);
            pauli.set(qubit as usize, position, letter)?;
        }
        Ok(pauli)
    }

    /// Number of qubits, those with I included.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// The qubits with X or Y, as bits in words.
    pub fn x(&self) -> &[u64] {
        &self.x
    }

    /// The qubits with Z or Y, as bits in words.
    pub fn z(&self) -> &[u64] {
        &self.z
    }

    /// The qubits with another letter than I, in ascending order.
    pub fn support(&self) -> impl Iterator<Item = usize> {
        ones(self.x.iter().zip(&self.z).map(|(x, z)| x | z))
    }

    /// What is left when other qubits than these, as bits in words, get an I.
    #[must_use]
    pub fn within(&self, qubits: &[u64]) -> Self {
        let both = |mask: &[u64]| mask.iter().zip(qubits).map(|(a, b)| a & b).collect();
        Self { num_qubits: self.num_qubits, x: both(&self.x), z: both(&self.z) }
    }

    /// The letters at these qubits alone: that at the first of them becomes the one of qubit 0. A
    /// qubit beyond the string has an I.
    #[must_use]
    pub fn picked(&self, qubits: &[u32]) -> Self {
        let mut picked = Self::identity(qubits.len() as u32);
        for (place, &qubit) in qubits.iter().enumerate().filter(|(_, q)| **q < self.num_qubits) {
            set_bit(&mut picked.x, place, bit(&self.x, qubit as usize));
            set_bit(&mut picked.z, place, bit(&self.z, qubit as usize));
        }
        picked
    }

    /// Whether both have the same letter wherever none of them has an I: what both stand for can
    /// then be measured at once, qubit by qubit. Strings are on as many qubits.
    pub fn commutes_qubit_wise(&self, other: &Self) -> bool {
        let own = self.x.iter().zip(&self.z);
        own.zip(other.x.iter().zip(&other.z)).all(|((x, z), (other_x, other_z))| {
            (x ^ other_x | z ^ other_z) & (x | z) & (other_x | other_z) == 0
        })
    }

    /// Takes over the letters of a string that [commutes qubit by qubit](Self::commutes_qubit_wise)
    /// where it has an I itself.
    pub(super) fn take_over(&mut self, other: &Self) {
        self.x.iter_mut().zip(&other.x).for_each(|(own, other)| *own |= other);
        self.z.iter_mut().zip(&other.z).for_each(|(own, other)| *own |= other);
    }

    /// Writes a letter.
    fn set(&mut self, qubit: usize, position: usize, letter: char) -> Result<(), ObservableError> {
        let (x, z) = match letter {
            'I' => (false, false),
            'X' => (true, false),
            'Y' => (true, true),
            'Z' => (false, true),
            _ => return Err(ObservableError::Letter { position, letter }),
        };
        set_bit(&mut self.x, qubit, x);
        set_bit(&mut self.z, qubit, z);
        Ok(())
    }
}

impl FromStr for Pauli {
    type Err = ObservableError;

    fn from_str(label: &str) -> Result<Self, ObservableError> {
        Self::from_label(label)
    }
}

/// The label, as [`Pauli::from_label`] reads it.
impl fmt::Display for Pauli {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for qubit in (0..self.num_qubits as usize).rev() {
            let letter = match (bit(&self.x, qubit), bit(&self.z, qubit)) {
                (false, false) => "I",
                (true, false) => "X",
                (true, true) => "Y",
                (false, true) => "Z",
            };
            formatter.write_str(letter)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Pauli {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pauli({self})")
    }
}
