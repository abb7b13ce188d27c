use proptest::prelude::*;

use super::*;
use crate::circuit::{Circuit, StandardGate as G};
use crate::observable::{ObservableError, Pauli, SparsePauliOp};

fn shape(lengths: &[usize]) -> Shape {
    Shape::new(lengths)
}

#[track_caller]
fn check_broadcast(left: &[usize], right: &[usize], expected: Option<&[usize]>) {
    let (left, right) = (shape(left), shape(right));
    let error = || ShapeError::Broadcast { left: left.clone(), right: right.clone() };
    assert_eq!(left.broadcast(&right), expected.map(shape).ok_or_else(error));
    let error = || ShapeError::Broadcast { left: right.clone(), right: left.clone() };
    assert_eq!(right.broadcast(&left), expected.map(shape).ok_or_else(error));
}

#[test]
fn shapes_broadcast_as_numpys_do() {
    check_broadcast(&[], &[], Some(&[]));
    check_broadcast(&[], &[3], Some(&[3]));
    check_broadcast(&[1], &[3], Some(&[3]));
    check_broadcast(&[3, 1], &[2], Some(&[3, 2]));
    check_broadcast(&[1, 6], &[4, 1], Some(&[4, 6]));
    check_broadcast(&[2, 1, 5], &[3, 1], Some(&[2, 3, 5]));
    check_broadcast(&[0], &[1], Some(&[0]));
    check_broadcast(&[0], &[2], None);
    check_broadcast(&[3], &[4], None);
    check_broadcast(&[2, 3], &[2, 2], None);
    check_broadcast(&[2, 3], &[2], None);
}

#[test]
fn shapes_are_written_as_python_writes_them() {
    let texts = [shape(&[]), shape(&[3]), shape(&[2, 3])].map(|shape| shape.to_string());
    assert_eq!(texts, ["()", "(3,)", "(2, 3)"]);
    let error = shape(&[3]).broadcast(&shape(&[4])).unwrap_err();
    assert_eq!(error.to_string(), "shapes (3,) and (4,) do not broadcast");
}

#[test]
fn a_shape_too_large_to_be_counted_has_the_largest_size() {
    assert_eq!(shape(&[usize::MAX, 2, 0]).size(), 0);
    assert_eq!(shape(&[usize::MAX, 2]).size(), usize::MAX);
    assert_eq!(shape(&[]).size(), 1);
}

#[test]
fn arrays_hold_as_many_elements_as_their_shape() {
    let array = NdArray::new([2, 3], (0..6).collect()).unwrap();
    assert_eq!((array.get(&[1, 0]), array.get(&[1, 3]), array.get(&[1])), (Some(&3), None, None));
    assert_eq!(array.clone().reshape([6]).unwrap(), NdArray::from_vec((0..6).collect()));
    let refused = ShapeError::Elements { shape: shape(&[4]), found: 6 };
    assert_eq!(array.reshape([4]), Err(refused));
    assert_eq!(NdArray::scalar(7).get(&[]), Some(&7));
}

/// A shape, and one that broadcasts with it: some axes of length one, some missing.
fn two_shapes() -> impl Strategy<Value = (Shape, Shape)> {
    let axis = (0..4_usize, 0..4_u8);
    proptest::collection::vec(axis, 0..4).prop_flat_map(|axes| {
        let side = |bit: u8| {
            axes.iter().map(|(n, ones)| if ones >> bit & 1 == 1 { 1 } else { *n }).collect()
        };
        let (left, right): (Vec<usize>, Vec<usize>) = (side(0), side(1));
        let most = left.len();
        (0..=most, any::<bool>()).prop_map(move |(missing, is_left)| {
            let (mut short, long) =
                if is_left { (left.clone(), &right) } else { (right.clone(), &left) };
            short.drain(..missing);
            (Shape::new(short), Shape::new(long.clone()))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Every index of the result belongs to the one in each array that has zero where the axis has
    /// length one, and no more axes than the array.
    #[test]
    fn elements_of_a_result_come_from_where_numpy_takes_them((left, right) in two_shapes()) {
        let broadcast = Broadcast::new(&left, &right).unwrap();
        let whole = broadcast.shape().clone();
        let own = |array: &Shape, index: &[usize]| {
            let index = &index[whole.num_axes() - array.num_axes()..];
            let of_axis = |(index, length): (&usize, &usize)| if *length == 1 { 0 } else { *index };
            let index: Vec<usize> = index.iter().zip(array.lengths()).map(of_axis).collect();
            array.place(&index).unwrap()
        };
        let expected = (0..whole.size()).map(|place| {
            let index = whole.index(place);
            assert_eq!(whole.place(&index), Some(place));
            (own(&left, &index), own(&right, &index))
        });
        let expected: Vec<(usize, usize)> = expected.collect();
        prop_assert_eq!(&broadcast.pairs().collect::<Vec<_>>(), &expected);

        let mut by_blocks = vec![None; whole.size()];
        for block in 0..broadcast.num_blocks() {
            for on_left in 0..broadcast.num_left() {
                for on_right in 0..broadcast.num_right() {
                    let places = broadcast.block(block)
                        + broadcast.in_left(on_left)
                        + broadcast.in_right(on_right);
                    let seen = by_blocks[places.result].replace((places.left, places.right));
                    prop_assert_eq!(seen, None);
                }
            }
        }
        prop_assert_eq!(by_blocks, expected.into_iter().map(Some).collect::<Vec<_>>());
    }
}

/// A circuit with these parameters; a length makes a vector.
fn with_inputs(inputs: &[(&str, Option<u32>)]) -> Circuit {
    let mut circuit = Circuit::with_registers(1, 0);
    circuit.gate(G::H, &[], &[0]).unwrap();
    for (name, length) in inputs {
        circuit.add_input(name, *length).unwrap();
    }
    circuit
}

fn numbers(lengths: &[usize]) -> NdArray<f64> {
    let shape = shape(lengths);
    let elements = (0..shape.size()).map(|at| at as f64).collect();
    NdArray::new(shape, elements).unwrap()
}

/// Checks the shape of the sets in an array for a circuit with so many parameters.
#[track_caller]
fn check_array(num_parameters: u32, lengths: &[usize], expected: &Result<&[usize], BindingsError>) {
    let circuit = with_inputs(&[("v", Some(num_parameters))]);
    let found = BindingsArray::from_array(&circuit, numbers(lengths));
    assert_eq!(
        found.as_ref().map(|found| found.shape().clone()),
        expected.as_ref().map(|s| shape(s))
    );
    if let Ok(found) = found {
        assert_eq!(found.values(), numbers(lengths).elements());
        assert_eq!(found.num_parameters(), num_parameters as usize);
    }
}

#[test]
fn the_last_axis_is_the_parameters() {
    let last_axis = |lengths: &[usize], num_parameters| {
        Err(BindingsError::LastAxis { shape: shape(lengths), num_parameters })
    };
    check_array(3, &[3], &Ok(&[]));
    check_array(3, &[4, 3], &Ok(&[4]));
    check_array(3, &[2, 1, 3], &Ok(&[2, 1]));
    check_array(3, &[2], &last_axis(&[2], 3));
    check_array(3, &[3, 2], &last_axis(&[3, 2], 3));
    check_array(3, &[], &last_axis(&[], 3));
    check_array(2, &[0, 2], &Err(BindingsError::Empty { shape: shape(&[0]) }));
}

#[test]
fn the_axis_of_a_single_parameter_may_be_left_out() {
    check_array(1, &[], &Ok(&[]));
    check_array(1, &[1], &Ok(&[]));
    check_array(1, &[4], &Ok(&[4]));
    check_array(1, &[4, 1], &Ok(&[4]));
    check_array(1, &[3, 2], &Ok(&[3, 2]));
    check_array(1, &[0], &Err(BindingsError::Empty { shape: shape(&[0]) }));
}

#[test]
fn a_circuit_without_parameters_has_sets_without_values() {
    check_array(0, &[0], &Ok(&[]));
    check_array(0, &[3, 0], &Ok(&[3]));
    check_array(0, &[], &Err(BindingsError::LastAxis { shape: shape(&[]), num_parameters: 0 }));
    let found = MAX_BINDING_VALUES + 1;
    check_array(0, &[found, 0], &Err(BindingsError::TooMany { found }));
    assert_eq!(BindingsArray::default().num_sets(), 1);
}

#[test]
fn a_value_that_is_not_finite_is_named() {
    let circuit = with_inputs(&[("b", None), ("a", None)]);
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let array = NdArray::new([2, 2], vec![0.0, 1.0, 2.0, value]).unwrap();
        let error = BindingsError::NotFinite { parameter: "b".to_owned(), set: 1 };
        assert_eq!(BindingsArray::from_array(&circuit, array), Err(error));
    }
}

type Entry<'e> = (&'e [&'e str], &'e [usize]);

/// Checks what arrays of ascending numbers, by name, make of a circuit with the parameters `a` and
/// `v[0]` to `v[2]`.
#[track_caller]
fn check_named(entries: &[Entry<'_>], expected: Result<(&[usize], &[f64]), BindingsError>) {
    let circuit = with_inputs(&[("v", Some(3)), ("a", None)]);
    let entries = entries.iter().map(|(names, lengths)| {
        (names.iter().map(|name| (*name).to_owned()).collect(), numbers(lengths))
    });
    let found = BindingsArray::by_name(&circuit, entries.collect());
    match expected {
        Ok((lengths, values)) => {
            let found = found.unwrap();
            assert_eq!(found.shape(), &shape(lengths));
            assert_eq!(found.values(), values);
        }
        Err(error) => assert_eq!(found, Err(error)),
    }
}

#[test]
fn values_come_by_name() {
    let (a, v): (&[&str], &[&str]) = (&["a"], &["v"]);
    check_named(&[(a, &[]), (v, &[3])], Ok((&[], &[0.0, 0.0, 1.0, 2.0])));
    let two = [0.0, 0.0, 1.0, 2.0, 1.0, 3.0, 4.0, 5.0];
    check_named(&[(v, &[2, 3]), (a, &[2])], Ok((&[2], &two)));
    // The axis for a single name may be there.
    check_named(&[(v, &[2, 3]), (a, &[2, 1])], Ok((&[2], &two)));
    check_named(&[(v, &[1, 3]), (a, &[1])], Ok((&[1], &[0.0, 0.0, 1.0, 2.0])));
    // By the names of elements, and with several names in one array.
    let elements: [&[&str]; 3] = [&["v[0]"], &["v[2]"], &["a", "v[1]"]];
    let [first, third, others] = elements;
    let values = [0.0, 0.0, 1.0, 0.0, 2.0, 1.0, 3.0, 1.0];
    check_named(&[(first, &[2]), (third, &[2]), (others, &[2, 2])], Ok((&[2], &values)));
}

#[test]
fn a_single_value_goes_with_all_sets() {
    let (a, v): (&[&str], &[&str]) = (&["a"], &["v"]);
    check_named(&[(v, &[2, 3]), (a, &[])], Ok((&[2], &[0.0, 0.0, 1.0, 2.0, 0.0, 3.0, 4.0, 5.0])));
    check_named(&[(v, &[3]), (a, &[2])], Ok((&[2], &[0.0, 0.0, 1.0, 2.0, 1.0, 0.0, 1.0, 2.0])));
}

#[test]
fn names_that_do_not_fit_are_refused() {
    let (a, v): (&[&str], &[&str]) = (&["a"], &["v"]);
    let name = || "b".to_owned();
    check_named(
        &[(a, &[]), (v, &[3]), (&["b"], &[])],
        Err(BindingsError::Unknown { name: name() }),
    );
    let name = "v[1]".to_owned();
    check_named(&[(v, &[3]), (&["v[1]"], &[])], Err(BindingsError::Twice { name }));
    let names = vec!["v[0]".to_owned(), "v[1]".to_owned(), "v[2]".to_owned()];
    check_named(&[(a, &[])], Err(BindingsError::Missing { names }));
    let error = BindingsError::LastAxis { shape: shape(&[2]), num_parameters: 3 };
    check_named(&[(a, &[]), (v, &[2])], Err(error));
    check_named(
        &[(v, &[2, 3]), (a, &[3])],
        Err(BindingsError::Shapes {
            names: vec!["a".to_owned()],
            expected: shape(&[2]),
            found: shape(&[3]),
        }),
    );
    check_named(&[(v, &[0, 3]), (a, &[0])], Err(BindingsError::Empty { shape: shape(&[0]) }));
}

#[test]
fn lists_make_a_grid() {
    let circuit = with_inputs(&[("c", None), ("b", None), ("a", None)]);
    let list = |name: &str, values: &[f64]| (name.to_owned(), values.to_vec());
    let lists = [list("c", &[1.0, 2.0]), list("a", &[7.0]), list("b", &[10.0, 20.0, 30.0])];
    let grid = BindingsArray::grid(&circuit, &lists).unwrap();
    assert_eq!(grid.shape(), &shape(&[2, 3]));
    assert_eq!(grid.set(0), [7.0, 10.0, 1.0]);
    assert_eq!(grid.set(2), [7.0, 30.0, 1.0]);
    assert_eq!(grid.set(3), [7.0, 10.0, 2.0]);
    assert_eq!(grid.set(6), [0.0; 0]);
    let empty = [list("c", &[1.0, 2.0]), list("a", &[]), list("b", &[0.0])];
    let shape = shape(&[2, 0]);
    assert_eq!(BindingsArray::grid(&circuit, &empty), Err(BindingsError::Empty { shape }));
    let many = ["a", "b", "c"].map(|name| list(name, &[0.0; 1000]));
    let found = 3_000_000_000;
    assert_eq!(BindingsArray::grid(&circuit, &many), Err(BindingsError::TooMany { found }));
}

#[test]
fn observables_are_on_the_same_qubits_and_there_are_some() {
    let found = ObservablesArray::from_labels(&["XX", "ZI"]).unwrap();
    assert_eq!((found.shape(), found.num_qubits()), (&shape(&[2]), 2));
    assert_eq!(found.get(&[1]), Some(&Pauli::from_label("ZI").unwrap().into()));
    let empty = ObservablesError::Empty { shape: shape(&[0]) };
    assert_eq!(ObservablesArray::from_labels(&[]), Err(empty));
    let width = ObservablesError::Width { observable: 1, expected: 2, found: 3 };
    assert_eq!(ObservablesArray::from_labels(&["XX", "ZIZ"]), Err(width));
    let reason = ObservableError::Letter { position: 1, letter: '+' };
    let letter = ObservablesError::Observable { observable: 1, reason };
    assert_eq!(ObservablesArray::from_labels(&["XX", "Z+"]), Err(letter));
    let sparse = SparsePauliOp::from_sparse_list([("XX", &[0, 5][..], 0.5)], 6).unwrap();
    let single = ObservablesArray::from(sparse);
    assert_eq!((single.shape(), single.num_qubits()), (&shape(&[]), 6));
}
