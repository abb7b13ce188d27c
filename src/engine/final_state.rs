//! Running a program to its final state.

use wide::{f32x4, f64x2};

use super::machine::{Machine, Pause};
use super::method::Precision;
use super::places::{deposit, extract};
use super::program::Program;
use super::progress::Progress;
use super::qubits::Qubits;
use super::state::{State, memory_error};
use super::{EngineError, Monitor};
use crate::math::C64;

/// The amplitudes before the final measurements, in the memory that they were computed in.
#[derive(Debug)]
pub struct FinalState {
    num_qubits: u32,
    amplitudes: Amplitudes,
    /// The circuit's qubit of each bit of the state.
    places: Vec<usize>,
}

#[derive(Debug)]
enum Amplitudes {
    Double(State<f64x2>),
    Single(State<f32x4>),
}

/// The state before the final measurements.
///
/// # Errors
/// [`EngineError::NoSingleFinalState`] when a measurement amid the circuit, or the reset of a
/// qubit in use, comes on the way. [`EngineError::Memory`], [`EngineError::Cancelled`], and what
/// can go wrong on the way: [`EngineError::Classical`], [`EngineError::EndlessLoop`], and for
/// gates with variables in their angles what [`compile`](super::compile) says of others.
pub fn final_state(
    program: &Program,
    monitor: &mut dyn Monitor,
) -> Result<FinalState, EngineError> {
    if program.always_measures_amid() {
        return Err(EngineError::NoSingleFinalState);
    }
    let program = &*program.on_state()?;
    let mut progress = Progress::new(monitor, program.run_cost());
    let amplitudes = match program.precision {
        Precision::Double => Amplitudes::Double(run(program, &mut progress)?),
        Precision::Single => Amplitudes::Single(run(program, &mut progress)?),
    };
    let mut places = vec![0; program.num_used];
    for (qubit, bit) in program.layout.iter().enumerate() {
        if let Some(bit) = bit {
            places[*bit] = qubit;
        }
    }
    Ok(FinalState { num_qubits: program.num_qubits, amplitudes, places })
}

/// The qubits of a run after its last step.
pub(super) fn run<Q: Qubits>(
    program: &Program,
    progress: &mut Progress<'_>,
) -> Result<Q, EngineError> {
    let mut machine = Machine::start(program, progress)?;
    match machine.advance(program, progress)? {
        Pause::Choice(_) => Err(EngineError::NoSingleFinalState),
        Pause::End => Ok(machine.state),
    }
}

/// The `2^n` amplitudes before the final measurements, little-endian.
///
/// # Errors
/// As [`final_state`].
pub fn statevector(program: &Program, monitor: &mut dyn Monitor) -> Result<Vec<C64>, EngineError> {
    final_state(program, monitor)?.to_vec()
}

impl FinalState {
    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// The amplitude of a basis state, little-endian. Cost: the number of qubits.
    pub fn amplitude(&self, index: u64) -> C64 {
        let bits = extract(index, &self.places);
        // A qubit that nothing happens to is 0.
        if deposit(bits, &self.places) as u64 == index { self.at(bits) } else { C64::ZERO }
    }

    /// All amplitudes.
    ///
    /// # Errors
    /// [`EngineError::Memory`].
    pub fn to_vec(&self) -> Result<Vec<C64>, EngineError> {
        let too_many = || memory_error::<f64x2>(self.num_qubits as usize);
        let len = 1_usize.checked_shl(self.num_qubits).ok_or_else(too_many)?;
        let mut amplitudes = Vec::new();
        amplitudes.try_reserve_exact(len).map_err(|_| too_many())?;
        amplitudes.resize(len, C64::ZERO);
        let is_same = self.places.iter().enumerate().all(|(bit, qubit)| bit == *qubit);
        for bits in 0..1 << self.places.len() {
            let index = if is_same { bits } else { deposit(bits, &self.places) };
            amplitudes[index] = self.at(bits);
        }
        Ok(amplitudes)
    }

    /// The amplitude at an index of the state.
    fn at(&self, bits: usize) -> C64 {
        match &self.amplitudes {
            Amplitudes::Double(state) => state.amplitude(bits),
            Amplitudes::Single(state) => state.amplitude(bits),
        }
    }
}
