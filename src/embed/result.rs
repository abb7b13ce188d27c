//! Results into JSON.

use std::collections::BTreeSet;

use serde_json::{Number, Value as Json};

use crate::primitives::{self, DataField, PubMetadata, Simulation};
use crate::rest::codec::{
    ArrayData, BitArray, CodecError, DataBin, Form, Members, NdArray, PrimitiveResult, Problem,
    PubKind, PubResult, Value, encode, encode_plain,
};

/// The version of the primitives.
const VERSION: u64 = 2;

/// How the result of a job is to be written, and what it is to say beside the data.
pub(super) struct Reply {
    pub(super) form: Form,
    /// What there is to say about the circuit of each PUB.
    pub(super) warnings: Vec<Vec<String>>,
}

/// A result in the form without tags, as a file for the person who ran the job.
///
/// # Errors
/// Numbers that JSON has not; the engine gives none.
pub fn plain_result(result: &primitives::PrimitiveResult) -> Result<Json, CodecError> {
    let warnings = vec![Vec::new(); result.pubs.len()];
    Reply { form: Form::Plain, warnings }.write(result)
}

impl Reply {
    /// Writes a result in the form that the job asks for.
    ///
    /// Its metadata are `version`, `backend` and `seed`, with which the same job gives the same
    /// result; `noisy`, which is false also for a device, as it is computed ideally; and `without_effect`, a list of the options that changed nothing, if there are
    /// such. The metadata of a PUB are `circuit_metadata`, which is empty; `shots` and
    /// `target_precision`, as far as there are such; `simulations`, the methods and precisions
    /// that it was computed with; and `warnings` about its circuit, if there are such.
    ///
    /// # Errors
    /// Numbers that JSON has not; the engine gives none.
    pub(super) fn write(self, result: &primitives::PrimitiveResult) -> Result<Json, CodecError> {
        let metadata = Self::metadata(result);
        let pubs = result.pubs.iter().zip(self.warnings);
        let pub_results = pubs.map(|(own, warnings)| pub_result(own, warnings));
        let pub_results = pub_results.collect::<Result<_, _>>()?;
        let own = PrimitiveResult { pub_results, metadata };
        match self.form {
            Form::Plain => encode_plain(&own),
            Form::Tagged => encode(&Value::PrimitiveResult(own)),
        }
    }

    fn metadata(result: &primitives::PrimitiveResult) -> Members {
        let mut metadata = vec![
            ("version".to_owned(), Value::Number(VERSION.into())),
            ("backend".to_owned(), Value::String(result.backend.clone())),
            ("seed".to_owned(), Value::Number(result.seed.into())),
            ("noisy".to_owned(), Value::Bool(result.noisy)),
        ];
        let idle = result.without_effect.iter().map(|own| own.path.clone());
        metadata.extend(texts("without_effect", idle.collect()));
        metadata
    }
}

/// A member with a list of texts, unless that is empty.
fn texts(name: &str, texts: Vec<String>) -> Option<(String, Value)> {
    let is_empty = texts.is_empty();
    let list = Value::List(texts.into_iter().map(Value::String).collect());
    (!is_empty).then(|| (name.to_owned(), list))
}

fn pub_result(own: &primitives::PubResult, warnings: Vec<String>) -> Result<PubResult, Problem> {
    let fields = own.data.fields().iter();
    let fields = fields.map(|(name, array)| Ok((name.clone(), field(array)?)));
    let fields = fields.collect::<Result<Members, Problem>>()?;
    let kind = if own.data.registers().next().is_some() { PubKind::Sampler } else { PubKind::Pub };
    let shape = Some(own.data.shape().lengths().to_vec());
    let data = DataBin { shape, fields, field_types: None };
    Ok(PubResult { kind, data, metadata: pub_metadata(&own.metadata, warnings) })
}

fn field(field: &DataField) -> Result<Value, Problem> {
    match field {
        DataField::Bits(bits) => {
            let shape = bits.shape().with_last(bits.num_shots() as usize);
            let bytes = bits.bytes().to_vec();
            let bits = BitArray::new(shape.lengths().to_vec(), bytes, bits.num_bits().into())?;
            Ok(Value::BitArray(bits))
        }
        DataField::Values(values) => {
            let shape = values.shape().lengths().to_vec();
            let data = ArrayData::Float64(values.elements().to_vec());
            let mismatch =
                Problem::Shape { expected: shape.clone(), found: vec![values.elements().len()] };
            Ok(Value::NdArray(NdArray::new(shape, data).ok_or(mismatch)?))
        }
    }
}

fn pub_metadata(own: &PubMetadata, warnings: Vec<String>) -> Members {
    let shots = own.shots.map(Number::from);
    let precision = own.target_precision.and_then(Number::from_f64);
    let numbers = [("shots", shots), ("target_precision", precision)];
    let numbers = numbers
        .into_iter()
        .filter_map(|(name, number)| Some((name.to_owned(), Value::Number(number?))));
    let mut metadata: Members = numbers.collect();
    metadata.push(("circuit_metadata".to_owned(), Value::Object(Members::new())));
    metadata.extend(simulations(&own.simulations));
    metadata.extend(texts("warnings", warnings));
    metadata
}

/// A member with the ways in which a PUB was computed, with Aer's names, unless there is none.
fn simulations(ways: &BTreeSet<Simulation>) -> Option<(String, Value)> {
    let text = |name: &str, value: &str| (name.to_owned(), Value::String(value.to_owned()));
    let way = |way: &Simulation| {
        let precision = way.precision.map(|precision| text("precision", precision.name()));
        Value::Object([text("method", way.method.name())].into_iter().chain(precision).collect())
    };
    let list = || Value::List(ways.iter().map(way).collect());
    (!ways.is_empty()).then(|| ("simulations".to_owned(), list()))
}
