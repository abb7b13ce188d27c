//! Work that is done again and again, and timed.

use std::hint::black_box;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::failure::Failure;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds on the browser's clock.
    #[wasm_bindgen(js_namespace = performance)]
    pub(crate) fn now() -> f64;
}

/// A piece of work.
pub(crate) trait Work {
    /// What the work makes.
    type Made;

    /// Does the work once.
    fn run(&mut self) -> Result<Self::Made, Failure>;

    /// A few numbers of what was made, to be compared with what others make. `indices` are those
    /// of amplitudes, for work that makes a state.
    fn answer(made: &Self::Made, indices: &[u32]) -> Vec<f64>;
}

/// A piece of work with what it made last.
struct Kept<W: Work> {
    work: W,
    last: Option<W::Made>,
}

/// [`Kept`] without its type.
trait Timed {
    fn time(&mut self, times: u32) -> Result<f64, Failure>;
    fn answer(&self, indices: &[u32]) -> Vec<f64>;
}

impl<W: Work> Timed for Kept<W> {
    fn time(&mut self, times: u32) -> Result<f64, Failure> {
        // The memory of the last time is given back outside of the time.
        self.last = None;
        let start = now();
        for _ in 0..times {
            self.last = Some(black_box(self.work.run()?));
        }
        Ok(now() - start)
    }

    fn answer(&self, indices: &[u32]) -> Vec<f64> {
        self.last.as_ref().map_or_else(Vec::new, |made| W::answer(made, indices))
    }
}

/// A piece of work that is ready to be timed.
#[wasm_bindgen]
pub struct Task(Box<dyn Timed>);

impl Task {
    pub(crate) fn new(work: impl Work + 'static) -> Self {
        Self(Box::new(Kept { work, last: None }))
    }
}

#[wasm_bindgen]
impl Task {
    /// Milliseconds that it takes to do the work so many times.
    pub fn time(&mut self, times: u32) -> Result<f64, Failure> {
        self.0.time(times)
    }

    /// A few numbers of what was made the last time; see [`Work::answer`].
    pub fn answer(&self, indices: &[u32]) -> Vec<f64> {
        self.0.answer(indices)
    }
}
