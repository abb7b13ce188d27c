//! Plans and kernels, held to gates applied one by one.

use proptest::prelude::*;

use super::*;
use crate::circuit::ModifiedGate;

/// The amplitudes by the plain engine.
pub(super) fn plainly(circuit: &Circuit) -> Vec<C64> {
    plain_statevector(circuit, &[]).unwrap()
}

/// A gate drawn by its number among all, with controls of both kinds, qubits and angles.
fn gate(num_qubits: usize) -> impl Strategy<Value = Option<Instruction>> {
    let all: Vec<G> = G::all().collect();
    let turns = prop_oneof![Just(0.5), Just(1.0), Just(-0.25), -2.0..2.0];
    let angles = proptest::collection::vec(turns, 4);
    let order = Just((0..num_qubits as u32).collect::<Vec<_>>()).prop_shuffle();
    let controls = proptest::collection::vec(any::<bool>(), 0..3);
    (0..all.len(), angles, order, controls, 0..4_u8).prop_map(
        move |(at, angles, order, controls, is_plain)| {
            let spec = all[at].spec();
            let controls = if is_plain > 0 { Vec::new() } else { controls };
            let needed = spec.num_qubits as usize + controls.len();
            let qubits = order.get(..needed)?.iter().copied().map(Qubit).collect();
            let angle = |turn: &f64| Expr::Number(turn * std::f64::consts::PI);
            let params = angles[..spec.params.len()].iter().map(angle).collect();
            let gate = Gate::Standard(all[at]);
            Some(if controls.is_empty() {
                Instruction::gate(gate, params, qubits)
            } else {
                let modified = ModifiedGate { gate, controls, powers: Vec::new() };
                Instruction::modified(modified, params, qubits)
            })
        },
    )
}

pub(super) fn circuits() -> impl Strategy<Value = Circuit> {
    let gates = |num_qubits| proptest::collection::vec(gate(num_qubits), 0..60);
    (1..=9_usize).prop_flat_map(move |num_qubits| (Just(num_qubits), gates(num_qubits))).prop_map(
        |(num_qubits, gates)| {
            let mut circuit = Circuit::with_registers(num_qubits as u32, 0);
            gates.into_iter().flatten().for_each(|gate| circuit.push(gate).unwrap());
            circuit
        },
    )
}

#[track_caller]
fn check_close(found: &[C64], expected: &[C64], tolerance: f64) {
    let norm: f64 = found.iter().map(C64::norm_sqr).sum();
    assert!((norm - 1.0).abs() < tolerance, "norm {norm}");
    for (index, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((a - b).norm() < tolerance, "amplitude {index}: {a}, not {b}");
    }
}

#[track_caller]
fn check(circuit: &Circuit) {
    check_close(&amplitudes(circuit), &plainly(circuit), 1e-12);
}

#[track_caller]
fn check_both_precisions(circuit: &Circuit) {
    let expected = plainly(circuit);
    check_close(&amplitudes(circuit), &expected, 1e-12);
    let options = CompileOptions { precision: Precision::Single, ..CompileOptions::default() };
    let program = compile_with(circuit, &[], options).unwrap();
    check_close(&statevector(&program, &mut Unwatched).unwrap(), &expected, 1e-5);
}

proptest! {
    #[test]
    fn plans_do_what_their_gates_do(circuit in circuits()) {
        check_both_precisions(&circuit);
    }
}

/// A circuit too large for one chunk.
#[test]
fn stages_of_large_states_do_what_their_gates_do() {
    let mut circuit = Circuit::with_registers(17, 0);
    for round in 0..3_u32 {
        for qubit in 0..17 {
            let angle = 0.1 + 0.07 * f64::from(qubit * (round + 1));
            circuit.gate(G::U, &[angle, -0.4 * angle, 0.3 + angle], &[qubit]).unwrap();
        }
        for qubit in 0..17 {
            let other = (qubit + 5 + round) % 17;
            let third = (qubit + 9) % 17;
            match qubit % 6 {
                0 => circuit.gate(G::Cx, &[], &[qubit, other]).unwrap(),
                1 => circuit.gate(G::Cp, &[0.8], &[qubit, other]).unwrap(),
                2 => circuit.gate(G::Ccx, &[], &[qubit, other, third]).unwrap(),
                3 => circuit.gate(G::Rxx, &[0.7], &[qubit, other]).unwrap(),
                4 => circuit.gate(G::Cswap, &[], &[qubit, other, third]).unwrap(),
                _ => circuit.gate(G::Rccx, &[], &[qubit, other, third]).unwrap(),
            }
        }
    }
    check_both_precisions(&circuit);
}

#[test]
fn phases_of_all_pairs_are_those_of_the_gates_wherever_qubits_are() {
    // Two qubits at least are outside of a chunk, whatever the precision.
    let mut circuit = Circuit::with_registers(18, 0);
    for qubit in 0..18 {
        circuit.gate(G::Ry, &[0.9 + 0.07 * f64::from(qubit)], &[qubit]).unwrap();
    }
    for first in 0..18 {
        for second in first + 1..18 {
            let angle = 0.2 + 0.05 * f64::from(second) - 0.03 * f64::from(first);
            circuit.gate(G::Cp, &[angle], &[first, second]).unwrap();
        }
    }
    check_both_precisions(&circuit);
}

#[test]
fn many_rotations_of_one_qubit_keep_their_norm() {
    let mut circuit = Circuit::with_registers(2, 0);
    circuit.gate(G::H, &[], &[0]).unwrap();
    circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    for _ in 0..5_000 {
        circuit.gate(G::Ry, &[1.0], &[0]).unwrap();
        circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    }
    check(&circuit);
}

/// Flips, with a control that has to be 1 or 0 or without one, after turns that tell all
/// amplitudes apart.
fn flips(num_qubits: u32, seed: u64, count: usize) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, 0);
    for qubit in 0..num_qubits {
        circuit.gate(G::Ry, &[0.3 + 0.1 * f64::from(qubit)], &[qubit]).unwrap();
        circuit.gate(G::Rx, &[0.2 + 0.1 * f64::from(qubit)], &[qubit]).unwrap();
        circuit.gate(G::Cx, &[], &[qubit, (qubit + 1) % num_qubits]).unwrap();
    }
    let mut numbers = crate::math::random::ShotStream::new(seed, 0, 1 << 20);
    let mut below =
        |draw: usize, end: u32| (numbers.uniform(0, draw as u64) * f64::from(end)) as u32;
    for number in 0..count {
        let target = below(3 * number, num_qubits);
        let control = (target + 1 + below(3 * number + 1, num_qubits - 1)) % num_qubits;
        let value = below(3 * number + 2, 3);
        let controls = if value < 2 { vec![value == 1] } else { Vec::new() };
        let qubits = [control, target];
        let qubits = qubits[1 - controls.len()..].iter().copied().map(Qubit).collect();
        let gate = ModifiedGate { gate: Gate::Standard(G::X), controls, powers: Vec::new() };
        circuit.push(Instruction::modified(gate, Vec::new(), qubits)).unwrap();
    }
    circuit
}

#[test]
fn runs_of_flips_move_every_amplitude_to_its_place() {
    for num_qubits in 2..=12 {
        for seed in 0..20 {
            check_both_precisions(&flips(num_qubits, seed, 3 + seed as usize));
        }
    }
    // Some controls are outside of a chunk.
    check_both_precisions(&flips(17, 1, 60));
    check_both_precisions(&flips(18, 2, 40));
}

#[test]
fn the_plain_engine_runs_gates_and_says_what_else_it_finds() {
    let mut circuit = Circuit::with_registers(2, 2);
    circuit.gate(G::X, &[], &[1]).unwrap();
    circuit.measure(1, 0).unwrap();
    let expected = vec![C64::ZERO, C64::ZERO, C64::ONE, C64::ZERO];
    assert_eq!(plain_statevector(&circuit, &[]), Ok(expected));
    circuit.gate(G::H, &[], &[1]).unwrap();
    assert_eq!(plain_statevector(&circuit, &[]), Err(EngineError::NoSingleFinalState));
    for num_qubits in [50, 200] {
        let error = plain_statevector(&Circuit::with_registers(num_qubits, 0), &[]).unwrap_err();
        assert!(matches!(error, EngineError::Memory { num_qubits: n, .. } if n == num_qubits));
    }
}

#[test]
fn amplitudes_of_clifford_gates_cancel_exactly() {
    // Layers in which almost all amplitudes are zero on the way.
    let mut circuit = Circuit::with_registers(6, 0);
    for layer in 0..40 {
        for qubit in 0..6 {
            let gate = [G::H, G::S, G::Sx, G::Sdg][(layer * 5 + qubit * 3) as usize % 4];
            circuit.gate(gate, &[], &[qubit]).unwrap();
        }
        for qubit in (layer % 2..5).step_by(2) {
            circuit.gate(G::Cx, &[], &[qubit, qubit + 1]).unwrap();
            circuit.gate(G::Cz, &[], &[qubit, qubit + 1]).unwrap();
        }
    }
    for precision in [Precision::Double, Precision::Single] {
        let options = CompileOptions { precision, method: Some(Method::Statevector) };
        let program = compile_with(&circuit, &[], options).unwrap();
        let amplitudes = statevector(&program, &mut Unwatched).unwrap();
        for (index, amplitude) in amplitudes.iter().enumerate() {
            let is_clear = *amplitude == C64::ZERO || amplitude.norm() > 0.01;
            assert!(is_clear, "{precision:?}, amplitude {index}: {amplitude}");
        }
    }
}
