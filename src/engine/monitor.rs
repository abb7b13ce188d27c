//! How long work tells that it goes on, and learns that it should not.

use std::ops::{ControlFlow, Range};

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

/// Reports some of several equal parts of the work.
pub struct Part<'m> {
    monitor: &'m mut dyn Monitor,
    parts: Range<u64>,
    count: u64,
}

impl<'m> Part<'m> {
    /// The parts with these numbers, counted from zero, out of so many, of what `monitor`
    /// watches.
    pub fn new(monitor: &'m mut dyn Monitor, parts: Range<u64>, count: u64) -> Self {
        Self { monitor, parts, count }
    }
}

impl Monitor for Part<'_> {
    fn report(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        let len = self.parts.end.saturating_sub(self.parts.start);
        let before = self.parts.start.saturating_mul(total);
        let done = before.saturating_add(done.saturating_mul(len));
        self.monitor.report(done, total.saturating_mul(self.count))
    }
}
