//! Results as JSON without tags, which is what the service gives to those who do not ask for
//! `support_qiskit`.
//!
//! ```text
//! {"results": [{"data": {"c": {"samples": ["0x3", "0x0"], "num_bits": 2}}, "metadata": {}}], "metadata": {}}
//! {"results": [{"data": {"evs": [0.9, 0.1], "stds": [0.0, 0.0]}, "metadata": {}}], "metadata": {}}
//! ```
//!
//! Samples are nested by the shape of the PUB and then by shots, values by the shape of the PUB.
//! Lists cannot say how long the axes behind an empty one are: those do not come back.

use serde_json::{Map, Value as Json, json};

use super::cursor::Cursor;
use super::nd_array::{lists, pair};
use super::nested::Nested;
use super::pack::Budget;
use super::value::{object, read_by_pub, read_members};
use super::{
    ArrayData, BitArray, CodecError, DataBin, DataSlice, ExecutionSpan, Kind, Members, NdArray,
    PrimitiveResult, Problem, PubKind, PubResult, Slices, Value,
};

/// Reads a result without tags. Execution spans of another form than that of today's Sampler
/// stay lists.
///
/// # Errors
/// [`CodecError`] says what is wrong, and where.
pub fn decode_plain(json: &Json) -> Result<PrimitiveResult, CodecError> {
    let budget = &mut Budget::new();
    let at = Cursor::root(json);
    let pub_results = at.member("results")?.each(|item| read_pub(budget, item))?;
    let mut metadata = match at.given("metadata")? {
        Some(metadata) => read_members(budget, &metadata)?,
        None => Members::new(),
    };
    if let (Some(place), Some(spans)) = (spans_in(&mut metadata), read_spans(json)) {
        *place = Value::ExecutionSpans(spans);
    }
    Ok(PrimitiveResult { pub_results, metadata })
}

/// Writes a result without tags, which [`decode_plain`] reads as the same one if it holds
/// nothing but bits, arrays of floating-point numbers, and what JSON has itself.
///
/// # Errors
/// [`Problem::NotFinite`], and [`Problem::NoPlainForm`] for circuits, operators and the like.
pub fn encode_plain(result: &PrimitiveResult) -> Result<Json, CodecError> {
    let results = result.pub_results.iter().enumerate();
    let results: Result<Json, CodecError> = results
        .map(|(index, result)| write_pub(result).map_err(|error| error.at(index).under("results")))
        .collect();
    let metadata = write_all(&result.metadata).map_err(|error| error.under("metadata"))?;
    Ok(object([("results", results?), ("metadata", metadata)]))
}

fn read_pub(budget: &mut Budget, at: &Cursor<'_>) -> Result<PubResult, CodecError> {
    let data_at = at.member("data")?;
    let mut fields = Members::new();
    for (name, field) in data_at.members()? {
        fields.push((name.to_owned(), read_field(budget, &field)?));
    }
    let has_bits = fields.iter().any(|(_, field)| matches!(field, Value::BitArray(_)));
    let kind = if has_bits { PubKind::Sampler } else { PubKind::Pub };
    let metadata = match at.given("metadata")? {
        Some(metadata) => read_members(budget, &metadata)?,
        None => Members::new(),
    };
    let data = DataBin { shape: shape_of(&fields), fields, field_types: None };
    Ok(PubResult { kind, data, metadata })
}

/// The shape of a PUB: that of its registers without the shots, or of its expectation values.
fn shape_of(fields: &Members) -> Option<Vec<usize>> {
    let shape = |(name, field): &(String, Value)| match field {
        Value::BitArray(bits) => bits.shape().split_last().map(|(_, shape)| shape.to_vec()),
        Value::NdArray(values) if name == "evs" => Some(values.shape().to_vec()),
        _ => None,
    };
    fields.iter().find_map(shape)
}

fn read_field(budget: &mut Budget, at: &Cursor<'_>) -> Result<Value, CodecError> {
    match at.json() {
        Json::Null => Ok(Value::Null),
        Json::Object(_) => Ok(Value::BitArray(read_bits(budget, at)?)),
        _ => {
            let read_number = &mut |leaf: &Cursor<'_>| {
                leaf.json().as_f64().ok_or_else(|| leaf.wrong(Kind::Numbers))
            };
            let Nested { shape, leaves } = Nested::read(at, read_number)?;
            let array = NdArray::new(shape.clone(), ArrayData::Float64(leaves));
            let problem = Problem::Shape { expected: Vec::new(), found: shape };
            Ok(Value::NdArray(array.ok_or_else(|| at.error(problem))?))
        }
    }
}

/// Reads the samples of a register.
fn read_bits(budget: &mut Budget, at: &Cursor<'_>) -> Result<BitArray, CodecError> {
    let num_bits_at = at.member("num_bits")?;
    let num_bits = num_bits_at.count()?;
    let row = usize::try_from(num_bits.div_ceil(8)).map_err(|_| num_bits_at.wrong(Kind::Count))?;
    let samples_at = at.member("samples")?;
    if !samples_at.json().is_array() {
        return Err(samples_at.wrong(Kind::Samples));
    }
    let mut bytes = Vec::new();
    let read_sample = &mut |leaf: &Cursor<'_>| {
        let digits = leaf.json().as_str().and_then(|text| text.strip_prefix("0x"));
        let digits = digits.filter(|digits| {
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        let digits = digits.ok_or_else(|| leaf.wrong(Kind::Samples))?;
        budget.take(row, leaf)?;
        add_row(&mut bytes, digits, num_bits)
            .ok_or_else(|| leaf.error(Problem::TooManyBits { num_bits }))
    };
    let shape = Nested::read(&samples_at, read_sample)?.shape;
    BitArray::new(shape, bytes, num_bits).map_err(|problem| samples_at.error(problem))
}

/// Adds a number in hexadecimal digits as a row of bytes; nothing when it has more bits.
fn add_row(bytes: &mut Vec<u8>, digits: &str, num_bits: u64) -> Option<()> {
    let digits = digits.trim_start_matches('0').as_bytes();
    let value = |digit: &u8| (*digit as char).to_digit(16).unwrap_or_default() as u8;
    let unused = digits.first().map_or(0, |digit| value(digit).leading_zeros() - 4);
    if 4 * digits.len() as u64 - u64::from(unused) > num_bits {
        return None;
    }
    let row = num_bits.div_ceil(8) as usize;
    bytes.resize(bytes.len() + row - digits.len().div_ceil(2), 0);
    let (first, pairs) = digits.split_at(digits.len() % 2);
    bytes.extend(first.iter().map(value));
    bytes.extend(pairs.chunks_exact(2).map(|pair| value(&pair[0]) << 4 | value(&pair[1])));
    Some(())
}

fn write_bits(bits: &BitArray) -> Result<Json, CodecError> {
    let row = bits.num_bits().div_ceil(8) as usize;
    let sample = |index: usize| Ok(hexadecimal(&bits.bytes()[index * row..][..row]).into());
    let samples = lists(bits.shape(), &mut 0, &sample)?;
    Ok(object([("samples", samples), ("num_bits", bits.num_bits().into())]))
}

/// A row of bytes as a number such as `0x3`.
fn hexadecimal(row: &[u8]) -> String {
    let digits = row.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'));
    let digits: String = digits.skip_while(|digit| *digit == '0').collect();
    format!("0x{}", if digits.is_empty() { "0" } else { &digits })
}

fn write_pub(result: &PubResult) -> Result<Json, CodecError> {
    let data = write_all(&result.data.fields).map_err(|error| error.under("data"))?;
    let metadata = write_all(&result.metadata).map_err(|error| error.under("metadata"))?;
    Ok(object([("data", data), ("metadata", metadata)]))
}

fn write_all(members: &Members) -> Result<Json, CodecError> {
    let mut map = Map::new();
    for (name, value) in members {
        map.insert(name.clone(), write(value).map_err(|error| error.under(name))?);
    }
    Ok(Json::Object(map))
}

fn write_items(items: &[Value]) -> Result<Json, CodecError> {
    let items = items.iter().enumerate();
    items.map(|(index, item)| write(item).map_err(|error| error.at(index))).collect()
}

fn write(value: &Value) -> Result<Json, CodecError> {
    match value {
        Value::List(items) | Value::Set(items) => write_items(items),
        Value::Object(members) => write_all(members),
        Value::NdArray(array) => array.to_lists(),
        Value::ObjectArray(array) => write(array.value()),
        Value::Complex(value) => pair(*value),
        Value::DateTime(text) => Ok(write_time(text)),
        Value::BitArray(bits) => write_bits(bits),
        Value::ObservablesArray(array) => array.to_lists(),
        Value::ExecutionSpans(spans) => write_spans(spans),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.write(),
        _ => Err(Problem::NoPlainForm { kind: Kind::Tagged(value.tag()) }.into()),
    }
}

fn write_time(text: &str) -> Json {
    object([("date", text.into())])
}

/// Where the execution spans stand in the metadata of a result.
fn spans_in(metadata: &mut Members) -> Option<&mut Value> {
    let Value::Object(execution) = named(metadata, "execution")? else {
        return None;
    };
    named(execution, "execution_spans")
}

fn named<'a>(members: &'a mut Members, wanted: &str) -> Option<&'a mut Value> {
    members.iter_mut().find(|(name, _)| name == wanted).map(|(_, value)| value)
}

/// The execution spans of a result, if they have the form that the Sampler's have.
fn read_spans(json: &Json) -> Option<Vec<ExecutionSpan>> {
    let spans = json.get("metadata")?.get("execution")?.get("execution_spans")?;
    Cursor::root(spans).each(read_span).ok()
}

/// `[{"date": start}, {"date": stop}, {"0": [[shape], [0, 1], [0, 100]]}]`.
fn read_span(at: &Cursor<'_>) -> Result<ExecutionSpan, CodecError> {
    let [start, stop, slices] = at.exactly(Kind::Slice)?;
    Ok(ExecutionSpan {
        start: start.member("date")?.text()?.to_owned(),
        stop: stop.member("date")?.text()?.to_owned(),
        slices: Slices::Double(read_by_pub(&slices, read_slice)?),
    })
}

fn read_slice(at: &Cursor<'_>) -> Result<DataSlice, CodecError> {
    let [shape, arguments, shots] = at.exactly(Kind::Slice)?;
    let range = |at: &Cursor<'_>| {
        let [start, stop] = at.exactly(Kind::Slice)?;
        Ok::<_, CodecError>((start.count()?, stop.count()?))
    };
    let shape = shape.counts()?;
    Ok(DataSlice::double(shape, range(&arguments)?, range(&shots)?))
}

fn write_spans(spans: &[ExecutionSpan]) -> Result<Json, CodecError> {
    let spans = spans.iter().enumerate();
    spans.map(|(index, span)| write_span(span).map_err(|error| error.at(index))).collect()
}

fn write_span(span: &ExecutionSpan) -> Result<Json, CodecError> {
    let Slices::Double(slices) = &span.slices else {
        return Err(Problem::NoPlainForm { kind: Kind::Tagged(span.slices.tag()) }.into());
    };
    let mut by_pub = Map::new();
    by_pub.extend(slices.iter().map(|(index, slice)| {
        let ((from, to), (first, last)) = (slice.arguments, slice.shots);
        (index.to_string(), json!([slice.shape, [from, to], [first, last]]))
    }));
    Ok(json!([write_time(&span.start), write_time(&span.stop), by_pub]))
}
