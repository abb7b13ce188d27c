//! Choosing among backends, as Qiskit Runtime's `backends` and `least_busy` do.

use thiserror::Error;

use super::BackendInfo;

/// What backends have to be like; what is unset does not matter.
#[derive(Clone, Copy, Default)]
pub struct BackendFilters<'f> {
    /// Its name is this one.
    pub name: Option<&'f str>,
    /// It has at least so many qubits.
    pub min_num_qubits: Option<u32>,
    /// Whether it takes jobs.
    pub operational: Option<bool>,
    /// Whether it is a simulator.
    pub simulator: Option<bool>,
    /// Whether it runs dynamic circuits.
    pub dynamic_circuits: Option<bool>,
    /// A condition of one's own.
    pub own: Option<&'f dyn Fn(&BackendInfo) -> bool>,
}

/// Nothing is as it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("No backend matches the criteria.")]
pub struct NoBackend;

impl BackendFilters<'_> {
    /// Whether a backend is as these filters want it.
    pub fn admit(&self, backend: &BackendInfo) -> bool {
        let BackendFilters { name, min_num_qubits, operational, simulator, dynamic_circuits, own } =
            *self;
        name.is_none_or(|name| name == backend.name)
            && min_num_qubits.is_none_or(|least| backend.num_qubits >= least)
            && operational.is_none_or(|wanted| backend.status.operational == wanted)
            && simulator.is_none_or(|wanted| backend.simulator == wanted)
            && dynamic_circuits.is_none_or(|wanted| backend.dynamic_circuits == wanted)
            && own.is_none_or(|is_wanted| is_wanted(backend))
    }
}

impl std::fmt::Debug for BackendFilters<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BackendFilters")
            .field("name", &self.name)
            .field("min_num_qubits", &self.min_num_qubits)
            .field("operational", &self.operational)
            .field("simulator", &self.simulator)
            .field("dynamic_circuits", &self.dynamic_circuits)
            .field("own", &self.own.map(|_| ".."))
            .finish()
    }
}

/// The backends that the filters admit, in the order of the list.
pub fn backends<'b>(list: &'b [BackendInfo], filters: &BackendFilters<'_>) -> Vec<&'b BackendInfo> {
    list.iter().filter(|backend| filters.admit(backend)).collect()
}

/// Of the backends that take jobs and that the filters admit, the one where the fewest jobs wait;
/// of several the first in the list.
///
/// # Errors
/// [`NoBackend`] where there is none.
pub fn least_busy<'b>(
    list: &'b [BackendInfo],
    filters: &BackendFilters<'_>,
) -> Result<&'b BackendInfo, NoBackend> {
    let online = list.iter().filter(|backend| backend.status.operational);
    let admitted = online.filter(|backend| filters.admit(backend));
    admitted.min_by_key(|backend| backend.status.pending_jobs).ok_or(NoBackend)
}
