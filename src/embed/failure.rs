//! What is wrong with a job, in the words and the shape of the REST API's errors.

use serde_json::{Map, Value as Json, json};
use thiserror::Error;

use super::{MAX_JOB_BYTES, MAX_PLAIN_VALUES};
use crate::primitives::options::{OptionError, OptionErrors};
use crate::primitives::{BindingsError, ObservablesError, PubError};
use crate::qasm::{DiagnosticKind, Position};
use crate::rest::codec::{CodecError, JsonPath, Problem};
use crate::runtime::{ExecError, ServiceError};

/// What kind of error it is, by the number that Qiskit Runtime's errors have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// Something went wrong that the job is not to blame for: 1000.
    Internal = 1000,
    /// The job, or a part of it, is not valid: 1003.
    Invalid = 1003,
    /// There is no such backend: 1007.
    NoSuchBackend = 1007,
    /// There is no such program: 1290.
    NoSuchProgram = 1290,
    /// The job was cancelled: 1291.
    Cancelled = 1291,
    /// The backend cannot run the circuit: 1517.
    CircuitRefused = 1517,
    /// The text of a circuit cannot be read: 1603.
    CircuitUnreadable = 1603,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EmbedError {
    /// The text of the job is longer than what is read.
    #[error("the job takes {bytes} bytes of JSON; up to {MAX_JOB_BYTES} are read")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// The text is no JSON.
    #[error("the job is not JSON: {reason}")]
    NotJson {
        /// What the reader of JSON says, with the place.
        reason: String,
    },
    /// The JSON is no job.
    #[error(transparent)]
    Job(#[from] CodecError),
    /// An option that is not possible, or that cannot be followed.
    #[error("{path}: {error}")]
    Option {
        /// Where it is.
        path: JsonPath,
        /// What is wrong with it.
        error: OptionError,
    },
    /// A mistake in the text of a circuit.
    #[error("{path}, line {}, column {}: {kind}", position.line, position.column)]
    Circuit {
        /// Where the text is.
        path: JsonPath,
        /// Where in the text the mistake is.
        position: Position,
        /// What it is.
        kind: DiagnosticKind,
    },
    /// Values that do not go with the circuit's parameters.
    #[error("{path}: {error}")]
    Values {
        /// Where they are.
        path: JsonPath,
        /// What is wrong with them.
        error: BindingsError,
    },
    /// What is given as observables is none.
    #[error("{path}: {error}")]
    Observables {
        /// Where they are.
        path: JsonPath,
        /// What is wrong with them.
        error: ObservablesError,
    },
    /// A PUB that cannot be run.
    #[error("{path}: {error}")]
    Pub {
        /// Where it is.
        path: JsonPath,
        /// What is wrong with it.
        error: PubError,
    },
    /// More numbers and samples than lists are written of.
    #[error(
        "the result has {values} numbers or samples, and up to {MAX_PLAIN_VALUES} are written as \
         lists; with `support_qiskit: true` they are packed"
    )]
    TooLargeForLists {
        /// How many there are.
        values: u64,
    },
    /// The file of a device could not be had, or is not one.
    #[error("the description of {name} cannot be read: {reason}")]
    NoSnapshot {
        /// Name of the device.
        name: String,
        /// Why not.
        reason: String,
    },
    /// The service says no.
    #[error("{}{error}", Before(path.as_ref()))]
    Service {
        /// Where in the job the reason is, if it is there.
        path: Option<JsonPath>,
        /// What it says.
        error: ServiceError,
    },
}

/// A path and what stands between it and a sentence.
struct Before<'p>(Option<&'p JsonPath>);

impl std::fmt::Display for Before<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |path| write!(f, "{path}: "))
    }
}

impl EmbedError {
    /// What kind of error it is.
    pub fn code(&self) -> Code {
        match self {
            Self::Job(CodecError { problem: Problem::UnknownProgram { .. }, .. }) => {
                Code::NoSuchProgram
            }
            Self::Circuit { .. } => Code::CircuitUnreadable,
            Self::NoSnapshot { .. } => Code::Internal,
            Self::Service { error, .. } => code_of(error),
            _ => Code::Invalid,
        }
    }

    /// Where in the job it is, if it is there.
    pub fn path(&self) -> Option<&JsonPath> {
        match self {
            Self::TooLong { .. }
            | Self::NotJson { .. }
            | Self::TooLargeForLists { .. }
            | Self::NoSnapshot { .. } => None,
            Self::Job(error) => Some(&error.path),
            Self::Option { path, .. }
            | Self::Circuit { path, .. }
            | Self::Values { path, .. }
            | Self::Observables { path, .. }
            | Self::Pub { path, .. } => Some(path),
            Self::Service { path, .. } => path.as_ref(),
        }
    }

    /// `code` and `message`, and as far as there are such: `path`, and `line` and `column` of the
    /// circuit's text, counted from 1.
    fn to_json(&self) -> Json {
        let mut members = Map::new();
        members.insert("code".to_owned(), json!(self.code() as u32));
        members.insert("message".to_owned(), json!(self.to_string()));
        if let Some(path) = self.path() {
            members.insert("path".to_owned(), json!(path.to_string()));
        }
        if let Self::Circuit { position, .. } = self {
            members.insert("line".to_owned(), json!(position.line));
            members.insert("column".to_owned(), json!(position.column));
        }
        Json::Object(members)
    }
}

fn code_of(error: &ServiceError) -> Code {
    match error {
        ServiceError::NoSuchBackend { .. } => Code::NoSuchBackend,
        ServiceError::NoPubs
        | ServiceError::Options(_)
        | ServiceError::Pub { .. }
        | ServiceError::NotExact { .. } => Code::Invalid,
        ServiceError::TooManyQubits { .. }
        | ServiceError::NotIsa { .. }
        | ServiceError::Engine { .. }
        | ServiceError::Exec(ExecError::Engine(_)) => Code::CircuitRefused,
        ServiceError::Exec(ExecError::Cancelled) => Code::Cancelled,
        ServiceError::NoTarget { .. }
        | ServiceError::NoSuchJob { .. }
        | ServiceError::NotEnded { .. }
        | ServiceError::Exec(_) => Code::Internal,
    }
}

/// Why there is no result: one error at least.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure(Vec<EmbedError>);

impl Failure {
    /// Nothing, when there are no errors.
    pub(super) fn check(errors: Vec<EmbedError>) -> Result<(), Self> {
        if errors.is_empty() { Ok(()) } else { Err(Self(errors)) }
    }

    /// What is wrong with options, of which an error has one or two.
    pub(super) fn of_options(
        errors: &OptionErrors,
        place: impl Fn(&OptionError) -> JsonPath,
    ) -> Self {
        let error =
            |error: &OptionError| EmbedError::Option { path: place(error), error: error.clone() };
        Self(errors.as_slice().iter().map(error).collect())
    }

    /// The errors, the first one at least.
    pub fn errors(&self) -> &[EmbedError] {
        &self.0
    }

    /// The body of a refusal as the REST API has it: `{"errors": [{"code": …, "message": …}]}`.
    /// An error in the job has its `path` as well, one in the text of a circuit `line` and
    /// `column`.
    pub fn to_json(&self) -> String {
        let errors: Json = self.0.iter().map(EmbedError::to_json).collect();
        json!({ "errors": errors }).to_string()
    }
}

impl<E: Into<EmbedError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(vec![error.into()])
    }
}
