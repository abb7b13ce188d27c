//! Jobs as JSON in, results as JSON out: what a page that embeds Ketpad calls.
//!
//! Owns: how a job of the REST API becomes a [`JobRequest`](crate::runtime::JobRequest), how its
//! result becomes JSON, and what is said in English when something is wrong ([`Failure`]). Does not
//! know: browsers, who executes tasks, how the JSON gets here.
//!
//! `www/ketpad.js` is what an author of a page sees of it.

mod circuits;
mod failure;
mod job;
mod options;
mod pubs;
mod result;
mod run;

pub use failure::{Code, EmbedError, Failure};
pub use job::{MAX_JOB_BYTES, MAX_PLAIN_VALUES};
pub use result::plain_result;
pub use run::run;

#[cfg(test)]
mod tests;
