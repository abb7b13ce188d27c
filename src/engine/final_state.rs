//! Running a program to its final state.

use wide::{f32x4, f64x2};

use super::blocks::Draft;
use super::compile::Sketch;
use super::gate_step::GateStep;
use super::machine::{Machine, Pause};
use super::method::Precision;
use super::places::{deposit, extract};
use super::plan::{After, AnyPlan, Planned, Wire};
use super::program::Program;
use super::progress::Progress;
use super::qubits::Qubits;
use super::state::{State, memory_error};
use super::{EngineError, Monitor};
use crate::circuit::Circuit;
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

    /// Goes on with the gates of a circuit on as many qubits, with a value for each of its
    /// parameters, in the order of [`Circuit::parameters`]. What it measures at its end is left
    /// out. After an error other than those of the circuit the state is of no use any more.
    ///
    /// # Errors
    /// [`EngineError::QubitCount`] when the circuit has another number of qubits,
    /// [`EngineError::NoSingleFinalState`] when it has other steps than gates, and as
    /// [`compile`](super::compile) and [`final_state`].
    pub fn evolve(
        &mut self,
        circuit: &Circuit,
        parameter_values: &[f64],
        monitor: &mut dyn Monitor,
    ) -> Result<(), EngineError> {
        let (expected, found) = (self.num_qubits, circuit.num_qubits());
        if found != expected {
            return Err(EngineError::QubitCount { expected, found });
        }
        let precision = match self.amplitudes {
            Amplitudes::Double(_) => Precision::Double,
            Amplitudes::Single(_) => Precision::Single,
        };
        let sketch = Sketch::new(circuit, parameter_values, precision)?;
        let mut gates = Vec::with_capacity(sketch.placed.len());
        for placed in sketch.placed {
            match placed.step {
                Draft::Gate { gate, .. } if !placed.is_in_flow => gates.push(gate),
                _ => return Err(EngineError::NoSingleFinalState),
            }
        }
        let mut wires: Vec<Wire> = (0..self.places.len()).map(Wire::Joined).collect();
        for gate in &mut gates {
            self.rename(gate, &mut wires);
        }
        let plan = AnyPlan::new(precision, &gates, &mut wires, After::Joined);
        let mut progress = Progress::new(monitor, plan.work());
        match &mut self.amplitudes {
            Amplitudes::Double(state) => go_on(state, &plan, wires.len(), &mut progress)?,
            Amplitudes::Single(state) => go_on(state, &plan, wires.len(), &mut progress)?,
        }
        let qubits = std::mem::take(&mut self.places);
        self.places = vec![0; qubits.len()];
        for (wire, qubit) in wires.iter().zip(qubits) {
            if let Wire::Joined(bit) = wire {
                self.places[*bit] = qubit;
            }
        }
        Ok(())
    }

    /// Puts the numbers of its qubits among those of the state into a gate. Qubits that are no
    /// part of it yet get the next ones.
    fn rename(&mut self, gate: &mut GateStep, wires: &mut Vec<Wire>) {
        for qubit in gate.qubits() {
            if !self.places.contains(&qubit) {
                self.places.push(qubit);
                wires.push(Wire::Apart([C64::ONE, C64::ZERO]));
            }
        }
        gate.rename(|qubit| self.places.iter().position(|own| *own == qubit));
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

/// Carries out a plan that ends on so many qubits.
fn go_on<L: Planned>(
    state: &mut State<L>,
    plan: &AnyPlan,
    num_qubits: usize,
    progress: &mut Progress<'_>,
) -> Result<(), EngineError> {
    state.make_room(num_qubits, progress)?;
    state.run(L::of(plan), progress)
}
