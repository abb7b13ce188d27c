//! Jobs and results as JSON, for `wire.py` to hold against Qiskit's own reader and writer.

use ketpad::math::C64;
use ketpad::rest::codec::{
    ArrayData, BitArray, DataBin, DataSlice, ExecutionSpan, Form, NdArray, ObservablesArray,
    PauliLindbladError, PauliLindbladMap, PrimitiveResult, PubKind, PubResult, Settings, Slices,
    Value, decode, decode_job, decode_plain, encode, encode_job, encode_plain,
};
use serde_json::{Value as Json, json};

/// Answers a request: `decode` a value, a `plain` result or a `job`, or `make` a value by a seed.
pub(crate) fn answer(request: &Json, rolls: impl Fn(&Json) -> Vec<u32>) -> Result<Json, String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let json = &request["json"];
    match request["wire"].as_str().unwrap_or_default() {
        "decode" => {
            let value = decode(json).map_err(|error| text(&error))?;
            let again = encode(&value).map_err(|error| text(&error))?;
            Ok(json!({ "seen": describe(&value), "again": again }))
        }
        "plain" => {
            let result = decode_plain(json).map_err(|error| text(&error))?;
            let again = encode(&Value::PrimitiveResult(result)).map_err(|error| text(&error))?;
            Ok(json!({ "again": again }))
        }
        "job" => {
            let job = decode_job(json).map_err(|error| text(&error))?;
            let write = |form| encode_job(&job, form).map_err(|error| text(&error));
            Ok(json!({ "tagged": write(Form::Tagged)?, "plain": write(Form::Plain)? }))
        }
        _ => {
            let result = Dice { rolls: rolls(&request["seed"]), next: 0 }.result();
            let plain = encode_plain(&result).map_err(|error| text(&error))?;
            let value = Value::PrimitiveResult(result);
            let written = encode(&value).map_err(|error| text(&error))?;
            Ok(json!({ "seen": describe(&value), "json": written, "plain": plain }))
        }
    }
}

/// A floating-point number as its bits, which no comparison rounds.
fn bits(value: f64) -> Json {
    format!("{:016x}", value.to_bits()).into()
}

/// What a value means, as `wire.py` says it too.
fn describe(value: &Value) -> Json {
    let all = |items: &[Value]| items.iter().map(describe).collect::<Json>();
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value),
        Value::Number(value) if value.is_f64() => bits(value.as_f64().unwrap_or_default()),
        Value::Number(value) => json!({ "int": value.to_string() }),
        Value::String(text) => json!({ "str": text }),
        Value::List(items) => all(items),
        Value::Object(members) => describe_members(members),
        Value::NdArray(array) => describe_array(array),
        Value::ObjectArray(array) => describe(array.value()),
        Value::Complex(value) => json!({ "complex": [bits(value.re), bits(value.im)] }),
        Value::DateTime(text) => json!({ "datetime": text }),
        Value::Set(items) => {
            let mut items: Vec<String> =
                items.iter().map(|item| describe(item).to_string()).collect();
            items.sort();
            json!({ "set": items })
        }
        Value::BitArray(array) => describe_bits(array),
        Value::DataBin(data) => describe_data(data),
        Value::PubResult(result) => describe_pub(result),
        Value::PrimitiveResult(result) => {
            let pubs: Json = result.pub_results.iter().map(describe_pub).collect();
            json!({ "PrimitiveResult": [pubs, describe_members(&result.metadata)] })
        }
        Value::ObservablesArray(array) => describe_observables(array),
        Value::BindingsArray(array) => {
            let data =
                array.data.iter().map(|(names, array)| json!([names, describe_array(array)]));
            json!({ "BindingsArray": [array.shape, data.collect::<Json>()] })
        }
        Value::Settings(settings) => describe_settings(settings),
        Value::Qpy(qpy) => json!({ "Qpy": format!("{:?}", qpy.kind()) }),
        Value::ExecutionSpan(span) => describe_span(span),
        Value::ExecutionSpans(spans) => {
            json!({ "spans": spans.iter().map(describe_span).collect::<Json>() })
        }
        Value::LayerError(layer) => {
            let error = layer.error.as_ref().map(describe_lindblad);
            json!({ "LayerError": [layer.qubits, error] })
        }
        Value::PauliLindbladError(error) => describe_lindblad(error),
        Value::NoiseLearnerResult(result) => {
            let layers =
                result.data.iter().cloned().map(|layer| describe(&Value::LayerError(layer)));
            json!({ "NoiseLearnerResult": layers.collect::<Json>() })
        }
        Value::PauliLindbladMap(map) => describe_map(map),
        Value::Unknown(map) => json!({ "unknown": map["__type__"] }),
    }
}

fn describe_members(members: &[(String, Value)]) -> Json {
    let members = members.iter().map(|(name, value)| json!([name, describe(value)]));
    json!({ "dict": members.collect::<Json>() })
}

fn describe_array(array: &NdArray) -> Json {
    let (dtype, elements): (_, Json) = match array.data() {
        ArrayData::Float64(all) => ("float64", all.iter().map(|&value| bits(value)).collect()),
        ArrayData::Float32(all) => ("float32", all.iter().map(|&v| bits(v.into())).collect()),
        ArrayData::Int64(all) => ("int64", all.as_slice().into()),
        ArrayData::Int32(all) => ("int32", all.as_slice().into()),
        ArrayData::Uint8(all) => ("uint8", all.as_slice().into()),
        ArrayData::Bool(all) => ("bool", all.as_slice().into()),
        ArrayData::Complex128(all) => {
            ("complex128", all.iter().flat_map(|value| [bits(value.re), bits(value.im)]).collect())
        }
    };
    json!({ "ndarray": [dtype, array.shape(), elements] })
}

/// The bitstrings of all shots, bit 0 the rightmost.
fn describe_bits(array: &BitArray) -> Json {
    let width = array.num_bits() as usize;
    let shots: usize = array.shape().iter().product();
    let row = |shot: usize| &array.bytes()[shot * width.div_ceil(8)..][..width.div_ceil(8)];
    let text = |shot| {
        let bit = |bit: usize| row(shot)[width.div_ceil(8) - 1 - bit / 8] >> (bit % 8) & 1;
        (0..width).rev().map(|place| if bit(place) == 1 { '1' } else { '0' }).collect::<String>()
    };
    json!({ "BitArray": [array.shape(), width, (0..shots).map(text).collect::<Vec<_>>()] })
}

fn describe_data(data: &DataBin) -> Json {
    json!({ "DataBin": [data.shape, describe_members(&data.fields)] })
}

fn describe_pub(result: &PubResult) -> Json {
    let name = match result.kind {
        PubKind::Pub => "PubResult",
        PubKind::Sampler => "SamplerPubResult",
        PubKind::Estimator => "EstimatorPubResult",
    };
    json!({ name: [describe_data(&result.data), describe_members(&result.metadata)] })
}

fn describe_observables(array: &ObservablesArray) -> Json {
    let sum = |terms: &Vec<(String, f64)>| {
        let mut terms: Vec<_> = terms.iter().map(|(label, c)| (label, bits(*c))).collect();
        terms.sort_by_key(|(label, _)| *label);
        json!(terms)
    };
    json!({ "ObservablesArray": [array.shape(), array.terms().iter().map(sum).collect::<Json>()] })
}

fn describe_settings(settings: &Settings) -> Json {
    match settings {
        Settings::Pauli(label) => json!({ "Pauli": label }),
        Settings::PauliList(labels) => json!({ "PauliList": labels }),
        Settings::SparsePauliOp { paulis, coeffs } => {
            json!({ "SparsePauliOp": [paulis, describe_array(coeffs)] })
        }
    }
}

fn describe_lindblad(error: &PauliLindbladError) -> Json {
    json!({ "PauliLindbladError": [error.generators, describe_array(&error.rates)] })
}

fn describe_map(map: &PauliLindbladMap) -> Json {
    let terms =
        map.paulis.iter().map(|(letters, qubits, rate)| json!([letters, qubits, bits(*rate)]));
    json!({ "PauliLindbladMap": [map.num_qubits, terms.collect::<Json>()] })
}

fn describe_span(span: &ExecutionSpan) -> Json {
    let slices = span.slices.by_pub().iter().map(|(index, slice)| {
        let DataSlice { shape, arguments, shots, at_front, pub_shots } = slice;
        match &span.slices {
            Slices::Single(_) => json!([index, shape, arguments]),
            Slices::Double(_) => json!([index, shape, arguments, shots]),
            Slices::Twirled(_) => json!([index, shape, at_front, arguments, shots]),
            Slices::TwirledV2(_) => json!([index, shape, at_front, arguments, shots, pub_shots]),
        }
    });
    json!({ "span": [span.start, span.stop, slices.collect::<Json>()] })
}

/// Random numbers to make values of.
struct Dice {
    rolls: Vec<u32>,
    next: usize,
}

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.next += 1;
        self.rolls[self.next % self.rolls.len()] as usize % sides
    }

    fn float(&mut self) -> f64 {
        (self.roll(1 << 30) as f64 / f64::from(1 << 29) - 1.0) * 3.0
    }

    fn shape(&mut self) -> Vec<usize> {
        let axes = self.roll(4);
        (0..axes).map(|_| 1 + self.roll(3)).collect()
    }

    fn floats(&mut self, shape: &[usize]) -> NdArray {
        let values = (0..shape.iter().product()).map(|_| self.float()).collect();
        NdArray::new(shape.to_vec(), ArrayData::Float64(values)).expect("as many as the shape has")
    }

    fn bits(&mut self, shape: &[usize]) -> BitArray {
        let num_bits = [1, 2, 7, 8, 9, 16, 53, 65, 130][self.roll(9)];
        let shape = [shape, &[1 + self.roll(5)]].concat();
        let mut bytes = Vec::new();
        for _ in 0..shape.iter().product() {
            let first = bytes.len();
            bytes.extend((0..usize::div_ceil(num_bits, 8)).map(|_| self.roll(256) as u8));
            bytes[first] &= 0xff >> ((8 - num_bits % 8) % 8);
        }
        BitArray::new(shape, bytes, num_bits as u64).expect("whole rows")
    }

    fn span(&mut self) -> ExecutionSpan {
        let slice = DataSlice::double(vec![3, 100], (0, 3), (0, self.roll(100) as u64));
        ExecutionSpan {
            start: format!("2026-01-15T07:53:15.{:06}", 1 + self.roll(999_999)),
            stop: "2026-01-15T07:53:21".to_owned(),
            slices: Slices::Double(vec![(self.roll(5) as u64, slice)]),
        }
    }

    /// One of the values that have a form without tags, too.
    fn metadata(&mut self) -> Value {
        let shape = self.shape();
        match self.roll(9) {
            0 => Value::Bool(true),
            1 => Value::Number(self.roll(1 << 30).into()),
            2 => Value::String("ä \"quoted\" \u{1f600}".to_owned()),
            3 => Value::List(vec![Value::Null, Value::NdArray(self.floats(&shape))]),
            4 => Value::Complex(C64::new(self.float(), self.float())),
            5 => Value::DateTime("2026-01-15T07:53:21".to_owned()),
            6 => Value::Set(vec![Value::Number(self.roll(9).into())]),
            7 => {
                let data = ArrayData::Int64(vec![-1, self.roll(1 << 30) as i64]);
                Value::NdArray(NdArray::new(vec![2, 1], data).expect("two"))
            }
            _ => Value::ObservablesArray(self.observables()),
        }
    }

    fn observables(&mut self) -> ObservablesArray {
        let shape = self.shape();
        let labels = ["XX", "YZ", "ZI", "IY"];
        let sums = (0..shape.iter().product()).map(|_| {
            let terms = &labels[..=self.roll(4)];
            terms.iter().map(|label| ((*label).to_owned(), 0.25 + self.float().abs())).collect()
        });
        let sums = sums.collect();
        ObservablesArray::new(shape, sums).expect("as many as the shape has")
    }

    fn result(&mut self) -> PrimitiveResult {
        let pubs = 1 + self.roll(3);
        let pub_results = (0..pubs).map(|_| self.pub_result()).collect();
        let spans = Value::ExecutionSpans(vec![self.span(), self.span()]);
        let execution = Value::Object(vec![("execution_spans".to_owned(), spans)]);
        let version = Value::Number(2.into());
        let metadata = vec![("execution".to_owned(), execution), ("version".to_owned(), version)];
        PrimitiveResult { pub_results, metadata }
    }

    fn pub_result(&mut self) -> PubResult {
        let shape = self.shape();
        let (kind, fields) = if self.roll(2) == 0 {
            let names = ["zeta", "c", "alpha"][..=self.roll(3)].iter();
            let fields = names.map(|name| ((*name).to_owned(), Value::BitArray(self.bits(&shape))));
            (PubKind::Sampler, fields.collect())
        } else {
            let names = ["evs", "stds", "ensemble_standard_error"].iter();
            let fields =
                names.map(|name| ((*name).to_owned(), Value::NdArray(self.floats(&shape))));
            (PubKind::Pub, fields.collect())
        };
        let metadata = vec![("it".to_owned(), self.metadata())];
        let data = DataBin { shape: Some(shape), fields, field_types: None };
        PubResult { kind, data, metadata }
    }
}
