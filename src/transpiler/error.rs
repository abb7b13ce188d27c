//! Why a circuit cannot be made for a device.

use thiserror::Error;

use crate::circuit::{CircuitError, DecomposeError};

/// Why a circuit cannot be made for a device.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum TranspileError {
    /// More qubits than the device has, or has in working order.
    #[error("the circuit has {needed} qubits, the device {available}")]
    TooManyQubits {
        /// The circuit's.
        needed: u32,
        /// The device's.
        available: u32,
    },
    /// Qubits that gates act on together, directly or through others, are more than any connected
    /// part of the device has.
    #[error(
        "gates connect {needed} qubits, the largest connected part of the device has {available}"
    )]
    Disconnected {
        /// Qubits that the circuit's gates connect.
        needed: u32,
        /// Qubits of the largest part.
        available: u32,
    },
    /// A gate that cannot be written with simpler ones.
    #[error("instruction {instruction}: {error}")]
    Gate {
        /// Number of the instruction.
        instruction: usize,
        /// Why not.
        error: DecomposeError,
    },
    /// More gates than can be dealt with.
    #[error("more than {limit} gates")]
    TooManyGates {
        /// The limit.
        limit: usize,
    },
    /// A gate of which the device has nothing that could stand for it.
    #[error("the device has nothing that {name} could be made of")]
    NoBasis {
        /// Name of the gate.
        name: String,
    },
    /// An instruction that the device does not have and that nothing can stand for.
    #[error("instruction {instruction}: the device has no {name}")]
    Unsupported {
        /// Number of the instruction.
        instruction: usize,
        /// Its name.
        name: String,
    },
    /// A place of the given layout that does not exist, is out of order, or is given twice.
    #[error("qubit {qubit} cannot be at place {place}")]
    Layout {
        /// The circuit's qubit.
        qubit: u32,
        /// The place it was to have.
        place: u32,
    },
    /// A layout with another number of places than the circuit has qubits.
    #[error("the layout has {found} places, the circuit {expected} qubits")]
    LayoutLength {
        /// The circuit's qubits.
        expected: u32,
        /// Places of the layout.
        found: usize,
    },
    /// The result would break a rule of circuits.
    #[error(transparent)]
    Circuit(#[from] CircuitError),
}
