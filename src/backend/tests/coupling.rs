use crate::backend::{CouplingMap, TargetError};
use crate::circuit::Circuit;

fn map(num_qubits: u32, pairs: &[(u32, u32)]) -> CouplingMap {
    CouplingMap::new(num_qubits, pairs.iter().copied()).unwrap()
}

#[test]
fn couplings_are_the_same_in_both_directions_and_counted_once() {
    let coupling = map(4, &[(2, 1), (0, 1), (1, 0), (1, 3)]);
    assert_eq!(coupling.num_qubits(), 4);
    assert_eq!(coupling.neighbours(1), [0, 2, 3]);
    assert_eq!(coupling.neighbours(2), [1]);
    assert!(coupling.neighbours(4).is_empty());
    assert!(coupling.are_coupled(1, 2) && coupling.are_coupled(2, 1));
    assert!(!coupling.are_coupled(0, 2) && !coupling.are_coupled(7, 1));
    assert_eq!(coupling.edges().collect::<Vec<_>>(), [(0, 1), (1, 2), (1, 3)]);
    assert_eq!(coupling, map(4, &[(0, 1), (1, 2), (3, 1)]));
    assert_ne!(coupling, map(4, &[(0, 1), (1, 2)]));
}

#[test]
fn distances_count_the_couplings_of_the_shortest_way() {
    let ring = map(7, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (5, 6)]);
    let from_0: Vec<_> = (0..8).map(|qubit| ring.distance(0, qubit)).collect();
    assert_eq!(from_0, [Some(0), Some(1), Some(2), Some(2), Some(1), None, None, None]);
    assert_eq!(ring.distance(6, 5), Some(1));
    assert_eq!(ring.distance(9, 9), None);
}

#[test]
fn parts_are_what_couplings_connect() {
    assert_eq!(map(6, &[(5, 0), (4, 2), (2, 1)]).parts(), [vec![0, 5], vec![1, 2, 4], vec![3]]);
    assert!(map(0, &[]).parts().is_empty());
}

#[track_caller]
fn check_error(num_qubits: u32, pairs: &[(u32, u32)], expected: &TargetError) {
    assert_eq!(CouplingMap::new(num_qubits, pairs.iter().copied()).as_ref(), Err(expected));
}

#[test]
fn couplings_that_cannot_be_are_named() {
    check_error(3, &[(0, 1), (1, 3)], &TargetError::NoSuchQubit { qubit: 3, num_qubits: 3 });
    check_error(3, &[(2, 2)], &TargetError::CoupledWithItself { qubit: 2 });
    let limit = Circuit::MAX_BITS;
    let too_many = TargetError::TooManyQubits { num_qubits: u32::MAX, limit };
    check_error(u32::MAX, &[], &too_many);
}
