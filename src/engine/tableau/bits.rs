//! Bits packed into words, and what is done to rows of them.

pub(in crate::engine) use crate::math::bits::{WORD, bit, set_bit};

/// Adds bits to bits, each modulo two.
pub(super) fn add(words: &mut [u64], others: &[u64]) {
    for (word, other) in words.iter_mut().zip(others) {
        *word ^= other;
    }
}

/// Exchanges rows and columns: bit `i` of word `j` becomes bit `j` of word `i`.
pub(super) fn transpose(words: &mut [u64; WORD]) {
    // Blocks beside the diagonal change places, of ever smaller size.
    let mut size = WORD / 2;
    let mut mask = u64::MAX >> size;
    while size > 0 {
        for row in (0..WORD).filter(|row| row & size == 0) {
            let swapped = (words[row] >> size ^ words[row | size]) & mask;
            words[row] ^= swapped << size;
            words[row | size] ^= swapped;
        }
        size /= 2;
        mask ^= mask << size;
    }
}

/// For each bit of a word, the parity of it and all lower ones.
pub(super) fn running_parity(word: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].iter().fold(word, |parity, shift| parity ^ parity << shift)
}
