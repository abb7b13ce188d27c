//! Products of Pauli matrices.

use super::{C64, Matrix};

/// The matrix `phase · XᵃZᵇ` on some qubits, where the powers stand for a choice on each qubit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PauliProduct {
    /// The qubits with an X, as bits.
    pub x: usize,
    /// The qubits with a Z, as bits.
    pub z: usize,
    /// The number in front. Of a product of Pauli matrices it is a power of `i`: Y is `i·XZ`.
    pub phase: C64,
}

impl PauliProduct {
    /// The matrix on so many qubits.
    pub fn matrix(&self, num_qubits: u32) -> Matrix {
        Matrix::from_columns(1 << num_qubits, |column| {
            let is_odd = (column & self.z).count_ones() % 2 == 1;
            vec![(column ^ self.x, if is_odd { -self.phase } else { self.phase })]
        })
    }

    /// What product a matrix is, if it is one; its entries may be off by `tolerance`.
    pub fn of(matrix: &Matrix, tolerance: f64) -> Option<Self> {
        let num_qubits = matrix.dim().ilog2();
        let x = (0..matrix.dim()).find(|row| matrix.get(*row, 0).norm() > 0.5)?;
        let phase = matrix.get(x, 0);
        let is_negative = |mask: &usize| (matrix.get(mask ^ x, *mask) + phase).norm() <= tolerance;
        let z = (0..num_qubits).map(|qubit| 1 << qubit).filter(is_negative).sum();
        let product = Self { x, z, phase };
        (matrix.distance(&product.matrix(num_qubits)) <= tolerance).then_some(product)
    }
}

/// What a unitary matrix `U` makes of X and of Z on each of its qubits: `U·P·U†`, in the order
/// X on the first, Z on the first, X on the second. None unless all are products of Pauli
/// matrices, which is what Clifford gates are; entries may be off by `tolerance`.
pub fn conjugated_paulis(unitary: &Matrix, tolerance: f64) -> Option<Vec<PauliProduct>> {
    let adjoint = unitary.adjoint();
    let num_qubits = unitary.dim().ilog2();
    let generators = (0..num_qubits).flat_map(|qubit| [(1 << qubit, 0), (0, 1 << qubit)]);
    let image = |(x, z)| {
        let pauli = PauliProduct { x, z, phase: C64::ONE }.matrix(num_qubits);
        PauliProduct::of(&(&(unitary * &pauli) * &adjoint), tolerance)
    };
    generators.map(image).collect()
}
