//! Measured bits, shot by shot.

use serde::{Deserialize, Serialize};

use super::EngineError;
use super::memory::set_bit;
use super::method::Simulation;
use super::program::Program;

/// All classical bits of a number of shots.
///
/// Packed: each shot is a row of `ceil(num_bits / 8)` bytes, and bit `k` is bit `k % 8` of the
/// row's byte `k / 8`. Bits that were never measured are zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samples {
    num_bits: u32,
    num_shots: u64,
    simulation: Simulation,
    #[serde(with = "super::packed")]
    bytes: Vec<u8>,
}

impl Samples {
    /// Most bytes that all shots together may take, their numbers included: 64 MiB. On their
    /// way to the page they exist several times over.
    pub const MAX_BYTES: u64 = 64 << 20;

    /// So many shots of the bits of a program, all zero.
    ///
    /// # Errors
    /// [`EngineError::SamplesTooLarge`].
    pub(super) fn zeros(program: &Program, num_shots: u64) -> Result<Self, EngineError> {
        let num_bits = program.num_clbits();
        let row_bytes = u64::from(num_bits.div_ceil(8));
        let needed_bytes = (row_bytes + size_of::<u64>() as u64).saturating_mul(num_shots);
        if needed_bytes > Self::MAX_BYTES {
            return Err(EngineError::SamplesTooLarge {
                needed_bytes,
                limit_bytes: Self::MAX_BYTES,
            });
        }
        let bytes = vec![0; (row_bytes * num_shots) as usize];
        Ok(Self { num_bits, num_shots, simulation: program.simulation(), bytes })
    }

    /// Number of bits of a shot.
    pub fn num_bits(&self) -> u32 {
        self.num_bits
    }

    /// Number of shots.
    pub fn num_shots(&self) -> u64 {
        self.num_shots
    }

    /// How they were computed.
    pub fn simulation(&self) -> Simulation {
        self.simulation
    }

    /// The packed bits of all shots, one row after the other.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The packed bits of a shot, counted from zero; empty beyond the last.
    pub fn row(&self, shot: u64) -> &[u8] {
        let width = self.width();
        let start = (shot as usize).saturating_mul(width);
        self.bytes.get(start..start.saturating_add(width)).unwrap_or(&[])
    }

    /// A bit of a shot, both counted from zero; `false` beyond the last.
    pub fn bit(&self, shot: u64, bit: usize) -> bool {
        self.row(shot).get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }

    /// The packed bits of a shot within range, to be written.
    pub(super) fn row_mut(&mut self, shot: usize) -> &mut [u8] {
        let width = self.width();
        &mut self.bytes[shot * width..(shot + 1) * width]
    }

    /// Writes a bit of a shot, both within range.
    pub(super) fn set(&mut self, shot: u64, bit: usize, value: bool) {
        set_bit(self.row_mut(shot as usize), bit, value);
    }

    /// Bytes of a row.
    fn width(&self) -> usize {
        self.num_bits.div_ceil(8) as usize
    }
}
