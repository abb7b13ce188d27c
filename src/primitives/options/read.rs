//! Options out of JSON.

use serde_json::{Map, Value as Json};

use super::error::MAX_ERRORS;
use super::tree::Leaf;
use super::{Experimental, Field, OptionError, Place, PrimitiveOptions, table};
use crate::math::nearest_name;

/// Reads options one after the other into `options`, and gathers what is wrong.
pub(super) struct Reader<'o, O> {
    options: &'o mut O,
    /// What can be read: all fields, or those that can be overridden.
    known: Vec<&'static Field>,
    /// What stands before each path in errors.
    prefix: &'static str,
    errors: Vec<OptionError>,
}

/// Sets what `json`, the tree or a part of it, has; experimental options override the rest.
pub(super) fn read<O: PrimitiveOptions>(options: &mut O, json: &Json) -> Vec<OptionError> {
    let mut reader = Reader { options, known: O::fields(), prefix: "", errors: Vec::new() };
    let mut unknown = reader.group("", json);
    let experimental = unknown.remove(table::EXPERIMENTAL.path);
    reader.refuse_unknown("", &unknown);
    if let Some(json) = experimental {
        reader.experimental(&json);
    }
    reader.errors
}

/// Sets the leaf at `path`.
pub(super) fn set_at<O: PrimitiveOptions>(
    options: &mut O,
    path: &str,
    json: &Json,
) -> Vec<OptionError> {
    let mut wrapped = json.clone();
    for name in path.rsplit('.') {
        wrapped = Json::Object(Map::from_iter([(name.to_owned(), wrapped)]));
    }
    read(options, &wrapped)
}

/// Shows the leaf at `path`, if there is one.
pub(super) fn with_leaf<O: PrimitiveOptions>(
    options: &mut O,
    path: &str,
    mut see: impl FnMut(&'static Field, &mut dyn Leaf),
) {
    options.visit_mut(&mut |field, leaf| {
        if field.path == path {
            see(field, leaf);
        }
    });
}

fn joined(group: &str, name: &str) -> String {
    if group.is_empty() { name.to_owned() } else { format!("{group}.{name}") }
}

/// Whether it can be the name of a member, rather than nothing or a path.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains('.')
}

impl<O: PrimitiveOptions> Reader<'_, O> {
    /// Reads a group, and gives what of it nobody knows, in the same groups.
    fn group(&mut self, group: &str, json: &Json) -> Map<String, Json> {
        let Some(members) = json.as_object() else {
            let path = if group.is_empty() { self.prefix } else { &joined(self.prefix, group) };
            self.errors.push(OptionError::not_a_group(path, json));
            return Map::new();
        };
        let mut unknown = Map::new();
        for (name, value) in members {
            let path = joined(group, name);
            // The experimental options are read last, and by themselves.
            let may_be_known = is_name(name) && path != table::EXPERIMENTAL.path;
            if may_be_known && self.known.iter().any(|field| field.path == path) {
                self.leaf(&path, value);
            } else if may_be_known && self.is_group(&path) {
                let rest = self.group(&path, value);
                if !rest.is_empty() {
                    unknown.insert(name.clone(), Json::Object(rest));
                }
            } else {
                unknown.insert(name.clone(), value.clone());
            }
        }
        unknown
    }

    fn leaf(&mut self, path: &str, json: &Json) {
        let (shown, errors) = (joined(self.prefix, path), &mut self.errors);
        with_leaf(self.options, path, |field, leaf| {
            if !leaf.set(field, json) {
                errors.push(OptionError::not_allowed(&shown, json, field));
            }
        });
    }

    /// Whether some known path goes on after `path`.
    fn is_group(&self, path: &str) -> bool {
        let goes_on = |field: &&Field| {
            field.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
        };
        self.known.iter().any(goes_on)
    }

    fn refuse_unknown(&mut self, group: &str, unknown: &Map<String, Json>) {
        for (name, value) in unknown {
            let path = joined(group, name);
            match value.as_object().filter(|_| is_name(name) && self.is_group(&path)) {
                Some(members) => self.refuse_unknown(&path, members),
                // To look for names takes time, and nobody reads on.
                None if self.errors.len() >= MAX_ERRORS => return,
                None => {
                    let nearest = self.nearest(group, name);
                    self.errors.push(OptionError::Unknown { path, nearest });
                }
            }
        }
    }

    /// The path that is most like a name: of those in its group, else of all leaves.
    fn nearest(&self, group: &str, name: &str) -> Option<&'static str> {
        let start = if group.is_empty() { 0 } else { group.len() + 1 };
        let in_group = self.known.iter().filter_map(|field| {
            let rest = field.path.get(start..).filter(|_| field.path.starts_with(group))?;
            let name = rest.split('.').next().unwrap_or(rest);
            Some((name, &field.path[..start + name.len()]))
        });
        let anywhere = self.known.iter().map(|field| (field.name(), field.path));
        let find = |named: Vec<(&'static str, &'static str)>| {
            let nearest = nearest_name(name, named.iter().map(|(name, _)| *name))?;
            named.into_iter().find(|(name, _)| *name == nearest).map(|(_, path)| path)
        };
        find(in_group.collect()).or_else(|| find(anywhere.collect()))
    }

    /// Reads the experimental options: known names override the tree, and the rest is kept.
    fn experimental(&mut self, json: &Json) {
        self.prefix = table::EXPERIMENTAL.path;
        self.known.retain(|field| {
            field.place == Place::Options && field.path != table::EXPERIMENTAL.path
        });
        let rest = self.group("", json);
        if let Some(image) = rest.get(table::IMAGE.name()).filter(|image| !image.is_string()) {
            let error = OptionError::not_allowed(table::IMAGE.path, image, &table::IMAGE.field);
            self.errors.push(error);
        }
        let rest = Experimental::new(rest);
        *self.options.experimental_mut() = rest;
    }
}
