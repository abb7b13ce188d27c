//! What circuits need to run, held to what they then take.

use wide::{f32x4, f64x2};

use super::*;

/// A chain over these qubits of a wider circuit, with an angle that makes it Clifford or not.
fn chain(num_used: u32, angle: f64) -> Circuit {
    let mut circuit = Circuit::with_registers(num_used + 3, num_used);
    for qubit in 0..num_used {
        circuit.gate(G::Ry, &[angle], &[qubit]).unwrap();
        circuit.gate(G::Cx, &[], &[qubit, (qubit + 1) % num_used]).unwrap();
        circuit.measure(qubit, qubit).unwrap();
    }
    circuit
}

const TURN: f64 = 0.3;
const QUARTER: f64 = std::f64::consts::FRAC_PI_2;

fn options(method: Option<Method>, precision: Precision) -> CompileOptions {
    CompileOptions { method, precision }
}

#[test]
fn the_gauge_says_what_the_program_then_takes() {
    let check = |num_used, angle, options: CompileOptions| {
        let circuit = chain(num_used, angle);
        let gauge = gauge(&circuit, &[], options).unwrap();
        let program = compile_with(&circuit, &[], options).unwrap();
        assert_eq!((gauge.simulation, gauge.num_used), (program.simulation(), num_used));
        assert!(gauge.fits());
        gauge.needed_bytes
    };
    let stabilizer = Some(Method::Stabilizer);
    assert_eq!(check(12, TURN, options(None, Precision::Double)), 16 << 12);
    assert_eq!(check(12, TURN, options(None, Precision::Single)), 8 << 12);
    assert_eq!(check(12, QUARTER, options(None, Precision::Double)), 16 << 12);
    // 30 qubits, two columns each, and the signs: one word for each half of the rows.
    assert_eq!(check(30, QUARTER, options(None, Precision::Double)), 8 * 2 * 61);
    assert_eq!(check(30, QUARTER, options(stabilizer, Precision::Single)), 8 * 2 * 61);
}

#[test]
fn the_bytes_of_a_state_are_those_that_are_taken() {
    let needed =
        |precision| gauge(&chain(12, TURN), &[], options(None, precision)).unwrap().needed_bytes;
    let mut unwatched = Unwatched;
    let progress = &mut Progress::new(&mut unwatched, 1.0);
    let double = State::<f64x2>::empty(12, progress).unwrap();
    assert_eq!(double.num_bytes(), needed(Precision::Double));
    let single = State::<f32x4>::empty(12, progress).unwrap();
    assert_eq!(single.num_bytes(), needed(Precision::Single));
}

#[test]
fn what_does_not_fit_is_said_with_the_ways_out() {
    let here = Some(2 << 30);
    let check = |circuit: &Circuit, options, expected: (bool, bool, bool)| {
        let gauge = gauge(circuit, &[], options).unwrap().with_at_most(here);
        let found = (gauge.fits(), gauge.would_fit_in_single(), gauge.could_use_stabilizers);
        assert_eq!(found, expected, "{gauge:?}");
        let fitting = Precision::ALL.map(|precision| gauge.fitting_qubits(precision));
        assert_eq!(fitting, [27, 28]);
    };
    check(&chain(27, TURN), options(None, Precision::Double), (true, true, false));
    check(&chain(28, TURN), options(None, Precision::Double), (false, true, false));
    check(&chain(28, TURN), options(None, Precision::Single), (true, false, false));
    check(&chain(29, TURN), options(None, Precision::Double), (false, false, false));
    check(&chain(29, TURN), options(None, Precision::Single), (false, false, false));
    check(&chain(29, QUARTER), options(None, Precision::Double), (true, false, false));
    let statevector = Some(Method::Statevector);
    check(&chain(90, QUARTER), options(statevector, Precision::Double), (false, false, true));
    check(&chain(90, TURN), options(statevector, Precision::Double), (false, false, false));
    check(&chain(4_000, TURN), options(None, Precision::Double), (false, false, false));
    assert_eq!(
        gauge(&chain(60, TURN), &[], CompileOptions::default()).unwrap().needed_bytes,
        u64::MAX
    );
}

#[test]
fn what_cannot_be_compiled_has_no_gauge() {
    let forced = options(Some(Method::Stabilizer), Precision::Double);
    let error = EngineError::NotClifford { instruction: 0, gate: "ry".to_owned() };
    assert_eq!(gauge(&chain(2, TURN), &[], forced), Err(error));
    let error = EngineError::ParameterCount { expected: 0, found: 1 };
    assert_eq!(gauge(&chain(2, TURN), &[0.5], CompileOptions::default()), Err(error));
}

#[test]
fn no_memory_at_all_fits_nothing() {
    let gauge = gauge(&chain(2, TURN), &[], CompileOptions::default()).unwrap();
    let nowhere = gauge.with_at_most(Some(0));
    assert_eq!((nowhere.fits(), nowhere.fitting_qubits(Precision::Double)), (false, 0));
    assert_eq!(gauge.with_at_most(None), gauge);
}
