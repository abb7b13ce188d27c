//! Looking up random numbers and writing rows, held to plain ways of doing it.

use proptest::prelude::*;
use wide::{f32x4, f64x2};

use super::*;
use crate::engine::kernels::{Cell, Grid, Lanes, rounded, rounded_sum, set_amplitude, weights};
use crate::engine::machine::Machine;
use crate::engine::rows::Rows;
use crate::engine::sampling::BATCH;

fn cells<L: Lanes>(amplitudes: &[C64]) -> Vec<Cell<L>> {
    let mut cells = vec![[L::splat(0.0); 2]; (amplitudes.len() >> L::QUBITS).max(1)];
    for (index, amplitude) in amplitudes.iter().enumerate() {
        set_amplitude(&mut cells, index, *amplitude);
    }
    cells
}

/// Checks the sums of probabilities of numbers that have no rounding error in any precision.
#[track_caller]
fn check_sums<L: Lanes>(numbers: &[i8], qubit: usize, first: usize) {
    let amplitude = |number: &i8| C64::new(f64::from(number % 5), f64::from(number / 5));
    let amplitudes: Vec<C64> = numbers.iter().map(amplitude).collect();
    let cells = cells::<L>(&amplitudes);
    let squares: Vec<f64> = amplitudes.iter().map(C64::norm_sqr).collect();
    let mut expected = [0.0; 2];
    for (index, square) in squares.iter().enumerate() {
        expected[(first + index) >> qubit & 1] += square;
    }
    assert_eq!(weights(qubit, first, &cells), expected);
    let grid = Grid::new(26);
    assert_eq!(rounded_sum(&cells, grid), expected[0] + expected[1]);
    let mut found = vec![0.0; cells.len() << L::QUBITS];
    rounded(&cells, grid, &mut found);
    assert_eq!(found[..squares.len()], squares);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_of_probabilities_are_those_of_plain_sums(
        numbers in (0..10_usize).prop_flat_map(|n| proptest::collection::vec(any::<i8>(), 1 << n)),
        qubit in 0..14_usize,
        piece in 0..8_usize,
    ) {
        // Pieces of a state are larger; a smaller state is one piece.
        let first = if numbers.len() < 16 { 0 } else { piece * numbers.len() };
        check_sums::<f64x2>(&numbers, qubit, first);
        check_sums::<f32x4>(&numbers, qubit, first);
    }

    #[test]
    fn multiples_add_up_the_same_in_any_order(
        mut numbers in proptest::collection::vec(0.0..0.1_f64, 0..40),
        bits in 0..=50_usize,
    ) {
        let grid = Grid::new(bits);
        for number in &mut numbers {
            let multiple = grid.round(*number);
            let scaled = multiple * (bits as f64).exp2();
            prop_assert_eq!(scaled, scaled.round());
            prop_assert!((multiple - *number).abs() <= 0.5 * (-(bits as f64)).exp2());
            *number = multiple;
        }
        let sum: f64 = numbers.iter().sum();
        numbers.sort_by(f64::total_cmp);
        prop_assert_eq!(sum, numbers.iter().sum::<f64>());
    }
}

/// Turns that leave basis states impossible, possible, and hardly possible.
fn layers() -> impl Strategy<Value = (u32, Vec<(u32, u32, f64)>)> {
    (1..=12_u32).prop_flat_map(|num_qubits| {
        let angle = prop_oneof![Just(0.0), Just(std::f64::consts::PI), Just(1e-6), -3.0..3.0_f64];
        let step = (0..num_qubits, 0..num_qubits, angle);
        (Just(num_qubits), proptest::collection::vec(step, 0..40))
    })
}

fn turned((num_qubits, steps): &(u32, Vec<(u32, u32, f64)>)) -> Circuit {
    let mut circuit = Circuit::with_registers(*num_qubits, *num_qubits);
    for (qubit, other, angle) in steps {
        circuit.gate(G::Ry, &[*angle], &[*qubit]).unwrap();
        if qubit != other {
            circuit.gate(G::Cx, &[], &[*qubit, *other]).unwrap();
        }
    }
    (0..*num_qubits).for_each(|qubit| circuit.measure(qubit, qubit).unwrap());
    circuit
}

/// The first basis state at which the running sum of the rounded probabilities exceeds the part
/// of the whole sum that the random number says.
fn plainly_found(probabilities: &[f64], uniform: f64) -> usize {
    let running = |sum: &mut f64, probability: &f64| {
        *sum += probability;
        Some(*sum)
    };
    let whole: f64 = probabilities.iter().sum();
    let mut sums = probabilities.iter().scan(0.0, running);
    sums.position(|sum| sum > uniform * whole).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_numbers_fall_where_the_running_sum_exceeds_them(
        layers in layers(),
        uniforms in proptest::collection::vec((0..1_u64 << 53).prop_map(|k| k as f64 / 2.0_f64.powi(53)), 0..50),
    ) {
        let program = compile(&turned(&layers), &[]).unwrap();
        let mut unwatched = Unwatched;
        let mut progress = Progress::new(&mut unwatched, program.run_cost());
        let mut machine = Machine::start(&program, &mut progress).unwrap();
        machine.advance(&program, &mut progress).unwrap();
        let state: &State = &machine.state;
        let step = ((state.num_qubits() + 26) as f64).exp2();
        let rounded = |index| (state.amplitude(index).norm_sqr() * step).round_ties_even() / step;
        let probabilities: Vec<f64> = (0..state.len()).map(rounded).collect();
        // The extremes, the bounds between outcomes, and any numbers.
        let mut all = vec![0.0, 1.0 - 2.0_f64.powi(-53), 0.25, 0.5, 0.75];
        all.extend(uniforms);
        let table = Cumulative::new(state, &mut progress).unwrap();
        let mut found = vec![usize::MAX; all.len()];
        let draws = all.iter().zip(0..).map(|(&uniform, shot)| Draw { uniform, shot });
        table.find_all(draws, &mut progress, |shot, index| found[shot as usize] = index).unwrap();
        for (uniform, index) in all.iter().zip(found) {
            prop_assert_eq!(index, plainly_found(&probabilities, *uniform));
            prop_assert!(state.amplitude(index).norm_sqr() > 0.0);
        }
    }

    #[test]
    fn rows_have_the_bits_that_one_measurement_after_the_other_writes(
        places in proptest::collection::vec((0..30_usize, 0..150_usize, any::<bool>()), 0..40),
        memory in proptest::collection::vec(any::<u8>(), 19),
        indices in proptest::collection::vec(0..1_usize << 30, 1..20),
    ) {
        let mut program = compile(&Circuit::with_registers(1, 150), &[]).unwrap();
        for (bit, clbit, is_used) in places {
            let taken = program.final_measurements.iter().map(|measurement| measurement.clbit);
            if taken.chain(program.final_zeros.iter().copied()).any(|other| other == clbit) {
                continue;
            }
            if is_used {
                program.final_measurements.push(Measurement { bit, clbit });
            } else {
                program.final_zeros.push(clbit);
            }
        }
        let rows = Rows::new(&program);
        let writer = rows.with_memory(&memory);
        for index in indices {
            let mut expected = memory.clone();
            let mut set = |clbit: usize, value: usize| {
                expected[clbit / 8] &= !(1 << (clbit % 8));
                expected[clbit / 8] |= (value << (clbit % 8)) as u8;
            };
            program.final_zeros.iter().for_each(|clbit| set(*clbit, 0));
            for Measurement { bit, clbit } in &program.final_measurements {
                set(*clbit, index >> bit & 1);
            }
            let mut row = vec![0; 19];
            writer.write(index, &mut row);
            prop_assert_eq!(row, expected);
        }
    }
}

fn layer_of_turns(num_qubits: u32) -> Program {
    let steps = (0..num_qubits).map(|qubit| (qubit, (qubit + 1) % num_qubits, 0.9)).collect();
    compile(&turned(&(num_qubits, steps)), &[]).unwrap()
}

#[test]
fn more_shots_than_are_looked_up_together_can_be_cut_too() {
    let program = layer_of_turns(10);
    let run = |shots| sample(&program, shots, 3, 0, &mut Unwatched).unwrap();
    let batch = BATCH as u64;
    let whole = run(0..batch + 100);
    for (first, last) in [(0, 100), (batch - 50, batch + 50), (batch + 50, batch + 100)] {
        let piece = run(first..last);
        for shot in first..last {
            assert_eq!(piece.row(shot - first), whole.row(shot));
        }
    }
}

/// The work of a million shots is that of some passes over the state and a little for each shot.
#[test]
fn many_shots_take_no_pass_over_the_state_each() {
    let program = layer_of_turns(16);
    let mut log = Log { reports: Vec::new(), stop_after: usize::MAX };
    sample(&program, 0..1_000_000, 3, 0, &mut log).unwrap();
    assert!(log.reports.len() < 400, "{} reports", log.reports.len());
}
