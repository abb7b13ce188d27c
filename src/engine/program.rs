//! A circuit made ready to run.

use crate::math::{C64, Matrix};

/// A circuit made ready to run by [`compile`](super::compile): gates as matrices, definitions
/// written out, barriers gone, final measurements set apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    pub(super) num_qubits: u32,
    pub(super) num_clbits: u32,
    /// Gates, and the measurements after which something happens to the measured qubit.
    pub(super) steps: Vec<Step>,
    /// The measurements of all final qubits, no two into the same bit.
    pub(super) final_measurements: Vec<Measurement>,
}

/// One step of a program.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Gate(GateStep),
    Measure(Measurement),
}

/// A measurement of a qubit into a classical bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measurement {
    pub(super) qubit: usize,
    pub(super) clbit: usize,
}

/// A gate on some qubits, as far as it changes anything.
///
/// The gate sees the state as groups of `2^k` amplitudes, one for each setting of its `k`
/// qubits, and does the same to every group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GateStep {
    /// The qubits in ascending order.
    pub(super) sorted_qubits: Vec<usize>,
    /// How far each amplitude of a group is from the first; index bit `j` is argument `j`.
    pub(super) offsets: Vec<usize>,
    /// The matrix, row by row, without the rows of the identity.
    pub(super) rows: Vec<Row>,
}

/// A row of a gate's matrix: the new value of one amplitude of a group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) index: usize,
    /// Column and value of the entries that are not zero.
    pub(super) entries: Vec<(usize, C64)>,
}

impl Row {
    fn of(matrix: &Matrix, index: usize) -> Self {
        let entries = (0..matrix.dim()).map(|column| (column, matrix.get(index, column)));
        let entries = entries.filter(|(_, value)| *value != C64::ZERO).collect();
        Self { index, entries }
    }

    fn is_identity(&self) -> bool {
        self.entries == [(self.index, C64::ONE)]
    }
}

impl GateStep {
    /// The gate `matrix` on `qubits`, the first of which is bit 0 of the matrix's indices.
    pub(super) fn new(matrix: &Matrix, qubits: &[usize]) -> Self {
        let mut sorted_qubits = qubits.to_vec();
        sorted_qubits.sort_unstable();
        let offset = |index: usize| {
            let is_set = |(j, _): &(usize, &usize)| index >> j & 1 == 1;
            qubits
                .iter()
                .enumerate()
                .filter(is_set)
                .map(|(_, qubit)| 1 << qubit)
                .sum()
        };
        let offsets = (0..matrix.dim()).map(offset).collect();
        let rows = (0..matrix.dim()).map(|index| Row::of(matrix, index));
        let rows = rows.filter(|row| !row.is_identity()).collect();
        Self {
            sorted_qubits,
            offsets,
            rows,
        }
    }

    /// Units of work for one group.
    pub(super) fn group_cost(&self) -> u64 {
        let entries: usize = self.rows.iter().map(|row| row.entries.len()).sum();
        (self.offsets.len() + entries) as u64
    }
}

/// Units of work for looking up the outcome of one shot.
pub(super) const LOOKUP_COST: u64 = 64;

impl Program {
    /// Number of qubits.
    pub fn num_qubits(&self) -> u32 {
        self.num_qubits
    }

    /// Number of classical bits.
    pub fn num_clbits(&self) -> u32 {
        self.num_clbits
    }

    /// Bytes of one state vector.
    pub fn state_bytes(&self) -> u64 {
        state_bytes(self.num_qubits)
    }

    /// Number of measurements after which something happens to the measured qubit.
    pub fn num_mid_circuit_measurements(&self) -> u64 {
        let is_measurement = |step: &&Step| matches!(step, Step::Measure(_));
        self.steps.iter().filter(is_measurement).count() as u64
    }

    /// Random numbers that a shot needs: one for each measurement amid the circuit, and one
    /// for all final ones together.
    pub(super) fn draws_per_shot(&self) -> u64 {
        self.num_mid_circuit_measurements() + 1
    }

    /// Units of work for preparing a state and taking it through all steps once.
    pub(super) fn run_cost(&self) -> f64 {
        let step_cost = |step: &Step| match step {
            Step::Gate(gate) => gate.group_cost() as f64 / gate.offsets.len() as f64,
            // One sweep for the probabilities, one for the collapse.
            Step::Measure(_) => 2.0,
        };
        let per_amplitude: f64 = 1.0 + self.steps.iter().map(step_cost).sum::<f64>();
        self.num_amplitudes() * per_amplitude
    }

    /// Units of work for sampling, as if no measurement amid the circuit split the shots.
    pub(super) fn sampling_cost(&self, num_shots: u64) -> f64 {
        if self.final_measurements.is_empty() {
            return self.run_cost();
        }
        self.run_cost() + self.num_amplitudes() + num_shots as f64 * LOOKUP_COST as f64
    }

    fn num_amplitudes(&self) -> f64 {
        2.0_f64.powi(self.num_qubits as i32)
    }
}

/// Bytes of a state vector of so many qubits; `u64::MAX` when it is more than that.
pub(super) fn state_bytes(num_qubits: u32) -> u64 {
    let amplitudes = 1_u64.checked_shl(num_qubits).unwrap_or(u64::MAX);
    amplitudes.saturating_mul(size_of::<C64>() as u64)
}
