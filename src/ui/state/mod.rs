//! State of the page, one slice a file: what it is, and how actions change it. Pure.

mod document;
mod prefs;
mod run;

pub(super) use document::{Cell, DocAction, DocState, Draft, Happening, Origin};
pub(super) use prefs::{PrefAction, Prefs, Theme};
pub(super) use run::{RunAction, RunOutcome, RunPhase, RunState};

#[cfg(test)]
mod tests;
