use super::ObservableError as E;
use super::*;

#[track_caller]
fn check_label(label: &str, x: &[u64], z: &[u64], support: &[usize]) {
    let pauli = Pauli::from_label(label).unwrap();
    assert_eq!((pauli.x(), pauli.z()), (x, z));
    assert_eq!(pauli.support().collect::<Vec<_>>(), support);
    assert_eq!(pauli.to_string(), label);
    assert_eq!(pauli.num_qubits() as usize, label.len());
}

#[test]
fn the_rightmost_letter_is_that_of_qubit_zero() {
    check_label("", &[], &[], &[]);
    check_label("I", &[0], &[0], &[]);
    check_label("X", &[1], &[0], &[0]);
    check_label("XYZI", &[0b1100], &[0b0110], &[1, 2, 3]);
    let wide = format!("YI{}", "X".repeat(63));
    check_label(
        &wide,
        &[u64::MAX >> 1, 1],
        &[0, 1],
        &[&(0..63).collect::<Vec<_>>()[..], &[64]].concat(),
    );
}

#[track_caller]
fn check_sparse(letters: &str, qubits: &[u32], num_qubits: u32, expected: Result<&str, E>) {
    let found = Pauli::from_sparse(letters, qubits, num_qubits);
    assert_eq!(found, expected.map(|label| Pauli::from_label(label).unwrap()));
}

#[test]
fn letters_stand_at_the_qubits_that_are_named() {
    check_sparse("XZ", &[0, 3], 4, Ok("ZIIX"));
    check_sparse("XZ", &[3, 0], 4, Ok("XIIZ"));
    check_sparse("IY", &[0, 1], 2, Ok("YI"));
    check_sparse("", &[], 2, Ok("II"));
    check_sparse("XZ", &[0], 4, Err(E::LettersAndQubits { num_letters: 2, num_qubits: 1 }));
    check_sparse("XZ", &[0, 4], 4, Err(E::QubitOutOfRange { qubit: 4, num_qubits: 4 }));
    check_sparse("IZ", &[2, 2], 4, Err(E::DuplicateQubit { qubit: 2 }));
    check_sparse("Xz", &[0, 1], 4, Err(E::Letter { position: 1, letter: 'z' }));
}

#[test]
fn another_letter_is_named_with_its_position() {
    let refused = Pauli::from_label("XIαZ");
    assert_eq!(refused, Err(E::Letter { position: 2, letter: 'α' }));
    assert_eq!("-X".parse::<Pauli>(), Err(E::Letter { position: 0, letter: '-' }));
}

#[track_caller]
fn check_list(terms: &[(&str, f64)], expected: E) {
    assert_eq!(SparsePauliOp::from_list(terms.iter().copied()), Err(expected));
}

#[test]
fn a_sum_names_the_term_that_does_not_fit() {
    check_list(&[], E::NoTerms);
    check_list(&[("XX", 1.0), ("X", 1.0)], E::Width { term: 1, expected: 2, found: 1 });
    check_list(&[("XX", 1.0), ("ZZ", f64::NAN)], E::NotFinite { term: 1 });
    let letter = Box::new(E::Letter { position: 1, letter: '1' });
    check_list(&[("XX", 1.0), ("Z1", 1.0)], E::Term { term: 1, reason: letter });
    let qubit = Box::new(E::QubitOutOfRange { qubit: 2, num_qubits: 2 });
    let refused = SparsePauliOp::from_sparse_list([("Z", &[2][..], 1.0)], 2);
    assert_eq!(refused, Err(E::Term { term: 0, reason: qubit }));
}

#[track_caller]
fn check_simplified(terms: &[(&str, f64)], expected: &[(&str, f64)]) {
    let sum = SparsePauliOp::from_list(terms.iter().copied()).unwrap().simplify();
    let found: Vec<(String, f64)> =
        sum.terms().iter().map(|(pauli, coefficient)| (pauli.to_string(), *coefficient)).collect();
    let expected: Vec<(String, f64)> =
        expected.iter().map(|(label, coefficient)| ((*label).to_owned(), *coefficient)).collect();
    assert_eq!(found, expected);
    assert_eq!(sum.num_qubits(), 2);
}

#[test]
fn equal_terms_become_one() {
    check_simplified(&[("XX", 1.0), ("ZZ", 2.0)], &[("XX", 1.0), ("ZZ", 2.0)]);
    check_simplified(&[("ZZ", 1.0), ("XX", 2.0), ("ZZ", 0.5)], &[("ZZ", 1.5), ("XX", 2.0)]);
    check_simplified(&[("ZZ", 1.0), ("ZZ", -1.0)], &[]);
    check_simplified(&[("ZZ", 1.0), ("ZI", 0.0), ("ZZ", -1.0), ("ZZ", 3.0)], &[("ZZ", 3.0)]);
}

#[test]
fn a_string_can_be_cut_to_some_qubits() {
    let pauli = Pauli::from_label("XYZI").unwrap();
    assert_eq!(pauli.within(&[0b0101]).to_string(), "IYII");
    assert_eq!(SparsePauliOp::from(pauli.clone()).terms(), [(pauli, 1.0)]);
    assert_eq!(SparsePauliOp::new(3, Vec::new()).unwrap().terms(), []);
}

#[track_caller]
fn check_text(text: &str, num_qubits: u32, expected: &[(&str, f64)]) {
    let found = SparsePauliOp::from_text(text, num_qubits).unwrap();
    assert_eq!(found, SparsePauliOp::from_list(expected.iter().copied()).unwrap(), "{text}");
    assert_eq!(SparsePauliOp::from_text(&found.to_string(), num_qubits), Ok(found), "{text}");
}

#[test]
fn sums_are_read_as_people_write_them() {
    check_text("ZZ", 2, &[("ZZ", 1.0)]);
    check_text(" -0.5XX+ 2 * ZI − 1e-3 YY", 2, &[("XX", -0.5), ("ZI", 2.0), ("YY", -1e-3)]);
    check_text("Z[0] X[2] + Y1", 3, &[("XIZ", 1.0), ("IYI", 1.0)]);
    check_text("1.5 - I + X", 1, &[("I", 1.5), ("I", -1.0), ("X", 1.0)]);
    check_text("2 I", 3, &[("III", 2.0)]);
}

#[test]
fn a_text_that_is_no_sum_says_where() {
    let check = |text: &str, column, problem| {
        let error = SumTextError { column, problem };
        assert_eq!(SparsePauliOp::from_text(text, 2), Err(error), "{text}");
    };
    check("", 1, SumTextProblem::NoTerm);
    check("XX +", 5, SumTextProblem::NoTerm);
    check("XX ZZ", 4, SumTextProblem::NoSign);
    check("XX + 1j ZZ", 6, SumTextProblem::Complex);
    check("1e999 ZZ", 1, SumTextProblem::NotFinite);
    check("ZZZ", 1, SumTextProblem::Width { expected: 2, found: 3 });
    let letter = ObservableError::Letter { position: 1, letter: 'A' };
    check("XX + XA", 6, letter.into());
    let qubit = ObservableError::QubitOutOfRange { qubit: 2, num_qubits: 2 };
    check("Z[2]", 1, qubit.into());
    check("Z0 Z0", 1, ObservableError::DuplicateQubit { qubit: 0 }.into());
    check("Z[0", 4, SumTextProblem::NoTerm);
}

#[test]
fn presets_are_those_of_any_number_of_qubits() {
    let check = |preset: Preset, num_qubits, expected: &[&str]| {
        let found = preset.observables(num_qubits);
        let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(texts, expected);
    };
    check(Preset::EachZ, 2, &["IZ", "ZI"]);
    check(Preset::NeighboursZz, 3, &["IZZ", "ZZI"]);
    check(Preset::SumOfZ, 2, &["IZ + ZI"]);
    check(Preset::GhzWitness, 3, &["2 III - XXX - IZZ - ZZI"]);
    check(Preset::GhzWitness, 1, &[]);
    check(Preset::SumOfZ, 0, &[]);
}
