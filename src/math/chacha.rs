//! The generator `ChaCha8`, four blocks at a time.
//!
//! The library's own generator computes one word after the other where it does not know the
//! processor's vectors, as in WebAssembly, and takes nine times as long there. The numbers are the
//! same.

use wide::u32x4;

/// Numbers of 64 bits in four blocks.
pub(super) const FOUR_BLOCKS: usize = 32;

/// Rounds of mixing, of which two make a column round and a diagonal round.
const ROUNDS: usize = 8;

/// "expand 32-byte k", as words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// What a stream begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    words: [u32; 8],
    stream: u64,
}

impl Key {
    /// The stream of this number for a key of 32 bytes.
    pub(super) fn new(bytes: [u8; 32], stream: u64) -> Self {
        let words = std::array::from_fn(|word| {
            u32::from_le_bytes(std::array::from_fn(|byte| bytes[4 * word + byte]))
        });
        Self { words, stream }
    }

    /// The numbers of four blocks, of which the first has this number.
    pub(super) fn four_blocks(&self, block: u64) -> [u64; FOUR_BLOCKS] {
        let counters: [u64; 4] = std::array::from_fn(|lane| block.wrapping_add(lane as u64));
        let start: [u32x4; 16] = std::array::from_fn(|word| match word {
            0..4 => u32x4::splat(CONSTANTS[word]),
            4..12 => u32x4::splat(self.words[word - 4]),
            12 => u32x4::new(counters.map(|counter| counter as u32)),
            13 => u32x4::new(counters.map(|counter| (counter >> 32) as u32)),
            14 => u32x4::splat(self.stream as u32),
            _ => u32x4::splat((self.stream >> 32) as u32),
        });
        let mut words = start;
        for _ in 0..ROUNDS / 2 {
            for column in 0..4 {
                mix(&mut words, [column, column + 4, column + 8, column + 12]);
            }
            for column in 0..4 {
                let next = |by: usize| (column + by) % 4;
                mix(&mut words, [column, 4 + next(1), 8 + next(2), 12 + next(3)]);
            }
        }
        let words: [[u32; 4]; 16] =
            std::array::from_fn(|word| (words[word] + start[word]).to_array());
        std::array::from_fn(|number| {
            let (lane, word) = (number / 8, number % 8 * 2);
            u64::from(words[word][lane]) | u64::from(words[word + 1][lane]) << 32
        })
    }
}

/// A quarter round on these words.
#[inline]
fn mix(words: &mut [u32x4; 16], [a, b, c, d]: [usize; 4]) {
    words[a] += words[b];
    words[d] = turned::<16>(words[d] ^ words[a]);
    words[c] += words[d];
    words[b] = turned::<12>(words[b] ^ words[c]);
    words[a] += words[b];
    words[d] = turned::<8>(words[d] ^ words[a]);
    words[c] += words[d];
    words[b] = turned::<7>(words[b] ^ words[c]);
}

/// Each word with its bits turned to the left.
#[inline]
fn turned<const BITS: u32>(words: u32x4) -> u32x4 {
    words << BITS | words >> (u32::BITS - BITS)
}
