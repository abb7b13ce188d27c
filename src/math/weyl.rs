//! What a gate on two qubits is apart from gates on the single qubits.
//!
//! Every unitary 4×4 matrix is an interaction `exp(i(a·XX + b·YY + c·ZZ))` between gates on the
//! single qubits (Khaneja, Brockett and Glaser, quant-ph/0006114; Kraus and Cirac,
//! quant-ph/0011050). In the magic basis of Bell states, gates on single qubits are real and
//! interactions are diagonal, so that `MᵀM` has the interaction as its eigenvalues and one of the
//! gates as its eigenvectors (Makhlin, quant-ph/0002045; Tucci, quant-ph/0507171; Bullock and Markov,
//! quant-ph/0211002). Its real and imaginary parts commute, and are made diagonal together.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_PI_2, FRAC_PI_4, PI};

use super::jacobi::{self, Real4};
use super::{C64, Matrix2, Matrix4, arg, cis, square_root};

/// How near to π/4 the first coordinate counts as π/4, where both signs of the third are the same.
const EDGE: f64 = 3e-14;

/// Weights of the real and the imaginary part of a matrix in a sum whose eigenvalues are apart if
/// those of one of the two are, unless by chance: no multiple of a usual angle makes them equal.
const MIX: (f64, f64) = (0.540_302_305_868_139_8, 0.841_470_984_807_896_5);

/// A unitary 4×4 matrix as
/// `exp(i·phase) · k1 · exp(i(a·XX + b·YY + c·ZZ)) · k2`, with gates on the single qubits in
/// `k1` and `k2`. All in radians.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeylDecomposition {
    /// The phase of the whole.
    pub phase: f64,
    /// `a`, `b` and `c`, with π/4 ≥ a ≥ b ≥ |c|; and c ≥ 0 where a is π/4. They are the same for
    /// gates that differ only by gates on the single qubits.
    pub coordinates: [f64; 3],
    /// The gates that come last, on qubit 0 and on qubit 1.
    pub k1: [Matrix2; 2],
    /// The gates that come first, on qubit 0 and on qubit 1.
    pub k2: [Matrix2; 2],
}

impl WeylDecomposition {
    /// Takes a unitary matrix apart, within a few rounding errors; of a matrix that is unitary only
    /// up to some error, within a few times that. The same matrix gives the same result
    /// everywhere. Of a matrix that is not unitary the result says nothing.
    pub fn of(unitary: &Matrix4) -> Self {
        let magic = MAGIC.adjoint() * *unitary * MAGIC;
        let (vectors, mut phases) = eigen(&(magic.transpose() * magic));
        let mut k1 = without_phases(&magic, &vectors, &phases);
        if jacobi::determinant(&k1) < 0.0 {
            // Halves of angles are known up to a half turn: this one has to be the other.
            phases[0] += PI;
            for row in &mut k1 {
                row[0] = -row[0];
            }
        }
        let phase = phases.iter().sum::<f64>() / 4.0;
        let [p, q, _, r] = phases.map(|own| own - phase);
        let mut result = Self {
            phase,
            coordinates: [f64::midpoint(p, q), f64::midpoint(q, r), f64::midpoint(p, r)],
            k1: locals(&k1),
            k2: locals(&transposed(&vectors)),
        };
        result.go_to_chamber();
        result
    }

    /// The matrix that was taken apart.
    pub fn matrix(&self) -> Matrix4 {
        let interaction = canonical_gate(&self.coordinates).scaled(cis(self.phase));
        Matrix4::of_locals(&self.k1) * interaction * Matrix4::of_locals(&self.k2)
    }

    /// Brings the coordinates where they have to be.
    fn go_to_chamber(&mut self) {
        (0..3).for_each(|axis| {
            let turns = (self.coordinates[axis] / FRAC_PI_2).round();
            self.shift(axis, turns);
        });
        for (first, second) in [(0, 1), (1, 2), (0, 1)] {
            if self.coordinates[first].abs() < self.coordinates[second].abs() {
                self.exchange(first, second);
            }
        }
        for axis in [0, 1] {
            if self.coordinates[axis] < 0.0 {
                self.negate(axis, 2);
            }
        }
        if self.coordinates[2] < 0.0 && self.coordinates[0] >= FRAC_PI_4 - EDGE {
            self.shift(0, 1.0);
            self.negate(0, 2);
            self.coordinates[0] = FRAC_PI_4;
        }
        self.coordinates = self.coordinates.map(|angle| angle.clamp(-FRAC_PI_4, FRAC_PI_4));
    }

    /// Takes quarter turns off a coordinate. Each is a Pauli matrix on both qubits.
    fn shift(&mut self, axis: usize, turns: f64) {
        self.coordinates[axis] -= turns * FRAC_PI_2;
        self.phase += turns * FRAC_PI_2;
        if turns % 2.0 != 0.0 {
            self.k1 = self.k1.map(|gate| gate * PAULIS[axis]);
        }
    }

    /// Exchanges two coordinates.
    fn exchange(&mut self, first: usize, second: usize) {
        self.coordinates.swap(first, second);
        let exchange = EXCHANGES[3 - first - second];
        self.k1 = self.k1.map(|gate| gate * exchange);
        self.k2 = self.k2.map(|gate| exchange * gate);
    }

    /// Negates two coordinates.
    fn negate(&mut self, first: usize, second: usize) {
        let other = PAULIS[3 - first - second];
        for axis in [first, second] {
            self.coordinates[axis] = -self.coordinates[axis];
        }
        self.k1[0] = self.k1[0] * other;
        self.k2[0] = other * self.k2[0];
    }
}

/// `exp(i(a·XX + b·YY + c·ZZ))`.
pub fn canonical_gate(&[a, b, c]: &[f64; 3]) -> Matrix4 {
    let (even, odd) = (cis(c), cis(-c));
    let part = |angle: f64| {
        let (sin, cos) = libm::sincos(angle);
        (C64::new(cos, 0.0), C64::new(0.0, sin))
    };
    let (same, flip) = part(a - b);
    let (same_odd, flip_odd) = part(a + b);
    let zero = C64::ZERO;
    Matrix4::from_rows([
        [even * same, zero, zero, even * flip],
        [zero, odd * same_odd, odd * flip_odd, zero],
        [zero, odd * flip_odd, odd * same_odd, zero],
        [even * flip, zero, zero, even * same],
    ])
}

/// The Weyl coordinates of a gate together with an exchange of its qubits, before or after it,
/// from those of the gate.
pub fn mirrored_coordinates(&[a, b, c]: &[f64; 3]) -> [f64; 3] {
    let last = FRAC_PI_4 - a;
    [FRAC_PI_4 - c.abs(), FRAC_PI_4 - b, if c > 0.0 { -last } else { last }]
}

/// Orthonormal eigenvectors of a symmetric unitary matrix as columns, with the determinant 1, and
/// halves of the phases of its eigenvalues.
fn eigen(symmetric: &Matrix4) -> (Real4, [f64; 4]) {
    let part = |part: &dyn Fn(C64) -> f64| -> Real4 {
        std::array::from_fn(|row| std::array::from_fn(|column| part(symmetric.get(row, column))))
    };
    let parts = [part(&|entry| entry.re), part(&|entry| entry.im)];
    let mix: Real4 = std::array::from_fn(|row| {
        std::array::from_fn(|column| MIX.0 * parts[0][row][column] + MIX.1 * parts[1][row][column])
    });
    // For two matrices at once, a turn in a plane may find nothing to do before all is done. After
    // one mixture of them is diagonal, what is left is where it has equal eigenvalues, and there
    // the two are multiples of each other.
    let mut vectors = jacobi::IDENTITY;
    jacobi::diagonalize(&mut [mix], &mut vectors);
    let mut parts = parts.map(|part| jacobi::in_basis(&part, &vectors));
    jacobi::diagonalize(&mut parts, &mut vectors);
    let [real, imaginary] = parts;
    (vectors, std::array::from_fn(|k| arg(C64::new(real[k][k], imaginary[k][k])) / 2.0))
}

/// `matrix · vectors`, each column without its phase, which leaves real numbers.
fn without_phases(matrix: &Matrix4, vectors: &Real4, phases: &[f64; 4]) -> Real4 {
    let factors = phases.map(|phase| cis(-phase));
    let entry = |row: usize, column: usize| {
        let entry: C64 = (0..4).map(|k| matrix.get(row, k) * vectors[k][column]).sum();
        (entry * factors[column]).re
    };
    std::array::from_fn(|row| std::array::from_fn(|column| entry(row, column)))
}

fn transposed(matrix: &Real4) -> Real4 {
    std::array::from_fn(|row| std::array::from_fn(|column| matrix[column][row]))
}

/// The gates on the single qubits that are this rotation in the magic basis, each with the
/// determinant 1.
fn locals(rotation: &Real4) -> [Matrix2; 2] {
    let rotation = Matrix4::from_entries(|row, column| C64::new(rotation[row][column], 0.0));
    let product = MAGIC * rotation * MAGIC.adjoint();
    let block = |row: usize, column: usize| {
        Matrix2::from_entries(|r, c| product.get(row << 1 | r, column << 1 | c))
    };
    // The blocks are multiples of what is on qubit 0; those on top are not both small.
    let (left, right) = (block(0, 0), block(0, 1));
    let (on_left, on_right) = (left.determinant(), right.determinant());
    let is_left = on_left.norm_sqr() >= on_right.norm_sqr();
    let (block_0, determinant) = if is_left { (left, on_left) } else { (right, on_right) };
    let on_0 = block_0.scaled(square_root(determinant).inv());
    let adjoint = on_0.adjoint();
    let on_1 = Matrix2::from_entries(|row, column| {
        let left = adjoint * block(row, column);
        (left.get(0, 0) + left.get(1, 1)) / 2.0
    });
    [on_0, on_1]
}

const ZERO: C64 = C64::ZERO;
const ONE: C64 = C64::ONE;
const I: C64 = C64::I;
const MINUS_ONE: C64 = C64::new(-1.0, 0.0);
const MINUS_I: C64 = C64::new(0.0, -1.0);
const ROOT: C64 = C64::new(FRAC_1_SQRT_2, 0.0);
const MINUS_ROOT: C64 = C64::new(-FRAC_1_SQRT_2, 0.0);
const I_ROOT: C64 = C64::new(0.0, FRAC_1_SQRT_2);
const MINUS_I_ROOT: C64 = C64::new(0.0, -FRAC_1_SQRT_2);

/// The magic basis as columns: Bell states with phases.
const MAGIC: Matrix4 = Matrix4::from_rows([
    [ROOT, ZERO, ZERO, I_ROOT],
    [ZERO, I_ROOT, ROOT, ZERO],
    [ZERO, I_ROOT, MINUS_ROOT, ZERO],
    [ROOT, ZERO, ZERO, MINUS_I_ROOT],
]);

/// X, Y and Z.
const PAULIS: [Matrix2; 3] = [
    Matrix2::from_rows([[ZERO, ONE], [ONE, ZERO]]),
    Matrix2::from_rows([[ZERO, MINUS_I], [I, ZERO]]),
    Matrix2::from_rows([[ONE, ZERO], [ZERO, MINUS_ONE]]),
];

/// What exchanges Y with Z, X with Z, and X with Y, and is its own inverse: their sum over √2.
const EXCHANGES: [Matrix2; 3] = [
    Matrix2::from_rows([[ROOT, MINUS_I_ROOT], [I_ROOT, MINUS_ROOT]]),
    Matrix2::from_rows([[ROOT, ROOT], [ROOT, MINUS_ROOT]]),
    Matrix2::from_rows([
        [ZERO, C64::new(FRAC_1_SQRT_2, -FRAC_1_SQRT_2)],
        [C64::new(FRAC_1_SQRT_2, FRAC_1_SQRT_2), ZERO],
    ]),
];
