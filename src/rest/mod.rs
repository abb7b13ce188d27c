//! IBM's REST API for Qiskit Runtime, without input and output.
//!
//! Owns: [`codec`], how jobs and results are written as JSON. Does not know: who sends the JSON
//! and where to, who runs a job, browsers.

pub mod codec;
