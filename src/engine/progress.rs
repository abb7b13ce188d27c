//! Adding up the work done.

use std::ops::ControlFlow;

use super::{EngineError, Monitor};

/// Units of work between two reports: a few tenths of a millisecond of one core.
const PIECE: u64 = 1 << 17;

/// Adds up units of work, each about one complex multiplication, and tells the monitor.
pub(super) struct Progress<'m> {
    monitor: &'m mut dyn Monitor,
    done: f64,
    total: f64,
    /// How much a unit of work counts. Work done for a part of the shots counts in proportion
    /// to that part, and work done a second time not at all: so `done` ends at `total` however
    /// the shots fall apart.
    share: f64,
    unreported: u64,
}

impl<'m> Progress<'m> {
    pub(super) fn new(monitor: &'m mut dyn Monitor, total: f64) -> Self {
        Self { monitor, done: 0.0, total, share: 1.0, unreported: 0 }
    }

    /// How much the work from now on counts.
    pub(super) fn set_share(&mut self, share: f64) {
        self.share = share;
    }

    /// Counts `work` units as done.
    pub(super) fn advance(&mut self, work: u64) -> Result<(), EngineError> {
        self.done += work as f64 * self.share;
        self.pass(work)
    }

    /// Takes note of `work` units that are not part of the total.
    pub(super) fn pass(&mut self, work: u64) -> Result<(), EngineError> {
        self.unreported += work;
        if self.unreported < PIECE {
            return Ok(());
        }
        self.unreported = 0;
        let done = self.done.min(self.total);
        match self.monitor.report(done as u64, self.total as u64) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(EngineError::Cancelled),
        }
    }
}
