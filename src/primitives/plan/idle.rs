//! Circuits without the qubits on which nothing happens.
//!
//! A circuit for a device has all qubits of the device, and most of them are idle. They are taken
//! away before anything is computed, so that a circuit costs what its other qubits cost. Nothing
//! that can be seen changes: an idle qubit is 0, so a Z on it is 1, as an I is. Where an
//! observable has an X or a Y on it, it stays, since what is measured there is chance.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::circuit::analysis::idle_qubits;
use crate::circuit::{Circuit, Qubit};
use crate::math::bits::ones;
use crate::observable::SparsePauliOp;
use crate::primitives::{NdArray, ObservablesArray};

/// A circuit without its idle qubits, but for one where all are idle.
pub(crate) fn without_idle_qubits(circuit: &Rc<Circuit>) -> Rc<Circuit> {
    kept(circuit, &[]).map_or_else(|| Rc::clone(circuit), |kept| Rc::new(circuit.with_only(&kept)))
}

/// A circuit and observables on it, as many as before, without the qubits that are idle and on
/// which no observable has an X or a Y.
pub(super) fn without_idle_observed(
    circuit: &Rc<Circuit>,
    observables: &ObservablesArray,
) -> Option<(Rc<Circuit>, ObservablesArray)> {
    let kept = kept(circuit, observables.observables())?;
    let qubits: Vec<u32> = kept.iter().map(|qubit| qubit.0).collect();
    let picked = |observable: &SparsePauliOp| {
        let terms = observable.terms().iter();
        let terms = terms.map(|(pauli, factor)| (pauli.picked(&qubits), *factor)).collect();
        SparsePauliOp::new(qubits.len() as u32, terms).ok()
    };
    let all = observables.observables().iter().map(picked).collect::<Option<Vec<_>>>()?;
    let array = NdArray::new(observables.shape().clone(), all).ok()?;
    Some((Rc::new(circuit.with_only(&kept)), ObservablesArray::new(array).ok()?))
}

/// The qubits that matter, at least one; `None` if all do.
fn kept(circuit: &Circuit, observables: &[SparsePauliOp]) -> Option<BTreeSet<Qubit>> {
    let mut idle = BTreeSet::new();
    idle.extend(idle_qubits(circuit));
    for (pauli, _) in observables.iter().flat_map(SparsePauliOp::terms) {
        if idle.is_empty() {
            break;
        }
        for qubit in ones(pauli.x().iter().copied()) {
            idle.remove(&Qubit(qubit as u32));
        }
    }
    if idle.len() == circuit.num_qubits() as usize {
        idle.pop_first();
    }
    if idle.is_empty() {
        return None;
    }
    let mut kept = BTreeSet::new();
    kept.extend((0..circuit.num_qubits()).map(Qubit).filter(|qubit| !idle.contains(qubit)));
    Some(kept)
}
