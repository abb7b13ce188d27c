//! Jobs as they are sent to the service.
//!
//! What is read here is raw: circuits are text, and nobody has looked yet whether values and
//! observables fit them, or whether options mean something.

mod parameters;
mod pubs;
mod request;

pub use parameters::{Floats, RawParameters};
pub use pubs::{Form, RawEstimatorPub, RawSamplerPub};
pub use request::{Envelope, RawJob, RawProgram, decode_job, encode_job};
