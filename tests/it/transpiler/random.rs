//! Random circuits.

use ketpad::circuit::{Circuit, Expr, Gate, Instruction, Qubit, StandardGate as G};
use ketpad::math::random::ShotStream;

/// Random numbers of a seed.
pub(super) struct Random {
    stream: ShotStream,
    next: u64,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self { stream: ShotStream::new(seed, 0, 1 << 20), next: 0 }
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        self.next += 1;
        (self.stream.uniform(0, self.next) * f64::from(limit)) as u32
    }
}

/// Random gates of the whole table, some of whose parameters are the input `t`.
pub(super) fn circuit(num_qubits: u32, num_gates: usize, random: &mut Random) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    circuit.add_input("t", None).unwrap();
    let fitting: Vec<G> = G::all().filter(|gate| gate.spec().num_qubits <= num_qubits).collect();
    for _ in 0..num_gates {
        let gate = fitting[random.below(fitting.len() as u32) as usize];
        let mut all: Vec<u32> = (0..num_qubits).collect();
        let qubits = (0..gate.spec().num_qubits)
            .map(|_| Qubit(all.remove(random.below(all.len() as u32) as usize)))
            .collect();
        let params = gate.spec().params.iter().map(|_| match random.below(4) {
            0 => Expr::Symbol("t".to_owned()),
            1 => Expr::from_angle(f64::from(random.below(8)) * std::f64::consts::FRAC_PI_4),
            _ => Expr::Number(f64::from(random.below(1000)) * 0.01),
        });
        let own = Instruction::gate(Gate::Standard(gate), params.collect(), qubits);
        circuit.push(own).unwrap();
    }
    circuit
}
