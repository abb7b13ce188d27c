//! The state of a circuit as the plain engine computes it.

use wide::f64x2;

use super::EngineError;
use super::blocks::Draft;
use super::compile::Sketch;
use super::method::Precision;
use super::plain::PlainGate;
use super::state::{check_addressable, memory_error};
use crate::circuit::Circuit;
use crate::math::C64;

/// The `2^n` amplitudes before the final measurements, little-endian, by one gate after the other
/// on a list of numbers of double precision: no plan, no vectors, no threads.
///
/// This is the oracle: every other way to a state is held to it. Nothing that a person waits for
/// calls it, since it is many times slower than [`statevector`](super::statevector).
///
/// Cost: for every gate on `k` targets up to `2^k` multiplications for each amplitude that its
/// controls choose, and no sharing among threads; nobody is told of the progress.
///
/// # Errors
/// [`EngineError::NoSingleFinalState`] when there is anything else than gates, barriers, delays
/// and final measurements, and else as [`compile`](super::compile) and
/// [`statevector`](super::statevector).
pub fn plain_statevector(
    circuit: &Circuit,
    parameter_values: &[f64],
) -> Result<Vec<C64>, EngineError> {
    let sketch = Sketch::new(circuit, parameter_values, Precision::Double)?;
    let num_qubits = sketch.num_qubits();
    check_addressable(num_qubits, Precision::Double)?;
    let mut amplitudes = Vec::new();
    let reserved = amplitudes.try_reserve_exact(1 << num_qubits);
    reserved.map_err(|_| memory_error::<f64x2>(num_qubits))?;
    amplitudes.resize(1 << num_qubits, C64::ZERO);
    amplitudes[0] = C64::ONE;
    for placed in sketch.placed {
        match placed.step {
            Draft::Gate { gate, .. } if !placed.is_in_flow => {
                PlainGate::new(&gate).apply(&mut amplitudes);
            }
            _ => return Err(EngineError::NoSingleFinalState),
        }
    }
    Ok(amplitudes)
}
