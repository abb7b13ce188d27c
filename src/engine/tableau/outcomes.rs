//! What comes out when many qubits are measured at once.

use super::super::program::Measurement;
use super::super::progress::Progress;
use super::super::qubits::ReadOut;
use super::super::{EngineError, memory};
use super::bits::{WORD, bit};
use super::cost;
use super::state::Tableau;

/// All rows of classical bits that can come out, each as probable as the others: the first row,
/// plus any sum of the directions, modulo two.
struct Outcomes {
    first: Vec<u8>,
    directions: Vec<Vec<u8>>,
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
        mut first: Vec<u8>,
        progress: &mut Progress<'_>,
    ) -> Result<Self, EngineError> {
        let mut directions = Vec::new();
        for Measurement { bit: qubit, clbit } in measurements {
            if let Some(pivot) = tableau.deciding(*qubit) {
                directions.push(tableau.flips(pivot, measurements, first.len()));
                tableau.collapse(*qubit, false);
            }
            let [zero, _] = tableau.weights(*qubit);
            memory::set_bit(&mut first, *clbit, zero == 0.0);
            progress.advance(cost::measurement(tableau.num_qubits))?;
        }
        Ok(Self { first, directions })
    }
}

impl Tableau {
    /// The classical bits of the qubits on which a stabilizer has an X.
    fn flips(&self, stabilizer: usize, measurements: &[Measurement], row_bytes: usize) -> Vec<u8> {
        let mut flips = vec![0; row_bytes];
        for Measurement { bit: qubit, clbit } in measurements {
            if bit(self.columns(*qubit).0, self.half * WORD + stabilizer) {
                memory::set_bit(&mut flips, *clbit, true);
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
        let ReadOut { row, measurements, shots, first_shot, draw, stream, samples } = read_out;
        let Outcomes { first, directions } =
            Outcomes::new(self, measurements, row.to_vec(), progress)?;
        progress.set_share(1.0);
        for &shot in shots {
            let mut row = first.clone();
            for (number, directions) in (draw..).zip(directions.chunks(WORD)) {
                let coins = stream.bits(shot, number);
                for (coin, direction) in directions.iter().enumerate() {
                    let is_chosen = 0_u8.wrapping_sub((coins >> coin & 1) as u8);
                    let bytes = row.iter_mut().zip(direction);
                    bytes.for_each(|(byte, other)| *byte ^= other & is_chosen);
                }
            }
            samples.set_row(shot - first_shot, &row);
            progress.advance(cost::shot(directions.len(), row.len()))?;
        }
        Ok(())
    }
}
