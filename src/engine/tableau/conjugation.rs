//! What a Clifford gate makes of products of Pauli matrices.

use crate::math::{Matrix, PauliProduct, conjugated_paulis};

/// Most qubits of a gate.
pub(super) const MAX_QUBITS: usize = 4;

/// How far an entry of a matrix may be off.
const TOLERANCE: f64 = 1e-10;

/// What a Clifford gate makes of a product of Pauli matrices on its qubits, computed from its
/// matrix.
///
/// A product is written as bits, two for each qubit: whether it has an X, and whether it has a
/// Z; both together stand for Y. Sets of such bits are numbers whose bit `2j` is the X of qubit
/// `j`, and bit `2j + 1` its Z.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conjugation {
    /// For each bit of the image, the bits of the product whose sum it is.
    sums: Vec<u16>,
    /// The sign changes when so many of these sets of bits are all ones that it is an odd number.
    signs: Vec<u16>,
}

/// The matrix `iᵗ · XᵃZᵇ`.
#[derive(Debug, Clone, Copy)]
struct Product {
    x: usize,
    z: usize,
    quarter_turns: u32,
}

impl Product {
    fn of(pauli: &PauliProduct) -> Self {
        let quarter_turns = match pauli.phase {
            phase if phase.re > 0.5 => 0,
            phase if phase.im > 0.5 => 1,
            phase if phase.re < -0.5 => 2,
            _ => 3,
        };
        Self { x: pauli.x, z: pauli.z, quarter_turns }
    }

    fn times(self, right: Self) -> Self {
        // Each Z that passes an X on its qubit changes the sign.
        let crossings = (self.z & right.x).count_ones();
        let quarter_turns = self.quarter_turns + right.quarter_turns + 2 * crossings;
        Self { x: self.x ^ right.x, z: self.z ^ right.z, quarter_turns }
    }
}

impl Conjugation {
    /// What a unitary matrix does, if it is that of a Clifford gate on few qubits.
    pub(super) fn of(unitary: &Matrix) -> Option<Self> {
        let num_qubits = unitary.dim().ilog2() as usize;
        if num_qubits > MAX_QUBITS {
            return None;
        }
        let images = conjugated_paulis(unitary, TOLERANCE)?;
        let images: Vec<Product> = images.iter().map(Product::of).collect();
        let bit = |image: &Product, place: usize| {
            let bits = if place.is_multiple_of(2) { image.x } else { image.z };
            bits >> (place / 2) & 1
        };
        let sum = |place| {
            let parts = images.iter().enumerate();
            parts.fold(0, |all, (input, image)| all | (bit(image, place) as u16) << input)
        };
        let sums = (0..2 * num_qubits).map(sum).collect();
        let is_negative = (0..1 << (2 * num_qubits)).map(|bits| is_negative(bits, &images));
        Some(Self { sums, signs: monomials(is_negative.collect()) })
    }

    /// Replaces products by their images, 64 at a time: bit `r` of word `j` is bit `j` of product
    /// number `r`. Gives the products whose sign changes.
    pub(super) fn apply(&self, words: &mut [u64; 2 * MAX_QUBITS]) -> u64 {
        let before = *words;
        self.transform(words);
        let all_ones = |set: &u16| ones(*set).fold(u64::MAX, |all, place| all & before[place]);
        self.signs.iter().map(all_ones).fold(0, |all, product| all ^ product)
    }

    /// As [`Conjugation::apply`], for products of which the sign does not matter.
    pub(super) fn transform(&self, words: &mut [u64; 2 * MAX_QUBITS]) {
        let before = *words;
        for (word, sum) in words.iter_mut().zip(&self.sums) {
            *word = ones(*sum).fold(0, |all, place| all ^ before[place]);
        }
    }

    /// About how many operations on words it takes.
    pub(super) fn cost(&self) -> u64 {
        let sets = self.sums.iter().chain(&self.signs);
        sets.map(|set| u64::from(set.count_ones()) + 1).sum()
    }
}

/// The places of a set's ones.
fn ones(set: u16) -> impl Iterator<Item = usize> {
    let mut left = set;
    std::iter::from_fn(move || {
        let place = (left != 0).then(|| left.trailing_zeros() as usize);
        left &= left.wrapping_sub(1);
        place
    })
}

/// Whether the image of the product with these bits has a minus sign.
fn is_negative(bits: usize, images: &[Product]) -> bool {
    let has = |place: &usize| bits >> place & 1 == 1;
    let num_y = bits & bits >> 1 & 0x5555_5555;
    let start = Product { x: 0, z: 0, quarter_turns: num_y.count_ones() };
    // All X come before all Z.
    let xs = (0..images.len()).step_by(2);
    let zs = (1..images.len()).step_by(2);
    let factors = xs.chain(zs).filter(has).map(|place| images[place]);
    let image = factors.fold(start, Product::times);
    // What is left beside Y, which is `i·XZ`, is 1 or -1.
    (image.quarter_turns + 3 * (image.x & image.z).count_ones()) % 4 == 2
}

/// The sets of bits whose products have the sum `values`, which are in the order of their index.
fn monomials(mut values: Vec<bool>) -> Vec<u16> {
    // The transform of Möbius, which is its own inverse.
    for place in (0..values.len().ilog2()).map(|bit| 1 << bit) {
        for index in (0..values.len()).filter(|index| index & place != 0) {
            values[index] ^= values[index ^ place];
        }
    }
    (0..).zip(values).filter(|(_, is_set)| *is_set).map(|(set, _)| set).collect()
}
