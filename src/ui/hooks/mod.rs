//! The only places of the page with effects. Each gives a handle with verbs, or a value.

mod use_backend;
mod use_code_field;
mod use_code_view;
mod use_copy;
mod use_cursor_focus;
mod use_dialog;
mod use_document;
mod use_drag;
mod use_half_seen;
mod use_live_state;
mod use_prefs;
mod use_run;
mod use_scroll_home;
mod use_settled;
mod use_size;
mod use_window;

pub(super) use use_backend::use_backend;
pub(super) use use_code_field::{CodeContent, CodeField, use_code_field};
pub(super) use use_code_view::{use_code_tab, use_code_view};
pub(super) use use_copy::{Copied, use_copy};
pub(super) use use_cursor_focus::use_cursor_focus;
pub(super) use use_dialog::use_dialog;
pub(super) use use_document::{DocHandle, Inputs, Notices, use_document};
pub(super) use use_drag::{DragHandle, DragSource, use_drag};
use use_half_seen::use_half_seen;
pub(super) use use_live_state::{LIVE_QUBITS, LiveView, use_live_state};
pub(super) use use_prefs::{PrefsHandle, use_prefs};
pub(super) use use_run::{RunHandle, use_run};
pub(super) use use_scroll_home::use_scroll_home;
pub(super) use use_settled::use_settled;
pub(super) use use_size::{Size, use_size};
pub(super) use use_window::use_window_event;
