//! Bits of an index at the places of qubits, and masks of such bits.

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

/// Whether an odd number of bits are ones.
pub(super) fn is_odd(bits: usize) -> bool {
    bits.count_ones() % 2 == 1
}

/// Masks of which none is a sum of others, where `1 + 1 = 0`.
#[derive(Debug, Default)]
pub(super) struct Span {
    pub(super) masks: Vec<usize>,
    /// For each mask a sum of it with earlier ones, whose highest bit no later sum has; and of
    /// which masks it is the sum, as bits.
    rows: Vec<(usize, usize)>,
}

impl Span {
    /// The masks whose sum this one is, as bits, if it is a sum of masks.
    pub(super) fn coordinates(&self, mask: usize) -> Option<usize> {
        let (rest, of) = self.reduced(mask);
        (rest == 0).then_some(of)
    }

    /// Adds a mask, which is no sum of those that are there.
    pub(super) fn push(&mut self, mask: usize) {
        let (rest, of) = self.reduced(mask);
        self.rows.push((rest, of | 1 << self.masks.len()));
        self.masks.push(mask);
    }

    /// A mask without the highest bits of all rows, and the masks that were added for that.
    fn reduced(&self, mask: usize) -> (usize, usize) {
        self.rows.iter().fold((mask, 0), |(rest, of), (row, row_of)| {
            let has_highest = rest >> row.ilog2() & 1 == 1;
            if has_highest { (rest ^ row, of ^ row_of) } else { (rest, of) }
        })
    }
}
