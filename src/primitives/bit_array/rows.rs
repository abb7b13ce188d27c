//! Rows of packed bits, the most significant byte first.

use crate::circuit::Register;

/// Bytes of a row of so many bits.
pub(super) fn width(num_bits: u32) -> usize {
    num_bits.div_ceil(8) as usize
}

/// A bit of a row that has it.
pub(super) fn bit(row: &[u8], bit: u32) -> bool {
    row[row.len() - 1 - bit as usize / 8] >> (bit % 8) & 1 == 1
}

/// A row of these bits, bit 0 first; there are so many.
pub(super) fn packed(bits: impl Iterator<Item = bool>, num_bits: u32) -> Vec<u8> {
    let mut row = vec![0; width(num_bits)];
    let last = row.len().saturating_sub(1);
    for (place, _) in bits.enumerate().filter(|(_, is_one)| *is_one) {
        row[last - place / 8] |= 1 << (place % 8);
    }
    row
}

/// Clears the bits above the highest.
pub(super) fn clear_above(row: &mut [u8], num_bits: u32) {
    if let (Some(highest), above @ 1..) = (row.first_mut(), num_bits % 8) {
        *highest &= (1 << above) - 1;
    }
}

/// A row as text, bit 0 rightmost.
pub(super) fn text(row: &[u8], num_bits: u32) -> String {
    (0..num_bits).rev().map(|place| if bit(row, place) { '1' } else { '0' }).collect()
}

/// A register's bits out of a row with the bits of all registers: that row has its lowest byte
/// first, `found` its highest.
pub(super) fn take_register(row: &[u8], register: &Register, found: &mut [u8]) {
    let (skip, shift) = (register.start as usize / 8, register.start % 8);
    let byte = |index: usize| u16::from(row.get(skip + index).copied().unwrap_or(0));
    for (index, found) in found.iter_mut().rev().enumerate() {
        *found = ((byte(index + 1) << 8 | byte(index)) >> shift) as u8;
    }
    clear_above(found, register.size);
}
