//! What a Qiskit Runtime service is, seen from the page.

use std::fmt;
use std::rc::Rc;

use futures::future::LocalBoxFuture;
use futures::stream::LocalBoxStream;
use thiserror::Error;

use super::{EngineError, ExecError};
use crate::backend::{BackendInfo, IsaError, Target};
use crate::primitives::options::{OptionErrors, PrimitiveOptions as _, WithoutEffect};
use crate::primitives::{
    EstimatorOptions, EstimatorPub, PrimitiveResult, PubError, SamplerOptions, SamplerPub,
};

/// What a service answers with, some time.
pub type ServiceFuture<'a, T> = LocalBoxFuture<'a, Result<T, ServiceError>>;

/// Identifier of a job, given by its service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub String);

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A program with its inputs.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one for a job, and it is moved a few times"
)]
pub enum Program {
    /// Sampler V2.
    Sampler {
        /// What to run.
        pubs: Vec<SamplerPub>,
        /// How to run it.
        options: SamplerOptions,
    },
    /// Estimator V2.
    Estimator {
        /// What to find the values of.
        pubs: Vec<EstimatorPub>,
        /// How to find them.
        options: EstimatorOptions,
    },
}

impl Program {
    /// Number of qubits of each PUB's circuit, in their order.
    pub fn num_qubits(&self) -> Vec<u32> {
        match self {
            Self::Sampler { pubs, .. } => pubs.iter().map(|p| p.circuit.num_qubits()).collect(),
            Self::Estimator { pubs, .. } => pubs.iter().map(|p| p.circuit.num_qubits()).collect(),
        }
    }

    /// The seed that the options ask for.
    pub fn seed(&self) -> Option<u64> {
        match self {
            Self::Sampler { options, .. } => options.seed(),
            Self::Estimator { options, .. } => options.seed(),
        }
    }

    /// The options that change nothing where there is no noise.
    ///
    /// # Errors
    /// [`OptionErrors`] for options that are not possible, or that a simulation without noise
    /// cannot follow.
    pub fn without_effect(&self) -> Result<Vec<WithoutEffect>, OptionErrors> {
        match self {
            Self::Sampler { options, .. } => options.without_effect(),
            Self::Estimator { options, .. } => options.without_effect(),
        }
    }
}

/// A job as it is submitted.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRequest {
    /// Name of the backend.
    pub backend: String,
    /// The program to run there.
    pub program: Program,
}

/// The state of a job, in Qiskit Runtime's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobStatus {
    /// Waiting for its turn.
    Queued,
    /// Being computed.
    Running,
    /// Ended with a result.
    Completed,
    /// Ended because somebody cancelled it.
    Cancelled,
    /// Ended with an error.
    Failed,
}

impl JobStatus {
    /// Whether nothing follows this state.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled | Self::Failed)
    }
}

/// What happens to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobEvent {
    /// The job has entered this state.
    Status(JobStatus),
    /// `done` of `total` units of work are done.
    Progress {
        /// Units done.
        done: u64,
        /// Units in all.
        total: u64,
    },
}

/// Why a service did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ServiceError {
    /// There is no backend of this name.
    #[error("there is no backend {name}")]
    NoSuchBackend {
        /// The name asked for.
        name: String,
    },
    /// The backend is offered, but nobody has said yet what it can do.
    #[error("what {name} can do is not known yet")]
    NoTarget {
        /// Its name.
        name: String,
    },
    /// There is no job of this identifier.
    #[error("there is no job {id}")]
    NoSuchJob {
        /// The identifier asked for.
        id: JobId,
    },
    /// The job has not ended yet.
    #[error("job {id} has not ended")]
    NotEnded {
        /// The job.
        id: JobId,
    },
    /// The request has no PUB.
    #[error("the job has no PUB")]
    NoPubs,
    /// Options that are not possible, or that this backend cannot follow.
    #[error("options: {0}")]
    Options(#[from] OptionErrors),
    /// A PUB that cannot be run.
    #[error("PUB {index}: {error}")]
    Pub {
        /// Place of the PUB in the job.
        index: usize,
        /// What is wrong with it.
        error: PubError,
    },
    /// Exact values from a backend that can only measure.
    #[error("PUB {index}: a precision of 0 is possible on simulators alone")]
    NotExact {
        /// Place of the PUB in the job.
        index: usize,
    },
    /// A circuit with more qubits than the backend has.
    #[error("PUB {index}: {num_qubits} qubits, the backend has {available}")]
    TooManyQubits {
        /// Place of the PUB in the job.
        index: usize,
        /// Number of qubits of its circuit.
        num_qubits: u32,
        /// Number of qubits of the backend.
        available: u32,
    },
    /// A circuit that is not made of the backend's own instructions.
    #[error("PUB {index}: {error}")]
    NotIsa {
        /// Place of the PUB in the job.
        index: usize,
        /// What is not.
        error: IsaError,
    },
    /// A PUB that the engine does not bring to its end.
    #[error("PUB {index}: {error}")]
    Engine {
        /// Place of the PUB in the job.
        index: usize,
        /// What the engine says.
        error: EngineError,
    },
    /// The computation failed otherwise, or was cancelled.
    #[error(transparent)]
    Exec(#[from] ExecError),
}

/// A Qiskit Runtime service.
///
/// The page holds it as `Rc<dyn Service>` and cannot tell who answers; what differs between
/// services is data in [`BackendInfo`].
pub trait Service {
    /// The backends that jobs can be sent to.
    fn backends(&self) -> ServiceFuture<'_, Vec<BackendInfo>>;

    /// What a backend can do in detail.
    fn target(&self, backend: &str) -> ServiceFuture<'_, Rc<Target>>;

    /// Takes a job, after checking what can be checked at once.
    fn submit(&self, request: JobRequest) -> ServiceFuture<'_, JobId>;

    /// What happens to a job from now on, beginning with its present state. The stream ends
    /// after a final state; it is empty for an unknown job.
    fn events(&self, id: &JobId) -> LocalBoxStream<'static, JobEvent>;

    /// The result of a job that has completed, or the error it failed with.
    fn result(&self, id: &JobId) -> ServiceFuture<'_, PrimitiveResult>;

    /// Cancels a job; one that has ended stays as it is.
    fn cancel(&self, id: &JobId) -> ServiceFuture<'_, ()>;
}
