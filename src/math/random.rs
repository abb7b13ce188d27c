//! Seeded random streams that can be entered anywhere.
//!
//! A shot owns its random numbers: number `k` of shot `s` is the same whoever asks for it and
//! in whatever order. So a result depends on its seed alone, not on how many workers computed
//! it, and it is the same natively and in the browser. The generator is `ChaCha8`, which can seek.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};

/// Numbers that are made at once: as many as the generator makes at a time.
const BATCH: usize = 32;

/// One of the independent seeds that a seed stands for, where a stream is not enough. They are
/// not in any stream of the seed but the last, `u64::MAX`.
pub fn derived_seed(seed: u64, number: u64) -> u64 {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(u64::MAX);
    // A number is two of the generator's 32-bit words.
    rng.set_word_pos(2 * u128::from(number));
    rng.next_u64()
}

/// The random numbers of one of a seed's streams.
#[derive(Debug, Clone)]
pub struct ShotStream {
    rng: ChaCha8Rng,
    draws_per_shot: u64,
    /// The numbers of one batch of the stream.
    numbers: [u64; BATCH],
    /// Which batch that is, if there is one yet.
    batch: Option<u128>,
}

impl ShotStream {
    /// The stream number `stream` of `seed`, with room for `draws_per_shot` numbers a shot.
    pub fn new(seed: u64, stream: u64, draws_per_shot: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self { rng, draws_per_shot, numbers: [0; BATCH], batch: None }
    }

    /// Number `draw` of shot `shot`, uniform in `[0, 1)` with 53 random bits.
    pub fn uniform(&mut self, shot: u64, draw: u64) -> f64 {
        (self.bits(shot, draw) >> 11) as f64 * 2.0_f64.powi(-53)
    }

    /// Number `draw` of shot `shot` as 64 random bits. Numbers near each other in the stream cost
    /// little when they are asked for one after the other.
    pub fn bits(&mut self, shot: u64, draw: u64) -> u64 {
        debug_assert!(draw < self.draws_per_shot, "a shot draws within its own room");
        let place = u128::from(shot) * u128::from(self.draws_per_shot) + u128::from(draw);
        let batch = place / BATCH as u128;
        if self.batch != Some(batch) {
            self.make(batch);
        }
        self.numbers[(place % BATCH as u128) as usize]
    }

    fn make(&mut self, batch: u128) {
        // A number is two of the generator's 32-bit words.
        let word = 2 * BATCH as u128 * batch;
        if self.rng.get_word_pos() != word {
            self.rng.set_word_pos(word);
        }
        self.numbers.fill_with(|| self.rng.next_u64());
        self.batch = Some(batch);
    }
}
