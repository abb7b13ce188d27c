//! The seam: jobs go in, events and results come out, whoever computes.
//!
//! Owns: the [`Service`] trait and its words ([`JobRequest`], [`JobStatus`], [`JobEvent`]),
//! [`LocalService`] which answers by handing tasks to an [`Executor`], and the ports that the
//! outside implements ([`Executor`], [`Store`]). Does not know: browsers, HTTP, Yew.

mod executor;
mod inline;
mod jobs;
mod live;
mod local;
mod offers;
mod service;
mod store;

pub use crate::engine::{EngineError, ParameterError};
pub use executor::{ExecError, Executor, TaskEvent, TaskId, TaskSink};
pub use inline::InlineExecutor;
pub use live::LiveState;
pub use local::LocalService;
pub use service::{
    JobEvent, JobId, JobRequest, JobStatus, Program, Service, ServiceError, ServiceFuture,
};
pub use store::{MemoryStore, Store, StoreError};

#[cfg(test)]
mod tests;
