//! A common factor of many operations, multiplied in once.

use super::op::Op;
use crate::math::{C64, snapped};

/// Times that the common factor may become less by up to √2 before it is multiplied in, so that
/// numbers in between stay far from the ends of their range.
const MOST: usize = 40;

/// Entries that differ by less are equal but for rounding errors.
const NEGLIGIBLE: f64 = 1e-15;

/// Divides each rotation by an entry of its diagonal, or beside it, whichever is larger, so that
/// half of its products fall away, and each matrix on two qubits by its largest entry; the last
/// operation, and some before, get the factors back. Gives the phase that was divided out.
///
/// The entries of Clifford gates become 1, -1, i, and -i, so that amplitudes cancel exactly: what
/// rounding errors leave otherwise becomes smaller and smaller on its way through such gates, and
/// processors are slow with numbers near the end of their range.
pub(super) fn defer(ops: &mut [Op]) -> C64 {
    let mut phase = C64::ONE;
    let is_scaled = |op: &Op| matches!(op, Op::Rotation(_) | Op::Two { .. });
    let Some(last) = ops.iter().rposition(is_scaled) else { return phase };
    let mut factor = 1.0;
    let mut num_waiting = 0;
    for (at, op) in ops.iter_mut().enumerate() {
        let own = match op {
            Op::Rotation(rotation) => {
                num_waiting += 1;
                without_divisor(&mut rotation.entries, rotation.is_imaginary)
            }
            Op::Two { matrix, .. } => {
                num_waiting += 2;
                let largest = without_largest(matrix);
                phase *= largest / largest.norm();
                largest.norm()
            }
            _ => continue,
        };
        factor *= own;
        if at == last || num_waiting >= MOST {
            match op {
                Op::Rotation(rotation) => rotation.entries.iter_mut().for_each(|e| *e *= factor),
                Op::Two { matrix, .. } => matrix.iter_mut().for_each(|entry| *entry *= factor),
                _ => {}
            }
            (factor, num_waiting) = (1.0, 0);
        }
    }
    phase
}

/// Divides by an entry, and says which.
fn without_divisor(entries: &mut [f64; 4], is_imaginary: bool) -> f64 {
    let divisor = if entries[0].abs() >= entries[1].abs() - NEGLIGIBLE {
        entries[0]
    } else if is_imaginary {
        return 1.0;
    } else {
        entries[1]
    };
    for entry in entries {
        *entry = snapped(*entry / divisor);
    }
    divisor
}

/// Divides by the largest entry, and says which it is.
fn without_largest(matrix: &mut [C64; 16]) -> C64 {
    let largest = matrix.iter().copied().fold(C64::ZERO, |largest, entry| {
        if entry.norm_sqr() > largest.norm_sqr() { entry } else { largest }
    });
    for entry in matrix {
        let quotient = *entry / largest;
        *entry = C64::new(snapped(quotient.re), snapped(quotient.im));
    }
    largest
}
