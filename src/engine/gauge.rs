//! What a circuit needs to run, before any memory is asked for.

use serde::{Deserialize, Serialize};

use super::EngineError;
use super::compile::Sketch;
use super::method::{CompileOptions, Method, Precision, Simulation};
use super::tableau::Tableau;
use crate::circuit::Circuit;

/// What a circuit needs to run, and what there is for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryGauge {
    /// How it would be run.
    pub simulation: Simulation,
    /// Number of qubits that something happens to, which alone take memory.
    pub num_used: u32,
    /// Bytes of their state vector or of their table of stabilizers; `u64::MAX` when it is more
    /// than that. What a run takes beside it is less than a fiftieth of a large state, but for copies
    /// of states that save it from computing them again, where there is room for them.
    pub needed_bytes: u64,
    /// Most bytes that there are for it.
    pub limit_bytes: u64,
    /// Whether a state vector that does not fit was asked for, of Clifford gates alone, which
    /// could run on stabilizers.
    pub could_use_stabilizers: bool,
}

impl MemoryGauge {
    /// Where there are not more bytes than these, as far as somebody knows.
    #[must_use]
    pub fn with_at_most(self, num_bytes: Option<u64>) -> Self {
        let limit_bytes = num_bytes.map_or(self.limit_bytes, |most| self.limit_bytes.min(most));
        Self { limit_bytes, ..self }
    }

    /// Whether there is room for it.
    pub fn fits(&self) -> bool {
        self.needed_bytes <= self.limit_bytes
    }

    /// Whether the state vector would fit in single precision, which it was not asked for in.
    pub fn would_fit_in_single(&self) -> bool {
        let is_double = self.simulation.precision == Some(Precision::Double);
        is_double && Precision::Single.state_bytes(self.num_used) <= self.limit_bytes
    }

    /// The largest number of qubits whose state vector has room, in this precision.
    pub fn fitting_qubits(&self, precision: Precision) -> u32 {
        (self.limit_bytes / precision.amplitude_bytes()).checked_ilog2().unwrap_or(0)
    }
}

/// What a circuit needs to run like this, with a value for each of its parameters. Nothing is
/// taken for its state, and no gates are multiplied. Cost: the gates, definitions written out.
///
/// The limit is what the program can address, less what it has taken already: in WebAssembly
/// with 32 bits less than 4 GiB, so that 27 qubits fit in double precision and 28 in single.
///
/// # Errors
/// As [`compile_with`](super::compile_with), but for [`EngineError::Memory`].
pub fn gauge(
    circuit: &Circuit,
    parameter_values: &[f64],
    options: CompileOptions,
) -> Result<MemoryGauge, EngineError> {
    let sketch = Sketch::new(circuit, parameter_values, options.precision)?;
    let num_used = sketch.num_used();
    let is_on_stabilizers = sketch.on_stabilizers(options)?.is_some();
    let method = if is_on_stabilizers { Method::Stabilizer } else { Method::Statevector };
    let gauge = MemoryGauge {
        simulation: Simulation::new(method, options.precision),
        num_used: num_used as u32,
        needed_bytes: match method {
            Method::Stabilizer => Tableau::bytes_of(num_used),
            Method::Statevector => options.precision.state_bytes(num_used as u32),
        },
        limit_bytes: addressable_bytes().saturating_sub(taken_bytes()),
        could_use_stabilizers: false,
    };
    if gauge.fits() || options.method.is_none() {
        return Ok(gauge);
    }
    let forced = CompileOptions { method: Some(Method::Stabilizer), ..options };
    Ok(MemoryGauge { could_use_stabilizers: sketch.on_stabilizers(forced).is_ok(), ..gauge })
}

/// Bytes that the program can tell apart.
fn addressable_bytes() -> u64 {
    1 << (usize::BITS.min(63))
}

/// Bytes of memory that the program has taken from the system, whether it uses them at this time
/// or not: WebAssembly's memory never shrinks. Natively nobody counts them, and it is 0.
pub fn taken_bytes() -> u64 {
    #[cfg(target_arch = "wasm32")]
    {
        const PAGE_BYTES: u64 = 1 << 16;
        core::arch::wasm32::memory_size::<0>() as u64 * PAGE_BYTES
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        0
    }
}
