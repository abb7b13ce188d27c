//! Reading parts of a JSON document, and knowing where they are.

use serde_json::{Map, Value as Json};

use super::{CodecError, JsonPath, Kind, Problem, Step};

/// Most layers of lists and objects that are read. Results of the service have a dozen.
pub const MAX_DEPTH: usize = 128;

/// A part of a JSON document that knows the way to it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    json: &'a Json,
    parent: Option<(&'a Cursor<'a>, Turn<'a>)>,
    depth: usize,
}

/// A [`Step`] that has copied nothing.
#[derive(Clone, Copy)]
enum Turn<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Cursor<'a> {
    pub(super) fn root(json: &'a Json) -> Self {
        Self { json, parent: None, depth: 0 }
    }

    pub(super) fn json(&self) -> &'a Json {
        self.json
    }

    pub(super) fn error(&self, problem: Problem) -> CodecError {
        CodecError { path: self.path(), problem }
    }

    /// The error that this is not what it ought to be.
    pub(super) fn wrong(&self, expected: Kind) -> CodecError {
        self.error(Problem::WrongKind { expected, found: Kind::of(self.json) })
    }

    fn path(&self) -> JsonPath {
        let mut steps = Vec::new();
        let mut cursor = self;
        while let Some((parent, turn)) = &cursor.parent {
            steps.push(match turn {
                Turn::Key(name) => Step::Key((*name).to_owned()),
                Turn::Index(index) => Step::Index(*index),
            });
            cursor = parent;
        }
        steps.reverse();
        JsonPath { steps }
    }

    fn child<'b>(&'b self, json: &'b Json, turn: Turn<'b>) -> Cursor<'b> {
        Cursor { json, parent: Some((self, turn)), depth: self.depth + 1 }
    }

    /// Fails when this is too deep to have children.
    fn may_have_children(&self) -> Result<(), CodecError> {
        match self.depth {
            MAX_DEPTH.. => Err(self.error(Problem::TooDeep { limit: MAX_DEPTH })),
            _ => Ok(()),
        }
    }

    fn map(&self) -> Result<&'a Map<String, Json>, CodecError> {
        self.may_have_children()?;
        self.json.as_object().ok_or_else(|| self.wrong(Kind::Object))
    }

    /// The members of an object in their order.
    pub(super) fn members(
        &self,
    ) -> Result<impl ExactSizeIterator<Item = (&'a str, Cursor<'_>)>, CodecError> {
        let members = self.map()?.iter();
        Ok(members.map(|(name, json)| (name.as_str(), self.child(json, Turn::Key(name)))))
    }

    /// The member of this name of an object, if it has one.
    pub(super) fn get<'b>(&'b self, name: &'b str) -> Result<Option<Cursor<'b>>, CodecError> {
        Ok(self.map()?.get(name).map(|json| self.child(json, Turn::Key(name))))
    }

    /// The member of this name of an object, unless it has none or `null`.
    pub(super) fn given<'b>(&'b self, name: &'b str) -> Result<Option<Cursor<'b>>, CodecError> {
        Ok(self.get(name)?.filter(|member| !member.json.is_null()))
    }

    /// The member of this name, which an object must have.
    pub(super) fn member<'b>(&'b self, name: &'b str) -> Result<Cursor<'b>, CodecError> {
        let missing = || self.error(Problem::Missing { name: name.to_owned() });
        self.get(name)?.ok_or_else(missing)
    }

    /// Fails when an object has a member of another name.
    pub(super) fn has_only(&self, names: &[&str]) -> Result<(), CodecError> {
        match self.map()?.keys().find(|name| !names.contains(&name.as_str())) {
            Some(name) => Err(self.error(Problem::UnknownMember { name: name.clone() })),
            None => Ok(()),
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Result<impl ExactSizeIterator<Item = Cursor<'_>>, CodecError> {
        self.may_have_children()?;
        let items = self.json.as_array().ok_or_else(|| self.wrong(Kind::List))?;
        let items = items.iter().enumerate();
        Ok(items.map(|(index, json)| self.child(json, Turn::Index(index))))
    }

    /// The items of a list of `most` at most; those that are missing or `null` are not there.
    pub(super) fn first_items<const MOST: usize>(
        &self,
    ) -> Result<[Option<Cursor<'_>>; MOST], CodecError> {
        let mut found = [None; MOST];
        let items = self.items()?;
        if items.len() > MOST {
            let problem = Problem::TooManyItems { found: items.len(), most: MOST };
            return Err(self.error(problem));
        }
        for (place, item) in found.iter_mut().zip(items) {
            *place = Some(item).filter(|item| !item.json.is_null());
        }
        Ok(found)
    }

    /// The items of a list that must have so many.
    pub(super) fn exactly<const COUNT: usize>(
        &self,
        expected: Kind,
    ) -> Result<[Cursor<'_>; COUNT], CodecError> {
        let items: Vec<Cursor<'_>> = self.items()?.collect();
        items.try_into().map_err(|_| self.wrong(expected))
    }

    pub(super) fn text(&self) -> Result<&'a str, CodecError> {
        self.json.as_str().ok_or_else(|| self.wrong(Kind::Text))
    }

    pub(super) fn boolean(&self) -> Result<bool, CodecError> {
        self.json.as_bool().ok_or_else(|| self.wrong(Kind::Boolean))
    }

    pub(super) fn number(&self) -> Result<f64, CodecError> {
        self.json.as_f64().ok_or_else(|| self.wrong(Kind::Number))
    }

    pub(super) fn count(&self) -> Result<u64, CodecError> {
        self.json.as_u64().ok_or_else(|| self.wrong(Kind::Count))
    }

    /// A count that is a length or a place in memory.
    pub(super) fn size(&self) -> Result<usize, CodecError> {
        usize::try_from(self.count()?).map_err(|_| self.wrong(Kind::Count))
    }

    /// A list of lengths.
    pub(super) fn shape(&self) -> Result<Vec<usize>, CodecError> {
        self.items()?.map(|item| item.size()).collect()
    }

    /// A list of counts.
    pub(super) fn counts(&self) -> Result<Vec<u64>, CodecError> {
        self.items()?.map(|item| item.count()).collect()
    }

    /// A list of strings.
    pub(super) fn texts(&self) -> Result<Vec<String>, CodecError> {
        self.items()?.map(|item| Ok(item.text()?.to_owned())).collect()
    }

    /// What `read` makes of every item of a list.
    pub(super) fn each<T>(
        &self,
        mut read: impl FnMut(&Cursor<'_>) -> Result<T, CodecError>,
    ) -> Result<Vec<T>, CodecError> {
        self.items()?.map(|item| read(&item)).collect()
    }

    /// The `__type__` of an object that has one.
    pub(super) fn tag(&self) -> Option<&'a str> {
        self.json.as_object()?.get(TYPE)?.as_str()
    }

    /// The `__value__` of an object whose `__type__` is this one.
    pub(super) fn tagged(&self, tag: &'static str) -> Result<Cursor<'_>, CodecError> {
        match self.tag() {
            Some(found) if found == tag => self.member(VALUE),
            _ => Err(self.wrong(Kind::Tagged(tag))),
        }
    }
}

/// The member that says what an object stands for.
pub(super) const TYPE: &str = "__type__";

/// The member with what an object stands for.
pub(super) const VALUE: &str = "__value__";
