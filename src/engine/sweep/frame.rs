//! Pauli strings, seen through the Clifford gates before them.

use crate::math::{C64, Matrix, PauliProduct, conjugated_paulis};

/// Entries of a gate's matrix may be off by so much.
const TOLERANCE: f64 = 1e-12;

/// `i^power · XˣZᶻ` on all qubits, which are bits of the masks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) x: u32,
    pub(super) z: u32,
    /// Modulo 4.
    pub(super) power: u32,
}

impl Word {
    pub(super) const IDENTITY: Self = Self { x: 0, z: 0, power: 0 };

    /// The string with X and Z at these qubits, and Y where both are.
    pub(super) fn string(x: u32, z: u32) -> Self {
        Self { x, z, power: (x & z).count_ones() % 4 }
    }

    fn times(self, other: Self) -> Self {
        let swapped = (self.z & other.x).count_ones();
        let power = (self.power + other.power + 2 * swapped) % 4;
        Self { x: self.x ^ other.x, z: self.z ^ other.z, power }
    }

    /// Whether the order of the two does not matter.
    pub(super) fn commutes(self, other: Self) -> bool {
        ((self.x & other.z).count_ones() + (self.z & other.x).count_ones()).is_multiple_of(2)
    }
}

/// What `C†·P·C` is for every Pauli matrix `P`, where `C` are the Clifford gates so far.
pub(super) struct Frame {
    x: Vec<Word>,
    z: Vec<Word>,
}

impl Frame {
    /// That of no gates.
    pub(super) fn new(num_qubits: usize) -> Self {
        let words = |word: fn(u32) -> Word| (0..num_qubits).map(|qubit| word(1 << qubit)).collect();
        Self { x: words(|bit| Word::string(bit, 0)), z: words(|bit| Word::string(0, bit)) }
    }

    /// `C†·P·C` of a string.
    pub(super) fn seen(&self, string: Word) -> Word {
        let bits = |mask: u32| (0..32).filter(move |bit| mask >> bit & 1 == 1);
        let of_x = bits(string.x).map(|qubit| self.x[qubit]);
        let of_z = bits(string.z).map(|qubit| self.z[qubit]);
        let phase = Word { power: string.power, ..Word::IDENTITY };
        of_x.chain(of_z).fold(phase, Word::times)
    }

    /// Adds a gate, if it is a Clifford gate; says whether it is.
    pub(super) fn add(&mut self, matrix: &Matrix, qubits: &[usize]) -> bool {
        let Some(images) = conjugated_paulis(&matrix.adjoint(), TOLERANCE) else { return false };
        let new: Vec<Word> = images.iter().map(|image| self.seen(spread(image, qubits))).collect();
        for (pair, qubit) in new.chunks(2).zip(qubits) {
            (self.x[*qubit], self.z[*qubit]) = (pair[0], pair[1]);
        }
        true
    }
}

/// A product on a gate's qubits as one on all.
fn spread(product: &PauliProduct, qubits: &[usize]) -> Word {
    let places = |mask: usize| -> u32 {
        qubits.iter().enumerate().map(|(bit, qubit)| ((mask >> bit & 1) as u32) << qubit).sum()
    };
    let powers = [C64::ONE, C64::I, -C64::ONE, -C64::I];
    let power = powers.iter().position(|power| (power - product.phase).norm() < 0.5);
    Word { x: places(product.x), z: places(product.z), power: power.unwrap_or(0) as u32 }
}
