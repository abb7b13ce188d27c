//! The browser behind the ports: workers that execute tasks, storage, randomness.
//!
//! Owns: [`WorkerPool`], the [`Executor`](crate::runtime::Executor) over web workers; [`serve`],
//! the worker's end of it, its threads, and the protocol between the two; [`first_sign`] of a person;
//! [`LocalStorage`], the [`Store`](crate::runtime::Store) of this browser; [`random_seed`]. Does
//! not know: jobs and services, Yew, what the page looks like.
//!
//! What can be decided without a browser is decided without one: `schedule` says which worker
//! gets which task and what a crash means, `pool` carries that out.
//!
//! The room compiles natively too, for its tests, but there the browser's parts do not run.

mod entropy;
mod environment;
mod handle;
mod person;
mod pool;
mod protocol;
mod schedule;
mod store;
#[cfg(feature = "threads")]
mod threads;
mod worker;

pub use entropy::random_seed;
pub use environment::{device_memory, pool_size, worker_url};
pub use person::first_sign;
pub use pool::{MUCH_MEMORY, PoolOptions, WorkerPool};
pub use store::LocalStorage;
#[cfg(feature = "threads")]
pub use threads::{be_thread, start_threads};
pub use worker::serve;

#[cfg(test)]
mod tests;
