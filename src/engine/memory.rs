//! The classical side of a run.

use super::program::Program;
use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalError, ClassicalType, ClassicalValue, ClassicalValues,
    Clbit, VariableId,
};

/// Classical bits, variables, and the rounds of loops, on the way through a program.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Memory {
    /// Packed as a row of [`Samples`](super::Samples).
    row: Vec<u8>,
    variables: Vec<ClassicalValue>,
    /// For each loop that counts, the round that comes next.
    counters: Vec<u64>,
}

impl Memory {
    /// Bits that were never written read 0; variables have what they begin with.
    pub(super) fn new(program: &Program) -> Self {
        let initial = program.variables.iter().map(|variable| {
            ClassicalValue::new(variable.initial.unwrap_or(0).into(), variable.kind)
        });
        Self {
            row: vec![0; program.num_clbits.div_ceil(8) as usize],
            variables: initial.collect(),
            counters: vec![0; program.num_counters],
        }
    }

    /// Bytes that it takes.
    pub(super) fn num_bytes(&self) -> u64 {
        let bytes =
            self.row.len() + size_of_val(&self.variables[..]) + size_of_val(&self.counters[..]);
        bytes as u64
    }

    /// All bits, packed as a row of [`Samples`](super::Samples).
    pub(super) fn row(&self) -> &[u8] {
        &self.row
    }

    pub(super) fn set_bit(&mut self, clbit: usize, value: bool) {
        set_bit(&mut self.row, clbit, value);
    }

    pub(super) fn set_variable(&mut self, id: VariableId, number: i128, kind: ClassicalType) {
        self.variables[id.index()] = ClassicalValue::new(number, kind);
    }

    /// The round of a loop that comes next, to change it.
    pub(super) fn counter(&mut self, counter: usize) -> &mut u64 {
        &mut self.counters[counter]
    }

    /// Carries out an assignment.
    pub(super) fn assign(
        &mut self,
        assignment: &Assignment,
        program: &Program,
    ) -> Result<(), ClassicalError> {
        let number = assignment.value.evaluate(self)?.number();
        match &assignment.target {
            AssignmentTarget::Variable(id) => {
                self.set_variable(*id, number, program.variables[id.index()].kind);
            }
            AssignmentTarget::Bits(bits) => {
                for (place, bit) in bits.iter().enumerate() {
                    // Beyond the highest bit of a number comes its sign.
                    let value = number >> place.min(127) & 1 == 1;
                    self.set_bit(bit.index(), value);
                }
            }
        }
        Ok(())
    }
}

/// Writes a bit of a packed row.
pub(super) fn set_bit(row: &mut [u8], clbit: usize, value: bool) {
    let byte = &mut row[clbit / 8];
    *byte = *byte & !(1 << (clbit % 8)) | u8::from(value) << (clbit % 8);
}

/// A packed row in words.
pub(super) fn words(row: &[u8]) -> Vec<u64> {
    let word = |bytes: &[u8]| bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    row.chunks(8).map(word).collect()
}

impl ClassicalValues for Memory {
    fn bit(&self, bit: Clbit) -> bool {
        self.row[bit.index() / 8] >> (bit.index() % 8) & 1 == 1
    }

    fn variable(&self, id: VariableId) -> ClassicalValue {
        self.variables[id.index()]
    }
}
