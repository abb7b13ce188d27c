//! Values for many sets of parameters at once.

use ketpad::circuit::{BinaryOp, Circuit, Expr, Gate, Instruction, StandardGate as G};
use ketpad::engine::{Unwatched, expectation_values, plain_statevector, sweep};
use ketpad::math::C64;
use ketpad::observable::{Pauli, SparsePauliOp};

use super::circuits::qubits;
use super::dice::Dice;

/// Gates that many sets can have in common: Clifford gates, and rotations by angles that are
/// linear in the parameters.
const GATES: [G; 19] = [
    G::H,
    G::S,
    G::Sdg,
    G::X,
    G::Y,
    G::Sx,
    G::Cx,
    G::Cz,
    G::Swap,
    G::Ecr,
    G::Iswap,
    G::Rx,
    G::Ry,
    G::Rz,
    G::P,
    G::Rxx,
    G::Ryy,
    G::Rzz,
    G::Rzx,
];

const NUM_PARAMETERS: usize = 3;

/// Sets: what is computed at once, and one more.
const NUM_SETS: usize = 5;

/// How far a value may be off, of observables whose coefficients add up to a few ones.
const TOLERANCE: f64 = 1e-12;

fn circuit(num_qubits: usize, dice: &mut Dice) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits as u32, 0);
    for number in 0..NUM_PARAMETERS {
        circuit.add_input(&format!("p{number}"), None).unwrap();
    }
    for number in 0..10 + 6 * num_qubits {
        let gate = dice.choice(&GATES);
        let spec = gate.spec();
        if spec.num_qubits as usize > num_qubits {
            continue;
        }
        // The first gates are the same for all sets.
        let is_fixed = number < 2 * num_qubits || dice.below(4) == 0;
        let params = spec.params.iter().map(|_| angle(is_fixed, dice)).collect();
        let qubits = qubits(spec.num_qubits as usize, num_qubits, dice);
        circuit.push(Instruction::gate(Gate::Standard(gate), params, qubits)).unwrap();
    }
    circuit
}

/// A number, or a parameter times a number, plus a number.
fn angle(is_fixed: bool, dice: &mut Dice) -> Expr {
    if is_fixed {
        return Expr::Number(dice.between(-7.0, 7.0));
    }
    let symbol = Expr::Symbol(format!("p{}", dice.below(NUM_PARAMETERS)));
    let times = Expr::Number(dice.between(-2.0, 2.0));
    let plus = Expr::Number(dice.between(-2.0, 2.0));
    symbol.binary(BinaryOp::Multiply, times).binary(BinaryOp::Add, plus)
}

/// A sum of six Pauli strings.
fn observable(num_qubits: usize, dice: &mut Dice) -> SparsePauliOp {
    let mut term = || {
        let label: String = (0..num_qubits).map(|_| dice.choice(&['I', 'X', 'Y', 'Z'])).collect();
        (Pauli::from_label(&label).unwrap(), dice.between(-1.0, 1.0))
    };
    let terms = (0..6).map(|_| term()).collect();
    SparsePauliOp::new(num_qubits as u32, terms).unwrap()
}

/// The value of an observable in a state, amplitude by amplitude.
fn value(observable: &SparsePauliOp, state: &[C64]) -> f64 {
    let of_term = |(pauli, coefficient): &(Pauli, f64)| {
        let (x, z) = (pauli.x()[0] as usize, pauli.z()[0] as usize);
        // A Y is i·XZ, and takes 0 to i times 1.
        let ys = [C64::ONE, C64::I, -C64::ONE, -C64::I][(x & z).count_ones() as usize % 4];
        let products = state.iter().enumerate().map(|(index, amplitude)| {
            let sign = if (index & z).count_ones() % 2 == 0 { 1.0 } else { -1.0 };
            state[index ^ x].conj() * ys * amplitude * sign
        });
        coefficient * products.sum::<C64>().re
    };
    observable.terms().iter().map(of_term).sum()
}

/// The sets together, and each by itself.
pub(crate) fn many_sets_at_once_have_the_values_of_plain_states() {
    for num_qubits in 1..=12 {
        for seed in 0..4 {
            let mut dice = Dice::new(seed << 8 | num_qubits as u64);
            let circuit = circuit(num_qubits, &mut dice);
            let sets: Vec<f64> =
                (0..NUM_SETS * NUM_PARAMETERS).map(|_| dice.between(-7.0, 7.0)).collect();
            let observables =
                [observable(num_qubits, &mut dice), observable(num_qubits, &mut dice)];
            check(&format!("{num_qubits} qubits, seed {seed}"), &circuit, &sets, &observables);
        }
    }
}

#[track_caller]
fn check(name: &str, circuit: &Circuit, sets: &[f64], observables: &[SparsePauliOp]) {
    let together = sweep(circuit, sets, observables, &mut Unwatched).unwrap();
    assert_eq!(together.len(), NUM_SETS * observables.len(), "{name}");
    for (set, together) in sets.chunks(NUM_PARAMETERS).zip(together.chunks(observables.len())) {
        let state = plain_statevector(circuit, set).unwrap();
        let alone = expectation_values(circuit, set, observables, &mut Unwatched).unwrap();
        for (number, observable) in observables.iter().enumerate() {
            let expected = value(observable, &state);
            for (way, found) in [("together", together[number]), ("alone", alone[number])] {
                let is_close = (found - expected).abs() < TOLERANCE;
                assert!(is_close, "{name}, set {set:?} {way}: {found}, not {expected}");
            }
        }
    }
}
