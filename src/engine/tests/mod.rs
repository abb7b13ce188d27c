use std::ops::ControlFlow;

use super::cumulative::{Cumulative, Draw};
use super::plan::Planned as _;
use super::program::{Measurement, Step};
use super::progress::Progress;
use super::sampling::sample_keeping;
use super::state::State;
use super::*;
use crate::circuit::{
    BinaryOp, Circuit, EvalError, Expr, Gate, GateDefinition, Instruction, Qubit, StandardGate as G,
};
use crate::math::C64;
use crate::math::random::ShotStream;

mod bases;
mod beginnings;
mod dynamic;
mod evolve;
mod expectation;
mod gates;
mod gauge;
mod lookups;
mod methods;
mod plans;
mod stabilizers;
#[cfg(feature = "threads")]
mod threads;

const QUBITS: [u32; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

/// A circuit of gates without parameters and of measurements `(qubit, clbit)`.
#[derive(Clone, Copy)]
enum Do {
    Gate(G, &'static [u32]),
    Measure(u32, u32),
}
use Do::{Gate as Apply, Measure as Read};

fn circuit(num_qubits: u32, num_clbits: u32, steps: &[Do]) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_clbits);
    for step in steps {
        match *step {
            Apply(gate, qubits) => circuit.gate(gate, &[], qubits).unwrap(),
            Read(qubit, clbit) => circuit.measure(qubit, clbit).unwrap(),
        }
    }
    circuit
}

fn amplitudes(circuit: &Circuit) -> Vec<C64> {
    statevector(&compile(circuit, &[]).unwrap(), &mut Unwatched).unwrap()
}

fn definition(
    name: &str,
    params: &[&str],
    num_qubits: u32,
    body: Vec<Instruction>,
) -> GateDefinition {
    GateDefinition {
        name: name.to_owned(),
        params: params.iter().map(|&param| param.to_owned()).collect(),
        qubits: (0..num_qubits).map(|index| format!("q{index}")).collect(),
        body: Some(body),
    }
}

#[test]
fn qubit_zero_is_the_lowest_bit() {
    let state = amplitudes(&circuit(3, 0, &[Apply(G::X, &[0]), Apply(G::Cx, &[0, 2])]));
    let ones: Vec<usize> = (0..8).filter(|&index| state[index] == C64::ONE).collect();
    assert_eq!(ones, [0b101]);
}

#[test]
fn a_circuit_without_qubits_has_one_amplitude() {
    let mut circuit = Circuit::new();
    circuit.gate(G::GlobalPhase, &[std::f64::consts::PI], &[]).unwrap();
    let state = amplitudes(&circuit);
    assert_eq!(state.len(), 1);
    assert!((state[0] + C64::ONE).norm() < 1e-15);
}

#[test]
fn a_definition_stands_for_its_body_with_its_own_qubits_and_values() {
    let mut circuit = Circuit::with_registers(2, 0);
    let symbol = |name: &str| Expr::Symbol(name.to_owned());
    let turn = |param, qubit| {
        Instruction::gate(Gate::Standard(G::Rx), vec![symbol(param)], vec![Qubit(qubit)])
    };
    let inner = definition("inner", &["a", "b"], 2, vec![turn("a", 1), turn("b", 0)]);
    let inner = Gate::Defined(circuit.define(inner).unwrap());
    let swapped = Instruction::gate(
        inner,
        vec![symbol("b"), symbol("a").negated()],
        vec![Qubit(1), Qubit(0)],
    );
    let outer = definition("outer", &["a", "b"], 2, vec![swapped]);
    let outer = Gate::Defined(circuit.define(outer).unwrap());
    let values = vec![Expr::Number(0.3), Expr::Number(1.1)];
    circuit.push(Instruction::gate(outer, values, vec![Qubit(0), Qubit(1)])).unwrap();

    let mut plain = Circuit::with_registers(2, 0);
    plain.gate(G::Rx, &[1.1], &[0]).unwrap();
    plain.gate(G::Rx, &[-0.3], &[1]).unwrap();
    assert_eq!(amplitudes(&circuit), amplitudes(&plain));
}

#[test]
fn definitions_that_explode_are_refused() {
    let mut circuit = Circuit::with_registers(1, 0);
    let mut last = circuit.define(definition("g0", &[], 1, Vec::new())).unwrap();
    for level in 1..64 {
        let twice = vec![Instruction::gate(Gate::Defined(last), Vec::new(), vec![Qubit(0)]); 2];
        last = circuit.define(definition(&format!("g{level}"), &[], 1, twice)).unwrap();
    }
    circuit.push(Instruction::gate(Gate::Defined(last), Vec::new(), vec![Qubit(0)])).unwrap();
    assert_eq!(compile(&circuit, &[]), Err(EngineError::TooManySteps { limit: MAX_STEPS }));
}

#[test]
fn definitions_may_be_nested_deeper_than_a_stack() {
    let mut circuit = Circuit::with_registers(1, 0);
    let x = Instruction::gate(Gate::Standard(G::X), Vec::new(), vec![Qubit(0)]);
    let mut last = circuit.define(definition("g0", &[], 1, vec![x])).unwrap();
    for level in 1..3_000 {
        let body = vec![Instruction::gate(Gate::Defined(last), Vec::new(), vec![Qubit(0)])];
        last = circuit.define(definition(&format!("g{level}"), &[], 1, body)).unwrap();
    }
    circuit.push(Instruction::gate(Gate::Defined(last), Vec::new(), vec![Qubit(0)])).unwrap();
    assert_eq!(amplitudes(&circuit), [C64::ZERO, C64::ONE]);
}

#[track_caller]
fn check_parameter_error(params: Vec<Expr>, gate: G, reason: ParameterError) {
    let mut circuit = circuit(1, 0, &[Apply(G::H, &[0])]);
    circuit.add_input("theta", None).unwrap();
    circuit.push(Instruction::gate(Gate::Standard(gate), params, vec![Qubit(0)])).unwrap();
    assert_eq!(compile(&circuit, &[0.0]), Err(EngineError::Parameter { instruction: 1, reason }));
}

#[test]
fn an_angle_that_is_no_finite_number_is_named() {
    let symbol = Expr::Symbol("theta".to_owned());
    let infinite = Expr::Number(1.0).binary(BinaryOp::Divide, symbol);
    let not_finite = EvalError::NotFinite { expr: "1/theta".to_owned() };
    check_parameter_error(vec![infinite], G::Rx, not_finite.into());
    let huge = vec![Expr::Number(1.0), Expr::Number(1e308), Expr::Number(1e308)];
    let no_matrix = ParameterError::NoMatrix { gate: "u".to_owned() };
    assert_eq!(no_matrix.to_string(), "the parameters of u are too large");
    check_parameter_error(huge, G::U, no_matrix);
}

/// A circuit with the parameters `b`, `a[0]`, `a[1]`, each of which turns a qubit of its own.
fn parametrized() -> Circuit {
    let mut circuit = Circuit::with_registers(3, 0);
    circuit.add_input("b", None).unwrap();
    circuit.add_input("a", Some(2)).unwrap();
    for (qubit, name) in ["a[0]", "a[1]", "b"].into_iter().enumerate() {
        let angle = Expr::Symbol(name.to_owned());
        let qubits = vec![Qubit(qubit as u32)];
        circuit.push(Instruction::gate(Gate::Standard(G::Rx), vec![angle], qubits)).unwrap();
    }
    circuit
}

#[test]
fn parameters_take_their_values_in_qiskits_order() {
    let values = [0.3, 1.1, -0.7];
    let mut plain = Circuit::with_registers(3, 0);
    for (qubit, value) in values.into_iter().enumerate() {
        plain.gate(G::Rx, &[value], &[qubit as u32]).unwrap();
    }
    let program = compile(&parametrized(), &values).unwrap();
    assert_eq!(statevector(&program, &mut Unwatched).unwrap(), amplitudes(&plain));
}

#[test]
fn parameter_values_are_as_many_as_parameters_and_finite() {
    let check = |values: &[f64], error: EngineError| {
        assert_eq!(compile(&parametrized(), values), Err(error));
    };
    check(&[], EngineError::ParameterCount { expected: 3, found: 0 });
    check(&[0.0; 4], EngineError::ParameterCount { expected: 3, found: 4 });
    let not_finite = |name: &str| EngineError::ParameterNotFinite { name: name.to_owned() };
    check(&[0.0, f64::NAN, 0.0], not_finite("a[1]"));
    check(&[0.0, 0.0, f64::INFINITY], not_finite("b"));
}

/// Checks into which bits measurements amid the circuit go, and into which final ones.
#[track_caller]
fn check_measurements(steps: &[Do], amid: &[usize], last: &[usize]) {
    let program = compile(&circuit(3, 3, steps), &[]).unwrap();
    let clbit = |measurement: &Measurement| measurement.clbit;
    let found_amid: Vec<usize> = program
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::Measure(measurement) => Some(clbit(measurement)),
            _ => None,
        })
        .collect();
    let measured = program.final_measurements.iter().map(clbit);
    let mut found_last: Vec<usize> = measured.chain(program.final_zeros.clone()).collect();
    found_last.sort_unstable();
    assert_eq!((found_amid.as_slice(), found_last.as_slice()), (amid, last));
}

#[test]
fn a_measurement_is_final_when_no_gate_touches_its_qubit_later() {
    let h = |qubits| Apply(G::H, qubits);
    check_measurements(&[h(&[0]), Read(0, 0), Read(1, 1)], &[], &[0, 1]);
    check_measurements(&[Read(0, 0), h(&[1]), Read(1, 1)], &[], &[0, 1]);
    check_measurements(&[Read(0, 0), h(&[0]), Read(0, 1)], &[0], &[1]);
    check_measurements(&[Read(0, 0), Apply(G::Cx, &[1, 0])], &[0], &[]);
    // One qubit read twice gives the same bit twice.
    check_measurements(&[h(&[0]), Read(0, 0), Read(0, 1)], &[], &[0, 1]);
    // Two qubits read into one bit: the last one wins.
    check_measurements(&[Read(0, 2), Read(1, 2)], &[], &[2]);
    check_measurements(&[Read(0, 2), Read(1, 2), h(&[1])], &[2], &[]);
    check_measurements(&[Read(1, 2), Read(0, 2), h(&[1])], &[2], &[2]);
    // A lost outcome of a measurement amid the circuit still acts on the state.
    check_measurements(&[Read(0, 0), h(&[0]), Read(0, 0)], &[0], &[0]);
}

#[test]
fn there_is_no_single_final_state_after_a_measurement_amid_the_circuit() {
    let program = compile(&circuit(1, 1, &[Read(0, 0), Apply(G::H, &[0])]), &[]).unwrap();
    assert_eq!(statevector(&program, &mut Unwatched), Err(EngineError::NoSingleFinalState));
}

#[test]
fn too_many_qubits_say_how_many_fit() {
    let message = |num_qubits| {
        let mut circuit = Circuit::with_registers(num_qubits, 0);
        (0..num_qubits).for_each(|qubit| circuit.gate(G::T, &[], &[qubit]).unwrap());
        match compile(&circuit, &[]) {
            Err(EngineError::Memory { num_qubits: said, needed_bytes, fitting_qubits }) => {
                assert_eq!(said, num_qubits);
                assert!((20..60).contains(&fitting_qubits), "{fitting_qubits} qubits fit");
                needed_bytes
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(message(60), u64::MAX);
    assert_eq!(message(1_000), u64::MAX);
}

#[test]
fn qubits_that_nothing_happens_to_cost_nothing() {
    let mut circuit = Circuit::with_registers(156, 3);
    circuit.gate(G::X, &[], &[80]).unwrap();
    circuit.gate(G::Cx, &[], &[80, 3]).unwrap();
    for (clbit, qubit) in [3, 80, 155].into_iter().enumerate() {
        circuit.measure(qubit, clbit as u32).unwrap();
    }
    let program = compile(&circuit, &[]).unwrap();
    assert_eq!((program.num_qubits(), program.state_bytes()), (156, 4 * 16));
    let samples = sample(&program, 0..1, 0, 0, &mut Unwatched).unwrap();
    assert_eq!(samples.row(0), [0b011]);
    let refused = statevector(&program, &mut Unwatched);
    assert!(matches!(refused, Err(EngineError::Memory { num_qubits: 156, .. })), "{refused:?}");
}

#[test]
fn too_many_measured_bits_are_refused() {
    let program = compile(&Circuit::with_registers(1, 4096), &[]).unwrap();
    let refused = sample(&program, 0..130_000, 0, 0, &mut Unwatched);
    let limit_bytes = Samples::MAX_BYTES;
    let needed_bytes = 67_600_000;
    assert_eq!(refused, Err(EngineError::SamplesTooLarge { needed_bytes, limit_bytes }));
}

/// Remembers what was reported, and stops after so many reports.
struct Log {
    reports: Vec<(u64, u64)>,
    stop_after: usize,
}

impl Monitor for Log {
    fn report(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        self.reports.push((done, total));
        if self.reports.len() < self.stop_after {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

/// A circuit with measurements amid it and at its end, large enough to be reported on.
fn branching(num_qubits: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits + 3);
    for round in 0..3 {
        for qubit in 0..num_qubits {
            circuit.gate(G::Ry, &[0.4 + 0.1 * f64::from(qubit + round)], &[qubit]).unwrap();
            circuit.gate(G::Cx, &[], &[qubit, (qubit + 1) % num_qubits]).unwrap();
        }
        circuit.measure(round, num_qubits + round).unwrap();
        circuit.gate(G::H, &[], &[round]).unwrap();
    }
    for qubit in 0..num_qubits {
        circuit.measure(qubit, qubit).unwrap();
    }
    circuit
}

#[track_caller]
fn check_reports(run: impl Fn(&mut Log) -> Result<(), EngineError>) {
    let mut log = Log { reports: Vec::new(), stop_after: usize::MAX };
    run(&mut log).unwrap();
    let reports = log.reports;
    assert!(reports.len() > 10, "{} reports", reports.len());
    assert!(reports.is_sorted_by_key(|report| report.0));
    let early = reports.iter().filter(|(done, total)| done < total).count();
    assert!(early + 2 > reports.len(), "done long before the end");
    let &(done, total) = reports.last().unwrap();
    assert!(done <= total && done as f64 > 0.95 * total as f64, "{done} of {total}");

    let mut stopping = Log { reports: Vec::new(), stop_after: 3 };
    assert_eq!(run(&mut stopping), Err(EngineError::Cancelled));
    assert_eq!(stopping.reports.len(), 3);
}

#[test]
fn progress_is_a_true_fraction_and_stopping_stops() {
    let mut plain = Circuit::with_registers(16, 16);
    for qubit in (0..512).map(|step| step % 16) {
        plain.gate(G::Ry, &[0.3], &[qubit]).unwrap();
        plain.gate(G::Cx, &[], &[qubit, (qubit + 1) % 16]).unwrap();
    }
    (0..16).for_each(|qubit| plain.measure(qubit, qubit).unwrap());
    let plain = compile(&plain, &[]).unwrap();
    let branching = compile(&branching(15), &[]).unwrap();
    check_reports(|log| statevector(&plain, log).map(|_| ()));
    check_reports(|log| sample(&plain, 0..100_000, 0, 0, log).map(|_| ()));
    check_reports(|log| sample(&branching, 0..1_000, 0, 0, log).map(|_| ()));
    check_reports(|log| {
        let stream = ShotStream::new(0, 0, branching.draws_per_shot());
        sample_keeping(0, &branching, 0..1_000, stream, log).map(|_| ())
    });
}

#[test]
fn a_few_gates_on_a_large_state_report_often() {
    let mut circuit = Circuit::with_registers(20, 0);
    (0..20).for_each(|qubit| circuit.gate(G::Ry, &[0.3], &[qubit]).unwrap());
    circuit.gate(G::Ccx, &[], &[3, 19, 7]).unwrap();
    let program = compile(&circuit, &[]).unwrap();
    let mut log = Log { reports: Vec::new(), stop_after: usize::MAX };
    statevector(&program, &mut log).unwrap();
    // Several threads report once for each batch.
    let least = if cfg!(feature = "threads") { 4 } else { 8 + 8 };
    assert!(log.reports.len() >= least, "{} reports", log.reports.len());
}

#[test]
fn keeping_states_changes_no_bit() {
    let program = compile(&branching(5), &[]).unwrap();
    let run = |kept_bytes| {
        let stream = ShotStream::new(11, 0, program.draws_per_shot());
        sample_keeping(kept_bytes, &program, 0..500, stream, &mut Unwatched).unwrap()
    };
    let all_kept = run(u64::MAX);
    assert_eq!(run(0), all_kept);
    assert_eq!(run(program.state_bytes()), all_kept);
}

/// Checks which basis state of 8 qubits the extreme random numbers fall on.
#[track_caller]
fn check_extremes(steps: &[Do], first: usize, last: usize) {
    let program = compile(&circuit(8, 0, steps), &[]).unwrap();
    let mut unwatched = Unwatched;
    let mut progress = Progress::new(&mut unwatched, program.run_cost());
    let mut state =
        State::<wide::f64x2>::empty(8, &mut Progress::new(&mut Unwatched, 1.0)).unwrap();
    for step in &program.steps {
        if let Step::Gates(gates) = step {
            state.run(wide::f64x2::of(&gates.plan), &mut progress).unwrap();
        }
    }
    let table = Cumulative::new(&state, &mut progress).unwrap();
    let mut found = [0; 2];
    let draws = [(0.0, 0), (1.0 - 2.0_f64.powi(-53), 1)];
    let draws = draws.into_iter().map(|(uniform, shot)| Draw { uniform, shot });
    table.find_all(draws, &mut progress, |shot, index| found[shot as usize] = index).unwrap();
    assert_eq!(found, [first, last]);
}

#[test]
fn the_extreme_random_numbers_fall_on_possible_outcomes() {
    check_extremes(&[], 0, 0);
    // Qubits that nothing happens to are no part of the state.
    check_extremes(&[Apply(G::X, &[0])], 1, 1);
    check_extremes(&[Apply(G::X, &[7])], 1, 1);
    check_extremes(&[Apply(G::X, &[1]), Apply(G::H, &[6])], 1, 3);
    let all = [0, 1, 2, 3, 4, 5, 6, 7].map(|qubit| Apply(G::H, &QUBITS[qubit..=qubit]));
    check_extremes(&all, 0, 255);
}

#[test]
fn impossible_outcomes_never_come_out() {
    // 13 qubits, of which only four basis states have an amplitude.
    let mut circuit = Circuit::with_registers(13, 13);
    circuit.gate(G::H, &[], &[12]).unwrap();
    circuit.gate(G::Ry, &[1e-7], &[6]).unwrap();
    circuit.gate(G::Cx, &[], &[12, 0]).unwrap();
    for qubit in 0..13 {
        circuit.measure(qubit, qubit).unwrap();
    }
    let program = compile(&circuit, &[]).unwrap();
    let samples = sample(&program, 0..20_000, 5, 0, &mut Unwatched).unwrap();
    for shot in 0..20_000 {
        assert_eq!(samples.bit(shot, 0), samples.bit(shot, 12));
        assert!((1..12).all(|qubit| qubit == 6 || !samples.bit(shot, qubit)));
    }
}

#[test]
fn no_shots_and_no_bits_are_no_trouble() {
    let program = compile(&branching(3), &[]).unwrap();
    assert_eq!(sample(&program, 7..7, 0, 0, &mut Unwatched).unwrap().num_shots(), 0);
    let empty = compile(&Circuit::new(), &[]).unwrap();
    let samples = sample(&empty, 0..3, 0, 0, &mut Unwatched).unwrap();
    assert_eq!((samples.num_shots(), samples.num_bits(), samples.row(0)), (3, 0, &[][..]));
}
