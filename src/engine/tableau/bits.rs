//! Bits packed into words, the lowest first.

/// Number of bits of a word.
pub(super) const WORD: usize = u64::BITS as usize;

/// A bit; zero beyond the last word.
pub(super) fn bit(words: &[u64], place: usize) -> bool {
    words.get(place / WORD).is_some_and(|word| word >> (place % WORD) & 1 == 1)
}

/// Writes a bit.
pub(super) fn set_bit(words: &mut [u64], place: usize, value: bool) {
    let word = &mut words[place / WORD];
    *word = *word & !(1 << (place % WORD)) | u64::from(value) << (place % WORD);
}

/// Adds bits to bits, each modulo two.
pub(super) fn add(words: &mut [u64], others: &[u64]) {
    for (word, other) in words.iter_mut().zip(others) {
        *word ^= other;
    }
}

/// For each bit of a word, the parity of it and all lower ones.
pub(super) fn running_parity(word: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].iter().fold(word, |parity, shift| parity ^ parity << shift)
}
