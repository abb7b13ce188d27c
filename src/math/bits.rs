//! Bits packed into words, the lowest first.

/// Number of bits of a word.
pub const WORD: usize = u64::BITS as usize;

/// So many bits, all zero.
pub fn zeros(num_bits: usize) -> Vec<u64> {
    vec![0; num_bits.div_ceil(WORD)]
}

/// A bit; zero beyond the last word.
pub fn bit(words: &[u64], place: usize) -> bool {
    words.get(place / WORD).is_some_and(|word| word >> (place % WORD) & 1 == 1)
}

/// Writes a bit, of which there are as many as the words have.
pub fn set_bit(words: &mut [u64], place: usize, value: bool) {
    let word = &mut words[place / WORD];
    *word = *word & !(1 << (place % WORD)) | u64::from(value) << (place % WORD);
}

/// The places of the ones in words, in ascending order.
pub fn ones(words: impl IntoIterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.into_iter().enumerate().flat_map(|(number, word)| {
        let mut left = word;
        std::iter::from_fn(move || {
            let place = (left != 0).then(|| number * WORD + left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            place
        })
    })
}
