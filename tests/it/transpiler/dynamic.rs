//! Circuits that decide while they run.

use ketpad::circuit::{Circuit, StandardGate as G};
use ketpad::engine::{Unwatched, compile, sample};
use ketpad::qasm;
use ketpad::transpiler::{TranspileOptions, transpile};

use super::devices::{heavy_hexagon, line};

const SHOTS: u64 = 60;

/// What a circuit without chance measures, and that there is none.
#[track_caller]
fn outcome(circuit: &Circuit) -> Vec<bool> {
    let program = compile(circuit, &[]).unwrap();
    let samples = sample(&program, 0..SHOTS, 7, 0, &mut Unwatched).unwrap();
    let bits =
        |shot: u64| (0..circuit.num_clbits() as usize).map(|bit| samples.bit(shot, bit)).collect();
    let first: Vec<bool> = bits(0);
    assert!((1..SHOTS).all(|shot| bits(shot) == first), "the circuit leaves it to chance");
    first
}

#[track_caller]
fn check(body: &str) {
    let text = format!("OPENQASM 3.0; include \"stdgates.inc\"; {body}");
    let circuit = qasm::parse(&text).circuit.unwrap();
    let expected = outcome(&circuit);
    for target in [line(6, G::Ecr), heavy_hexagon(G::Cz)] {
        for level in 0..=3 {
            for seed in 0..4 {
                let options =
                    TranspileOptions { optimization_level: level, seed, initial_layout: None };
                let found = transpile(&circuit, &target, &options).unwrap();
                assert_eq!(outcome(found.circuit()), expected, "level {level}, seed {seed}");
            }
        }
    }
}

#[test]
fn teleportation_arrives() {
    check(
        "qubit[6] q; bit a; bit b; bit out; ry(0.9) q[0]; h q[1]; cx q[1], q[5];
        cx q[0], q[1]; h q[0]; a = measure q[0]; b = measure q[1];
        if (b) { x q[5]; } if (a) { z q[5]; } ry(-0.9) q[5]; out = measure q[5];
        reset q[0]; reset q[1]; a = measure q[0]; b = measure q[1];",
    );
}

#[test]
fn blocks_put_back_what_they_moved() {
    check(
        "qubit[6] q; bit r; bit[6] c; x q[0]; r = measure q[0];
        if (r) { cx q[0], q[5]; cx q[5], q[2]; cx q[2], q[4]; cx q[4], q[1]; } else { x q[3]; }
        cx q[1], q[3]; c = measure q;",
    );
}

#[test]
fn what_leaves_a_loop_puts_back_what_the_round_moved() {
    check(
        "qubit[6] q; bit r; bit[6] c;
        for int i in [0:4] {
            x q[0]; cx q[0], q[5]; cx q[5], q[3]; r = measure q[5];
            if (r) { cx q[0], q[3]; cx q[3], q[1]; break; }
            cx q[5], q[2]; cx q[0], q[4];
        }
        cx q[0], q[2]; c = measure q;",
    );
    check(
        "qubit[6] q; bit r; bit[6] c; x q[1];
        for int i in [0:3] {
            cx q[1], q[5]; r = measure q[5];
            if (r) { cx q[1], q[4]; continue; }
            cx q[4], q[0]; cx q[1], q[3];
        }
        c = measure q;",
    );
}

#[test]
fn switches_and_whiles_are_routed() {
    check(
        "qubit[6] q; bit[2] k; bit[6] c; x q[1]; k[0] = measure q[0]; k[1] = measure q[1];
        switch (int(k)) { case 0 { x q[5]; } case 2 { cx q[1], q[5]; cx q[5], q[3]; } default { x q[2]; } }
        while (k[1]) { cx q[1], q[0]; cx q[0], q[4]; x q[1]; k[1] = measure q[1]; }
        cx q[4], q[2]; c = measure q;",
    );
}
