//! Any number of phases of qubits and of pairs of qubits, in one pass.
//!
//! The amplitude at index `b` gets the factor `exp(i·Σ θ_j b_j + i·Σ θ_jk b_j b_k)`. The cells
//! are halved qubit by qubit from the highest: in the half where a qubit is 1, its own factor
//! joins the scalar so far, and its pairs become factors of the qubits below. What is left at the
//! end is a row of `2^ROW` amplitudes whose factors are a product over qubits, or a fixed table.

use super::cell::{Cell, from_lanes, product, splat};
use super::lanes::Lanes;
use crate::math::{C64, cis};

/// Binary logarithm of the number of amplitudes in a row.
const ROW: usize = 8;

/// Most qubits of a state, for arrays of factors.
const MAX_QUBITS: usize = 64;

/// Where a qubit is: a bit of the index within a chunk of the state, or one of the chunk's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Place {
    Inside(usize),
    Outside(usize),
}

/// Phases in radians of qubits that are 1, and of pairs that both are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::engine) struct Phases {
    pub(in crate::engine) of_qubits: Vec<(usize, f64)>,
    pub(in crate::engine) of_pairs: Vec<(usize, usize, f64)>,
}

/// Phases, ready for chunks of cells of this kind.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct Diagonal<L> {
    num_qubits: usize,
    /// The factor of each qubit inside.
    factors: Vec<C64>,
    /// For each qubit inside, its pairs with qubits below it.
    pairs: Vec<Vec<(usize, C64)>>,
    /// Factors of the pairs within a row, if there are any.
    table: Option<Vec<Cell<L>>>,
    /// Whether the factors of a row are the same in every row, but for a scalar.
    is_row_fixed: bool,
    outside: Vec<(usize, C64)>,
    outside_pairs: Vec<(usize, usize, C64)>,
    /// Pairs of a qubit outside and one inside.
    across: Vec<(usize, usize, C64)>,
}

type Factors = [C64; MAX_QUBITS];

impl<L: Lanes> Diagonal<L> {
    /// The phases for chunks of `2^num_qubits` amplitudes.
    pub(in crate::engine) fn new(
        phases: &Phases,
        num_qubits: usize,
        place: impl Fn(usize) -> Place,
    ) -> Self {
        let mut diagonal = Self {
            num_qubits,
            factors: vec![C64::ONE; num_qubits],
            pairs: vec![Vec::new(); num_qubits],
            table: None,
            is_row_fixed: true,
            outside: Vec::new(),
            outside_pairs: Vec::new(),
            across: Vec::new(),
        };
        for &(qubit, angle) in &phases.of_qubits {
            match place(qubit) {
                Place::Inside(bit) => diagonal.factors[bit] *= cis(angle),
                Place::Outside(bit) => diagonal.outside.push((bit, cis(angle))),
            }
        }
        let mut within_row = Vec::new();
        for &(first, second, angle) in &phases.of_pairs {
            match (place(first), place(second)) {
                (Place::Inside(a), Place::Inside(b)) if a.max(b) < ROW => {
                    within_row.push((1 << a | 1 << b, angle));
                }
                (Place::Inside(a), Place::Inside(b)) => {
                    diagonal.is_row_fixed &= a.min(b) >= ROW;
                    diagonal.pairs[a.max(b)].push((a.min(b), cis(angle)));
                }
                (Place::Inside(a), Place::Outside(b)) | (Place::Outside(b), Place::Inside(a)) => {
                    diagonal.across.push((b, a, cis(angle)));
                }
                (Place::Outside(a), Place::Outside(b)) => {
                    diagonal.outside_pairs.push((a, b, cis(angle)));
                }
            }
        }
        if !within_row.is_empty() {
            diagonal.table = Some(table(&within_row, num_qubits.min(ROW)));
        }
        diagonal
    }

    /// Applies the phases to the chunk with this number.
    pub(in crate::engine) fn apply(&self, cells: &mut [Cell<L>], chunk: usize) {
        let is_one = |bit: usize| chunk >> bit & 1 == 1;
        let own = self.outside.iter().filter(|(bit, _)| is_one(*bit));
        let pairs = self.outside_pairs.iter().filter(|(a, b, _)| is_one(*a) && is_one(*b));
        let scalar = own.map(|(_, factor)| factor).chain(pairs.map(|(_, _, factor)| factor));
        let scalar: C64 = scalar.product();
        let mut factors = [C64::ONE; MAX_QUBITS];
        factors[..self.num_qubits].copy_from_slice(&self.factors);
        for (_, bit, factor) in self.across.iter().filter(|(outside, ..)| is_one(*outside)) {
            factors[*bit] *= factor;
        }
        let mut row = [[L::splat(0.0); 2]; 1 << ROW];
        let row = &mut row[..cells.len().min(1 << (ROW - L::QUBITS))];
        if self.is_row_fixed {
            self.fill(row, C64::ONE, &factors);
        }
        self.descend(cells, self.num_qubits, scalar, &factors, row);
    }

    /// Applies the phases of the lowest `level` qubits and a scalar to cells.
    fn descend(
        &self,
        cells: &mut [Cell<L>],
        level: usize,
        scalar: C64,
        factors: &Factors,
        row: &mut [Cell<L>],
    ) {
        if self.is_identity_below(level, factors) {
            if scalar != C64::ONE {
                let scalar = splat(scalar);
                for cell in cells {
                    *cell = product(*cell, scalar);
                }
            }
        } else if level <= ROW {
            self.apply_row(cells, scalar, factors, row);
        } else {
            let top = level - 1;
            let (zeros, ones) = cells.split_at_mut(cells.len() / 2);
            self.descend(zeros, top, scalar, factors, row);
            let scalar = scalar * factors[top];
            if self.pairs[top].is_empty() {
                self.descend(ones, top, scalar, factors, row);
            } else {
                let mut own = [C64::ONE; MAX_QUBITS];
                own[..top].copy_from_slice(&factors[..top]);
                for (bit, factor) in &self.pairs[top] {
                    own[*bit] *= factor;
                }
                self.descend(ones, top, scalar, &own, row);
            }
        }
    }

    fn is_identity_below(&self, level: usize, factors: &Factors) -> bool {
        self.table.is_none()
            && factors[..level].iter().all(|factor| *factor == C64::ONE)
            && self.pairs[..level].iter().all(Vec::is_empty)
    }

    fn apply_row(
        &self,
        cells: &mut [Cell<L>],
        scalar: C64,
        factors: &Factors,
        row: &mut [Cell<L>],
    ) {
        if !self.is_row_fixed {
            self.fill(row, scalar, factors);
        }
        let cells = cells.iter_mut().zip(row);
        if self.is_row_fixed && scalar != C64::ONE {
            let scalar = splat(scalar);
            cells.for_each(|(cell, factor)| *cell = product(*cell, product(*factor, scalar)));
        } else {
            cells.for_each(|(cell, factor)| *cell = product(*cell, *factor));
        }
    }

    /// The factors of a row: of each amplitude those of its qubits that are 1.
    fn fill(&self, row: &mut [Cell<L>], scalar: C64, factors: &Factors) {
        row[0] = from_lanes(|lane| {
            let ones = (0..L::QUBITS).filter(|bit| lane >> bit & 1 == 1);
            ones.fold(scalar, |product, bit| product * factors[bit])
        });
        let mut len = 1;
        while len < row.len() {
            let factor = splat(factors[len.trailing_zeros() as usize + L::QUBITS]);
            let (done, rest) = row.split_at_mut(len);
            for (new, old) in rest.iter_mut().zip(done) {
                *new = product(*old, factor);
            }
            len *= 2;
        }
        for (cell, factor) in row.iter_mut().zip(self.table.iter().flatten()) {
            *cell = product(*cell, *factor);
        }
    }
}

/// For each index of so many bits, the phases of the masks that it covers.
fn table<L: Lanes>(phases: &[(usize, f64)], num_bits: usize) -> Vec<Cell<L>> {
    let mut factors = vec![C64::ONE; 1 << num_bits];
    for (mask, angle) in phases {
        let factor = cis(*angle);
        let covering = factors.iter_mut().enumerate().filter(|(index, _)| index & mask == *mask);
        covering.for_each(|(_, own)| *own *= factor);
    }
    let cells = factors.chunks_exact(1 << L::QUBITS);
    cells.map(|factors| from_lanes(|lane| factors[lane])).collect()
}
