//! What the memory can do.

use crate::failure::Failure;
use crate::task::Work;

/// Multiplies every number of a state's bytes in place: each byte is read and written once.
pub(crate) struct Sweep(Vec<f64>);

impl Sweep {
    pub(crate) fn new(num_qubits: u32) -> Result<Self, Failure> {
        let length = 2_usize << num_qubits;
        let mut numbers = Vec::new();
        if numbers.try_reserve_exact(length).is_err() {
            return Err(Failure::Wrong(format!("no memory for {length} numbers")));
        }
        numbers.resize(length, 1.0);
        Ok(Self(numbers))
    }
}

impl Work for Sweep {
    type Made = f64;

    fn run(&mut self) -> Result<f64, Failure> {
        scale(&mut self.0);
        Ok(self.0[0])
    }

    fn answer(first: &f64, _indices: &[u32]) -> Vec<f64> {
        vec![*first]
    }
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn scale(numbers: &mut [f64]) {
    for number in numbers {
        *number *= 0.999;
    }
}
