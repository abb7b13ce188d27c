//! Whether two circuits do the same.
//!
//! Both act on a few random states, the same for both. That decides it: if `U` and `V` do the same
//! to a state `ψ` up to a phase, then `ψ` is an eigenvector of `U†V`; and a state drawn at random
//! is one with probability zero, unless `U†V` is a multiple of the identity.
//!
//! In numbers: the squared distance of the two results is on average the squared Frobenius norm of
//! `V - exp(iφ)·U` divided by the dimension. Differences are accepted up to [`TOLERANCE`], which
//! rounding errors of a million gates do not reach. On [`MAX_QUBITS`] qubits the smallest
//! difference there can be, a wrong phase of a single basis state, is found from some 10⁻⁷
//! radians on; a wrong angle of a turn of one qubit from 10⁻⁸.

mod layouts;

use std::collections::BTreeMap;

use thiserror::Error;

pub use layouts::Layouts;
use layouts::Shared;

use super::EngineError;
use super::gate_step::GateStep;
use super::gates::Writer;
use super::places::deposit;
use super::plain::PlainGate;
use crate::circuit::analysis::mid_circuit_measurements;
use crate::circuit::{Circuit, Clbit, Instruction, Operation, Qubit};
use crate::math::random::ShotStream;
use crate::math::{C64, arg, cis};

/// Most qubits that are simulated. Qubits of which neither circuit makes any use do not count.
pub const MAX_QUBITS: usize = 12;

/// Largest distance of two states, as the norm of their difference, that counts as none.
pub const TOLERANCE: f64 = 1e-9;

/// Number of random states. One would do but for bad luck with the size of an amplitude.
const NUM_STATES: u64 = 3;

/// What became of a comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparison {
    /// They do the same up to a phase: what the second one does is `exp(i·phase)` times what
    /// the first one does.
    Same {
        /// The phase in radians, from -π to π.
        phase: f64,
    },
    /// They do something else.
    Different {
        /// The norm of the difference of the two results, for a random state.
        distance: f64,
    },
    /// They do the same, and measure other qubits or into other bits at the end.
    MeasuredDifferently,
}

impl Comparison {
    /// Whether they do the same up to a global phase.
    pub fn is_same_up_to_phase(self) -> bool {
        matches!(self, Self::Same { .. })
    }

    /// Whether they do the same, the global phase included.
    pub fn is_same(self) -> bool {
        matches!(self, Self::Same { phase } if phase.abs() <= TOLERANCE)
    }
}

/// Which of the two circuits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first one.
    First,
    /// The second one.
    Second,
}

/// Why two circuits cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EquivalenceError {
    /// A circuit does more than apply gates and then measure.
    #[error("a circuit that resets, decides or goes on after a measurement cannot be compared")]
    NotUnitary {
        /// Which one.
        side: Side,
        /// Place of the first instruction of that kind.
        place: usize,
    },
    /// Too many qubits to simulate.
    #[error("{num_qubits} qubits are in use, {limit} can be simulated")]
    TooManyQubits {
        /// Number of qubits in use.
        num_qubits: usize,
        /// Most qubits that can be.
        limit: usize,
    },
    /// A layout that does not give each qubit of the first circuit one of its own in the second.
    #[error("the layout does not give each qubit of the first circuit one in the second")]
    BadLayout,
    /// The second circuit has a parameter that the first one has not.
    #[error("the first circuit has no parameter {name}")]
    UnknownParameter {
        /// Its name.
        name: String,
    },
    /// A circuit cannot be made ready to run.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// Compares two circuits, which have the same values of their parameters, those being in the
/// order of the first one's [`Circuit::parameters`].
///
/// Qubits of the second circuit that stand for none of the first one are 0 at the beginning and
/// have to be 0 at the end. Measurements have to be final; they are the same when the same
/// qubits go into the same bits. What happens before counts even where no measurement would
/// tell.
///
/// Cost: a few sweeps over `2^n` amplitudes for each gate.
///
/// # Errors
/// See [`EquivalenceError`].
pub fn compare(
    first: &Circuit,
    second: &Circuit,
    parameter_values: &[f64],
    layouts: &Layouts,
) -> Result<Comparison, EquivalenceError> {
    check_unitary(first, Side::First)?;
    check_unitary(second, Side::Second)?;
    let values = values_by_name(first, second, parameter_values)?;
    let shared = Shared::new(first, second, layouts)?;
    let first_gates = gates(first, &values, &shared.first)?;
    let second_gates = gates(second, &values, &shared.second)?;
    let comparison = compare_gates(&first_gates, &second_gates, &shared);
    let expected =
        measured(first).into_iter().map(|(bit, qubit)| (bit, layouts.last[qubit.index()]));
    if comparison.is_same_up_to_phase() && !measured(second).into_iter().eq(expected) {
        return Ok(Comparison::MeasuredDifferently);
    }
    Ok(comparison)
}

fn check_unitary(circuit: &Circuit, side: Side) -> Result<(), EquivalenceError> {
    let is_allowed = |step: &Instruction| {
        let is_measurement = step.operation == Operation::Measure;
        let is_nothing = matches!(step.operation, Operation::Barrier(_) | Operation::Delay(_));
        step.base_gate().is_some() || is_measurement || is_nothing
    };
    let steps = circuit.instructions();
    let refused = steps.iter().take_while(|step| is_allowed(step)).count();
    if refused < steps.len() {
        return Err(EquivalenceError::NotUnitary { side, place: refused });
    }
    match mid_circuit_measurements(circuit).first() {
        Some(&place) => Err(EquivalenceError::NotUnitary { side, place }),
        None => Ok(()),
    }
}

fn values_by_name(
    first: &Circuit,
    second: &Circuit,
    values: &[f64],
) -> Result<BTreeMap<String, f64>, EquivalenceError> {
    let names = first.parameters();
    let (expected, found) = (names.len(), values.len());
    if expected != found {
        return Err(EngineError::ParameterCount { expected, found }.into());
    }
    let values: BTreeMap<String, f64> = names.into_iter().zip(values.iter().copied()).collect();
    match second.parameters().into_iter().find(|name| !values.contains_key(name)) {
        Some(name) => Err(EquivalenceError::UnknownParameter { name }),
        None => Ok(values),
    }
}

/// The gates of a circuit on the qubits of the state.
fn gates(
    circuit: &Circuit,
    values: &BTreeMap<String, f64>,
    number_of: &[Option<usize>],
) -> Result<Vec<GateStep>, EquivalenceError> {
    let in_state = |qubit: Qubit| number_of[qubit.index()].map(|number| Qubit(number as u32));
    let moved = |step: &Instruction| step.map_bits(&in_state, &Some);
    let steps: Vec<(usize, Instruction)> = (circuit.instructions().iter().enumerate())
        .filter(|(_, step)| step.base_gate().is_some())
        .filter_map(|(place, step)| Some((place, moved(step)?)))
        .collect();
    let value_of = |name: &str| values.get(name).copied();
    let mut writer = Writer::new(circuit.definitions());
    let mut gates = Vec::new();
    for (place, step) in &steps {
        gates.extend(writer.write_out(step, *place, &value_of)?);
    }
    Ok(gates)
}

/// The qubit whose outcome each bit holds at the end.
fn measured(circuit: &Circuit) -> BTreeMap<Clbit, Qubit> {
    let is_measurement = |step: &&Instruction| step.operation == Operation::Measure;
    let measurements = circuit.instructions().iter().filter(is_measurement);
    let pairs = measurements.flat_map(|step| step.clbits.iter().copied().zip(step.qubits.clone()));
    pairs.collect()
}

fn compare_gates(first: &[GateStep], second: &[GateStep], shared: &Shared) -> Comparison {
    let num_first = shared.initial.len();
    let mut phase = None;
    let mut distance: f64 = 0.0;
    for number in 0..NUM_STATES {
        let state = random_state(num_first, number);
        let mut found = spread(&state, &shared.initial, shared.num_second);
        apply(second, &mut found);
        let mut expected = state;
        apply(first, &mut expected);
        let expected = spread(&expected, &shared.last, shared.num_second);
        // The phase of the first state has to be that of all.
        let overlap = || expected.iter().zip(&found).map(|(a, b)| a.conj() * b).sum::<C64>();
        let phase = *phase.get_or_insert_with(|| arg(overlap()));
        let differences = expected.iter().zip(&found).map(|(a, b)| (b - a * cis(phase)).norm_sqr());
        distance = distance.max(differences.sum::<f64>().sqrt());
    }
    match phase {
        Some(phase) if distance <= TOLERANCE => Comparison::Same { phase },
        _ => Comparison::Different { distance },
    }
}

/// A state drawn at random, one of those that are always drawn.
fn random_state(num_qubits: usize, number: u64) -> Vec<C64> {
    let dim = 1_u64 << num_qubits;
    let mut stream = ShotStream::new(0, number, 2);
    let mut part = |index, draw| 2.0 * stream.uniform(index, draw) - 1.0;
    let state: Vec<C64> = (0..dim).map(|k| C64::new(part(k, 0), part(k, 1))).collect();
    let norm = state.iter().map(C64::norm_sqr).sum::<f64>().sqrt();
    state.into_iter().map(|amplitude| amplitude / norm).collect()
}

/// The state with its qubits at these places among more, the others being 0.
fn spread(state: &[C64], places: &[usize], num_qubits: usize) -> Vec<C64> {
    let mut larger = vec![C64::ZERO; 1 << num_qubits];
    for (index, amplitude) in state.iter().enumerate() {
        larger[deposit(index, places)] = *amplitude;
    }
    larger
}

fn apply(gates: &[GateStep], state: &mut [C64]) {
    for gate in gates {
        PlainGate::new(gate).apply(state);
    }
}

#[cfg(test)]
mod tests;
