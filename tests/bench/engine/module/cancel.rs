//! How soon a run can be stopped.

use std::ops::ControlFlow;

use ketpad::circuit::Circuit;
use ketpad::engine::{EngineError, Monitor, compile, statevector};

use crate::failure::Failure;
use crate::task::{Work, now};

/// How long a run is looked at before it is stopped, in milliseconds.
const WATCHED_MS: f64 = 3000.0;

/// A run of a circuit that is stopped on the way.
pub(crate) struct Watched {
    circuit: Circuit,
    longest: f64,
}

impl Watched {
    pub(crate) fn new(circuit: Circuit) -> Self {
        Self { circuit, longest: 0.0 }
    }
}

/// Notes how long the engine goes without asking whether it should stop.
struct Watch {
    start: f64,
    last: f64,
    longest: f64,
}

impl Watch {
    fn note(&mut self) {
        let now = now();
        self.longest = self.longest.max(now - self.last);
        self.last = now;
    }
}

impl Monitor for Watch {
    fn report(&mut self, _done: u64, _total: u64) -> ControlFlow<()> {
        self.note();
        if self.last - self.start < WATCHED_MS {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

impl Work for Watched {
    /// The longest wait from any moment of all runs to the next answer, in milliseconds: planning,
    /// the first touch of the memory, and the return after the stop included.
    type Made = f64;

    fn run(&mut self) -> Result<f64, Failure> {
        let start = now();
        let mut watch = Watch { start, last: start, longest: self.longest };
        let program = compile(&self.circuit, &[])?;
        match statevector(&program, &mut watch) {
            Ok(_) | Err(EngineError::Cancelled) => {}
            Err(error) => return Err(error.into()),
        }
        watch.note();
        self.longest = watch.longest;
        Ok(watch.longest)
    }

    fn answer(longest: &f64, _indices: &[u32]) -> Vec<f64> {
        vec![*longest]
    }
}
