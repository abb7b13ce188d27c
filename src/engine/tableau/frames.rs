//! Shots of circuits that measure on their way, 64 at a time.

use std::ops::Range;

use super::super::program::{Measurement, Program, Step};
use super::super::progress::Progress;
use super::super::{EngineError, Samples};
use super::bits::{WORD, transpose};
use super::conjugation::MAX_QUBITS;
use super::cost;
use super::state::Tableau;
use crate::math::random::ShotStream;

/// How many shots of a program without choices of the way differ from one of them.
///
/// After C. Gidney, "Stim: a fast stabilizer circuit simulator", Quantum 5, 497 (2021),
/// <https://arxiv.org/abs/2103.02202>: of one run all outcomes are noted. Every shot differs from
/// it by a product of Pauli matrices, its frame. A Z on a qubit that is 0 or has just been
/// measured changes nothing, so each shot has one there or not, at random; gates turn the frame
/// into another, and where it has an X, the outcome is the other one.
struct Frames {
    /// For each qubit, which of the shots have an X there, and which a Z.
    columns: Vec<[u64; 2]>,
    /// The random bits of the shots.
    coins: Vec<[u64; WORD]>,
    num_tossed: usize,
}

/// Whether the shots of a program can be sampled by [`sample_frames`]: nothing depends on what
/// is measured on the way.
pub(in crate::engine) fn has_frames(program: &Program) -> bool {
    let is_choice = |step: &Step| matches!(step, Step::Measure(_) | Step::Reset(_));
    let is_known = |step: &Step| matches!(step, Step::Clifford(_)) || is_choice(step);
    program.steps.iter().all(is_known) && program.steps.iter().any(is_choice)
}

/// Random numbers that a shot has room for: a bit for each qubit, measurement, and reset.
pub(in crate::engine) fn frame_draws(num_qubits: usize, num_choices: usize) -> u64 {
    (num_qubits + num_choices).div_ceil(WORD) as u64
}

/// Units of work for sampling so many shots.
pub(in crate::engine) fn frames_cost(program: &Program, num_shots: u64) -> f64 {
    let last = program.final_measurements.len() as f64;
    let reference = program.work + last * cost::measurement(program.num_used) as f64;
    reference
        + num_shots.div_ceil(WORD as u64) as f64
            * batch_cost(program, program.draws_per_shot()) as f64
}

fn batch_cost(program: &Program, num_draws: u64) -> u64 {
    let gates = program.steps.iter().map(|step| match step {
        Step::Clifford(gate) => cost::gate_on_word(gate),
        _ => WORD as u64,
    });
    let last = program.final_measurements.len() * WORD;
    let coins = num_draws * 4 * WORD as u64;
    gates.sum::<u64>() + last as u64 + coins
}

/// Samples a program that [`has_frames`].
pub(in crate::engine) fn sample_frames(
    program: &Program,
    shots: Range<u64>,
    mut stream: ShotStream,
    samples: &mut Samples,
    progress: &mut Progress<'_>,
) -> Result<(), EngineError> {
    let reference = reference(program, progress)?;
    let num_draws = program.draws_per_shot();
    let batch_cost = batch_cost(program, num_draws);
    for first in shots.clone().step_by(WORD) {
        let batch = first..shots.end.min(first + WORD as u64);
        let mut frames = Frames::new(program.num_used, num_draws, batch.clone(), &mut stream);
        let mut outcomes = reference.iter();
        let mut note = |measurement: &Measurement, flips: u64| {
            let outcome = outcomes.next().copied().unwrap_or(false);
            for (place, shot) in batch.clone().enumerate() {
                let outcome = outcome ^ (flips >> place & 1 == 1);
                samples.set(shot - shots.start, measurement.clbit, outcome);
            }
        };
        for step in &program.steps {
            frames.take(step, &mut note);
        }
        for measurement in &program.final_measurements {
            note(measurement, frames.columns[measurement.bit][0]);
        }
        progress.advance(batch_cost)?;
    }
    Ok(())
}

/// The outcomes of one run, in their order: 0 where both are possible.
fn reference(program: &Program, progress: &mut Progress<'_>) -> Result<Vec<bool>, EngineError> {
    let num_qubits = program.num_used;
    let mut tableau = Tableau::new(num_qubits);
    let mut outcomes = Vec::new();
    for step in &program.steps {
        match step {
            Step::Clifford(gate) => {
                tableau.apply(gate);
                progress.advance(cost::gate(gate, num_qubits))?;
                continue;
            }
            Step::Measure(measurement) => outcomes.push(tableau.measure(measurement.bit)),
            Step::Reset(reset) if tableau.measure(reset.bit) => tableau.flip(reset.bit),
            _ => {}
        }
        progress.advance(cost::measurement(num_qubits))?;
    }
    for measurement in &program.final_measurements {
        outcomes.push(tableau.measure(measurement.bit));
        progress.advance(cost::measurement(num_qubits))?;
    }
    Ok(outcomes)
}

impl Frames {
    fn new(num_qubits: usize, num_draws: u64, shots: Range<u64>, stream: &mut ShotStream) -> Self {
        let mut coins = vec![[0; WORD]; num_draws as usize];
        for (place, shot) in shots.enumerate() {
            for (number, coins) in (0..).zip(&mut coins) {
                coins[place] = stream.bits(shot, number);
            }
        }
        coins.iter_mut().for_each(transpose);
        let mut frames = Self { columns: Vec::new(), coins, num_tossed: 0 };
        frames.columns = (0..num_qubits).map(|_| [0, frames.toss()]).collect();
        frames
    }

    /// A random bit for each shot.
    fn toss(&mut self) -> u64 {
        let number = self.num_tossed;
        self.num_tossed += 1;
        self.coins[number / WORD][number % WORD]
    }

    fn take(&mut self, step: &Step, note: &mut dyn FnMut(&Measurement, u64)) {
        match step {
            Step::Clifford(gate) => {
                let mut words = [0; 2 * MAX_QUBITS];
                let pairs = words.chunks_exact_mut(2).zip(&gate.qubits);
                pairs.for_each(|(pair, qubit)| pair.copy_from_slice(&self.columns[*qubit]));
                gate.conjugation.transform(&mut words);
                let pairs = words.chunks_exact(2).zip(&gate.qubits);
                pairs.for_each(|(pair, qubit)| self.columns[*qubit].copy_from_slice(pair));
            }
            Step::Measure(measurement) => {
                note(measurement, self.columns[measurement.bit][0]);
                self.columns[measurement.bit][1] ^= self.toss();
            }
            Step::Reset(reset) => self.columns[reset.bit] = [0, self.toss()],
            _ => {}
        }
    }
}
