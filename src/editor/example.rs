//! The circuits of the example menu.

/// A circuit to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Identifier, which is also that of the message with its title: `example-<id>`.
    pub id: &'static str,
    /// The circuit in OpenQASM 3.
    pub qasm: &'static str,
}

impl Example {
    /// All examples, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self { id: "bell", qasm: include_str!("examples/bell.qasm") },
        Self { id: "ghz", qasm: include_str!("examples/ghz.qasm") },
        Self { id: "qft", qasm: include_str!("examples/qft.qasm") },
        Self { id: "grover", qasm: include_str!("examples/grover.qasm") },
        Self { id: "bernstein-vazirani", qasm: include_str!("examples/bernstein_vazirani.qasm") },
    ];

    /// What the page opens with: GHZ on five qubits, measured.
    pub const FIRST: Self = Self::ALL[1];
}
