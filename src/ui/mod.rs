//! The page: Yew components over the seam.
//!
//! Owns: what people see and touch, the words for every error and event, keys and pointers.
//! Does not know: the engine, the wire, workers, browser storage; it is handed [`Ports`].
//!
//! Three lifetimes are kept apart: the document (saved, undoable), preferences (saved, not
//! undoable), and a gesture (gone when it ends). Every edit is an
//! [`editor::Command`](crate::editor::Command), by whatever means it was made.

mod app;
mod composer;
mod dom;
mod download;
mod hooks;
mod i18n;
mod live_field;
mod observable_words;
mod option_words;
mod panels;
mod ports;
mod pub_words;
mod same;
mod state;
mod text_editor;
mod utf16;
mod words;
mod words_file;

pub use app::{App, AppProps};
pub use ports::Ports;
