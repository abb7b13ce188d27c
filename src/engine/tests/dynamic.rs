//! Control flow, classical variables and resets.

use std::collections::BTreeMap;

use super::*;
use crate::circuit::{
    Assignment, AssignmentTarget, Block, ClassicalBinary as B, ClassicalError, ClassicalExpr,
    ClassicalType, Clbit, ControlFlow as Flow, LoopValues, SwitchCase, Variable, VariableId,
    VariableScope,
};
use crate::engine::machine::{Machine, Pause};

fn gate(gate: G, qubits: &[u32]) -> Instruction {
    turn(gate, Vec::new(), qubits)
}

fn turn(gate: G, angles: Vec<Expr>, qubits: &[u32]) -> Instruction {
    Instruction::gate(Gate::Standard(gate), angles, qubits.iter().map(|&q| Qubit(q)).collect())
}

fn measure(qubit: u32, clbit: u32) -> Instruction {
    Instruction::measure(Qubit(qubit), Clbit(clbit))
}

fn bit(index: u32) -> ClassicalExpr {
    ClassicalExpr::Bit(Clbit(index))
}

fn int(number: i64) -> ClassicalExpr {
    ClassicalExpr::Int(number)
}

fn binary(left: ClassicalExpr, op: B, right: ClassicalExpr) -> ClassicalExpr {
    ClassicalExpr::Binary(op, Box::new(left), Box::new(right))
}

fn when(condition: ClassicalExpr, then: Block) -> Instruction {
    Instruction::flow(Flow::If { condition, then, otherwise: None })
}

fn while_loop(condition: ClassicalExpr, body: Block) -> Instruction {
    Instruction::flow(Flow::While { condition, body })
}

fn for_loop(variable: Option<VariableId>, stop: i64, body: Block) -> Instruction {
    let values = LoopValues::Range { start: 0, step: 1, stop };
    Instruction::flow(Flow::For { variable, values, body })
}

fn set(id: VariableId, value: ClassicalExpr) -> Instruction {
    Instruction::assign(Assignment { target: AssignmentTarget::Variable(id), value })
}

/// A circuit with a variable `n` and a loop variable `i`, both `int`.
fn with_variables(num_qubits: u32, num_clbits: u32) -> (Circuit, VariableId, VariableId) {
    let mut circuit = Circuit::with_registers(num_qubits, num_clbits);
    let variable = |name: &str, scope| Variable {
        name: name.to_owned(),
        kind: ClassicalType::Int(None),
        scope,
        initial: None,
    };
    let n = circuit.add_variable(variable("n", VariableScope::Global)).unwrap();
    let i = circuit.add_variable(variable("i", VariableScope::Loop)).unwrap();
    (circuit, n, i)
}

fn with(mut circuit: Circuit, instructions: Vec<Instruction>) -> Circuit {
    circuit.set_instructions(instructions).unwrap();
    circuit
}

fn error(circuit: &Circuit) -> EngineError {
    let program = compile(circuit, &[]).unwrap();
    sample(&program, 0..10, 1, 0, &mut Unwatched).unwrap_err()
}

/// The probability of every value of the classical bits, over all branches of the program that
/// are more probable than 1e-12; bit 0 is the lowest.
fn distribution(program: &Program) -> BTreeMap<usize, f64> {
    let mut unwatched = Unwatched;
    let mut progress = Progress::new(&mut unwatched, 1.0);
    let mut found = BTreeMap::new();
    let mut machines = vec![(1.0, Machine::<State>::start(program, &mut progress).unwrap())];
    while let Some((p, mut machine)) = machines.pop() {
        let Pause::Choice(qubit) = machine.advance(program, &mut progress).unwrap() else {
            let row = machine.memory.row().iter().rev();
            let row = row.fold(0, |bits, byte| bits << 8 | usize::from(*byte));
            for index in 0..machine.state.len() {
                let amplitude = machine.state.amplitude(index);
                let last = program.final_measurements.iter();
                let ones = last.filter(|measurement| index >> measurement.bit & 1 == 1);
                let bits = ones.fold(row, |bits, measurement| bits | 1 << measurement.clbit);
                *found.entry(bits).or_insert(0.0) += p * amplitude.norm_sqr();
            }
            continue;
        };
        let weights = machine.state.weights(qubit, &mut progress).unwrap();
        for outcome in [false, true] {
            let weight = weights[usize::from(outcome)];
            if p * weight > 1e-12 {
                let mut branch = machine.try_copy(&mut progress).unwrap().unwrap();
                branch.choose(outcome, weight, program, &mut progress).unwrap();
                machines.push((p * weight, branch));
            }
        }
    }
    found
}

#[track_caller]
fn check_distribution(circuit: &Circuit, expected: &[(usize, f64)]) {
    let found = distribution(&compile(circuit, &[]).unwrap());
    let expected: BTreeMap<usize, f64> = expected.iter().copied().collect();
    for (bits, p) in found {
        let difference = (p - expected.get(&bits).copied().unwrap_or(0.0)).abs();
        assert!(difference < 1e-11, "{bits:b} has the probability {p}");
    }
}

#[test]
fn a_measured_bit_decides_what_comes_next() {
    let (circuit, ..) = with_variables(2, 2);
    let choice = Flow::If {
        condition: bit(0),
        then: vec![gate(G::X, &[1])],
        otherwise: Some(vec![gate(G::H, &[1])]),
    };
    let steps = vec![gate(G::H, &[0]), measure(0, 0), Instruction::flow(choice), measure(1, 1)];
    check_distribution(&with(circuit, steps), &[(0b00, 0.25), (0b10, 0.25), (0b11, 0.5)]);
}

#[test]
fn a_loop_repeats_until_a_measurement_says_so() {
    let (circuit, n, _) = with_variables(1, 4);
    let count = set(n, binary(ClassicalExpr::Variable(n), B::Add, int(1)));
    let rounds = AssignmentTarget::Bits((1..4).map(Clbit).collect());
    let steps = vec![
        gate(G::H, &[0]),
        measure(0, 0),
        while_loop(bit(0), vec![gate(G::H, &[0]), measure(0, 0), count]),
        Instruction::assign(Assignment { target: rounds, value: ClassicalExpr::Variable(n) }),
    ];
    // So many rounds, of which three bits are kept, have the probability 2^-(n + 1).
    let p = |rounds: i32| 2.0_f64.powi(-1 - rounds) / (1.0 - 2.0_f64.powi(-8));
    let expected: Vec<(usize, f64)> = (0..8).map(|n| ((n as usize) << 1, p(n))).collect();
    check_distribution(&with(circuit, steps), &expected);
}

#[test]
fn a_switch_leads_to_the_case_with_the_value() {
    let (circuit, ..) = with_variables(2, 4);
    let write = |value| {
        let target = AssignmentTarget::Bits(vec![Clbit(2), Clbit(3)]);
        vec![Instruction::assign(Assignment { target, value: int(value) })]
    };
    let case = |values: &[i64], value| SwitchCase { values: values.to_vec(), body: write(value) };
    let target = ClassicalExpr::Bits(vec![Clbit(0), Clbit(1)]);
    let cases = vec![case(&[0], 1), case(&[1, 3], 2), case(&[7], 0)];
    let switch = |default| {
        Instruction::flow(Flow::Switch { target: target.clone(), cases: cases.clone(), default })
    };
    let start = || vec![gate(G::H, &[0]), gate(G::H, &[1]), measure(0, 0), measure(1, 1)];
    let steps = [start(), vec![switch(Some(write(3)))]].concat();
    let expected = [(0b0100, 0.25), (0b1001, 0.25), (0b1110, 0.25), (0b1011, 0.25)];
    check_distribution(&with(circuit.clone(), steps), &expected);
    let steps = [start(), vec![switch(None)]].concat();
    let expected = [(0b0100, 0.25), (0b1001, 0.25), (0b0010, 0.25), (0b1011, 0.25)];
    check_distribution(&with(circuit, steps), &expected);
}

#[test]
fn break_and_continue_belong_to_the_innermost_loop() {
    // for i in 0..=9 { for _ in 0..=4 { n += 1; break; } if (i == 2) continue; n += 10;
    // if (i == 4) break; }
    let (circuit, n, i) = with_variables(0, 7);
    let add = |number| set(n, binary(ClassicalExpr::Variable(n), B::Add, int(number)));
    let is = |number| binary(ClassicalExpr::Variable(i), B::Equal, int(number));
    let inner = for_loop(None, 4, vec![add(1), Instruction::break_loop(), add(1000)]);
    let body = vec![
        inner,
        when(is(2), vec![Instruction::continue_loop()]),
        add(10),
        when(is(4), vec![Instruction::break_loop()]),
    ];
    let target = AssignmentTarget::Bits((0..7).map(Clbit).collect());
    let read = Instruction::assign(Assignment { target, value: ClassicalExpr::Variable(n) });
    check_distribution(&with(circuit, vec![for_loop(Some(i), 9, body), read]), &[(45, 1.0)]);
}

#[test]
fn a_name_in_an_angle_is_the_innermost_one() {
    let (mut circuit, n, i) = with_variables(1, 0);
    circuit.add_input("theta", None).unwrap();
    let shadow = Variable {
        name: "theta".to_owned(),
        kind: ClassicalType::Uint(Some(2)),
        scope: VariableScope::Loop,
        initial: None,
    };
    let shadow = circuit.add_variable(shadow).unwrap();
    let by = |name: &str| turn(G::Rx, vec![Expr::Symbol(name.to_owned())], &[0]);
    let steps = vec![
        by("theta"),
        set(n, int(-3)),
        for_loop(Some(i), 2, vec![by("i"), by("n")]),
        // Of two bits, so that the rounds count 0, 1, 2, 3, 0, 1.
        for_loop(Some(shadow), 5, vec![by("theta")]),
    ];
    let program = compile(&with(circuit, steps), &[0.25]).unwrap();
    let found = statevector(&program, &mut Unwatched).unwrap();
    let mut plain = Circuit::with_registers(1, 0);
    plain.gate(G::Rx, &[0.25 + 3.0 - 9.0 + 7.0], &[0]).unwrap();
    for (a, b) in found.iter().zip(amplitudes(&plain)) {
        assert!((a - b).norm() < 1e-14);
    }
}

#[test]
fn a_loop_that_does_not_end_is_named() {
    let endless = |body: Block| while_loop(ClassicalExpr::Bool(true), body);
    let check = |steps: Vec<Instruction>, place| {
        let (circuit, ..) = with_variables(1, 1);
        let error = error(&with(circuit, steps));
        assert_eq!(error, EngineError::EndlessLoop { instruction: place, limit: MAX_STEPS });
    };
    check(vec![gate(G::H, &[0]), endless(Vec::new())], 1);
    check(vec![for_loop(None, 3, vec![gate(G::X, &[0]), endless(vec![gate(G::X, &[0])])])], 2);
    check(vec![for_loop(None, i64::MAX, vec![gate(G::X, &[0])])], 0);
    check(vec![endless(vec![gate(G::H, &[0]), measure(0, 0)])], 0);
    let by_n = turn(G::Rx, vec![Expr::Symbol("n".to_owned())], &[0]);
    check(vec![gate(G::X, &[0]), endless(vec![by_n])], 1);
    check(
        vec![endless(vec![when(ClassicalExpr::Bool(true), vec![Instruction::continue_loop()])])],
        0,
    );
}

#[test]
fn gates_with_variables_count_with_all_they_stand_for() {
    let (mut circuit, ..) = with_variables(1, 0);
    let body = vec![turn(G::Rx, vec![Expr::Symbol("a".to_owned())], &[0]); 1000];
    let own = Gate::Defined(circuit.define(definition("own", &["a"], 1, body)).unwrap());
    let by_n = Instruction::gate(own, vec![Expr::Symbol("n".to_owned())], vec![Qubit(0)]);
    let long = with(circuit.clone(), vec![by_n.clone(); 1001]);
    assert_eq!(error(&long), EngineError::TooManySteps { limit: MAX_STEPS });
    let looped = with(circuit, vec![for_loop(None, 5000, vec![by_n])]);
    assert_eq!(error(&looped), EngineError::EndlessLoop { instruction: 0, limit: MAX_STEPS });
}

#[test]
fn what_cannot_be_computed_is_an_error_once_it_is_reached() {
    let (circuit, n, _) = with_variables(1, 1);
    let quotient = binary(int(1), B::Divide, bit(0));
    let steps = |first: Instruction| vec![first, when(bit(0), vec![]), set(n, quotient.clone())];
    let reason = ClassicalError::DivisionByZero;
    let expected = EngineError::Classical { instruction: 2, reason };
    assert_eq!(error(&with(circuit.clone(), steps(gate(G::X, &[0])))), expected);
    let never = when(bit(0), vec![set(n, quotient)]);
    check_distribution(&with(circuit, vec![never]), &[(0, 1.0)]);
    let (circuit, ..) = with_variables(1, 1);
    let infinite = Expr::Number(1.0).binary(BinaryOp::Divide, Expr::Symbol("n".to_owned()));
    let reason = EvalError::NotFinite { expr: "1/n".to_owned() }.into();
    let expected = EngineError::Parameter { instruction: 1, reason };
    let steps = vec![gate(G::X, &[0]), turn(G::Rx, vec![infinite], &[0])];
    assert_eq!(error(&with(circuit, steps)), expected);
}

#[test]
fn the_reset_of_a_qubit_that_nothing_touched_is_nothing() {
    let reset = |qubit| Instruction::reset(Qubit(qubit));
    let (circuit, ..) = with_variables(2, 0);
    let steps = vec![reset(0), reset(1), gate(G::H, &[0]), reset(1), gate(G::Cx, &[0, 1])];
    let bell = amplitudes(&with(circuit.clone(), steps));
    assert_eq!([bell[1], bell[2]], [C64::ZERO; 2]);
    let used = with(circuit, vec![gate(G::H, &[0]), reset(0)]);
    let program = compile(&used, &[]).unwrap();
    let refused = Err(EngineError::NoSingleFinalState);
    assert_eq!(statevector(&program, &mut Unwatched), refused);
}

#[test]
fn a_reset_leaves_the_rest_as_it_is() {
    let (circuit, ..) = with_variables(2, 3);
    let reset = Instruction::reset(Qubit(0));
    let steps = vec![
        turn(G::Ry, vec![Expr::Number(1.0)], &[0]),
        gate(G::Cx, &[0, 1]),
        reset.clone(),
        reset,
        measure(0, 0),
        measure(1, 1),
    ];
    let p_one = libm::pow(libm::sin(0.5), 2.0);
    check_distribution(&with(circuit, steps), &[(0b00, 1.0 - p_one), (0b10, p_one)]);
}

#[test]
fn delays_barriers_and_bits_that_nobody_writes_do_nothing() {
    let (circuit, ..) = with_variables(1, 9);
    let delay = crate::circuit::Duration { value: 1.5, unit: crate::circuit::TimeUnit::Seconds };
    let steps = vec![
        Instruction::delay(delay, vec![Qubit(0)]),
        Instruction::barrier(vec![Qubit(0)]),
        when(bit(8), vec![gate(G::X, &[0])]),
        measure(0, 3),
    ];
    check_distribution(&with(circuit, steps), &[(0, 1.0)]);
}

/// Checks which bits are measured at the end.
#[track_caller]
fn check_final(steps: Vec<Instruction>, last: &[usize]) {
    let (circuit, ..) = with_variables(3, 3);
    let program = compile(&with(circuit, steps), &[]).unwrap();
    let measured = program.final_measurements.iter().map(|measurement| measurement.clbit);
    let mut found: Vec<usize> = measured.chain(program.final_zeros).collect();
    found.sort_unstable();
    assert_eq!(found, last);
}

#[test]
fn a_measurement_is_final_when_nobody_reads_its_bit_later() {
    let x = || vec![gate(G::X, &[2])];
    check_final(vec![measure(0, 0), when(bit(0), x()), measure(1, 1)], &[1]);
    check_final(vec![measure(0, 0), when(bit(1), x()), measure(1, 1)], &[0, 1]);
    check_final(vec![measure(0, 0), while_loop(bit(1), vec![measure(1, 1)])], &[0]);
    check_final(vec![measure(0, 0), when(bit(1), vec![measure(1, 0)])], &[]);
    check_final(vec![when(bit(1), x()), measure(0, 0), measure(2, 2)], &[0, 2]);
    check_final(vec![measure(2, 2), when(bit(1), x())], &[]);
    check_final(vec![measure(0, 0), Instruction::reset(Qubit(0)), measure(1, 1)], &[1]);
    check_final(vec![for_loop(None, 0, vec![measure(0, 0)])], &[]);
    let copy = |from| {
        let target = AssignmentTarget::Bits(vec![Clbit(2)]);
        Instruction::assign(Assignment { target, value: bit(from) })
    };
    check_final(vec![measure(0, 0), measure(1, 1), copy(0)], &[1]);
    check_final(vec![measure(2, 2), copy(1)], &[]);
    check_final(vec![copy(1), measure(2, 2)], &[2]);
    // Written again before anybody reads it.
    check_final(vec![measure(0, 0), measure(1, 0), when(bit(0), x())], &[]);
}

/// A loop that splits the shots again and again.
fn splitting() -> Circuit {
    let (circuit, n, i) = with_variables(3, 6);
    let count = set(n, binary(ClassicalExpr::Variable(n), B::Add, bit(0)));
    let body = vec![
        turn(G::Ry, vec![Expr::Symbol("i".to_owned())], &[0]),
        gate(G::Cx, &[0, 1]),
        measure(0, 0),
        when(bit(0), vec![Instruction::reset(Qubit(1)), gate(G::H, &[2])]),
        count,
    ];
    let target = AssignmentTarget::Bits((2..6).map(Clbit).collect());
    let read = Instruction::assign(Assignment { target, value: ClassicalExpr::Variable(n) });
    with(circuit, vec![for_loop(Some(i), 9, body), read, measure(2, 1)])
}

#[test]
fn keeping_runs_changes_no_bit_of_a_dynamic_circuit() {
    let program = compile(&splitting(), &[]).unwrap();
    let run = |kept_bytes| {
        let stream = ShotStream::new(11, 0, program.draws_per_shot());
        sample_keeping(kept_bytes, &program, 0..300, stream, &mut Unwatched).unwrap()
    };
    let all_kept = run(u64::MAX);
    assert_eq!(run(0), all_kept);
    assert_eq!(run(4 * program.state_bytes()), all_kept);
    assert!((1..300).any(|shot| all_kept.row(shot) != all_kept.row(0)));
}

#[test]
fn work_in_loops_is_reported_and_can_be_stopped() {
    let (circuit, ..) = with_variables(10, 0);
    let layer: Block = (0..10).map(|qubit| gate(G::H, &[qubit])).collect();
    let quantum = with(circuit, vec![for_loop(None, 199, layer)]);
    let quantum = compile(&quantum, &[]).unwrap();
    check_reports(|log| statevector(&quantum, log).map(|_| ()));
    // Without any amplitude to speak of, too.
    let (circuit, n, _) = with_variables(1, 1);
    let count = set(n, binary(ClassicalExpr::Variable(n), B::Add, int(1)));
    let classical = with(circuit, vec![for_loop(None, 300_000, vec![count])]);
    let mut log = Log { reports: Vec::new(), stop_after: 2 };
    let stopped = statevector(&compile(&classical, &[]).unwrap(), &mut log);
    assert_eq!(stopped, Err(EngineError::Cancelled));
}
