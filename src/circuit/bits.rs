//! Quantum and classical bits, and the registers that name them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Index of a qubit in its circuit (or among the arguments of a gate definition).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Qubit(pub u32);

/// Index of a classical bit in its circuit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clbit(pub u32);

impl Qubit {
    /// The index as a number to index with.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Clbit {
    /// The index as a number to index with.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The first qubit of the list that was in it before. Cost: that of sorting them; none for one.
pub fn repeated_qubit(qubits: &[Qubit]) -> Option<Qubit> {
    if let [] | [_] = qubits {
        return None;
    }
    let mut seen = BTreeSet::new();
    qubits.iter().copied().find(|qubit| !seen.insert(*qubit))
}

/// A named run of consecutive bits of a circuit: bit `k` of the register is bit `start + k`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// Name, an OpenQASM identifier.
    pub name: String,
    /// Index of the register's first bit in the circuit.
    pub start: u32,
    /// Number of bits.
    pub size: u32,
    /// Whether it is one bit outside of any register, declared without a size as in `qubit a;`
    /// and written by its name alone. Its size is then 1.
    pub is_loose: bool,
}

impl Register {
    /// Name of the register of hardware qubits, whose element 3 OpenQASM 3 writes `$3`.
    pub const HARDWARE: &'static str = "$";

    /// How OpenQASM 3 writes the register's bit number `place`.
    pub fn element(&self, place: u32) -> String {
        if self.is_loose {
            self.name.clone()
        } else if self.name == Self::HARDWARE {
            format!("${place}")
        } else {
            format!("{}[{place}]", self.name)
        }
    }

    /// Whether bit number `bit` of the circuit belongs to this register.
    pub fn contains(&self, bit: u32) -> bool {
        (self.start..self.start + self.size).contains(&bit)
    }
}
