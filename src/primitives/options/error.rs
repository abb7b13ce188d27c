//! What can be wrong with options.

use std::fmt;

use serde_json::Value as Json;
use thiserror::Error;

use super::{Field, Refusal};

/// Something wrong with one option, or with two that do not go together.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum OptionError {
    /// There is no such option.
    #[error("there is no option `{path}`{}", DidYouMean(*nearest))]
    Unknown {
        /// Where it is.
        path: String,
        /// The path of the option or group that is most like it.
        nearest: Option<&'static str>,
    },
    /// A value where a group of options goes.
    #[error("`{path}` is {value}, where an object with options goes")]
    NotAGroup {
        /// The path of the group; `options` for the whole tree.
        path: String,
        /// What is there, as JSON, cut off when it is long.
        value: String,
    },
    /// A value of the wrong form, or outside the limits.
    #[error("`{path}` is {value}; possible is {}", field.allowed())]
    NotAllowed {
        /// Where it is.
        path: String,
        /// What is there, as JSON, cut off when it is long.
        value: String,
        /// The option, which says what is possible.
        field: &'static Field,
    },
    /// Two options that cannot both be on.
    #[error("`{first}` and `{second}` are both true; set one of them to false")]
    NotBoth {
        /// The path of one.
        first: &'static str,
        /// The path of the other.
        second: &'static str,
    },
    /// An option of something that is not switched on.
    #[error("`{path}` is set, but `{switch}` is not set to true")]
    NotSwitchedOn {
        /// The path of the option.
        path: &'static str,
        /// The path of the switch.
        switch: &'static str,
    },
    /// A curve that has to go through more points than there are.
    #[error(
        "`{extrapolators}` has {extrapolator}, which needs {needed} of `{factors}`, not {found}"
    )]
    TooFewFactors {
        /// The path of the extrapolators.
        extrapolators: &'static str,
        /// The extrapolator.
        extrapolator: &'static str,
        /// The path of the noise factors.
        factors: &'static str,
        /// How many factors it needs at least.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// A valid value that cannot be honored.
    #[error("`{path}` cannot be {value}: {why}")]
    Refused {
        /// Where it is.
        path: String,
        /// What is there, as JSON, cut off when it is long.
        value: String,
        /// Why not.
        why: Refusal,
    },
}

/// All that is wrong with options: at least one error, and at most 16.
#[derive(Debug, Clone, PartialEq, Error)]
pub struct OptionErrors(Vec<OptionError>);

/// Most errors that are told at once.
pub(super) const MAX_ERRORS: usize = 16;

impl OptionError {
    /// What is there has another form than `field`, or breaks its limits.
    pub(super) fn not_allowed(path: &str, value: &Json, field: &'static Field) -> Self {
        Self::NotAllowed { path: path.to_owned(), value: quoted(value), field }
    }

    /// What should be a group is none.
    pub(super) fn not_a_group(path: &str, value: &Json) -> Self {
        let path = if path.is_empty() { "options" } else { path };
        Self::NotAGroup { path: path.to_owned(), value: quoted(value) }
    }

    /// The value cannot be honored.
    pub(super) fn refused(path: &str, value: &Json, why: Refusal) -> Self {
        Self::Refused { path: path.to_owned(), value: quoted(value), why }
    }

    /// The paths of the options that it is about: one or two.
    pub fn paths(&self) -> Vec<&str> {
        match self {
            Self::Unknown { path, .. }
            | Self::NotAGroup { path, .. }
            | Self::NotAllowed { path, .. }
            | Self::Refused { path, .. } => vec![path],
            Self::NotBoth { first, second } => vec![first, second],
            Self::NotSwitchedOn { path, switch } => vec![path, switch],
            Self::TooFewFactors { extrapolators, factors, .. } => vec![extrapolators, factors],
        }
    }
}

impl OptionErrors {
    /// Nothing if there is no error. Only so many are kept as [`OptionErrors`] says.
    pub(super) fn check(mut errors: Vec<OptionError>) -> Result<(), Self> {
        errors.truncate(MAX_ERRORS);
        if errors.is_empty() { Ok(()) } else { Err(Self(errors)) }
    }

    /// The errors, of which there is at least one.
    pub fn as_slice(&self) -> &[OptionError] {
        &self.0
    }
}

impl From<OptionError> for OptionErrors {
    fn from(error: OptionError) -> Self {
        Self(vec![error])
    }
}

impl fmt::Display for OptionErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences: Vec<String> = self.0.iter().map(OptionError::to_string).collect();
        f.write_str(&sentences.join("; "))
    }
}

/// A question that leads to a known name.
struct DidYouMean(Option<&'static str>);

impl fmt::Display for DidYouMean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

/// JSON as an error quotes it.
fn quoted(value: &Json) -> String {
    const LIMIT: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
