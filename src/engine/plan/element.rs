//! What a gate is, seen by what it does to amplitudes.

use super::super::gate_step::{Control, GateStep};
use super::super::kernels::Phases;
use crate::math::{C64, Matrix, arg, cis};

/// Most qubits of a diagonal matrix that is taken apart into phases.
const MAX_DIAGONAL_QUBITS: usize = 4;

/// One of the things that a gate can be taken apart into. Qubits are those of the circuit.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    /// A phase of everything, in radians.
    Phase(f64),
    /// Phases of qubits and of pairs.
    Phases(Phases),
    /// A matrix on one qubit, row by row, that is not diagonal.
    One { qubit: usize, matrix: [C64; 4] },
    /// A matrix on two qubits, row by row; the first is bit 0 of its indices.
    Two { qubits: [usize; 2], matrix: [C64; 16] },
    /// Exchanges 0 and 1 of a qubit, under control.
    Flip { target: usize, controls: Vec<Control> },
    /// Exchanges two qubits.
    Swap([usize; 2]),
    /// A matrix on one qubit under control of two or more.
    Controlled { target: usize, matrix: [C64; 4], controls: Vec<Control> },
    /// A factor of the basis states that the controls, three or more, accept.
    Scale { factor: C64, controls: Vec<Control> },
    /// Any matrix on some qubits, under control.
    Groups { matrix: Matrix, targets: Vec<usize>, controls: Vec<Control> },
}

impl Element {
    /// The qubits that it acts on.
    pub(super) fn qubits(&self) -> Vec<usize> {
        let with = |target: &[usize], controls: &[Control]| {
            target.iter().copied().chain(controls.iter().map(|control| control.qubit)).collect()
        };
        match self {
            Self::Phase(_) => Vec::new(),
            Self::Phases(phases) => phases.qubits(),
            Self::One { qubit, .. } => vec![*qubit],
            Self::Two { qubits, .. } | Self::Swap(qubits) => qubits.to_vec(),
            Self::Flip { target, controls } | Self::Controlled { target, controls, .. } => {
                with(&[*target], controls)
            }
            Self::Scale { controls, .. } => with(&[], controls),
            Self::Groups { targets, controls, .. } => with(targets, controls),
        }
    }
}

impl Element {
    /// Puts other qubits in the place of its own.
    pub(super) fn rename(&mut self, to: &[usize]) {
        let rename_controls = |controls: &mut Vec<Control>| {
            for control in controls {
                control.qubit = to[control.qubit];
            }
        };
        match self {
            Self::Phase(_) => {}
            Self::Phases(phases) => {
                phases.of_qubits.iter_mut().for_each(|(qubit, _)| *qubit = to[*qubit]);
                for (a, b, _) in &mut phases.of_pairs {
                    (*a, *b) = (to[*a], to[*b]);
                }
            }
            Self::One { qubit, .. } => *qubit = to[*qubit],
            Self::Two { qubits, .. } | Self::Swap(qubits) => {
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
    let mut controls = gate.controls.clone();
    let (matrix, targets) = without_controls(&gate.matrix, &gate.targets, &mut controls);
    take_apart(matrix, targets, controls, found);
}

fn take_apart(
    matrix: Matrix,
    targets: Vec<usize>,
    controls: Vec<Control>,
    found: &mut Vec<Element>,
) {
    let dim = matrix.dim();
    if targets.len() <= MAX_DIAGONAL_QUBITS && is_diagonal(&matrix) {
        let angles: Vec<f64> = (0..dim).map(|index| arg(matrix.get(index, index))).collect();
        return phases(angles, &targets, &controls, found);
    }
    let exchanged = |rows: &[usize]| {
        let entry = |(row, column): (usize, &usize)| matrix.get(row, *column) != C64::ZERO;
        let others = (0..dim * dim).filter(|at| rows[at / dim] != at % dim);
        rows.iter().enumerate().all(entry)
            && others.into_iter().all(|at| matrix.entries()[at] == C64::ZERO)
    };
    let rest = |rows: &[usize]| -> Vec<f64> {
        rows.iter().enumerate().map(|(row, column)| arg(matrix.get(row, *column))).collect()
    };
    match targets[..] {
        [target] if exchanged(&[1, 0]) => {
            let angles = rest(&[1, 0]);
            found.push(Element::Flip { target, controls: controls.clone() });
            phases(angles, &targets, &controls, found);
        }
        [qubit] => found.push(under_control(qubit, &matrix, controls)),
        [a, b] if exchanged(&[0, 2, 1, 3]) => {
            let angles = rest(&[0, 2, 1, 3]);
            exchange([a, b], &controls, found);
            phases(angles, &targets, &controls, found);
        }
        [a, b] if controls.is_empty() => {
            found.push(Element::Two { qubits: [a, b], matrix: entries(&matrix) });
        }
        _ => found.push(Element::Groups { matrix, targets, controls }),
    }
}

/// A matrix on one qubit, under any number of controls.
fn under_control(qubit: usize, matrix: &Matrix, controls: Vec<Control>) -> Element {
    match controls[..] {
        [] => Element::One { qubit, matrix: entries(matrix) },
        [control] => {
            let identity = Matrix::identity(2);
            let block = |value: usize| {
                if (value == 1) == control.value { matrix } else { &identity }
            };
            let whole = Matrix::from_columns(4, |column| {
                let entry = |row: usize| (2 * (row) + (column & 1), row);
                let (control, target) = (column & 1, column >> 1);
                (0..2).map(entry).map(|(at, row)| (at, block(control).get(row, target))).collect()
            });
            Element::Two { qubits: [control.qubit, qubit], matrix: entries(&whole) }
        }
        _ => Element::Controlled { target: qubit, matrix: entries(matrix), controls },
    }
}

/// Exchanges two qubits; under control by three exchanges of 0 and 1.
fn exchange([a, b]: [usize; 2], controls: &[Control], found: &mut Vec<Element>) {
    if controls.is_empty() {
        return found.push(Element::Swap([a, b]));
    }
    let one = |qubit| Control { qubit, value: true };
    let outer = Element::Flip { target: a, controls: vec![one(b)] };
    let inner = controls.iter().copied().chain([one(a)]).collect();
    found.extend([outer.clone(), Element::Flip { target: b, controls: inner }, outer]);
}

/// The entries of a matrix whose size is known.
fn entries<const N: usize>(matrix: &Matrix) -> [C64; N] {
    let entries = matrix.entries();
    std::array::from_fn(|index| entries.get(index).copied().unwrap_or_default())
}

fn is_diagonal(matrix: &Matrix) -> bool {
    let dim = matrix.dim();
    let entries = matrix.entries().iter().enumerate();
    entries.into_iter().all(|(at, entry)| at / dim == at % dim || *entry == C64::ZERO)
}

/// Phases of basis states of the targets, as phases of qubits that are 1, of pairs that both
/// are, and so on: `angles` is a polynomial in bits whose coefficients are wanted.
fn phases(mut angles: Vec<f64>, targets: &[usize], controls: &[Control], found: &mut Vec<Element>) {
    for bit in 0..targets.len() {
        for index in (0..angles.len()).filter(|index| index >> bit & 1 == 1) {
            angles[index] -= angles[index ^ 1 << bit];
        }
    }
    let mut phases = Phases::default();
    let mut whole = 0.0;
    for (index, angle) in angles.into_iter().enumerate().filter(|(_, angle)| *angle != 0.0) {
        let ones = targets.iter().enumerate().filter(|(bit, _)| index >> bit & 1 == 1);
        let ones = ones.map(|(_, qubit)| Control { qubit: *qubit, value: true });
        let all: Vec<Control> = controls.iter().copied().chain(ones).collect();
        // With 1 - b for a bit that must be 0.
        match all[..] {
            [] => whole += angle,
            [a] => whole += phases.add(a, angle),
            [a, b] => {
                let sign = if a.value { 1.0 } else { -1.0 };
                let other = if b.value { 1.0 } else { -1.0 };
                phases.of_pairs.push((a.qubit, b.qubit, sign * other * angle));
                if !a.value {
                    whole += phases.add(b, angle);
                }
                if !b.value {
                    // The part of it with a bit that must be 0 is in the whole already.
                    let one = Control { value: true, ..a };
                    phases.add(one, sign * angle);
                }
            }
            _ => found.push(Element::Scale { factor: cis(angle), controls: all }),
        }
    }
    if whole != 0.0 {
        found.push(Element::Phase(whole));
    }
    if phases != Phases::default() {
        found.push(Element::Phases(phases));
    }
}

impl Phases {
    /// Adds an angle where a qubit has a value; gives what is left for everything.
    fn add(&mut self, control: Control, angle: f64) -> f64 {
        self.of_qubits.push((control.qubit, if control.value { angle } else { -angle }));
        if control.value { 0.0 } else { angle }
    }

    /// The qubits it acts on, each once.
    pub(super) fn qubits(&self) -> Vec<usize> {
        let own = self.of_qubits.iter().map(|(qubit, _)| *qubit);
        let pairs = self.of_pairs.iter().flat_map(|(a, b, _)| [*a, *b]);
        let mut all: Vec<usize> = own.chain(pairs).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The matrix without those target qubits that only control it, which join the controls.
fn without_controls(
    matrix: &Matrix,
    targets: &[usize],
    controls: &mut Vec<Control>,
) -> (Matrix, Vec<usize>) {
    let mut matrix = matrix.clone();
    let mut targets = targets.to_vec();
    let mut bit = 0;
    while bit < targets.len() && targets.len() > 1 {
        if let Some(value) = controlling_value(&matrix, bit) {
            controls.push(Control { qubit: targets.remove(bit), value });
            let with_bit = |index: usize| {
                let below = index & ((1 << bit) - 1);
                (index - below) << 1 | usize::from(value) << bit | below
            };
            matrix = Matrix::from_columns(matrix.dim() / 2, |column| {
                let rows = 0..matrix.dim() / 2;
                rows.map(|row| (row, matrix.get(with_bit(row), with_bit(column)))).collect()
            });
        } else {
            bit += 1;
        }
    }
    (matrix, targets)
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
