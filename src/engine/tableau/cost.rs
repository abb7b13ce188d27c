//! How much work things are on a tableau, in units of about one complex multiplication.

use super::bits::WORD;
use super::clifford::Clifford;

/// Words of a column.
fn height(num_qubits: usize) -> u64 {
    2 * num_qubits.div_ceil(WORD) as u64
}

/// A gate.
pub(super) fn gate(gate: &Clifford, num_qubits: usize) -> u64 {
    let access = 2 * gate.qubits.len() as u64;
    height(num_qubits) * (gate.conjugation.cost() + access)
}

/// A gate on products of which 64 are a word.
pub(super) fn gate_on_word(gate: &Clifford) -> u64 {
    2 * gate.conjugation.cost()
}

/// A measurement, or a reset: the rows of all stabilizers and destabilizers may change.
pub(super) fn measurement(num_qubits: usize) -> u64 {
    2 * num_qubits as u64 * height(num_qubits)
}

/// Measuring so many qubits once, and looking up each shot, as if half of the outcomes were random.
pub(in crate::engine) fn read_out(
    num_qubits: usize,
    num_measurements: usize,
    num_clbits: usize,
) -> (f64, u64) {
    let once = num_measurements as f64 * measurement(num_qubits) as f64;
    (once, shot(num_measurements / 2, num_clbits.div_ceil(8)))
}

/// Looking up a shot in an affine space.
pub(super) fn shot(num_directions: usize, row_bytes: usize) -> u64 {
    32 + (num_directions * row_bytes.div_ceil(8)) as u64 / 4
}
