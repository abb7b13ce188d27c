//! Modified gates are their matrices, however they are nested.

use ketpad::circuit::{
    Circuit, DefinitionId, Expr, Gate, GateDefinition, Instruction, ModifiedGate, Power, Qubit,
    StandardGate,
};
use ketpad::math::{C64, Matrix};
use proptest::prelude::*;

use crate::random::{
    Step, amplitudes, any_step, any_steps, apply, check, circuit, dense, largest_difference, push,
};

/// A gate and how it is modified: controls, and powers with the innermost first.
#[derive(Debug, Clone)]
struct Modified {
    base: Base,
    controls: Vec<bool>,
    exponents: Vec<i32>,
    /// A whole number whose inverse is taken as the innermost exponent.
    root: u32,
}

/// A gate, or a gate that is defined by others.
#[derive(Debug, Clone)]
enum Base {
    Standard(Step),
    Defined(Vec<Modified>),
}

/// Qubits of the definitions; standard gates have at most as many.
const OWN: u32 = 3;
/// Most controls of a gate that is a part of another.
const INNER_CONTROLS: usize = 1;

fn any_modified(depth: u32) -> BoxedStrategy<Modified> {
    let standard = any_step(OWN - INNER_CONTROLS as u32).prop_map(Base::Standard);
    let base = if depth == 0 {
        standard.boxed()
    } else {
        let body = proptest::collection::vec(any_modified(depth - 1), 1..4);
        prop_oneof![standard, body.prop_map(Base::Defined)].boxed()
    };
    let controls = proptest::collection::vec(any::<bool>(), 0..=INNER_CONTROLS);
    let exponents = proptest::collection::vec(-2..=3_i32, 0..3);
    let root = prop_oneof![3 => Just(1_u32), 1 => 2..5_u32];
    (base, controls, exponents, root)
        .prop_map(|(base, controls, exponents, root)| Modified { base, controls, exponents, root })
        .boxed()
}

impl Modified {
    /// Number of qubits of the gate without its controls.
    fn num_targets(&self) -> usize {
        match &self.base {
            Base::Standard((gate, ..)) => gate.spec().num_qubits as usize,
            Base::Defined(_) => OWN as usize,
        }
    }

    fn num_qubits(&self) -> usize {
        self.num_targets() + self.controls.len()
    }

    /// The matrix on the gate's own qubits, controls first.
    fn matrix(&self) -> Matrix {
        let base = match &self.base {
            Base::Standard((gate, params, _)) => gate.matrix(params),
            Base::Defined(body) => {
                let wide = Matrix::identity(1 << OWN);
                body.iter().filter(|part| part.fits()).fold(wide, |product, part| {
                    &dense(&part.matrix(), &part.placed(), OWN) * &product
                })
            }
        };
        let root = if self.root == 1 {
            base
        } else {
            base.with_phases(|phase| principal(phase) / f64::from(self.root))
        };
        let exponents = self.exponents.iter();
        let power = exponents.fold(root, |matrix, &exponent| {
            let power = matrix.repeated(exponent.unsigned_abs());
            if exponent < 0 { power.adjoint() } else { power }
        });
        controlled(&power, &self.controls)
    }

    /// Whether it has room in the body of a definition.
    fn fits(&self) -> bool {
        self.num_qubits() <= OWN as usize
    }

    /// The qubits it acts on in a body: all there are, the last one first.
    fn placed(&self) -> Vec<u32> {
        (0..OWN).rev().take(self.num_qubits()).collect()
    }

    /// The instruction on these qubits; definitions that it needs go into the circuit.
    fn instruction(&self, circuit: &mut Circuit, qubits: &[u32]) -> Instruction {
        let (gate, params) = match &self.base {
            Base::Standard((gate, params, _)) => (Gate::Standard(*gate), params.as_slice()),
            Base::Defined(body) => (Gate::Defined(define(body, circuit)), &[][..]),
        };
        let mut powers: Vec<Power> = self
            .exponents
            .iter()
            .rev()
            .map(
                |&exponent| {
                    if exponent == -1 { Power::Inverse } else { exponent_of(f64::from(exponent)) }
                },
            )
            .collect();
        if self.root != 1 {
            powers.push(exponent_of(1.0 / f64::from(self.root)));
        }
        let modified = ModifiedGate { gate, controls: self.controls.clone(), powers };
        let params = params.iter().map(|&value| Expr::Number(value)).collect();
        Instruction::modified(modified, params, qubits.iter().map(|&index| Qubit(index)).collect())
    }
}

fn exponent_of(value: f64) -> Power {
    Power::Exponent(Expr::Number(value))
}

fn define(body: &[Modified], circuit: &mut Circuit) -> DefinitionId {
    let fitting = body.iter().filter(|part| part.fits());
    let body = fitting.map(|part| part.instruction(circuit, &part.placed())).collect();
    circuit
        .define(GateDefinition {
            name: format!("own{}", circuit.definitions().len()),
            params: Vec::new(),
            qubits: (0..OWN).map(|index| format!("q{index}")).collect(),
            body: Some(body),
        })
        .unwrap()
}

/// Phases at the cut of the principal power count as π, as the engine has it.
fn principal(phase: f64) -> f64 {
    if phase <= -std::f64::consts::PI * (1.0 - 1e-12) { phase.abs() } else { phase }
}

/// The matrix under controls that come first among the qubits.
fn controlled(matrix: &Matrix, controls: &[bool]) -> Matrix {
    let mask = (1 << controls.len()) - 1;
    let state: usize = controls.iter().enumerate().map(|(k, on)| usize::from(*on) << k).sum();
    Matrix::from_columns(matrix.dim() << controls.len(), |column| {
        if column & mask != state {
            return vec![(column, C64::ONE)];
        }
        let target = column >> controls.len();
        let row = |row: usize| (row << controls.len() | state, matrix.get(row, target));
        (0..matrix.dim()).map(row).collect()
    })
}

#[test]
fn a_modified_gate_is_its_matrix() {
    let outer_controls = proptest::collection::vec(any::<bool>(), 0..=2);
    let order = Just((0..5_u32).collect::<Vec<_>>()).prop_shuffle();
    let cases = (any_steps(5, 8), any_modified(2), outer_controls, order);
    check(400, cases, |(before, gate, controls, order)| {
        let gate = Modified { controls, ..gate };
        let qubits = &order[..gate.num_qubits()];
        let mut found = circuit(5, &before);
        let instruction = gate.instruction(&mut found, qubits);
        found.push(instruction).unwrap();
        let matrix = dense(&gate.matrix(), qubits, 5);
        let expected = apply(&matrix, &amplitudes(&circuit(5, &before)));
        let distance = largest_difference(&amplitudes(&found), &expected);
        assert!(distance < 1e-10, "{distance} off");
    });
}

#[test]
fn a_root_as_often_as_it_says_is_the_gate_again() {
    check(
        100,
        (any_steps(4, 8), any_step(4), 2..9_i32),
        |(before, (gate, params, qubits), root)| {
            let mut whole = circuit(4, &before);
            whole.gate(gate, &params, &qubits).unwrap();
            let mut rooted = Circuit::with_registers(4, 0);
            push(&mut rooted, &before);
            let base = Base::Standard((gate, params, qubits.clone()));
            let modified =
                Modified { base, controls: Vec::new(), exponents: vec![], root: root as u32 };
            for _ in 0..root {
                let instruction = modified.instruction(&mut rooted, &qubits);
                rooted.push(instruction).unwrap();
            }
            let distance = largest_difference(&amplitudes(&rooted), &amplitudes(&whole));
            assert!(distance < 1e-12, "{distance} off");
        },
    );
}

#[test]
fn controls_of_a_standard_gate_are_controls_of_its_target() {
    let pairs = [(StandardGate::X, StandardGate::Ccx), (StandardGate::Z, StandardGate::Ccz)];
    for (target, whole) in pairs {
        check(20, any_steps(4, 12), |before| {
            let base = Base::Standard((target, Vec::new(), vec![2]));
            let controls = vec![true, true];
            let modified = Modified { base, controls, exponents: Vec::new(), root: 1 };
            let mut found = circuit(4, &before);
            let instruction = modified.instruction(&mut found, &[3, 0, 2]);
            found.push(instruction).unwrap();
            let mut expected = circuit(4, &before);
            expected.gate(whole, &[], &[3, 0, 2]).unwrap();
            assert_eq!(amplitudes(&found), amplitudes(&expected));
        });
    }
}
