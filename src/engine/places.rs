//! Bits of an index at the places of qubits.

/// The lowest bits of a number, put to these places, the first of which is that of bit 0.
pub(super) fn deposit(number: usize, places: &[usize]) -> usize {
    places.iter().enumerate().fold(0, |all, (bit, place)| all | (number >> bit & 1) << place)
}

/// The bits at these places of an index, the first of which becomes bit 0.
pub(super) fn extract(index: u64, places: &[usize]) -> usize {
    places
        .iter()
        .enumerate()
        .fold(0, |all, (bit, place)| all | ((index >> place & 1) as usize) << bit)
}
