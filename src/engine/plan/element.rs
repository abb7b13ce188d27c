//! What a gate is, seen by what it does to amplitudes.

use smallvec::SmallVec;

use super::super::gate_step::{Control, Controls, GateStep, Targets};
use super::super::kernels::Rotation;
use crate::math::{C64, Matrix, arg, cis};

/// Most qubits of a diagonal matrix that is taken apart into phases.
const MAX_DIAGONAL_QUBITS: usize = 4;

/// One of the things that a gate can be taken apart into. Qubits are those of the circuit, fewer
/// than 64.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    /// A phase of everything, in radians.
    Phase(f64),
    /// A phase, in radians, where a qubit is 1.
    PhaseOf { qubit: usize, angle: f64 },
    /// A phase, in radians, where both qubits are 1.
    PairPhase { qubits: [usize; 2], angle: f64 },
    /// A matrix on one qubit, row by row, that is not diagonal.
    One { qubit: usize, matrix: [C64; 4] },
    /// What is left of a matrix on one qubit when phases are taken away.
    Turn(Rotation),
    /// A matrix on two qubits, row by row; the first is bit 0 of its indices.
    Two { qubits: [usize; 2], matrix: Box<[C64; 16]> },
    /// Exchanges 0 and 1 of a qubit, under control.
    Flip { target: usize, controls: Controls },
    /// Exchanges two qubits.
    Swap([usize; 2]),
    /// A matrix on one qubit under control of two or more.
    Controlled { target: usize, matrix: [C64; 4], controls: Controls },
    /// A factor of the basis states that the controls, three or more, accept.
    Scale { factor: C64, controls: Controls },
    /// Any matrix on some qubits, under control.
    Groups { matrix: Matrix, targets: Targets, controls: Controls },
}

impl Element {
    /// The qubits that it acts on, as bits.
    pub(super) fn qubits(&self) -> u64 {
        let bits = |qubits: &[usize]| qubits.iter().fold(0, |all, qubit| all | 1 << qubit);
        let of = |controls: &[Control]| controls.iter().fold(0, |all, c| all | 1 << c.qubit);
        match self {
            Self::Phase(_) => 0,
            Self::PhaseOf { qubit, .. }
            | Self::One { qubit, .. }
            | Self::Turn(Rotation { qubit, .. }) => 1 << qubit,
            Self::PairPhase { qubits, .. } | Self::Two { qubits, .. } | Self::Swap(qubits) => {
                bits(qubits)
            }
            Self::Flip { target, controls } | Self::Controlled { target, controls, .. } => {
                1 << target | of(controls)
            }
            Self::Scale { controls, .. } => of(controls),
            Self::Groups { targets, controls, .. } => bits(targets) | of(controls),
        }
    }
}

impl Element {
    /// Puts other qubits in the place of its own.
    pub(super) fn rename(&mut self, to: &[usize]) {
        let rename_controls = |controls: &mut Controls| {
            for control in controls {
                control.qubit = to[control.qubit];
            }
        };
        match self {
            Self::Phase(_) => {}
            Self::PhaseOf { qubit, .. }
            | Self::One { qubit, .. }
            | Self::Turn(Rotation { qubit, .. }) => *qubit = to[*qubit],
            Self::PairPhase { qubits, .. } | Self::Two { qubits, .. } | Self::Swap(qubits) => {
                *qubits = qubits.map(|qubit| to[qubit]);
            }
            Self::Flip { target, controls } | Self::Controlled { target, controls, .. } => {
                *target = to[*target];
                rename_controls(controls);
            }
            Self::Scale { controls, .. } => rename_controls(controls),
            Self::Groups { targets, controls, .. } => {
                for target in targets {
                    *target = to[*target];
                }
                rename_controls(controls);
            }
        }
    }
}

/// Takes a gate apart; elements come in the order in which they act.
pub(super) fn elements(gate: &GateStep, found: &mut Vec<Element>) {
    let mut targets = gate.targets.clone();
    let mut controls = gate.controls.clone();
    match without_controls(&gate.matrix, &mut targets, &mut controls) {
        Some(matrix) => take_apart(&matrix, targets, controls, found),
        None => take_apart(&gate.matrix, targets, controls, found),
    }
}

fn take_apart(matrix: &Matrix, targets: Targets, controls: Controls, found: &mut Vec<Element>) {
    let (dim, entries) = (matrix.dim(), matrix.entries());
    if targets.len() <= MAX_DIAGONAL_QUBITS && is_only(matrix, |row| row) {
        let angles = (0..dim).map(|index| arg(matrix.get(index, index))).collect();
        return phases(angles, &targets, &controls, found);
    }
    match targets[..] {
        [target] if is_only(matrix, |row| row ^ 1) => {
            let angles = Angles::from_slice(&[arg(entries[1]), arg(entries[2])]);
            found.push(Element::Flip { target, controls: controls.clone() });
            phases(angles, &targets, &controls, found);
        }
        [qubit] => found.push(under_control(qubit, matrix, controls)),
        [a, b] if is_only(matrix, |row| EXCHANGED[row]) => {
            let angles = (0..dim).map(|row| arg(matrix.get(row, EXCHANGED[row]))).collect();
            exchange([a, b], &controls, found);
            phases(angles, &targets, &controls, found);
        }
        [a, b] if controls.is_empty() => {
            let matrix = Box::new(sized(matrix));
            found.push(Element::Two { qubits: [a, b], matrix });
        }
        _ => found.push(Element::Groups { matrix: matrix.clone(), targets, controls }),
    }
}

/// The indices of two qubits that have changed places.
const EXCHANGED: [usize; 4] = [0, 2, 1, 3];

/// Whether the only entries are those of each row in this column, none of them zero.
fn is_only(matrix: &Matrix, column_of: impl Fn(usize) -> usize) -> bool {
    let dim = matrix.dim();
    let rows = matrix.entries().chunks_exact(dim).enumerate();
    rows.into_iter().all(|(row, entries)| {
        let own = column_of(row);
        entries.iter().enumerate().all(|(column, entry)| (*entry != C64::ZERO) == (column == own))
    })
}

/// A matrix on one qubit, under any number of controls.
fn under_control(qubit: usize, matrix: &Matrix, controls: Controls) -> Element {
    match controls[..] {
        [] => Element::One { qubit, matrix: sized(matrix) },
        [control] => {
            let is_accepted = |index: usize| (index & 1 == 1) == control.value;
            let whole = std::array::from_fn(|at| {
                let (row, column) = (at / 4, at % 4);
                if (row ^ column) & 1 == 1 {
                    C64::ZERO
                } else if is_accepted(row) {
                    matrix.get(row >> 1, column >> 1)
                } else if row == column {
                    C64::ONE
                } else {
                    C64::ZERO
                }
            });
            Element::Two { qubits: [control.qubit, qubit], matrix: Box::new(whole) }
        }
        _ => Element::Controlled { target: qubit, matrix: sized(matrix), controls },
    }
}

/// Exchanges two qubits; under control by three exchanges of 0 and 1.
fn exchange([a, b]: [usize; 2], controls: &[Control], found: &mut Vec<Element>) {
    if controls.is_empty() {
        return found.push(Element::Swap([a, b]));
    }
    let one = |qubit| Control { qubit, value: true };
    let outer = Element::Flip { target: a, controls: Controls::from_slice(&[one(b)]) };
    let inner = controls.iter().copied().chain([one(a)]).collect();
    found.extend([outer.clone(), Element::Flip { target: b, controls: inner }, outer]);
}

/// The entries of a matrix whose size is known.
fn sized<const N: usize>(matrix: &Matrix) -> [C64; N] {
    let entries = matrix.entries();
    std::array::from_fn(|index| entries.get(index).copied().unwrap_or_default())
}

/// Angles of the basis states of targets.
type Angles = SmallVec<[f64; 4]>;

/// Phases of basis states of the targets, as phases of qubits that are 1, of pairs that both
/// are, and so on: `angles` is a polynomial in bits whose coefficients are wanted. Phases of pairs
/// come before those of qubits.
fn phases(mut angles: Angles, targets: &[usize], controls: &[Control], found: &mut Vec<Element>) {
    for bit in 0..targets.len() {
        for index in (0..angles.len()).filter(|index| index >> bit & 1 == 1) {
            angles[index] -= angles[index ^ 1 << bit];
        }
    }
    let mut of_qubits: SmallVec<[(usize, f64); 4]> = SmallVec::new();
    let mut whole = 0.0;
    for (index, angle) in angles.into_iter().enumerate().filter(|(_, angle)| *angle != 0.0) {
        let ones = targets.iter().enumerate().filter(|(bit, _)| index >> bit & 1 == 1);
        let ones = ones.map(|(_, qubit)| Control { qubit: *qubit, value: true });
        let all: Controls = controls.iter().copied().chain(ones).collect();
        // A bit that must be 0 is 1 - b.
        let sign = |control: Control| if control.value { 1.0 } else { -1.0 };
        match all[..] {
            [] => whole += angle,
            [a] => {
                of_qubits.push((a.qubit, sign(a) * angle));
                whole += if a.value { 0.0 } else { angle };
            }
            [a, b] => {
                let qubits = [a.qubit, b.qubit];
                found.push(Element::PairPhase { qubits, angle: sign(a) * sign(b) * angle });
                if !a.value {
                    of_qubits.push((b.qubit, sign(b) * angle));
                }
                if !b.value {
                    of_qubits.push((a.qubit, sign(a) * angle));
                }
                whole += if a.value || b.value { 0.0 } else { angle };
            }
            _ => found.push(Element::Scale { factor: cis(angle), controls: all }),
        }
    }
    found.extend(of_qubits.into_iter().map(|(qubit, angle)| Element::PhaseOf { qubit, angle }));
    if whole != 0.0 {
        found.push(Element::Phase(whole));
    }
}

/// Lets those target qubits that only control the matrix join the controls; gives what is left of
/// it, if there are any.
fn without_controls(
    matrix: &Matrix,
    targets: &mut Targets,
    controls: &mut Controls,
) -> Option<Matrix> {
    let mut rest: Option<Matrix> = None;
    let mut bit = 0;
    while bit < targets.len() && targets.len() > 1 {
        let matrix = rest.as_ref().unwrap_or(matrix);
        if let Some(value) = controlling_value(matrix, bit) {
            controls.push(Control { qubit: targets.remove(bit), value });
            let with_bit = |index: usize| {
                let below = index & ((1 << bit) - 1);
                (index - below) << 1 | usize::from(value) << bit | below
            };
            let entry = |row, column| matrix.get(with_bit(row), with_bit(column));
            rest = Some(Matrix::from_entries(matrix.dim() / 2, entry));
        } else {
            bit += 1;
        }
    }
    rest
}

/// The value that a qubit must have for the matrix to do anything, if there is one.
fn controlling_value(matrix: &Matrix, bit: usize) -> Option<bool> {
    let dim = matrix.dim();
    let is_idle_at = |value: usize| {
        let rows = (0..dim).filter(|row| row >> bit & 1 == value);
        let unit = |row: usize, column: usize| {
            if row == column { C64::ONE } else { C64::ZERO }
        };
        rows.into_iter().all(|row| {
            (0..dim).all(|column| {
                matrix.get(row, column) == unit(row, column)
                    && matrix.get(column, row) == unit(column, row)
            })
        })
    };
    match (is_idle_at(0), is_idle_at(1)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
