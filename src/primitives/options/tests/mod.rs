//! Tests of the options.

mod effects;
mod reading;
mod round_trip;
mod rules;
mod sampling;
mod text;

use serde_json::{Value as Json, json};

use super::{Also, Field, Given, Kind, Primitive};

/// A value of a field that is neither what it is when unset nor what asks for nothing; what it is
/// when unset if there is no other one.
fn other_value(field: &Field, primitive: Primitive) -> Json {
    let candidates = match field.kind {
        Kind::Bool => vec![json!(true), json!(false)],
        Kind::Int => vec![json!(2), json!(3)],
        Kind::Float => vec![json!(0.5), json!(0.25)],
        Kind::Choice(words) => words.iter().map(|word| json!(word)).collect(),
        Kind::Choices(words) => words.iter().map(|word| json!([word])).collect(),
        Kind::Text => vec![json!("text")],
        Kind::Ints => vec![json!([3, 4])],
        Kind::Floats => vec![json!([1.5, 2.5, 3.5])],
        Kind::Texts => vec![json!(["text"])],
        Kind::Pairs => vec![json!([[0, 1]])],
        Kind::Object => vec![json!({"name": 1})],
        Kind::Objects => vec![json!([{}])],
    };
    let unset = field.unset_here(primitive, 1);
    let is_other = |value: &&Json| {
        let is = |given: Given| given.json().as_ref() == Some(*value);
        !is(field.off) && !is(unset)
    };
    candidates.iter().find(is_other).unwrap_or(&candidates[0]).clone()
}

/// Values that a field refuses.
fn refused_values(field: &Field) -> Vec<Json> {
    let mut values = vec![json!("no such word"), json!(-1), json!([-1]), json!(1e300)];
    values.extend([json!({"a": 1}), json!([[1]]), json!([null]), json!(1.5), json!(true)]);
    let takes = |value: &Json| match (field.kind, value) {
        (Kind::Bool, Json::Bool(_))
        | (Kind::Text, Json::String(_))
        | (Kind::Object | Kind::Objects, Json::Object(_)) => true,
        (Kind::Float, Json::Number(number)) => number.as_f64().is_some_and(|n| n >= 0.0),
        // Factors to extrapolate to may be anything.
        (Kind::Floats, Json::Array(_)) => field.limits.min < 0.0 && *value == json!([-1]),
        _ => false,
    };
    values.retain(|value| !takes(value));
    if field.also != Some(Also::NoLimit) && !field.null_unsets {
        values.push(Json::Null);
    }
    values
}
