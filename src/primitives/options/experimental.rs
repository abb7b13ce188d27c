//! Options that this version does not know.

use serde_json::{Map, Value as Json};

use super::value::OptionValue;
use super::{Kind, Limits};

/// Experimental options: members of `experimental` that the tree does not have. At least one.
///
/// Of what is given under `experimental`, the names that the tree has override it when JSON is
/// read, so they are not here. Of the rest, `image` goes to the top of a job as `runtime`; other
/// members of a group go to that group in `params.options`, and what is left goes to
/// `params.options.experimental`. Here they are refused, as nobody knows what they would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Experimental(Map<String, Json>);

impl Experimental {
    /// Those of `members`; none if there are none.
    pub(super) fn new(members: Map<String, Json>) -> Option<Self> {
        (!members.is_empty()).then_some(Self(members))
    }

    /// Names and values.
    pub fn members(&self) -> impl Iterator<Item = (&String, &Json)> {
        self.0.iter()
    }
}

impl OptionValue for Experimental {
    const KIND: Kind = Kind::Object;

    fn from_json(json: &Json) -> Option<Self> {
        Self::new(json.as_object()?.clone())
    }

    fn to_json(&self) -> Json {
        Json::Object(self.0.clone())
    }

    fn keeps(&self, _: &Limits) -> bool {
        true
    }
}
