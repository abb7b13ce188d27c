//! Measuring what a circuit prepares in several bases.

use std::ops::Range;

use wide::{f32x4, f64x2};

use super::blocks::{Draft, Placed};
use super::compile::Sketch;
use super::expectation::gates;
use super::final_state::run;
use super::gate_step::GateStep;
use super::method::{CompileOptions, Method, Precision};
use super::program::Program;
use super::progress::Progress;
use super::qubits::{Qubits, ReadOut};
use super::rows::Rows;
use super::state::State;
use super::tableau::Tableau;
use super::{EngineError, Monitor, Part, Prepared, Samples, sample};
use crate::circuit::StandardGate;
use crate::math::bits::bit;
use crate::math::random::ShotStream;
use crate::observable::Pauli;

/// A basis to measure qubits in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The letter that each qubit is measured in; with an I it is not measured.
    pub letters: Pauli,
    /// Seed of its random numbers.
    pub seed: u64,
}

/// What is measured in each of several bases, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings<'b> {
    /// The bases, on as many qubits as the circuit.
    pub bases: &'b [Basis],
    /// The shots in each basis; a shot's random numbers depend on its number.
    pub shots: Range<u64>,
    /// Selects one of the independent random streams of every seed.
    pub stream: u64,
}

/// Measures qubits in each of several bases, as they are before the circuit's final measurements.
/// `found` is told the number of each basis and its shots, in the order of the bases.
///
/// The outcome on qubit `q` is bit `m + q` of a shot's row, where `m` is the number of the
/// circuit's classical bits: one for -1, and zero where nothing is measured.
///
/// Without measurements amid the circuit, its state is prepared once and copied for each basis,
/// while there is memory for a copy; else it is prepared anew. With them, every basis is sampled as
/// [`sample`] does it.
///
/// # Errors
/// [`EngineError::ObservableWidth`] for a basis on another number of qubits than the circuit; as
/// [`compile_with`](super::compile_with) and [`sample`].
pub fn sample_in_bases(
    prepared: &Prepared<'_>,
    parameter_values: &[f64],
    readings: &Readings<'_>,
    monitor: &mut dyn Monitor,
    found: &mut dyn FnMut(usize, &Samples),
) -> Result<(), EngineError> {
    let keeping = Keeping { readings, kept_bytes: u64::MAX };
    keeping.sample(prepared, parameter_values, monitor, found)
}

/// Readings, and how many bytes of a state are kept for the next basis: they change the time it
/// takes and no bit.
pub(super) struct Keeping<'r> {
    pub(super) readings: &'r Readings<'r>,
    pub(super) kept_bytes: u64,
}

impl Keeping<'_> {
    /// As [`sample_in_bases`].
    pub(super) fn sample(
        &self,
        prepared: &Prepared<'_>,
        parameter_values: &[f64],
        monitor: &mut dyn Monitor,
        found: &mut dyn FnMut(usize, &Samples),
    ) -> Result<(), EngineError> {
        let bases = self.readings.bases;
        let (expected, options) = (prepared.circuit.num_qubits(), prepared.options);
        let width = |basis: &Basis| basis.letters.num_qubits();
        if let Some(observable) = bases.iter().position(|basis| width(basis) != expected) {
            let found = width(&bases[observable]);
            return Err(EngineError::ObservableWidth { observable, expected, found });
        }
        let sketch = prepared.sketch(parameter_values)?;
        let turned = bases.iter().flat_map(|basis| turned(&basis.letters));
        let sketch = sketch.with_outcomes(turned);
        if gates(&sketch).is_none() {
            return self.one_by_one(&sketch, options, monitor, found);
        }
        let rest = sketch.emptied();
        let program = match sketch.on_stabilizers(options)? {
            Some(program) => program,
            None => sketch.on_state()?,
        };
        match (program.method, program.precision) {
            (Method::Stabilizer, _) => self.after::<Tableau>(&program, &rest, monitor, found),
            (Method::Statevector, Precision::Double) => {
                self.after::<State<f64x2>>(&program, &rest, monitor, found)
            }
            (Method::Statevector, Precision::Single) => {
                self.after::<State<f32x4>>(&program, &rest, monitor, found)
            }
        }
    }

    /// Each basis by itself.
    fn one_by_one(
        &self,
        sketch: &Sketch<'_>,
        options: CompileOptions,
        monitor: &mut dyn Monitor,
        found: &mut dyn FnMut(usize, &Samples),
    ) -> Result<(), EngineError> {
        let Readings { bases, shots, stream } = self.readings;
        let count = bases.len() as u64;
        for (number, basis) in bases.iter().enumerate() {
            let parts = number as u64..number as u64 + 1;
            let sketch = in_basis(sketch.clone(), &basis.letters);
            let program = match sketch.on_stabilizers(options)? {
                Some(program) => program,
                None => sketch.on_state()?,
            };
            let mut part = Part::new(monitor, parts, count);
            let samples = sample(&program, shots.clone(), basis.seed, *stream, &mut part)?;
            found(number, &samples);
        }
        Ok(())
    }

    /// All bases after one run of a program; `rest` is what there is beside its steps.
    fn after<Q: Qubits>(
        &self,
        program: &Program,
        rest: &Sketch<'_>,
        monitor: &mut dyn Monitor,
        found: &mut dyn FnMut(usize, &Samples),
    ) -> Result<(), EngineError> {
        let Readings { bases, shots, stream } = self.readings;
        let tail = |basis: &Basis| in_basis(rest.clone(), &basis.letters).going_on(program);
        let tails: Vec<Program> = bases.iter().map(tail).collect::<Result<_, _>>()?;
        let num_shots = shots.end.saturating_sub(shots.start);
        let of_tails: f64 = tails.iter().map(|tail| tail.sampling_cost(num_shots)).sum();
        let mut progress = Progress::new(monitor, program.run_cost() + of_tails);
        let numbers: Vec<u32> = (0..num_shots as u32).collect();
        let mut kept: Option<Q> = None;
        for (number, (basis, tail)) in bases.iter().zip(&tails).enumerate() {
            let mut samples = Samples::zeros(tail, num_shots)?;
            // What is done again does not count as progress.
            progress.set_share(if number == 0 { 1.0 } else { 0.0 });
            let mut state = match kept.take() {
                Some(state) => state,
                None => run(program, &mut progress)?,
            };
            if number + 1 < tails.len() && state.num_bytes() <= self.kept_bytes {
                kept = state.try_copy(&mut progress)?;
            }
            progress.set_share(1.0);
            for step in &tail.steps {
                state.apply(step, &mut progress)?;
            }
            let (rows, memory) = (Rows::new(tail), vec![0; samples.row(0).len()]);
            let mut stream = ShotStream::new(basis.seed, *stream, tail.draws_per_shot());
            let read_out = ReadOut {
                rows: rows.with_memory(&memory),
                measurements: &tail.final_measurements,
                shots: &numbers,
                first_shot: shots.start,
                draw: 0,
                stream: &mut stream,
                samples: &mut samples,
            };
            state.read_out(read_out, &mut progress)?;
            found(number, &samples);
        }
        Ok(())
    }
}

/// The qubits that are turned before they are measured: those with X or Y.
fn turned(letters: &Pauli) -> impl Iterator<Item = usize> + '_ {
    letters.support().filter(|qubit| bit(letters.x(), *qubit))
}

/// Followed by what turns each letter into Z, and by measurements of the qubits with a letter.
fn in_basis<'c>(sketch: Sketch<'c>, letters: &Pauli) -> Sketch<'c> {
    let (hadamard, quarter) = (StandardGate::H.matrix(&[]), StandardGate::Sdg.matrix(&[]));
    let turn = |qubit: usize| {
        let matrix = if bit(letters.z(), qubit) { &hadamard * &quarter } else { hadamard.clone() };
        let gate = GateStep {
            matrix,
            targets: [qubit].into_iter().collect(),
            controls: std::iter::empty().collect(),
        };
        // No instruction can be to blame, as these gates can always be carried out.
        let step = Draft::Gate { gate, place: 0 };
        Placed { step, is_in_flow: false, times: 1.0, fixed: None }
    };
    let gates = turned(letters).map(turn).collect();
    let measured: Vec<usize> = letters.support().collect();
    sketch.reading(gates, &measured)
}
