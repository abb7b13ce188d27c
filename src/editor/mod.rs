//! The composer's document: commands, undo, layout, examples, the saved file. Pure.
//!
//! Owns: what an edit means ([`Command`], [`apply`]), the history of edits ([`History`]), where
//! instructions stand on the grid ([`Layout`]), the examples of the menu ([`Example`]), and the
//! file a document is saved as ([`SavedDocument`]). Does not know: pixels, pointers, keys,
//! storage, the engine.
//!
//! Every edit, by whatever means, is a [`Command`]; a command that cannot be carried out is an
//! [`EditError`] and leaves the circuit as it was.

mod command;
mod edit;
mod error;
mod example;
mod expand;
mod file;
mod history;
mod layout;
mod registers;
mod tree;

pub use command::{Command, Tool};
pub use edit::{Edited, apply};
pub use error::EditError;
pub use example::Example;
pub use file::{FileError, SavedDocument};
pub use history::History;
pub use layout::{BlockAt, BlockSlot, Item, Layout, Part, Placed, Slot};

#[cfg(test)]
mod tests;
