//! Why JSON is not what it ought to be, and where.

use std::fmt;

use serde_json::Value as Json;
use thiserror::Error;

use super::NpyError;

/// A step into a JSON document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The member of this name.
    Key(String),
    /// The item of this number, counted from zero.
    Index(usize),
}

/// The way from the top of a JSON document to a part of it.
///
/// Written `$.params.pubs[0][1]`; names that are no words stand in brackets: `$.data["a b"]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JsonPath {
    /// The steps, the outermost first.
    pub steps: Vec<Step>,
}

impl fmt::Display for JsonPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("$")?;
        self.steps.iter().try_for_each(|step| match step {
            Step::Index(index) => write!(formatter, "[{index}]"),
            Step::Key(name) if is_word(name) => write!(formatter, ".{name}"),
            Step::Key(name) => write!(formatter, "[{name:?}]"),
        })
    }
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric())
}

/// What a part of a JSON document is, or ought to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Kind {
    /// `null`.
    #[error("null")]
    Null,
    /// `true` or `false`.
    #[error("true or false")]
    Boolean,
    /// Any number.
    #[error("a number")]
    Number,
    /// A whole number that is not negative.
    #[error("a whole number from 0")]
    Count,
    /// A real number, or one whose imaginary part is zero.
    #[error("a real number")]
    Real,
    /// A string.
    #[error("a string")]
    Text,
    /// A list.
    #[error("a list")]
    List,
    /// An object.
    #[error("an object")]
    Object,
    /// An object whose `__type__` is this one.
    #[error("a value of the type {0}")]
    Tagged(&'static str),
    /// A circuit as OpenQASM text.
    #[error("a circuit as OpenQASM text")]
    Circuit,
    /// The version of the primitives.
    #[error("the version 2")]
    Version,
    /// A number, or lists of numbers that make an array.
    #[error("an array of numbers")]
    Numbers,
    /// A label, an object of labels with coefficients, or lists of those.
    #[error("an observable")]
    Observable,
    /// Lists of hexadecimal numbers such as `"0x3"`.
    #[error("lists of hexadecimal numbers")]
    Samples,
    /// A place of an execution span.
    #[error("a slice of data")]
    Slice,
}

impl Kind {
    /// What a part of a document is.
    pub fn of(json: &Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(_) => Self::Boolean,
            Json::Number(_) => Self::Number,
            Json::String(_) => Self::Text,
            Json::Array(_) => Self::List,
            Json::Object(_) => Self::Object,
        }
    }
}

/// What is wrong with a part of a JSON document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// It is something else than it ought to be.
    #[error("this is {found}, not {expected}")]
    WrongKind {
        /// What it ought to be.
        expected: Kind,
        /// What it is.
        found: Kind,
    },
    /// A member that an object must have.
    #[error("there is no {name}")]
    Missing {
        /// Its name.
        name: String,
    },
    /// A member that nobody knows. Nothing is ignored.
    #[error("there is nothing of the name {name}")]
    UnknownMember {
        /// Its name.
        name: String,
    },
    /// A list with more items than mean something.
    #[error("{found} items, at most {most} mean something")]
    TooManyItems {
        /// Number of items.
        found: usize,
        /// Most items.
        most: usize,
    },
    /// Lists or objects in more layers than are read.
    #[error("more than {limit} layers")]
    TooDeep {
        /// Most layers.
        limit: usize,
    },
    /// All data of the document together take more bytes than are unpacked.
    #[error("the data take more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// A string that is not base64.
    #[error("this is not base64, or not all of it")]
    Base64,
    /// Bytes that are no zlib stream, or not a whole one.
    #[error("this is no zlib stream, or not all of it")]
    Zlib,
    /// Bytes that are no array of NumPy's format, or none that is used here.
    #[error(transparent)]
    Npy(#[from] NpyError),
    /// Bytes of a circuit that do not begin as Qiskit's format QPY does.
    #[error("these bytes are no QPY")]
    NotQpy,
    /// Lists that make no array, because they are of different shapes.
    #[error("lists of the shapes {expected:?} and {found:?} make no array")]
    Ragged {
        /// Shape of what is in the first item.
        expected: Vec<usize>,
        /// Shape of what is here.
        found: Vec<usize>,
    },
    /// An array of another shape than what is around it calls for.
    #[error("the shape is {found:?}, not {expected:?}")]
    Shape {
        /// The shape called for.
        expected: Vec<usize>,
        /// The shape found.
        found: Vec<usize>,
    },
    /// A number with a bit that the register does not have.
    #[error("this does not fit into {num_bits} bits")]
    TooManyBits {
        /// Number of bits of the register.
        num_bits: u64,
    },
    /// A circuit in Qiskit's binary format. The way out is to send it as text: the circuit `c`
    /// is `qiskit.qasm3.dumps(c)`.
    #[error("circuits in the format QPY are not read: send qiskit.qasm3.dumps(circuit)")]
    QpyCircuit,
    /// A program other than the two primitives.
    #[error("there is no program {program_id}")]
    UnknownProgram {
        /// Its name.
        program_id: String,
    },
    /// A number that JSON cannot hold: it is infinite or none at all.
    #[error("JSON has no infinite numbers")]
    NotFinite,
    /// A value that has no form without `__type__`.
    #[error("{kind} cannot be written without its type")]
    NoPlainForm {
        /// What it is.
        kind: Kind,
    },
}

/// What is wrong with a JSON document, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {problem}")]
pub struct CodecError {
    /// Where it is.
    pub path: JsonPath,
    /// What it is.
    pub problem: Problem,
}

impl CodecError {
    /// The same, seen from an object that has the wrong thing as its member `name`.
    pub(super) fn under(mut self, name: &str) -> Self {
        self.path.steps.insert(0, Step::Key(name.to_owned()));
        self
    }

    /// The same, seen from a list that has the wrong thing as an item.
    pub(super) fn at(mut self, index: usize) -> Self {
        self.path.steps.insert(0, Step::Index(index));
        self
    }
}

/// A problem of the document as a whole, or of what the caller will name.
impl From<Problem> for CodecError {
    fn from(problem: Problem) -> Self {
        Self { path: JsonPath::default(), problem }
    }
}
