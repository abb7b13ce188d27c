//! Measuring all of a register into all of another, in order, is one statement.

use super::bits::Bits;
use crate::circuit::{Instruction, Operation};

/// How many more measurements are a part of the statement that begins with the first.
pub(super) fn measured_together(
    qubits: &Bits,
    clbits: &Bits,
    first: &Instruction,
    behind: &[Instruction],
) -> usize {
    if let Some((qubit, clbit)) = measured(first)
        && let Some((_, size)) = qubits.register_at(qubit)
        && let Some((_, bits)) = clbits.register_at(clbit)
        && size == bits
        && size > 1
    {
        let rest = size as usize - 1;
        let expected = (qubit + 1..).zip(clbit + 1..).take(rest).map(Some);
        if behind.iter().take(rest).map(measured).eq(expected) {
            return rest;
        }
    }
    0
}

/// The names of the registers that a measurement and those behind it measure together.
pub(super) fn measured_registers<'b>(
    qubits: &'b Bits,
    clbits: &'b Bits,
    first: &Instruction,
) -> (&'b str, &'b str) {
    let (qubit, clbit) = measured(first).unwrap_or_default();
    let name = |bits: &'b Bits, bit: u32| bits.register_at(bit).map_or("?", |(name, _)| name);
    (name(qubits, qubit), name(clbits, clbit))
}

/// The qubit and the classical bit of a measurement.
pub(super) fn measured(instruction: &Instruction) -> Option<(u32, u32)> {
    let is_measurement = instruction.operation == Operation::Measure;
    let (qubit, clbit) = (instruction.qubits.first()?, instruction.clbits.first()?);
    is_measurement.then_some((qubit.0, clbit.0))
}
