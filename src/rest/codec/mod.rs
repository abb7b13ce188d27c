//! How jobs and their results are written as JSON, both ways.
//!
//! Owns: the tagged form of Qiskit Runtime as a [`Value`] ([`decode`], [`encode`]),
//! results without tags ([`decode_plain`], [`encode_plain`]), and jobs ([`decode_job`],
//! [`encode_job`]). Does not know: circuits, who computes a result, how JSON gets to where it goes.
//!
//! In the tagged form, objects with the members `__type__` and `__value__` stand for what JSON
//! has not; arrays of numbers are NumPy's format `npy` within zlib within base64. Whatever comes
//! in is read with bounded memory ([`MAX_BYTES`]) and depth ([`MAX_DEPTH`]), and what is wrong
//! with it is an error that says where ([`CodecError`]).

mod cursor;
mod error;
mod job;
mod nd_array;
mod nested;
mod npy;
mod pack;
mod plain;
mod value;

pub use cursor::MAX_DEPTH;
pub use error::{CodecError, JsonPath, Kind, Problem, Step};
pub use job::{
    Envelope, Floats, Form, RawEstimatorPub, RawJob, RawParameters, RawProgram, RawSamplerPub,
    decode_job, encode_job,
};
pub use nd_array::{ArrayData, MAX_EMPTY, NdArray};
pub use npy::NpyError;
pub use pack::MAX_BYTES;
pub use plain::{decode_plain, encode_plain};
pub use value::{
    BindingsArray, BitArray, DataBin, DataSlice, ExecutionSpan, LayerError, Members,
    NoiseLearnerResult, ObjectArray, ObservablesArray, PauliLindbladError, PauliLindbladMap,
    PrimitiveResult, PubKind, PubResult, Qpy, QpyKind, Range, Settings, Slices, Value, decode,
    encode,
};

#[cfg(test)]
mod tests;
