//! A common factor of many rotations, multiplied in once.

use super::op::Op;

/// Rotations between two times the common factor is multiplied in, so that numbers in between
/// stay far from the ends of their range: a factor is at least 1/√2.
const MOST: usize = 40;

/// Divides each rotation by an entry of its diagonal, or beside it, whichever is larger, so that
/// half of its products fall away; the last one, and some before, get the factors back.
pub(super) fn defer(ops: &mut [Op]) {
    let Some(last) = ops.iter().rposition(|op| matches!(op, Op::Rotation(_))) else { return };
    let mut factor = 1.0;
    let mut num_waiting = 0;
    for (at, op) in ops.iter_mut().enumerate() {
        let Op::Rotation(rotation) = op else { continue };
        num_waiting += 1;
        let entries = &mut rotation.entries;
        if at == last || num_waiting == MOST {
            for entry in entries {
                *entry *= factor;
            }
            (factor, num_waiting) = (1.0, 0);
            continue;
        }
        let divisor = if entries[0].abs() >= entries[1].abs() {
            entries[0]
        } else if rotation.is_imaginary {
            continue;
        } else {
            entries[1]
        };
        factor *= divisor;
        for entry in entries.iter_mut() {
            *entry /= divisor;
            // So that rounding does not hide that it is one.
            if (entry.abs() - 1.0).abs() < 1e-15 {
                *entry = entry.signum();
            }
        }
    }
}
