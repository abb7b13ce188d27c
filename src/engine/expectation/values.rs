//! Values of Pauli strings in the final state of a program.

use std::collections::BTreeMap;

use wide::f64x2;

use super::super::EngineError;
use super::super::kernels::Half;
use super::super::machine::{Machine, Pause};
use super::super::method::Method;
use super::super::program::Program;
use super::super::progress::Progress;
use super::super::stabilizer_state::StabilizerState;
use super::super::state::State;
use super::super::tableau::Tableau;
use super::group::{Group, Masks};
use crate::math::bits::bit;
use crate::observable::Pauli;

/// The expectation value of each string before the final measurements.
///
/// `share` is what all of it counts for in the progress, in units of work.
pub(super) fn values(
    program: &Program,
    paulis: &[&Pauli],
    share: f64,
    progress: &mut Progress<'_>,
) -> Result<Vec<f64>, EngineError> {
    if program.always_measures_amid() {
        return Err(EngineError::NoSingleFinalState);
    }
    match program.method {
        Method::Statevector => on_state(program, paulis, share, progress),
        Method::Stabilizer => on_stabilizers(program, paulis, share, progress),
    }
}

/// Units of work for the values of strings after a program.
pub(super) fn work(program: &Program, paulis: &[&Pauli]) -> f64 {
    let of_strings = match program.method {
        Method::Statevector => work_of_groups(program, &grouped(program, paulis).0),
        Method::Stabilizer => paulis.len() as f64 * string_work(program) as f64,
    };
    program.run_cost() + of_strings
}

fn work_of_groups(program: &Program, groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.work::<f64x2>(program.num_used)).sum::<u64>() as f64
}

/// Units of work for a string on stabilizers.
fn string_work(program: &Program) -> u64 {
    (program.num_used * program.num_used / 16) as u64 + 1
}

fn on_stabilizers(
    program: &Program,
    paulis: &[&Pauli],
    share: f64,
    progress: &mut Progress<'_>,
) -> Result<Vec<f64>, EngineError> {
    progress.set_share(share / work(program, paulis));
    let each = string_work(program);
    let mut machine = Machine::<Tableau>::start(program, progress)?;
    let Pause::End = machine.advance(program, progress)? else {
        return Err(EngineError::NoSingleFinalState);
    };
    let state = StabilizerState::new(machine.state, program);
    let value = |pauli: &&Pauli| {
        progress.advance(each)?;
        Ok(f64::from(state.expectation(pauli.x(), pauli.z())))
    };
    paulis.iter().map(value).collect()
}

fn on_state(
    program: &Program,
    paulis: &[&Pauli],
    share: f64,
    progress: &mut Progress<'_>,
) -> Result<Vec<f64>, EngineError> {
    let (groups, mut values) = grouped(program, paulis);
    let of_groups = work_of_groups(program, &groups);
    progress.set_share(share / (program.run_cost() + of_groups).max(1.0));
    let mut machine = Machine::<State>::start(program, progress)?;
    let Pause::End = machine.advance(program, progress)? else {
        return Err(EngineError::NoSingleFinalState);
    };
    for group in &groups {
        group.write_values(&machine.state, &mut values, progress)?;
    }
    Ok(values)
}

/// The strings in groups, and the values of those in no group: 0 where a qubit is flipped to which
/// nothing happens, 1 of a string without letters on the others.
fn grouped(program: &Program, paulis: &[&Pauli]) -> (Vec<Group>, Vec<f64>) {
    let mut groups: BTreeMap<(usize, Half), Vec<(usize, usize)>> = BTreeMap::new();
    let mut values = vec![0.0; paulis.len()];
    for (number, pauli) in paulis.iter().enumerate() {
        match masks(program, pauli) {
            None => {}
            Some(Masks { x: 0, z: 0 }) => values[number] = 1.0,
            Some(masks) => {
                groups.entry((masks.x, masks.half())).or_default().push((masks.z, number));
            }
        }
    }
    let groups = groups.into_iter().map(|((x, half), terms)| Group { x, half, terms });
    (groups.collect(), values)
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
