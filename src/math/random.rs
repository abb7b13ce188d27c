//! Seeded random streams that can be entered anywhere.
//!
//! A shot owns its random numbers: number `k` of shot `s` is the same whoever asks for it and
//! in whatever order. So a result depends on its seed alone, not on how many workers computed
//! it, and it is the same natively and in the browser. The generator is `ChaCha8`, which can seek.

use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng as _;

use super::chacha::{FOUR_BLOCKS, Key};

/// Numbers that are made at once.
const BATCH: usize = FOUR_BLOCKS;

/// Blocks of the generator in a batch.
const BLOCKS: u64 = 4;

/// One of the independent seeds that a seed stands for, where a stream is not enough. They are
/// not in any stream of the seed but the last, `u64::MAX`.
pub fn derived_seed(seed: u64, number: u64) -> u64 {
    ShotStream::new(seed, u64::MAX, 1).bits(number, 0)
}

/// The random numbers of one of a seed's streams.
#[derive(Debug, Clone)]
pub struct ShotStream {
    key: Key,
    draws_per_shot: u64,
    /// The numbers of one batch of the stream.
    numbers: [u64; BATCH],
    /// Which batch that is, if there is one yet.
    batch: Option<u64>,
}

impl ShotStream {
    /// The stream number `stream` of `seed`, with room for `draws_per_shot` numbers a shot.
    pub fn new(seed: u64, stream: u64, draws_per_shot: u64) -> Self {
        let key = Key::new(ChaCha8Rng::seed_from_u64(seed).get_seed(), stream);
        Self { key, draws_per_shot, numbers: [0; BATCH], batch: None }
    }

    /// Number `draw` of shot `shot`, uniform in `[0, 1)` with 53 random bits.
    pub fn uniform(&mut self, shot: u64, draw: u64) -> f64 {
        (self.bits(shot, draw) >> 11) as f64 * 2.0_f64.powi(-53)
    }

    /// Number `draw` of shot `shot` as 64 random bits. Numbers near each other in the stream cost
    /// little when they are asked for one after the other.
    pub fn bits(&mut self, shot: u64, draw: u64) -> u64 {
        debug_assert!(draw < self.draws_per_shot, "a shot draws within its own room");
        let (batch, place) = if u32::try_from(shot | self.draws_per_shot).is_ok() {
            // Where wide numbers are no instruction of the processor, they take longer than the
            // random number itself.
            let place = shot * self.draws_per_shot + draw;
            (place / BATCH as u64, place as usize % BATCH)
        } else {
            let place = u128::from(shot) * u128::from(self.draws_per_shot) + u128::from(draw);
            // There are 2^64 blocks, after which they come again.
            let last = u64::MAX / BLOCKS;
            ((place / BATCH as u128) as u64 & last, (place % BATCH as u128) as usize)
        };
        if self.batch != Some(batch) {
            self.numbers = self.key.four_blocks(BLOCKS * batch);
            self.batch = Some(batch);
        }
        self.numbers[place]
    }
}
