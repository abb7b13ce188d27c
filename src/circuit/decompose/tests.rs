use std::f64::consts::{FRAC_PI_4, PI, TAU};

use proptest::prelude::*;

use super::*;
use crate::circuit::{GateDefinition, Power};
use crate::math::{C64, cis, principal_angle};

/// A state whose amplitudes have nothing to do with each other: two unitary matrices that do the
/// same to it are the same but for a coincidence.
fn a_state(num_qubits: usize) -> Vec<C64> {
    let amplitude = |k: usize| {
        let k = k as f64 + 1.0;
        C64::new(libm::sin(k * k * 1.1 + 0.3), libm::cos(k * k * 0.7 - k))
    };
    let state: Vec<C64> = (0..1 << num_qubits).map(amplitude).collect();
    let norm = state.iter().map(C64::norm_sqr).sum::<f64>().sqrt();
    state.into_iter().map(|amplitude| amplitude / norm).collect()
}

/// The state after a gate, little-endian over `qubits`.
fn after_matrix(state: &[C64], matrix: &Matrix, qubits: &[Qubit]) -> Vec<C64> {
    let own_index = |index: usize| {
        let bits = qubits.iter().enumerate().map(|(place, qubit)| (index >> qubit.0 & 1) << place);
        bits.sum::<usize>()
    };
    let others = !qubits.iter().map(|qubit| 1_usize << qubit.0).sum::<usize>();
    let with_own = |index: usize, own: usize| {
        let bits = qubits.iter().enumerate().map(|(place, qubit)| (own >> place & 1) << qubit.0);
        index & others | bits.sum::<usize>()
    };
    let entry = |index: usize| {
        let row = own_index(index);
        let terms = (0..matrix.dim())
            .map(|column| matrix.get(row, column) * state[with_own(index, column)]);
        terms.sum()
    };
    (0..state.len()).map(entry).collect()
}

/// The state after plain gates and calls of definitions made of plain gates.
fn after(circuit: &Circuit, state: &[C64], steps: &[Instruction]) -> Vec<C64> {
    let mut state = state.to_vec();
    for step in steps {
        state = match &step.operation {
            Operation::Gate(Gate::Standard(standard)) => {
                let values: Vec<f64> = step.params.iter().map(|p| p.value().unwrap()).collect();
                after_matrix(&state, &standard.matrix(&values), &step.qubits)
            }
            Operation::Gate(gate @ Gate::Defined(id)) => {
                let body = body_of(circuit, *id, &step.params).unwrap();
                let bare = bare(*gate);
                let steps: Vec<Instruction> =
                    body.iter().map(|inner| under(&bare, &step.qubits, inner)).collect();
                after(circuit, &state, &steps)
            }
            Operation::Barrier(_) => state,
            other => panic!("{other:?} is no plain gate"),
        };
    }
    state
}

/// The power of a unitary matrix whose eigenvalues are among those with these phases, by
/// interpolation between them. Phases that are equal but for a multiple of 2π may be repeated.
fn power(matrix: &Matrix, exponent: f64, phases: &[f64]) -> Matrix {
    let mut distinct: Vec<f64> = Vec::new();
    for phase in phases.iter().map(|phase| principal_angle(*phase)) {
        if distinct.iter().all(|known| (cis(*known) - cis(phase)).norm() > 1e-6) {
            distinct.push(phase);
        }
    }
    let identity = Matrix::identity(matrix.dim());
    let combined = |a: &Matrix, s: C64, b: &Matrix, t: C64| {
        let entries = a.entries().iter().zip(b.entries()).map(|(x, y)| x * s + y * t);
        Matrix::from_rows(&entries.collect::<Vec<_>>())
    };
    let mut total = Matrix::diagonal(&vec![C64::ZERO; matrix.dim()]);
    for phase in &distinct {
        let others = distinct.iter().filter(|other| *other != phase);
        let term = others.fold(identity.clone(), |product, other| {
            let below = cis(*phase) - cis(*other);
            &product * &combined(matrix, below.inv(), &identity, -cis(*other) / below)
        });
        total = combined(&total, C64::ONE, &term, cis(phase * exponent));
    }
    total
}

/// Phases among which those of a table gate's eigenvalues are.
fn phases(standard: StandardGate, values: &[f64]) -> Vec<f64> {
    use StandardGate as G;
    let eighths = (-3..=4).map(|k| f64::from(k) * FRAC_PI_4);
    match standard {
        G::U | G::U2 | G::U3 | G::Cu | G::Cu3 => {
            let matrix = match standard {
                G::Cu => with_phase(&G::U.matrix(values), values[3]),
                G::Cu3 => G::U.matrix(values),
                _ => standard.matrix(values),
            };
            let half_trace = (matrix.get(0, 0) + matrix.get(1, 1)) / 2.0;
            let determinant =
                matrix.get(0, 0) * matrix.get(1, 1) - matrix.get(0, 1) * matrix.get(1, 0);
            let root = (half_trace * half_trace - determinant).sqrt();
            vec![crate::math::arg(half_trace + root), crate::math::arg(half_trace - root), 0.0]
        }
        G::Dcx => vec![0.0, TAU / 3.0, -TAU / 3.0],
        _ if values.is_empty() => eighths.collect(),
        G::P | G::U1 | G::Cp | G::Cu1 | G::GlobalPhase => vec![0.0, values[0]],
        _ => vec![0.0, values[0] / 2.0, -values[0] / 2.0],
    }
}

fn with_phase(matrix: &Matrix, phase: f64) -> Matrix {
    Matrix::from_rows(&matrix.entries().iter().map(|e| e * cis(phase)).collect::<Vec<_>>())
}

/// The exponent of each modifier, innermost first; an inverse is -1.
fn exponents(powers: &[Power]) -> Vec<f64> {
    let value = |power: &Power| match power {
        Power::Inverse => -1.0,
        Power::Exponent(exponent) => exponent.value().unwrap(),
    };
    powers.iter().rev().map(value).collect()
}

/// The matrix of a table gate under modifiers, without negative controls.
fn dense(standard: StandardGate, values: &[f64], modified: &ModifiedGate) -> Matrix {
    let mut phases = phases(standard, values);
    let mut matrix = standard.matrix(values);
    for exponent in exponents(&modified.powers) {
        matrix = power(&matrix, exponent, &phases);
        for phase in &mut phases {
            *phase = principal_angle(*phase) * exponent;
        }
    }
    matrix.controlled(modified.controls.len() as u32)
}

/// The distance between what a modified gate does to a state, and what its plain gates do.
fn error_of(standard: StandardGate, values: &[f64], modified: &ModifiedGate) -> f64 {
    let num_controls = modified.controls.len();
    let num_qubits = num_controls + standard.spec().num_qubits as usize;
    // Not in order, so that a mix-up of qubits shows.
    let qubits: Vec<Qubit> =
        (0..num_qubits as u32).map(|k| Qubit((k * 7 + 3) % num_qubits as u32)).collect();
    let qubits =
        if distinct(&qubits) { qubits } else { (0..num_qubits as u32).map(Qubit).collect() };
    let params = values.iter().map(|&value| Expr::from_angle(value)).collect();
    let circuit = Circuit::new();
    let instruction = Instruction::modified(modified.clone(), params, qubits.clone());
    let plain = decompose(&circuit, &instruction).unwrap();
    let state = a_state(num_qubits);
    let flips: Vec<Instruction> = (modified.controls.iter().zip(&qubits))
        .filter(|(value, _)| !**value)
        .map(|(_, qubit)| rules::plain(StandardGate::X, &[*qubit]))
        .collect();
    let flipped = after(&circuit, &state, &flips);
    let expected = after_matrix(&flipped, &dense(standard, values, modified), &qubits);
    let expected = after(&circuit, &expected, &flips);
    let found = after(&circuit, &state, &plain);
    expected.iter().zip(&found).map(|(a, b)| (a - b).norm()).fold(0.0, f64::max)
}

fn distinct(qubits: &[Qubit]) -> bool {
    let mut sorted = qubits.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair[0] != pair[1])
}

fn pow(exponent: f64) -> Power {
    let magnitude = Expr::Number(exponent.abs());
    Power::Exponent(if exponent < 0.0 { magnitude.negated() } else { magnitude })
}

fn modified(standard: StandardGate, controls: &[bool], powers: &[Power]) -> ModifiedGate {
    let (controls, powers) = (controls.to_vec(), powers.to_vec());
    ModifiedGate { gate: Gate::Standard(standard), controls, powers }
}

/// Modifiers other than controls; those of the second list have powers that are not whole.
fn whole_powers() -> Vec<Vec<Power>> {
    vec![vec![], vec![Power::Inverse], vec![pow(2.0)], vec![pow(-3.0)], vec![pow(0.0)]]
}

fn fractional_powers() -> Vec<Vec<Power>> {
    vec![
        vec![pow(0.5)],
        vec![Power::Inverse, pow(1.0 / 3.0)],
        vec![pow(-0.3), Power::Inverse],
        vec![pow(2.0), pow(0.25)],
        vec![pow(0.5), pow(2.0)],
    ]
}

const CONTROLS: [&[bool]; 9] = [
    &[],
    &[true],
    &[false],
    &[true, true],
    &[false, true],
    &[true, true, true],
    &[true, false, true],
    &[true, true, true, true],
    &[false, true, true, false],
];

fn values_of(standard: StandardGate) -> Vec<Vec<f64>> {
    let count = standard.spec().params.len();
    let few = [[0.7, -1.3, 2.1, 0.4], [PI, 0.0, PI / 2.0, -PI], [5.1, 4.0, -2.9, 1.0]];
    let lists = few.iter().map(|values| values[..count].to_vec());
    lists.take(if count == 0 { 1 } else { few.len() }).collect()
}

#[test]
fn every_gate_under_modifiers_is_its_plain_gates() {
    for standard in StandardGate::all() {
        for values in values_of(standard) {
            let powers = whole_powers().into_iter().chain(fractional_powers());
            for powers in powers {
                let is_whole = exponents(&powers).iter().all(|k| k.fract() == 0.0);
                if standard == StandardGate::Dcx && !is_whole {
                    continue;
                }
                for controls in CONTROLS {
                    let modified = modified(standard, controls, &powers);
                    if controls.is_empty() && powers.is_empty() {
                        continue;
                    }
                    let error = error_of(standard, &values, &modified);
                    assert!(error < 1e-13, "{modified:?} of {values:?} is {error} off");
                }
            }
        }
    }
}

/// What a modified gate on the qubits 0, 1, … becomes, as text: `rz(pi/2) 0; cx 0 1`.
fn text_of(circuit: &Circuit, modified: ModifiedGate, params: &[&str]) -> String {
    let num_qubits = circuit.gate_arity(modified.gate).unwrap().0 + modified.controls.len();
    let params = params.iter().map(|name| Expr::Symbol((*name).to_owned())).collect();
    let qubits = (0..num_qubits as u32).map(Qubit).collect();
    let steps = decompose(circuit, &Instruction::modified(modified, params, qubits)).unwrap();
    let texts = steps.iter().map(|step| {
        let params: Vec<String> = step.params.iter().map(Expr::to_string).collect();
        let params =
            if params.is_empty() { String::new() } else { format!("({})", params.join(", ")) };
        let qubits: Vec<String> = step.qubits.iter().map(|qubit| qubit.0.to_string()).collect();
        format!("{}{params} {}", circuit.operation_name(&step.operation), qubits.join(" "))
    });
    texts.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_tables_own_gates_are_used_where_there_are_some() {
    use StandardGate as G;
    #[track_caller]
    fn check(gate: G, controls: &[bool], powers: &[Power], expected: &str) {
        let found = text_of(&Circuit::new(), modified(gate, controls, powers), &[]);
        assert_eq!(found, expected);
    }
    check(G::X, &[true, true], &[], "ccx 0 1 2");
    check(G::Sx, &[true; 3], &[], "c3sx 0 1 2 3");
    check(G::Z, &[true, true], &[], "ccz 0 1 2");
    check(G::Swap, &[true], &[], "cswap 0 1 2");
    check(G::X, &[false], &[], "x 0; cx 0 1; x 0");
    check(G::S, &[], &[Power::Inverse], "sdg 0");
    check(G::T, &[], &[pow(2.0)], "p(pi/2) 0");
    check(G::X, &[], &[pow(0.5)], "h 0; p(pi/2) 0; h 0");
    check(G::H, &[], &[pow(4.0)], "");
    check(G::Cz, &[true], &[Power::Inverse], "ccz 0 1 2");
    check(G::H, &[true, true], &[], "ry(pi/4) 2; ccx 0 1 2; ry(-pi/4) 2");
    check(G::Swap, &[], &[pow(0.5)], "cx 0 1; h 0; cp(pi/2) 1 0; h 0; cx 0 1");
}

#[test]
fn parameters_without_a_value_stay_in_the_angles() {
    use StandardGate as G;
    #[track_caller]
    fn check(modified: ModifiedGate, params: &[&str], expected: &str) {
        assert_eq!(text_of(&Circuit::new(), modified, params), expected);
    }
    check(modified(G::Rx, &[true], &[]), &["t"], "crx(t) 0 1");
    check(modified(G::Rx, &[], &[Power::Inverse]), &["t"], "rx(-t) 0");
    check(modified(G::Rz, &[], &[pow(3.0)]), &["t"], "rz(3*t) 0");
    check(modified(G::U, &[true], &[Power::Inverse]), &["a", "b", "c"], "cu(-a, -c, -b, 0) 0 1");
    check(modified(G::GlobalPhase, &[true, true], &[]), &["t"], "cp(t) 0 1");
    check(modified(G::U2, &[], &[pow(2.0)]), &["a", "b"], "u2(a, b) 0; u2(a, b) 0");
    let open = Power::Exponent(Expr::Symbol("k".to_owned()));
    check(modified(G::X, &[], &[open]), &[], "h 0; p(pi*k) 0; h 0");
    let half_of_open = modified(G::Rx, &[], &[pow(0.5)]);
    let instruction =
        Instruction::modified(half_of_open, vec![Expr::Symbol("t".to_owned())], vec![Qubit(0)]);
    let (gate, parameter) = ("rx".to_owned(), "t".to_owned());
    let error = DecomposeError::OpenPower { gate, parameter };
    assert_eq!(decompose(&Circuit::new(), &instruction), Err(error));
}

/// A circuit with the gates `inner(t) a, b`, with modifiers in it, and `outer(t) a, b, c`.
fn circuit_with_definitions() -> Circuit {
    use StandardGate as G;
    let mut circuit = Circuit::new();
    let t = || Expr::Symbol("t".to_owned());
    let define = |circuit: &mut Circuit, name: &str, qubits: usize, body| {
        let qubits = ["a", "b", "c"][..qubits].iter().map(|name| (*name).to_owned()).collect();
        let params = vec!["t".to_owned()];
        circuit.define(GateDefinition { name: name.to_owned(), params, qubits, body }).unwrap()
    };
    let inner = define(
        &mut circuit,
        "inner",
        2,
        Some(vec![
            rules::gate(G::Rx, [t()], &[Qubit(1)]),
            rules::gate(G::GlobalPhase, [t()], &[]),
            Instruction::barrier(vec![Qubit(0), Qubit(1)]),
            Instruction::modified(
                modified(G::Sx, &[false], &[Power::Exponent(t())]),
                Vec::new(),
                vec![Qubit(0), Qubit(1)],
            ),
        ]),
    );
    let doubled = t().binary(crate::circuit::BinaryOp::Multiply, Expr::Number(2.0));
    let call = |powers: Vec<Power>, param, qubits: [u32; 2]| {
        let modified = ModifiedGate { gate: Gate::Defined(inner), controls: Vec::new(), powers };
        Instruction::modified(modified, vec![param], qubits.map(Qubit).to_vec())
    };
    let steps = vec![
        call(vec![Power::Inverse], t(), [2, 0]),
        rules::plain(G::H, &[Qubit(1)]),
        call(Vec::new(), doubled, [0, 1]),
    ];
    define(&mut circuit, "outer", 3, Some(steps));
    define(&mut circuit, "dark", 1, None);
    define(&mut circuit, "nothing", 2, Some(Vec::new()));
    let steps = vec![rules::plain(G::H, &[Qubit(0)]), rules::gate(G::Rz, [t()], &[Qubit(0)])];
    define(&mut circuit, "tilted", 1, Some(steps));
    circuit
}

/// The matrix of a gate of the circuit with the parameter 0.4.
fn matrix_of(circuit: &Circuit, id: DefinitionId, num_qubits: u32) -> Matrix {
    let qubits = (0..num_qubits).map(Qubit).collect();
    let call = Instruction::gate(Gate::Defined(id), vec![Expr::Number(0.4)], qubits);
    let writer = Rewriter { circuit, calls: Calls::WrittenOut };
    let steps = writer.run(call).unwrap();
    let dim = 1 << num_qubits;
    let columns = Matrix::from_columns(dim, |column| {
        let mut state = vec![C64::ZERO; dim];
        state[column] = C64::ONE;
        after(circuit, &state, &steps).into_iter().enumerate().collect()
    });
    assert!(columns.is_unitary(1e-13));
    columns
}

#[test]
fn definitions_are_inverted_repeated_and_controlled_through_their_bodies() {
    let circuit = circuit_with_definitions();
    let check =
        |id: u32, num_qubits: u32, powers: &[Power], expected: &dyn Fn(&Matrix) -> Matrix| {
            for count in 0..=3 {
                let gate = Gate::Defined(DefinitionId(id));
                let (controls, powers) = (vec![true; count], powers.to_vec());
                let modified = ModifiedGate { gate, controls, powers };
                let qubits: Vec<Qubit> = (0..num_qubits + count as u32).map(Qubit).collect();
                let angle = vec![Expr::Number(0.4)];
                let instruction = Instruction::modified(modified, angle, qubits.clone());
                let own = matrix_of(&circuit, DefinitionId(id), num_qubits);
                let matrix = expected(&own).controlled(count as u32);
                let writer = Rewriter { circuit: &circuit, calls: Calls::WrittenOut };
                let state = a_state(qubits.len());
                let found = after(&circuit, &state, &writer.run(instruction).unwrap());
                let expected = after_matrix(&state, &matrix, &qubits);
                let error =
                    expected.iter().zip(&found).map(|(a, b)| (a - b).norm()).fold(0.0, f64::max);
                assert!(error < 1e-13, "gate {id} under {count} controls is {error} off");
            }
        };
    let inverse = |matrix: &Matrix| matrix.adjoint();
    let square = |matrix: &Matrix| matrix * matrix;
    for (id, num_qubits) in [(0, 2), (1, 3), (3, 2), (4, 1)] {
        check(id, num_qubits, &[], &Matrix::clone);
        check(id, num_qubits, &[Power::Inverse], &inverse);
        check(id, num_qubits, &[pow(2.0)], &square);
        check(id, num_qubits, &[pow(-1.0), pow(2.0)], &|matrix| square(matrix).adjoint());
        check(id, num_qubits, &[pow(0.0)], &|matrix| Matrix::identity(matrix.dim()));
    }
    check(4, 1, &[pow(2.0), pow(0.5)], &Matrix::clone);
    check(3, 2, &[pow(0.5)], &Matrix::clone);
}

#[test]
fn a_whole_power_of_a_definition_calls_it_again() {
    let circuit = circuit_with_definitions();
    let gate = Gate::Defined(DefinitionId(1));
    let modified = ModifiedGate { gate, controls: Vec::new(), powers: vec![pow(2.0)] };
    assert_eq!(text_of(&circuit, modified, &["x"]), "outer(x) 0 1 2; outer(x) 0 1 2");
}

#[test]
fn what_has_no_plain_gates_is_named() {
    let circuit = circuit_with_definitions();
    let check = |id: u32, controls: usize, powers: Vec<Power>, message: &str| {
        let gate = Gate::Defined(DefinitionId(id));
        let num_qubits = (circuit.gate_arity(gate).unwrap().0 + controls) as u32;
        let modified = ModifiedGate { gate, controls: vec![true; controls], powers };
        let qubits = (0..num_qubits).map(Qubit).collect();
        let instruction = Instruction::modified(modified, vec![Expr::Number(0.4)], qubits);
        assert_eq!(decompose(&circuit, &instruction).unwrap_err().to_string(), message);
    };
    check(2, 1, vec![], "dark has no definition");
    check(2, 0, vec![Power::Inverse], "dark has no definition");
    check(1, 0, vec![pow(0.5)], "outer to the power of 0.5 is not known as a row of gates");
    check(0, 0, vec![pow(1e9)], "more than 100000 gates");
    check(0, 400, vec![], "more than 100000 gates");
    let infinite = Expr::Number(1.0).binary(crate::circuit::BinaryOp::Divide, Expr::Number(0.0));
    check(0, 0, vec![Power::Exponent(infinite)], "inner: 1/0 is not a finite number");
}

#[test]
fn work_is_bounded_where_definitions_multiply() {
    let mut circuit = Circuit::new();
    let t = || Expr::Symbol("t".to_owned());
    let twice = |gate: Gate, param: Expr| {
        let modified = ModifiedGate { gate, controls: Vec::new(), powers: vec![pow(2.0)] };
        Instruction::modified(modified, vec![param], vec![Qubit(0)])
    };
    let mut define = |body: Vec<Instruction>| {
        let name = format!("g{}", circuit.definitions().len());
        let (params, qubits) = (vec!["t".to_owned()], vec!["a".to_owned()]);
        let body = Some(body);
        circuit.define(GateDefinition { name, params, qubits, body }).unwrap()
    };
    let mut last = define(Vec::new());
    for _ in 0..100 {
        let sum = t().binary(crate::circuit::BinaryOp::Add, t());
        let barrier = Instruction::barrier(vec![Qubit(0)]);
        last = define(vec![twice(Gate::Defined(last), sum), barrier]);
    }
    let mut call = twice(Gate::Defined(last), Expr::Number(1.0));
    if let Operation::Modified(modified) = &mut call.operation {
        modified.powers = vec![Power::Inverse];
    }
    let error = DecomposeError::TooManyGates { limit: MAX_DECOMPOSED_GATES };
    assert_eq!(decompose(&circuit, &call), Err(error));
    call.params = vec![t()];
    let limit = angles::MAX_PARTS;
    let error = decompose(&circuit, &call).unwrap_err();
    assert!(matches!(error, DecomposeError::FormulaTooLong { limit: found, .. } if found == limit));
}

#[test]
fn many_controls_take_a_number_of_gates_that_grows_with_their_square() {
    for count in 3..=7 {
        let modified = modified(StandardGate::X, &vec![true; count], &[]);
        assert!(error_of(StandardGate::X, &[], &modified) < 1e-13);
    }
    let num_gates = |count: usize| {
        let modified = modified(StandardGate::X, &vec![true; count], &[]);
        let qubits = (0..=count as u32).map(Qubit).collect();
        let instruction = Instruction::modified(modified, Vec::new(), qubits);
        decompose(&Circuit::new(), &instruction).unwrap().len()
    };
    assert_eq!(num_gates(3), 11);
    assert!(num_gates(64) < 5 * num_gates(32));
}

#[test]
fn half_of_a_turn_by_two_pi_is_half_of_minus_one() {
    for angle in [TAU, -TAU, TAU + 1e-12, TAU - 1e-12, 3.0 * TAU, TAU + 1e-3] {
        for standard in [StandardGate::Rz, StandardGate::Rxx, StandardGate::Crx] {
            for count in 0..2 {
                let modified = modified(standard, &vec![true; count], &[pow(0.5)]);
                assert!(error_of(standard, &[angle], &modified) < 1e-11);
            }
        }
    }
}

proptest! {
    #[test]
    fn powers_of_any_gate_of_one_qubit_are_principal(
        theta in -7.0..7.0, phi in -7.0..7.0, lambda in -7.0..7.0, gamma in -7.0..7.0,
        exponent in -4.0..4.0, count in 0_usize..4,
    ) {
        use StandardGate as G;
        let powers = [pow(exponent), Power::Inverse];
        for (standard, values) in [
            (G::U, vec![theta, phi, lambda]),
            (G::U2, vec![phi, lambda]),
            (G::Cu, vec![theta, phi, lambda, gamma]),
        ] {
            let modified = modified(standard, &vec![true; count], &powers);
            prop_assert!(error_of(standard, &values, &modified) < 1e-9);
        }
    }
}

#[test]
fn an_exponent_may_be_any_finite_number() {
    let huge = |standard| modified(standard, &[true], &[pow(1e300)]);
    assert_eq!(text_of(&Circuit::new(), huge(StandardGate::X), &[]), "");
    assert_eq!(text_of(&Circuit::new(), huge(StandardGate::S), &[]).split(' ').count(), 3);
}
