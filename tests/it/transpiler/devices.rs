//! Devices for the tests.

use ketpad::backend::{Ability, GateProperties, Target};
use ketpad::circuit::StandardGate as G;

/// A device with these couplings, whose gate on two qubits goes from the first to the second.
pub(super) fn device(num_qubits: u32, entangler: G, couplings: &[(u32, u32)]) -> Target {
    let mut gates = Vec::new();
    for qubit in 0..num_qubits {
        for gate in [G::Rz, G::Sx, G::X] {
            gates.push((gate, vec![qubit], GateProperties::default()));
        }
    }
    for (a, b) in couplings {
        gates.push((entangler, vec![*a, *b], GateProperties::default()));
    }
    let target = Target::new("test", num_qubits, gates).unwrap();
    target.with_abilities(Ability::ALL)
}

/// A line.
pub(super) fn line(num_qubits: u32, entangler: G) -> Target {
    let couplings: Vec<(u32, u32)> = (1..num_qubits).map(|qubit| (qubit - 1, qubit)).collect();
    device(num_qubits, entangler, &couplings)
}

/// The shape of `fake_guadalupe`: 16 qubits, a ring with four ends.
pub(super) fn heavy_hexagon(entangler: G) -> Target {
    let couplings = [
        (0, 1),
        (1, 2),
        (1, 4),
        (2, 3),
        (3, 5),
        (4, 7),
        (5, 8),
        (6, 7),
        (7, 10),
        (8, 9),
        (8, 11),
        (10, 12),
        (11, 14),
        (12, 13),
        (12, 15),
        (13, 14),
    ];
    device(16, entangler, &couplings)
}

/// A square lattice of 3 × 4 qubits.
pub(super) fn square(entangler: G) -> Target {
    let across = (0..12).filter(|qubit| qubit % 4 < 3).map(|qubit| (qubit, qubit + 1));
    let down = (0..8).map(|qubit| (qubit, qubit + 4));
    device(12, entangler, &across.chain(down).collect::<Vec<_>>())
}
