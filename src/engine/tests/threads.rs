//! Runs by several threads, held to runs by one.

use super::*;

/// What a pool of so many threads makes of it.
fn by<R: Send>(num_threads: usize, work: impl FnOnce() -> R + Send) -> R {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(num_threads).build().unwrap();
    pool.install(work)
}

/// Layers of all kinds of gates on 18 qubits: stages near and far, and phases.
fn layers(num_layers: u32) -> Circuit {
    let mut circuit = Circuit::with_registers(18, 18);
    for layer in 0..num_layers {
        for qubit in 0..18 {
            let angle = 0.3 + f64::from(layer * 18 + qubit);
            circuit.gate(G::U, &[angle, -0.4 * angle, 0.7], &[qubit]).unwrap();
        }
        for qubit in 0..18 {
            let other = (qubit + 7) % 18;
            match qubit % 4 {
                0 => circuit.gate(G::Cx, &[], &[qubit, other]).unwrap(),
                1 => circuit.gate(G::Rzz, &[0.8], &[qubit, other]).unwrap(),
                2 => circuit.gate(G::Rxx, &[0.7], &[qubit, other]).unwrap(),
                _ => circuit.gate(G::Ccx, &[], &[qubit, other, (qubit + 3) % 18]).unwrap(),
            }
        }
    }
    circuit
}

fn run(circuit: &Circuit, monitor: &mut dyn Monitor) -> Result<Vec<C64>, EngineError> {
    statevector(&compile(circuit, &[]).unwrap(), monitor)
}

#[test]
fn any_number_of_threads_makes_the_same_state_bit_for_bit() {
    let state_by = |num_threads| by(num_threads, || run(&layers(2), &mut Unwatched).unwrap());
    let by_one = state_by(1);
    for num_threads in [2, 3, 5] {
        assert!(state_by(num_threads) == by_one, "{num_threads} threads");
    }
}

/// Measurements and a reset on the way, and final ones.
fn samples() -> Samples {
    let mut circuit = layers(1);
    circuit.measure(3, 0).unwrap();
    circuit.push(Instruction::reset(Qubit(17))).unwrap();
    circuit.gate(G::H, &[], &[17]).unwrap();
    (1..18).for_each(|qubit| circuit.measure(qubit, qubit).unwrap());
    sample(&compile(&circuit, &[]).unwrap(), 0..300, 5, 0, &mut Unwatched).unwrap()
}

#[test]
fn any_number_of_threads_measures_the_same() {
    assert!(by(4, samples) == by(1, samples));
}

/// Stops at the first report, and counts the reports.
struct Stop(u32);

impl Monitor for Stop {
    fn report(&mut self, _done: u64, _total: u64) -> ControlFlow<()> {
        self.0 += 1;
        ControlFlow::Break(())
    }
}

#[test]
fn a_run_by_several_threads_is_stopped_between_batches() {
    let mut stop = Stop(0);
    let outcome = by(2, || run(&layers(3), &mut stop));
    assert_eq!((outcome, stop.0), (Err(EngineError::Cancelled), 1));
}
