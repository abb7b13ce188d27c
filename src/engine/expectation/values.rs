//! Values of Pauli strings in the final state of a program.

use std::collections::BTreeMap;

use wide::{f32x4, f64x2};

use super::super::EngineError;
use super::super::final_state::run;
use super::super::kernels::{Half, Lanes};
use super::super::method::{Method, Precision};
use super::super::program::Program;
use super::super::progress::Progress;
use super::super::qubits::Qubits;
use super::super::stabilizer_state::StabilizerState;
use super::super::state::State;
use super::super::tableau::Tableau;
use super::group::{Group, Masks};
use crate::math::bits::bit;
use crate::observable::Pauli;

/// Strings whose values in the final state of a program are wanted.
pub(super) struct Values<'p> {
    program: &'p Program,
    paulis: &'p [&'p Pauli],
    /// Of strings on a state vector, those whose value is not known beforehand.
    groups: Vec<Group>,
    known: Vec<f64>,
    /// Units of work.
    pub(super) work: f64,
}

impl<'p> Values<'p> {
    pub(super) fn new(program: &'p Program, paulis: &'p [&'p Pauli]) -> Self {
        let (groups, known) = match program.method {
            Method::Stabilizer => (Vec::new(), Vec::new()),
            Method::Statevector => match program.precision {
                Precision::Double => grouped::<f64x2>(program, paulis),
                Precision::Single => grouped::<f32x4>(program, paulis),
            },
        };
        let of_strings = match program.method {
            Method::Statevector => groups.iter().map(Group::work).sum(),
            Method::Stabilizer => paulis.len() as u64 * string_work(program),
        };
        let work = program.run_cost() + of_strings as f64;
        Self { program, paulis, groups, known, work }
    }

    /// The value of each string before the final measurements.
    pub(super) fn find(self, progress: &mut Progress<'_>) -> Result<Vec<f64>, EngineError> {
        if self.program.always_measures_amid() {
            return Err(EngineError::NoSingleFinalState);
        }
        match self.program.method {
            Method::Stabilizer => self.find_on_stabilizers(progress),
            Method::Statevector => match self.program.precision {
                Precision::Double => self.find_on_state::<f64x2>(progress),
                Precision::Single => self.find_on_state::<f32x4>(progress),
            },
        }
    }

    fn find_on_stabilizers(self, progress: &mut Progress<'_>) -> Result<Vec<f64>, EngineError> {
        let state = StabilizerState::new(run::<Tableau>(self.program, progress)?, self.program);
        let value = |pauli: &&Pauli| {
            progress.advance(string_work(self.program))?;
            Ok(f64::from(state.expectation(pauli.x(), pauli.z())))
        };
        self.paulis.iter().map(value).collect()
    }

    fn find_on_state<L: Lanes>(self, progress: &mut Progress<'_>) -> Result<Vec<f64>, EngineError>
    where
        State<L>: Qubits,
    {
        let state = run::<State<L>>(self.program, progress)?;
        let mut values = self.known;
        for group in &self.groups {
            group.write_values(&state, &mut values, progress)?;
        }
        Ok(values)
    }
}

/// Units of work for a string on stabilizers.
fn string_work(program: &Program) -> u64 {
    (program.num_used * program.num_used / 16) as u64 + 1
}

/// The strings in groups, and the values of those in no group: 0 where a qubit is flipped to which
/// nothing happens, 1 of a string without letters on the others.
fn grouped<L: Lanes>(program: &Program, paulis: &[&Pauli]) -> (Vec<Group>, Vec<f64>) {
    let mut groups: BTreeMap<(usize, Half), Vec<(usize, usize)>> = BTreeMap::new();
    let mut known = vec![0.0; paulis.len()];
    for (number, pauli) in paulis.iter().enumerate() {
        match masks(program, pauli) {
            None => {}
            Some(Masks { x: 0, z: 0 }) => known[number] = 1.0,
            Some(masks) => {
                groups.entry((masks.x, masks.half())).or_default().push((masks.z, number));
            }
        }
    }
    let group = |((x, half), terms)| Group::new::<L>(program.num_used, x, half, terms);
    (groups.into_iter().map(group).collect(), known)
}

/// A string on the bits of the state; nothing if it flips a qubit that is not among them.
fn masks(program: &Program, pauli: &Pauli) -> Option<Masks> {
    let mut masks = Masks { x: 0, z: 0 };
    for qubit in pauli.support() {
        match program.layout[qubit] {
            Some(place) => {
                masks.x |= usize::from(bit(pauli.x(), qubit)) << place;
                masks.z |= usize::from(bit(pauli.z(), qubit)) << place;
            }
            None if bit(pauli.x(), qubit) => return None,
            // It is 0, where Z is 1.
            None => {}
        }
    }
    Some(masks)
}
