//! What comes out when many qubits are measured at once.

use super::super::program::Measurement;
use super::super::progress::Progress;
use super::super::qubits::ReadOut;
use super::super::{EngineError, memory};
use super::bits::{WORD, add, bit, set_bit};
use super::cost;
use super::state::Tableau;

/// Directions of which all sums are kept.
const GROUP: usize = 4;

/// All rows of classical bits that can come out, each as probable as the others: the first row,
/// plus any sum of some directions, modulo two. Rows are in words.
struct Outcomes {
    first: Vec<u64>,
    num_directions: usize,
    /// For each few directions, the sums that each choice of them makes; the first direction of
    /// a group is the lowest bit of a choice.
    sums: Vec<Vec<u64>>,
}

impl Outcomes {
    /// Measures qubits into a row of bits.
    ///
    /// Where both outcomes are possible, 0 is chosen. The stabilizer that decides leads from the
    /// state after 0 to the one after 1, so where it has an X, later outcomes are the others; it
    /// has none where a qubit has been measured before.
    fn new(
        mut tableau: Tableau,
        measurements: &[Measurement],
        mut first: Vec<u64>,
        progress: &mut Progress<'_>,
    ) -> Result<Self, EngineError> {
        let mut directions = Vec::new();
        for Measurement { bit: qubit, clbit } in measurements {
            if let Some(pivot) = tableau.deciding(*qubit) {
                directions.push(tableau.flips(pivot, measurements, first.len()));
            }
            set_bit(&mut first, *clbit, tableau.measure(*qubit));
            progress.advance(cost::measurement(tableau.num_qubits))?;
        }
        let sums = directions.chunks(GROUP).map(|group| sums(group, first.len())).collect();
        Ok(Self { first, num_directions: directions.len(), sums })
    }

    /// Adds the directions that are chosen in this part of all choices.
    fn add_chosen(&self, row: &mut [u64], part: usize, choices: u64) {
        let groups = self.sums.iter().skip(part * (WORD / GROUP)).take(WORD / GROUP);
        for (place, sums) in groups.enumerate() {
            let choice = (choices >> (place * GROUP)) as usize & ((1 << GROUP) - 1);
            // Beyond the last direction, all choices are the same.
            let choice = choice & (sums.len() / row.len() - 1);
            add(row, &sums[choice * row.len()..]);
        }
    }
}

/// The sums of each choice of some directions, one after the other.
fn sums(directions: &[Vec<u64>], row_words: usize) -> Vec<u64> {
    let mut sums = vec![0; row_words];
    for direction in directions {
        let mut more = sums.clone();
        more.chunks_exact_mut(row_words).for_each(|sum| add(sum, direction));
        sums.append(&mut more);
    }
    sums
}

impl Tableau {
    /// The classical bits of the qubits on which a stabilizer has an X.
    fn flips(&self, stabilizer: usize, measurements: &[Measurement], row_words: usize) -> Vec<u64> {
        let mut flips = vec![0; row_words];
        for Measurement { bit: qubit, clbit } in measurements {
            if bit(self.columns(*qubit).0, self.half * WORD + stabilizer) {
                set_bit(&mut flips, *clbit, true);
            }
        }
        flips
    }

    /// Measures what is left to measure, for each shot with a random bit for each direction.
    pub(super) fn sample(
        self,
        read_out: ReadOut<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<(), EngineError> {
        let ReadOut { rows, measurements, shots, first_shot, draw, stream, samples } = read_out;
        let mut bytes = vec![0; samples.row(0).len()];
        rows.write_memory(&mut bytes);
        let outcomes = Outcomes::new(self, measurements, memory::words(&bytes), progress)?;
        let num_parts = outcomes.num_directions.div_ceil(WORD);
        progress.set_share(1.0);
        let mut words = outcomes.first.clone();
        for &shot in shots {
            let number = first_shot + u64::from(shot);
            words.copy_from_slice(&outcomes.first);
            for (part, draw) in (0..num_parts).zip(draw..) {
                outcomes.add_chosen(&mut words, part, stream.bits(number, draw));
            }
            for (bytes, word) in bytes.chunks_mut(8).zip(&words) {
                bytes.copy_from_slice(&word.to_le_bytes()[..bytes.len()]);
            }
            samples.row_mut(shot as usize).copy_from_slice(&bytes);
            progress.advance(cost::shot(outcomes.num_directions, bytes.len()))?;
        }
        Ok(())
    }
}
