//! Where a job's JSON has options.

use serde_json::{Map, Value as Json};

use super::{
    Experimental, Field, OptionError, OptionErrors, Place, PrimitiveOptions, Refusal, table,
};

/// Options for the JSON of a job: members for each of the places that a job has them in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JobOptions {
    /// The object `params.options`, which a job has even if it is empty.
    pub options: Map<String, Json>,
    /// Members of `params`: the resilience level, if it is set.
    pub params: Map<String, Json>,
    /// Members of the body: `log_level`, which is always there, and what is set of `tags`, `cost`,
    /// `private` and `runtime`.
    pub body: Map<String, Json>,
}

/// Puts a value at a path, through objects that are made where there are none.
pub(super) fn insert(root: &mut Map<String, Json>, path: &str, value: Json) {
    let Some((group, rest)) = path.split_once('.') else {
        root.insert(path.to_owned(), value);
        return;
    };
    let inner = root.entry(group).or_insert_with(|| Json::Object(Map::new()));
    if let Json::Object(inner) = inner {
        insert(inner, rest, value);
    }
}

/// Adds `members`: an object to an object that is there already, any other value in the place of
/// what is there.
fn merge(into: &mut Map<String, Json>, members: Map<String, Json>) {
    for (name, value) in members {
        match (into.get_mut(&name), value) {
            (Some(Json::Object(there)), Json::Object(more)) => merge(there, more),
            (_, value) => {
                into.insert(name, value);
            }
        }
    }
}

/// The tree that the options of a job make.
pub(super) fn gathered<O: PrimitiveOptions>(body: &Json) -> Result<Json, OptionErrors> {
    let params = &body["params"];
    let options = &params["options"];
    let mut tree = match options.as_object() {
        Some(options) => options.clone(),
        None if options.is_null() => Map::new(),
        None => {
            let error = OptionError::not_a_group("params.options", options);
            return Err(OptionErrors::from(error));
        }
    };
    let image = [&table::IMAGE.field];
    for field in O::fields().into_iter().chain(image) {
        let value = match field.place {
            Place::Options | Place::Here => continue,
            Place::Params => &params[field.name()],
            Place::Body(name) => &body[name],
        };
        if !value.is_null() {
            insert(&mut tree, field.path, value.clone());
        }
    }
    Ok(Json::Object(tree))
}

/// The options that are set, each in its place.
pub(super) fn laid_out<O: PrimitiveOptions>(own: &O) -> Result<JobOptions, OptionErrors> {
    let (mut job, mut errors) = (JobOptions::default(), Vec::new());
    let log_level = &table::LOG_LEVEL.field;
    if let Some(level) = log_level.unset(O::PRIMITIVE, own.level()).json() {
        errors.extend(job.lay(log_level, level).err());
    }
    own.visit(&mut |field, leaf| {
        if let Some(value) = leaf.json().filter(|_| field.path != table::EXPERIMENTAL.path) {
            errors.extend(job.lay(field, value).err());
        }
    });
    OptionErrors::check(errors)?;
    for (name, value) in own.experimental().into_iter().flat_map(Experimental::members) {
        job.lay_experimental::<O>(name, value.clone());
    }
    Ok(job)
}

impl JobOptions {
    /// Puts the value of a field into its place.
    fn lay(&mut self, field: &Field, value: Json) -> Result<(), OptionError> {
        if field.place == Place::Here || field.only_here.json().as_ref() == Some(&value) {
            return Err(OptionError::refused(field.path, &value, Refusal::OnlySimulated));
        }
        match field.place {
            Place::Params => insert(&mut self.params, field.name(), value),
            Place::Body(name) => insert(&mut self.body, name, value),
            Place::Options | Place::Here => insert(&mut self.options, field.path, value),
        }
        Ok(())
    }

    fn lay_experimental<O: PrimitiveOptions>(&mut self, name: &str, value: Json) {
        let is_group = O::fields().iter().any(|field| {
            let is_inside = field.path.split_once('.').is_some_and(|(group, _)| group == name);
            is_inside && field.place == Place::Options
        });
        let member = Map::from_iter([(name.to_owned(), value)]);
        match (name == table::IMAGE.name(), table::IMAGE.place) {
            (true, Place::Body(runtime)) => {
                self.body.extend(member.into_values().map(|image| (runtime.to_owned(), image)));
            }
            _ if is_group => merge(&mut self.options, member),
            _ => merge(
                &mut self.options,
                Map::from_iter([(table::EXPERIMENTAL.path.to_owned(), Json::Object(member))]),
            ),
        }
    }
}
