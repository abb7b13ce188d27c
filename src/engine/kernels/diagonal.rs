//! Any number of phases of qubits and of pairs of qubits, in one pass.
//!
//! The amplitude at index `b` gets the factor `exp(i·Σ θ_j b_j + i·Σ θ_jk b_j b_k)`. The cells
//! are gone through in rows. The factors within a row are a product over its qubits, times a
//! fixed table for their pairs; they are worked out once for all rows that differ by a scalar only.

use smallvec::SmallVec;

use super::cell::{Cell, from_lanes, product, splat};
use super::lanes::Lanes;
use crate::math::{C64, cis, snapped};

/// Binary logarithm of the number of amplitudes in a row.
const ROW: usize = 8;

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
///
/// A chunk is cut into rows of `2^ROW` amplitudes; its qubits within a row are *low*, those that
/// number the rows *high*, counted from the lowest high one.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::engine) struct Diagonal<L> {
    /// The factor of each low qubit, and of each high one.
    low: Vec<C64>,
    high: Vec<C64>,
    /// Factors of the pairs of low qubits, if there are any.
    table: Option<Vec<Cell<L>>>,
    /// Pairs of a high and a low qubit, and of two high ones.
    between: Vec<(usize, usize, C64)>,
    high_pairs: Vec<(usize, usize, C64)>,
    /// The high qubits in `between`, as bits.
    crossing: usize,
    outside: Vec<(usize, C64)>,
    outside_pairs: Vec<(usize, usize, C64)>,
    /// Pairs of a qubit outside and one inside.
    across: Vec<(usize, usize, C64)>,
}

impl<L: Lanes> Diagonal<L> {
    /// The phases for chunks of `2^num_qubits` amplitudes.
    pub(in crate::engine) fn new(
        phases: &Phases,
        num_qubits: usize,
        place: impl Fn(usize) -> Place,
    ) -> Self {
        let mut diagonal = Self {
            low: vec![C64::ONE; num_qubits.min(ROW)],
            high: vec![C64::ONE; num_qubits.saturating_sub(ROW)],
            table: None,
            between: Vec::new(),
            high_pairs: Vec::new(),
            crossing: 0,
            outside: Vec::new(),
            outside_pairs: Vec::new(),
            across: Vec::new(),
        };
        for &(qubit, angle) in &phases.of_qubits {
            match place(qubit) {
                Place::Inside(bit) => *diagonal.factor(bit) *= turn(angle),
                Place::Outside(bit) => diagonal.outside.push((bit, turn(angle))),
            }
        }
        let mut within_row = Vec::new();
        for &(first, second, angle) in &phases.of_pairs {
            match (place(first), place(second)) {
                (Place::Inside(a), Place::Inside(b)) if a.max(b) < ROW => {
                    within_row.push((1 << a | 1 << b, angle));
                }
                (Place::Inside(a), Place::Inside(b)) if a.min(b) < ROW => {
                    let high = a.max(b) - ROW;
                    diagonal.crossing |= 1 << high;
                    diagonal.between.push((high, a.min(b), turn(angle)));
                }
                (Place::Inside(a), Place::Inside(b)) => {
                    diagonal.high_pairs.push((a - ROW, b - ROW, turn(angle)));
                }
                (Place::Inside(a), Place::Outside(b)) | (Place::Outside(b), Place::Inside(a)) => {
                    diagonal.across.push((b, a, turn(angle)));
                }
                (Place::Outside(a), Place::Outside(b)) => {
                    diagonal.outside_pairs.push((a, b, turn(angle)));
                }
            }
        }
        if !within_row.is_empty() {
            diagonal.table = Some(table(&within_row, num_qubits.min(ROW)));
        }
        diagonal
    }

    /// The factor of a qubit inside.
    fn factor(&mut self, bit: usize) -> &mut C64 {
        if bit < ROW { &mut self.low[bit] } else { &mut self.high[bit - ROW] }
    }

    /// Applies the phases to the chunk with this number.
    pub(in crate::engine) fn apply(&self, cells: &mut [Cell<L>], chunk: usize) {
        let mut low: Factors = SmallVec::from_slice(&self.low);
        let mut high: Factors = SmallVec::from_slice(&self.high);
        for &(outside, bit, factor) in &self.across {
            if chunk >> outside & 1 == 1 {
                let own = if bit < ROW { &mut low[bit] } else { &mut high[bit - ROW] };
                *own *= factor;
            }
        }
        let scalars = self.scalars(&high, self.scalar(chunk));
        let mut room = [[L::splat(0.0); 2]; 1 << ROW];
        let row = &mut room[..cells.len().min(1 << (ROW - L::QUBITS))];
        // Rows in which the same crossing qubits are 1 have the same factors but for a scalar.
        let mut ones = 0;
        loop {
            let mut own = low.clone();
            for (_, bit, factor) in self.between.iter().filter(|pair| ones >> pair.0 & 1 == 1) {
                own[*bit] *= factor;
            }
            let is_needed = self.table.is_some() || own.iter().any(|factor| *factor != C64::ONE);
            if is_needed {
                self.fill(row, &own);
            }
            let rows = cells.chunks_exact_mut(row.len()).zip(&scalars).enumerate();
            let alike = rows.filter(|(number, _)| number & self.crossing == ones);
            for (_, (cells, scalar)) in alike {
                multiply(cells, *scalar, if is_needed { Some(row) } else { None });
            }
            // The next number among those of the crossing bits; the carry runs over the others.
            ones = ones.wrapping_sub(self.crossing) & self.crossing;
            if ones == 0 {
                return;
            }
        }
    }

    /// The factor of a whole chunk, from the qubits outside.
    fn scalar(&self, chunk: usize) -> C64 {
        let is_one = |bit: usize| chunk >> bit & 1 == 1;
        let own = self.outside.iter().filter(|(bit, _)| is_one(*bit));
        let pairs = self.outside_pairs.iter().filter(|(a, b, _)| is_one(*a) && is_one(*b));
        own.map(|(_, factor)| factor).chain(pairs.map(|(_, _, factor)| factor)).product()
    }

    /// For each row its factor by the high qubits, beginning with that of the first.
    fn scalars(&self, high: &[C64], first: C64) -> Scalars {
        let mut scalars: Scalars = SmallVec::with_capacity(1 << high.len());
        scalars.push(first);
        for factor in high {
            for number in 0..scalars.len() {
                scalars.push(scalars[number] * factor);
            }
        }
        for (a, b, factor) in &self.high_pairs {
            let both = 1 << a | 1 << b;
            let of_pair =
                scalars.iter_mut().enumerate().filter(|(number, _)| number & both == both);
            of_pair.for_each(|(_, scalar)| *scalar *= factor);
        }
        scalars
    }

    /// The factors of a row: of each amplitude those of its qubits that are 1.
    fn fill(&self, row: &mut [Cell<L>], factors: &[C64]) {
        row[0] = from_lanes(|lane| {
            let ones = (0..L::QUBITS).filter(|bit| lane >> bit & 1 == 1);
            ones.fold(C64::ONE, |product, bit| product * factors[bit])
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

/// The factor of a phase; of quarter turns without the rounding error, so that amplitudes that
/// cancel do so exactly.
fn turn(angle: f64) -> C64 {
    let factor = cis(angle);
    C64::new(snapped(factor.re), snapped(factor.im))
}

/// Factors of qubits.
type Factors = SmallVec<[C64; ROW]>;

/// Factors of rows, of which a chunk has so many, hardly ever more.
type Scalars = SmallVec<[C64; 64]>;

/// Multiplies the cells of a row by a scalar, and by factors if there are any.
fn multiply<L: Lanes>(cells: &mut [Cell<L>], scalar: C64, factors: Option<&[Cell<L>]>) {
    let by = splat(scalar);
    match factors {
        Some(factors) if scalar == C64::ONE => {
            cells.iter_mut().zip(factors).for_each(|(cell, own)| *cell = product(*cell, *own));
        }
        Some(factors) => {
            let cells = cells.iter_mut().zip(factors);
            cells.for_each(|(cell, own)| *cell = product(*cell, product(*own, by)));
        }
        None if scalar == C64::ONE => {}
        None => cells.iter_mut().for_each(|cell| *cell = product(*cell, by)),
    }
}

/// For each index of so many bits, the phases of the masks that it covers.
fn table<L: Lanes>(phases: &[(usize, f64)], num_bits: usize) -> Vec<Cell<L>> {
    let mut factors = vec![C64::ONE; 1 << num_bits];
    for (mask, angle) in phases {
        let factor = turn(*angle);
        let covering = factors.iter_mut().enumerate().filter(|(index, _)| index & mask == *mask);
        covering.for_each(|(_, own)| *own *= factor);
    }
    let cells = factors.chunks_exact(1 << L::QUBITS);
    cells.map(|factors| from_lanes(|lane| factors[lane])).collect()
}
