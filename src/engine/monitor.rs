//! How long work tells that it goes on, and learns that it should not.

use std::ops::ControlFlow;

/// Watches a piece of long work.
pub trait Monitor {
    /// Told after every bounded piece of work: `done` of `total` units. Units are alike in
    /// cost, so that `done / total` is a true fraction; for a circuit with control flow it is a
    /// guess, since nobody knows beforehand which way it goes. Break to stop the work.
    fn report(&mut self, done: u64, total: u64) -> ControlFlow<()>;
}

/// A monitor that never stops anything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Monitor for Unwatched {
    fn report(&mut self, _done: u64, _total: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
