//! Counts that a seed must give for ever, natively and in the browser alike.

use std::collections::BTreeMap;

use ketpad::circuit::{
    BinaryOp, Circuit, ClassicalExpr, ClassicalType, ClassicalUnary, Clbit, ControlFlow, Expr,
    Gate, Instruction, LoopValues, ModifiedGate, Power, Qubit, StandardGate as G, Variable,
    VariableScope,
};
use ketpad::engine::Unwatched;
use ketpad::primitives::{Plan, SamplerOptions, SamplerPub, execute};

/// A circuit with a seed, and what comes out.
pub(super) struct SeedCase {
    name: &'static str,
    circuit: fn() -> Circuit,
    seed: u64,
    shots: u64,
    counts: &'static [(&'static str, u64)],
}

/// All cases: entangled, with angles of no special value, with measurements amid the circuit, with
/// loops, resets and powers, on a state that several threads share.
pub(super) const CASES: [SeedCase; 5] = [
    SeedCase {
        name: "ghz",
        circuit: ghz,
        seed: 1234,
        shots: 1000,
        counts: &[("00000", 509), ("11111", 491)],
    },
    SeedCase {
        name: "rotations",
        circuit: rotations,
        seed: 7,
        shots: 2000,
        counts: &[
            ("000", 128),
            ("001", 379),
            ("010", 615),
            ("011", 552),
            ("100", 20),
            ("101", 101),
            ("110", 28),
            ("111", 177),
        ],
    },
    SeedCase {
        name: "measured amid the circuit",
        circuit: measured_amid,
        seed: u64::MAX,
        shots: 2000,
        counts: &[
            ("000", 650),
            ("001", 246),
            ("010", 89),
            ("011", 32),
            ("100", 638),
            ("101", 233),
            ("110", 78),
            ("111", 34),
        ],
    },
    SeedCase {
        name: "dynamic",
        circuit: dynamic,
        seed: 99,
        shots: 2000,
        counts: &[("000", 1701), ("001", 39), ("011", 32), ("100", 215), ("101", 5), ("111", 8)],
    },
    SeedCase {
        name: "large",
        circuit: large,
        seed: 2026,
        shots: 3000,
        counts: &[
            ("0000", 210),
            ("0001", 106),
            ("0010", 183),
            ("0011", 84),
            ("0100", 348),
            ("0101", 148),
            ("0110", 312),
            ("0111", 141),
            ("1000", 335),
            ("1001", 168),
            ("1010", 281),
            ("1011", 143),
            ("1100", 215),
            ("1101", 86),
            ("1110", 168),
            ("1111", 72),
        ],
    },
];

impl SeedCase {
    /// Runs the case and checks its counts.
    pub(super) fn check(&self) {
        let expected: BTreeMap<String, u64> =
            self.counts.iter().map(|&(bits, count)| (bits.to_owned(), count)).collect();
        assert_eq!(self.run(), expected, "{}", self.name);
    }

    fn run(&self) -> BTreeMap<String, u64> {
        let own = SamplerPub { shots: Some(self.shots), ..SamplerPub::new((self.circuit)()) };
        let plan = Plan::sampler(vec![own], &SamplerOptions::default(), self.seed).unwrap();
        let partial = execute(&plan.task(0).unwrap(), &mut Unwatched).unwrap();
        let results = plan.assemble([partial]).unwrap();
        let (_, bits) = results[0].data.registers().next().unwrap();
        bits.counts()
    }
}

/// Turns a qubit until it reads 0, at most five times, each time with another one in between.
fn dynamic() -> Circuit {
    let mut circuit = Circuit::with_registers(2, 3);
    let name = "i".to_owned();
    let (kind, scope) = (ClassicalType::Int(None), VariableScope::Loop);
    let i = circuit.add_variable(Variable { name, kind, scope, initial: None }).unwrap();
    let gate = |gate, qubits: &[u32]| {
        let qubits = qubits.iter().map(|&index| Qubit(index)).collect();
        Instruction::gate(Gate::Standard(gate), Vec::new(), qubits)
    };
    let exponent = Expr::Symbol("i".to_owned()).binary(BinaryOp::Add, Expr::Number(0.5));
    let power = ModifiedGate {
        gate: Gate::Standard(G::H),
        controls: vec![false],
        powers: vec![Power::Exponent(exponent)],
    };
    let done = ControlFlow::If {
        condition: ClassicalExpr::Unary(
            ClassicalUnary::Not,
            Box::new(ClassicalExpr::Bit(Clbit(0))),
        ),
        then: vec![Instruction::break_loop()],
        otherwise: Some(vec![Instruction::reset(Qubit(0)), gate(G::Sx, &[0])]),
    };
    let body = vec![
        gate(G::H, &[0]),
        Instruction::modified(power, Vec::new(), vec![Qubit(0), Qubit(1)]),
        gate(G::Cx, &[1, 0]),
        Instruction::measure(Qubit(0), Clbit(0)),
        Instruction::flow(done),
    ];
    let values = LoopValues::Range { start: 0, step: 1, stop: 4 };
    let turns = ControlFlow::For { variable: Some(i), values, body };
    circuit.push(Instruction::flow(turns)).unwrap();
    circuit.measure(0, 1).unwrap();
    circuit.measure(1, 2).unwrap();
    circuit
}

fn ghz() -> Circuit {
    let mut circuit = Circuit::with_registers(5, 5);
    circuit.gate(G::H, &[], &[0]).unwrap();
    for qubit in 1..5 {
        circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
    }
    for qubit in 0..5 {
        circuit.measure(qubit, qubit).unwrap();
    }
    circuit
}

fn rotations() -> Circuit {
    let mut circuit = Circuit::with_registers(3, 3);
    for layer in 0..4 {
        for qubit in 0..3 {
            let angle = 0.37 + 1.13 * f64::from(layer) + 0.71 * f64::from(qubit);
            circuit.gate(G::U, &[angle, -angle / 3.0, angle * angle], &[qubit]).unwrap();
        }
        circuit.gate(G::Rxx, &[0.9], &[layer % 3, (layer + 1) % 3]).unwrap();
        circuit.gate(G::Crz, &[-2.2], &[(layer + 2) % 3, layer % 3]).unwrap();
    }
    for qubit in 0..3 {
        circuit.measure(qubit, qubit).unwrap();
    }
    circuit
}

fn measured_amid() -> Circuit {
    let mut circuit = Circuit::with_registers(2, 3);
    circuit.gate(G::Ry, &[1.1], &[0]).unwrap();
    circuit.gate(G::Cx, &[], &[0, 1]).unwrap();
    circuit.measure(0, 0).unwrap();
    circuit.gate(G::Ry, &[0.7], &[0]).unwrap();
    circuit.gate(G::Cx, &[], &[1, 0]).unwrap();
    circuit.measure(0, 1).unwrap();
    circuit.gate(G::Sx, &[], &[1]).unwrap();
    circuit.measure(1, 2).unwrap();
    circuit
}

/// Layers on all qubits, with a measurement amid them; four bits are left.
fn large() -> Circuit {
    let n = 17;
    let mut circuit = Circuit::with_registers(n, 4);
    for layer in 0..3 {
        for qubit in 0..n {
            let angle = 0.4 + 0.9 * f64::from(layer) + 0.3 * f64::from(qubit);
            circuit.gate(G::U, &[angle, 0.2 - angle, 2.0 * angle], &[qubit]).unwrap();
        }
        for qubit in 0..n {
            let other = (qubit + 5 + layer) % n;
            match qubit % 4 {
                0 => circuit.gate(G::Cx, &[], &[qubit, other]).unwrap(),
                1 => circuit.gate(G::Rzz, &[0.8], &[qubit, other]).unwrap(),
                2 => circuit.gate(G::Rxx, &[0.7], &[qubit, other]).unwrap(),
                _ => circuit.gate(G::Ccx, &[], &[qubit, other, (qubit + 3) % n]).unwrap(),
            }
        }
        if layer == 1 {
            circuit.measure(16, 0).unwrap();
        }
    }
    for (qubit, bit) in [(0, 1), (8, 2), (15, 3)] {
        circuit.measure(qubit, bit).unwrap();
    }
    circuit
}
