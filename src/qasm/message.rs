//! Diagnostics for translation: an identifier and its arguments.

use std::fmt;

use crate::math::nearest_name;

/// A sentence for the page to put into the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Identifier of the sentence, `qasm-…`.
    pub id: &'static str,
    /// What is to be filled in, by name.
    pub args: Vec<(&'static str, String)>,
}

/// What stands where something else was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A word, number or mark.
    Text(String),
    /// The end of the text.
    End,
}

/// The known name most like an unknown one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest(pub Option<String>);

impl Nearest {
    /// The one of `known` that is most like `name`, if any is like it.
    pub(super) fn of<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Self {
        Self(nearest_name(name, known).map(quoted))
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "`{text}`"),
            Self::End => f.write_str("the end"),
        }
    }
}

impl fmt::Display for Nearest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

/// A piece of data in a diagnostic, which becomes one or two arguments of its message.
pub(super) trait Argument {
    fn add_to(&self, args: &mut Vec<(&'static str, String)>, name: &'static str);
}

macro_rules! plain_arguments {
    ($($plain:ty),*) => {
        $(impl Argument for $plain {
            fn add_to(&self, args: &mut Vec<(&'static str, String)>, name: &'static str) {
                args.push((name, self.to_string()));
            }
        })*
    };
}

plain_arguments!(String, &'static str, usize, u32, u64, i64);

/// What was found, and in `at-end` whether it is the end (`yes` or `no`).
impl Argument for Found {
    fn add_to(&self, args: &mut Vec<(&'static str, String)>, name: &'static str) {
        let (text, at_end) = match self {
            Self::Text(text) => (text.clone(), "no"),
            Self::End => (String::new(), "yes"),
        };
        args.extend([(name, text), ("at-end", at_end.to_owned())]);
    }
}

/// The name, and in `has-nearest` whether there is one (`yes` or `no`).
impl Argument for Nearest {
    fn add_to(&self, args: &mut Vec<(&'static str, String)>, name: &'static str) {
        let (text, has_nearest) = match &self.0 {
            Some(text) => (text.clone(), "yes"),
            None => (String::new(), "no"),
        };
        args.extend([(name, text), ("has-nearest", has_nearest.to_owned())]);
    }
}

/// A piece of the program as a diagnostic quotes it: cut off when nobody would read it all.
pub(super) fn quoted(text: &str) -> String {
    const LIMIT: usize = 40;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
