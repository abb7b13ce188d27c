//! The backends that a local service offers.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Program, ServiceError};
use crate::backend::{BackendInfo, IsaError, Target, check_angles};
use crate::circuit::Circuit;
use crate::primitives::BindingsArray;

/// The backends, in the order in which they were offered. The first one is the engine.
pub(super) struct Offers {
    offers: Vec<Offer>,
}

struct Offer {
    info: BackendInfo,
    /// There as soon as somebody has said it.
    target: Option<Rc<Target>>,
}

impl Offers {
    /// The engine, with every gate on all its qubits.
    pub(super) fn new(engine: BackendInfo) -> Self {
        let target = Target::any_gate(&engine.name, engine.num_qubits).ok().map(Rc::new);
        Self { offers: vec![Offer { info: engine, target }] }
    }

    /// Offers a backend, in the place of one of the same name if there is one.
    pub(super) fn offer(&mut self, info: BackendInfo) {
        match self.offers.iter_mut().find(|offer| offer.info.name == info.name) {
            Some(offer) => offer.info = info,
            None => self.offers.push(Offer { info, target: None }),
        }
    }

    /// Says what a device can do. One that is not offered yet is from now on.
    pub(super) fn set_target(&mut self, target: Target) {
        let info = BackendInfo::device(&target);
        let target = Some(Rc::new(target));
        match self.offers.iter_mut().find(|offer| offer.info.name == info.name) {
            Some(offer) => offer.target = target,
            None => self.offers.push(Offer { info, target }),
        }
    }

    pub(super) fn infos(&self) -> Vec<BackendInfo> {
        self.offers.iter().map(|offer| offer.info.clone()).collect()
    }

    fn find(&self, name: &str) -> Result<&Offer, ServiceError> {
        let found = self.offers.iter().find(|offer| offer.info.name == name);
        found.ok_or_else(|| ServiceError::NoSuchBackend { name: name.to_owned() })
    }

    pub(super) fn info(&self, name: &str) -> Result<&BackendInfo, ServiceError> {
        Ok(&self.find(name)?.info)
    }

    pub(super) fn target(&self, name: &str) -> Result<&Rc<Target>, ServiceError> {
        let target = self.find(name)?.target.as_ref();
        target.ok_or_else(|| ServiceError::NoTarget { name: name.to_owned() })
    }
}

/// Checks that every circuit of a program can run on a device as it is, with all its values.
pub(super) fn check_isa(program: &Program, target: &Target) -> Result<(), ServiceError> {
    let pubs: Vec<(&Circuit, &BindingsArray)> = match program {
        Program::Sampler { pubs, .. } => {
            pubs.iter().map(|own| (own.circuit.as_ref(), &own.parameter_values)).collect()
        }
        Program::Estimator { pubs, .. } => {
            pubs.iter().map(|own| (own.circuit.as_ref(), &own.parameter_values)).collect()
        }
    };
    for (index, (circuit, values)) in pubs.into_iter().enumerate() {
        check_pub(circuit, values, target)
            .map_err(|error| ServiceError::NotIsa { index, error })?;
    }
    Ok(())
}

/// Checks one circuit. Values are looked at only where a gate's angles are limited.
fn check_pub(circuit: &Circuit, values: &BindingsArray, target: &Target) -> Result<(), IsaError> {
    let is_limited = target.gates().any(|gate| target.angle_range(gate).is_some());
    if !is_limited || values.num_parameters() == 0 {
        return check_angles(circuit, target, &|_| None);
    }
    let names = circuit.parameters();
    let mut numbers = BTreeMap::new();
    numbers.extend(names.iter().enumerate().map(|(number, name)| (name.as_str(), number)));
    (0..values.num_sets()).try_for_each(|set| {
        let values = values.set(set);
        let value = |name: &str| values.get(*numbers.get(name)?).copied();
        check_angles(circuit, target, &value)
    })
}
