//! State of the page, one slice a file: what it is, and how actions change it. Pure.

mod bindings;
mod code;
mod document;
mod options;
mod prefs;
mod run;
mod simulation;
mod source;

pub(super) use bindings::{BindingError, Bindings};
pub(super) use code::{CodeTab, CodeView};
pub(super) use document::{Cell, DocAction, DocState, Happening, Origin};
pub(super) use options::{OptionTexts, TypedOptions};
pub(super) use prefs::{PrefAction, Prefs, Theme};
pub(super) use run::{Change, RunAction, RunOutcome, RunPhase, RunState, changed};
pub(super) use simulation::{kept_choice, kept_primitive, name_of_primitive, names_of_choice};
pub(super) use source::Source;

#[cfg(test)]
mod tests;
