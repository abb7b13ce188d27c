//! Random values of every type.

use std::collections::BTreeMap;

use ketpad::math::C64;
use ketpad::rest::codec::{
    ArrayData, BindingsArray, BitArray, DataBin, DataSlice, ExecutionSpan, LayerError, Members,
    NdArray, NoiseLearnerResult, ObjectArray, ObservablesArray, PauliLindbladError,
    PauliLindbladMap, PrimitiveResult, PubKind, PubResult, Qpy, QpyKind, Settings, Slices, Value,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Number, json};

/// A number that an equation can be about.
fn float() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), Just(f64::INFINITY), Just(-0.0)]
        .prop_filter("a number", |value| !value.is_nan())
}

pub(super) fn finite() -> impl Strategy<Value = f64> {
    float().prop_map(|value| if value.is_finite() { value } else { 0.1 })
}

fn name() -> impl Strategy<Value = String> {
    "[a-z_]{1,6}|\\PC{0,3}".prop_filter("no tag", |name| !name.starts_with("__"))
}

/// A shape; no axis behind an empty one, which lists would lose.
pub(super) fn shape() -> impl Strategy<Value = Vec<usize>> {
    vec(1..4_usize, 0..4).prop_flat_map(
        |shape| prop_oneof![4 => Just(shape.clone()), 1 => Just([shape, vec![0]].concat())],
    )
}

fn elements(shape: &[usize]) -> usize {
    shape.iter().product()
}

/// An array of any type; also with an empty axis before others.
pub(super) fn nd_array() -> impl Strategy<Value = NdArray> {
    prop_oneof![shape(), vec(0..3_usize, 0..4)].prop_flat_map(|shape| {
        let count = elements(&shape);
        let complex = (float(), float()).prop_map(|(re, im)| C64::new(re, im));
        let single = any::<f32>().prop_map(|value| if value.is_nan() { 0.5 } else { value });
        let data = prop_oneof![
            vec(float(), count).prop_map(ArrayData::Float64),
            vec(single, count).prop_map(ArrayData::Float32),
            vec(any::<i64>(), count).prop_map(ArrayData::Int64),
            vec(any::<i32>(), count).prop_map(ArrayData::Int32),
            vec(any::<u8>(), count).prop_map(ArrayData::Uint8),
            vec(any::<bool>(), count).prop_map(ArrayData::Bool),
            vec(complex, count).prop_map(ArrayData::Complex128),
        ];
        data.prop_map(move |data| NdArray::new(shape.clone(), data).unwrap())
    })
}

/// An array of floating-point numbers that lists can hold.
pub(super) fn floats(shape: Vec<usize>) -> impl Strategy<Value = NdArray> {
    let data = vec(finite(), elements(&shape)).prop_map(ArrayData::Float64);
    data.prop_map(move |data| NdArray::new(shape.clone(), data).unwrap())
}

/// The bits of a register of any width in a PUB of this shape.
pub(super) fn bits(pub_shape: Vec<usize>) -> impl Strategy<Value = BitArray> {
    (0..70_u64, 0..4_usize).prop_flat_map(move |(num_bits, shots)| {
        let shape = [&pub_shape[..], &[shots]].concat();
        let row = num_bits.div_ceil(8) as usize;
        vec(any::<u8>(), elements(&shape) * row).prop_map(move |mut bytes| {
            for row in bytes.chunks_exact_mut(row.max(1)) {
                row[0] &= 0xff >> ((8 - num_bits % 8) % 8);
            }
            BitArray::new(shape.clone(), bytes, num_bits).unwrap()
        })
    })
}

pub(super) fn members(value: BoxedStrategy<Value>) -> BoxedStrategy<Members> {
    btree_map(name(), value, 0..4).prop_map(|map| map.into_iter().collect()).boxed()
}

pub(super) fn observables() -> impl Strategy<Value = ObservablesArray> {
    shape().prop_flat_map(|shape| {
        let sum = btree_map("[IXYZ]{1,4}", finite(), 0..3);
        let sums = vec(sum.prop_map(BTreeMap::into_iter), elements(&shape));
        sums.prop_map(move |sums| {
            let sums = sums.into_iter().map(Iterator::collect).collect();
            ObservablesArray::new(shape.clone(), sums).unwrap()
        })
    })
}

fn bindings() -> impl Strategy<Value = BindingsArray> {
    shape().prop_flat_map(|shape| {
        let arrays = btree_map(vec(name(), 0..3), any::<bool>(), 0..3);
        arrays.prop_map(move |keys| {
            let data = keys.into_keys().map(|names| {
                let whole = [&shape[..], &[names.len()]].concat();
                let values = (0..elements(&whole)).map(|index| index as f64 / 3.0).collect();
                (names, NdArray::new(whole, ArrayData::Float64(values)).unwrap())
            });
            BindingsArray { shape: shape.clone(), data: data.collect() }
        })
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let labels = || vec("(-i)?[IXYZ]{2}", 0..3);
    prop_oneof![
        "[IXYZ]{0,5}".prop_map(Settings::Pauli),
        labels().prop_map(Settings::PauliList),
        (labels(), nd_array())
            .prop_map(|(paulis, coeffs)| Settings::SparsePauliOp { paulis, coeffs }),
    ]
}

fn qpy() -> impl Strategy<Value = Qpy> {
    let kinds = vec![QpyKind::QuantumCircuit, QpyKind::Instruction, QpyKind::Parameter];
    (select(kinds), vec(any::<u8>(), 0..40))
        .prop_map(|(kind, bytes)| Qpy::new(kind, [b"QISKIT".to_vec(), bytes].concat()).unwrap())
}

fn span() -> impl Strategy<Value = ExecutionSpan> {
    let range = || any::<(u64, u64)>();
    let slice = (vec(any::<u64>(), 0..3), range(), range(), any::<bool>(), any::<u64>());
    let slices = btree_map(any::<u64>(), slice, 0..3);
    (0..4_usize, slices, name(), name()).prop_map(|(kind, slices, start, stop)| {
        let slices = slices.into_iter().map(|(index, (shape, arguments, shots, front, asked))| {
            let slice = match kind {
                0 => DataSlice::single(shape, arguments),
                1 => DataSlice::double(shape, arguments, shots),
                2 => DataSlice { at_front: front, ..DataSlice::double(shape, arguments, shots) },
                _ => DataSlice { shape, arguments, shots, at_front: front, pub_shots: asked },
            };
            (index, slice)
        });
        let kinds = [Slices::Single, Slices::Double, Slices::Twirled, Slices::TwirledV2];
        ExecutionSpan { start, stop, slices: kinds[kind](slices.collect()) }
    })
}

fn lindblad() -> impl Strategy<Value = PauliLindbladError> {
    (vec("[IXYZ]{3}", 0..3), nd_array())
        .prop_map(|(generators, rates)| PauliLindbladError { generators, rates })
}

fn layer() -> impl Strategy<Value = LayerError> {
    (qpy(), vec(any::<u64>(), 0..3), option::of(lindblad())).prop_map(|(circuit, qubits, error)| {
        let bytes = [b"QISKIT".to_vec(), circuit.bytes().to_vec()].concat();
        let circuit = Qpy::new(QpyKind::QuantumCircuit, bytes).unwrap();
        LayerError { circuit, qubits, error }
    })
}

fn lindblad_map() -> impl Strategy<Value = PauliLindbladMap> {
    let term = ("[XYZ]{0,2}", vec(any::<u64>(), 0..3), finite());
    (vec(term, 0..3), any::<u64>())
        .prop_map(|(paulis, num_qubits)| PauliLindbladMap { paulis, num_qubits })
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        any::<u64>().prop_map(Number::from),
        any::<i64>().prop_map(Number::from),
        finite().prop_map(|value| Number::from_f64(value).unwrap()),
    ]
}

fn unknown() -> impl Strategy<Value = Value> {
    name().prop_map(|tag| {
        let inside = json!({ "__type__": "ndarray", "__value__": "not read" });
        let object = json!({ "__type__": format!("{tag}?"), "__value__": [tag, inside] });
        Value::Unknown(object.as_object().unwrap().clone())
    })
}

/// Values without others inside.
fn leaf() -> BoxedStrategy<Value> {
    let names = select(&["linear", "fallback", "polynomial_degree_7"][..]);
    let objects = prop_oneof![
        names.prop_map(|name| Value::String(name.to_owned())),
        number().prop_map(Value::Number),
        vec(name().prop_map(Value::String), 0..3).prop_map(Value::List),
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number().prop_map(Value::Number),
        name().prop_map(Value::String),
        nd_array().prop_map(Value::NdArray),
        objects.prop_map(|value| Value::ObjectArray(ObjectArray::new(value).unwrap())),
        (finite(), finite()).prop_map(|(re, im)| Value::Complex(C64::new(re, im))),
        name().prop_map(Value::DateTime),
        shape().prop_flat_map(bits).prop_map(Value::BitArray),
        observables().prop_map(Value::ObservablesArray),
        bindings().prop_map(Value::BindingsArray),
        settings().prop_map(Value::Settings),
        qpy().prop_map(Value::Qpy),
        span().prop_map(Value::ExecutionSpan),
        vec(span(), 0..3).prop_map(Value::ExecutionSpans),
        layer().prop_map(Value::LayerError),
        lindblad().prop_map(Value::PauliLindbladError),
        lindblad_map().prop_map(Value::PauliLindbladMap),
        unknown(),
    ]
    .boxed()
}

fn data_bin(value: BoxedStrategy<Value>) -> impl Strategy<Value = DataBin> {
    (members(value), option::of(shape()), any::<bool>()).prop_map(|(fields, shape, typed)| {
        let field_types = typed.then(|| vec!["ndarray".to_owned(); fields.len()]);
        DataBin { shape, fields, field_types }
    })
}

fn pub_result(value: BoxedStrategy<Value>) -> impl Strategy<Value = PubResult> {
    let kinds = vec![PubKind::Pub, PubKind::Sampler, PubKind::Estimator];
    (select(kinds), data_bin(value.clone()), members(value))
        .prop_map(|(kind, data, metadata)| PubResult { kind, data, metadata })
}

/// Values of every type, also inside one another.
pub(super) fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 30, 4, |inner| {
        let results = (vec(pub_result(inner.clone()), 0..3), members(inner.clone()));
        let learned = (vec(layer(), 0..2), members(inner.clone()));
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::List),
            vec(inner.clone(), 0..4).prop_map(Value::Set),
            members(inner.clone()).prop_map(Value::Object),
            data_bin(inner.clone()).prop_map(Value::DataBin),
            pub_result(inner).prop_map(Value::PubResult),
            results.prop_map(|(pub_results, metadata)| {
                Value::PrimitiveResult(PrimitiveResult { pub_results, metadata })
            }),
            learned.prop_map(|(data, metadata)| {
                Value::NoiseLearnerResult(NoiseLearnerResult { data, metadata })
            }),
        ]
    })
}
