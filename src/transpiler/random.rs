//! Random choices that follow from a seed.

use crate::math::random::ShotStream;

/// Most numbers that are drawn one after the other; then they begin again.
const ROOM: u64 = 1 << 40;

/// One of the rows of random numbers of a seed.
#[derive(Debug, Clone)]
pub(super) struct Random {
    stream: ShotStream,
    next: u64,
}

impl Random {
    /// The row with this number.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        Self { stream: ShotStream::new(seed, number, ROOM), next: 0 }
    }

    fn bits(&mut self) -> u64 {
        let bits = self.stream.bits(0, self.next);
        self.next = (self.next + 1) % ROOM;
        bits
    }

    /// A number below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        ((u128::from(self.bits()) * u128::from(limit)) >> 64) as u32
    }

    /// Puts a list into a random order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}
