//! The circuits of the example menu.

/// A circuit to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Identifier, which is also that of the message with its title: `example-<id>`.
    pub id: &'static str,
    /// The circuit in OpenQASM 3.
    pub qasm: &'static str,
    /// What stands in the fields of its parameters: names and formulas.
    pub values: &'static [(&'static str, &'static str)],
}

impl Example {
    /// All examples, in the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::new("bell", include_str!("examples/bell.qasm")),
        Self::new("ghz", include_str!("examples/ghz.qasm")),
        Self::new("teleportation", include_str!("examples/teleportation.qasm")),
        Self::new("qft", include_str!("examples/qft.qasm")),
        Self::new("phase-estimation", include_str!("examples/phase_estimation.qasm")),
        Self::new("grover", include_str!("examples/grover.qasm")),
        Self::new("bernstein-vazirani", include_str!("examples/bernstein_vazirani.qasm")),
        Self::new("bit-flip", include_str!("examples/bit_flip.qasm")),
        Self::new("repeat-until-success", include_str!("examples/repeat_until_success.qasm")),
        Self { values: &ANSATZ, ..Self::new("ansatz", include_str!("examples/ansatz.qasm")) },
    ];

    /// What the page opens with: GHZ on five qubits, measured.
    pub const FIRST: Self = Self::ALL[1];

    const fn new(id: &'static str, qasm: &'static str) -> Self {
        Self { id, qasm, values: &[] }
    }
}

/// With these values the ansatz prepares a GHZ state.
const ANSATZ: [(&str, &str); 6] = [
    ("theta[0]", "pi/2"),
    ("theta[1]", "0"),
    ("theta[2]", "0"),
    ("theta[3]", "0"),
    ("theta[4]", "0"),
    ("theta[5]", "0"),
];
