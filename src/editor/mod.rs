//! The composer's document: commands, undo, layout, examples, the saved file, links. Pure.
//!
//! Owns: what an edit means ([`Command`], [`apply`]), the history of edits ([`History`]), where
//! instructions stand on the grid ([`Layout`]), the examples of the menu ([`Example`]), the file
//! a document is saved as ([`SavedDocument`]) and the link it is shared as ([`share`]). Does not
//! know: pixels, pointers, keys, storage, the engine.
//!
//! Every edit, by whatever means, is a [`Command`]; a command that cannot be carried out is an
//! [`EditError`] and leaves the circuit as it was.

mod carry;
mod change;
mod command;
mod content;
mod declare;
mod drop;
mod edit;
mod error;
mod example;
mod expand;
mod file;
mod gone;
mod group;
mod history;
mod layout;
mod loops;
mod measure;
mod names;
mod parts;
mod place;
mod registers;
pub mod share;
mod symbols;
mod tool;
mod tree;

pub use carry::carried_over;
pub use command::{Command, Declaration};
pub use content::Content;
pub use edit::{Edited, apply, apply_seen};
pub use error::EditError;
pub use example::Example;
pub use file::{FileError, SavedDocument};
pub use history::History;
pub use layout::{BlockAt, BlockSlot, Item, Layout, Part, Placed, Slot};
pub use symbols::{declaring, undeclared};
pub use tool::Tool;

#[cfg(test)]
mod tests;
