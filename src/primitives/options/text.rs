//! Options out of the texts that people type.

use serde_json::Value as Json;

use super::Kind;

/// The value that a text stands for: JSON where it is that, else words, of which a list has several
/// with commas between them.
pub(super) fn value(kind: Kind, text: &str) -> Json {
    let text = text.trim();
    let is_list = !text.starts_with('[') && text != "null";
    match kind {
        Kind::Text | Kind::Choice(_) => text.into(),
        Kind::Ints | Kind::Floats if is_list => entries(text, scalar),
        Kind::Texts | Kind::Choices(_) if is_list => entries(text, |word| word.into()),
        _ => scalar(text),
    }
}

fn entries(text: &str, entry: impl Fn(&str) -> Json) -> Json {
    text.split(',').map(|part| entry(part.trim())).collect()
}

/// A text that is no JSON stays a text.
fn scalar(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}
