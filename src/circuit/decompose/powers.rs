//! Powers and inverses of standard gates.

use std::f64::consts::FRAC_PI_2;

use super::angles::{Exponent, number, powered, times};
use super::modifiers::{under, with_powers};
use super::rules::{Rule, gate, plain, rule};
use super::{DecomposeError, MAX_DECOMPOSED_GATES};
use crate::circuit::{
    EvalError, Expr, Gate, Instruction, Inverse, ModifiedGate, Power, Qubit, StandardGate as G,
};
use crate::math::{EulerAngles, Matrix, cis, principal_angle};

/// Phases of no more than this, in radians, are rounding errors.
const NEGLIGIBLE: f64 = 1e-15;

/// A modified gate with at least one power, in terms of gates with one power less or of simpler
/// gates; each may be modified in turn.
pub(super) fn reduced(
    standard: G,
    modified: &ModifiedGate,
    params: &[Expr],
    qubits: &[Qubit],
) -> Result<Vec<Instruction>, DecomposeError> {
    let name = standard.spec().name;
    let Some((innermost, rest)) = modified.powers.split_last() else {
        return Ok(Vec::new());
    };
    let exponent = exponent_of(name, innermost)?;
    let again = |standard, params: Vec<Expr>| {
        let inner = Instruction::gate(Gate::Standard(standard), params, own_qubits(standard));
        vec![under(&ModifiedGate { powers: rest.to_vec(), ..modified.clone() }, qubits, &inner)]
    };
    if let Some(whole) = exponent.whole() {
        let is_even = whole % 2.0 == 0.0;
        match (whole, standard.spec().inverse) {
            (0.0, _) => return Ok(Vec::new()),
            (1.0, _) => return Ok(again(standard, params.to_vec())),
            (_, Inverse::Itself) if is_even => return Ok(Vec::new()),
            (_, Inverse::Itself) => return Ok(again(standard, params.to_vec())),
            (-1.0, Inverse::Other(other)) => return Ok(again(other, Vec::new())),
            _ => {}
        }
        if whole == -1.0
            && let Some((inverse, params)) = inverted_euler(standard, params)
        {
            return Ok(again(inverse, params));
        }
    }
    if let Some(spectrum) = spectrum(standard)
        && let Some(angle) = turned(name, &params[0], spectrum, &exponent)?
    {
        let others = params[1..].iter().cloned();
        return Ok(again(standard, std::iter::once(angle).chain(others).collect()));
    }
    by_structure(standard, modified, params, qubits)
}

/// The qubits `0, 1, …` of a gate.
fn own_qubits(standard: G) -> Vec<Qubit> {
    (0..standard.spec().num_qubits).map(Qubit).collect()
}

/// The value of a power's exponent.
pub(super) fn exponent_of<'e>(
    gate: &str,
    power: &'e Power,
) -> Result<Exponent<'e>, DecomposeError> {
    match power {
        Power::Inverse => Ok(Exponent::Number(-1.0)),
        Power::Exponent(expr) => match expr.value() {
            Ok(value) => Ok(Exponent::Number(value)),
            Err(EvalError::Unbound { .. }) => Ok(Exponent::Open(expr)),
            Err(reason) => Err(DecomposeError::Value { gate: gate.to_owned(), reason }),
        },
    }
}

/// The product of the exponents, when all are whole numbers, so that they can be multiplied.
pub(in crate::circuit) fn whole_exponent(
    gate: &str,
    powers: &[Power],
) -> Result<f64, DecomposeError> {
    let mut product = 1.0;
    for power in powers {
        product *= match exponent_of(gate, power)? {
            Exponent::Number(exponent) if exponent.fract() == 0.0 => exponent,
            Exponent::Number(exponent) => {
                return Err(DecomposeError::FractionalPower { gate: gate.to_owned(), exponent });
            }
            Exponent::Open(expr) => return Err(open_power(gate, expr)),
        };
    }
    Ok(product)
}

/// The error that a power depends on the parameters of `expr`.
pub(super) fn open_power(gate: &str, expr: &Expr) -> DecomposeError {
    let gate = gate.to_owned();
    match expr.value() {
        Err(EvalError::Unbound { name }) => DecomposeError::OpenPower { gate, parameter: name },
        Err(reason) => DecomposeError::Value { gate, reason },
        Ok(exponent) => DecomposeError::FractionalPower { gate, exponent },
    }
}

/// How the phases of a gate's eigenvalues follow from its first parameter.
#[derive(Clone, Copy)]
enum Spectrum {
    /// The angle itself, and 0.
    Phase,
    /// Plus and minus half of the angle, and 0 perhaps.
    Turn,
}

/// The gates whose powers are the same gate with another first parameter.
fn spectrum(standard: G) -> Option<Spectrum> {
    Some(match standard {
        G::P | G::U1 | G::Cp | G::Cu1 | G::GlobalPhase => Spectrum::Phase,
        G::Rx
        | G::Ry
        | G::Rz
        | G::R
        | G::Crx
        | G::Cry
        | G::Crz
        | G::Rxx
        | G::Ryy
        | G::Rzz
        | G::Rzx
        | G::XxPlusYy
        | G::XxMinusYy => Spectrum::Turn,
        _ => return None,
    })
}

/// The first parameter of the power. None for a turn by 2π, which is -1: a power of it that is
/// not whole is no turn.
fn turned(
    gate: &str,
    angle: &Expr,
    spectrum: Spectrum,
    exponent: &Exponent<'_>,
) -> Result<Option<Expr>, DecomposeError> {
    if let Some(whole) = exponent.whole() {
        return Ok(Some(times(angle, whole)));
    }
    let value = angle.value().map_err(|_| open_power(gate, angle))?;
    Ok(match spectrum {
        Spectrum::Phase => Some(powered(principal_angle(value), exponent)),
        Spectrum::Turn => {
            let (plus, minus) = turn_phases(value);
            let is_minus_one = plus + minus > 1.0;
            (!is_minus_one).then(|| powered(plus - minus, exponent))
        }
    })
}

/// The phases of the eigenvalues of a turn, from (-π, π]. They are opposite, except for a turn by
/// 2π, where both are π.
fn turn_phases(angle: f64) -> (f64, f64) {
    (principal_angle(angle / 2.0), principal_angle(-angle / 2.0))
}

/// The inverse of a gate that is given by three Euler angles.
fn inverted_euler(standard: G, params: &[Expr]) -> Option<(G, Vec<Expr>)> {
    let minus = |place: usize| times(&params[place], -1.0);
    match standard {
        G::U | G::U3 | G::Cu3 => Some((standard, vec![minus(0), minus(2), minus(1)])),
        G::Cu => Some((standard, vec![minus(0), minus(2), minus(1), minus(3)])),
        G::U2 => Some((G::U, vec![number(-FRAC_PI_2), minus(1), minus(0)])),
        _ => None,
    }
}

/// A power of a gate by what it is made of.
fn by_structure(
    standard: G,
    modified: &ModifiedGate,
    params: &[Expr],
    qubits: &[Qubit],
) -> Result<Vec<Instruction>, DecomposeError> {
    let name = standard.spec().name;
    match standard {
        G::U | G::U2 | G::U3 | G::Cu => return power_of_euler(standard, modified, params, qubits),
        G::X => {
            let (h, pi) = (plain(G::H, &[Qubit(0)]), number(std::f64::consts::PI));
            let middle = gate(G::P, [pi], &[Qubit(0)]);
            let rule = Rule::Conjugated { before: vec![h], middle };
            return Ok(through(rule, modified, qubits));
        }
        G::Rz => return power_of_minus_one(modified, params, qubits),
        _ => {}
    }
    match rule(standard, params) {
        Rule::Sequence(steps) if steps.is_empty() => Ok(steps),
        Rule::Sequence(steps) => {
            let exponent = whole_exponent(name, &modified.powers)?;
            repeated(&steps, exponent, modified, qubits)
        }
        rule => Ok(through(rule, modified, qubits)),
    }
}

/// A rule followed under modifiers: what is done before and undone after needs none.
pub(super) fn through(rule: Rule, modified: &ModifiedGate, qubits: &[Qubit]) -> Vec<Instruction> {
    let bare = ModifiedGate { controls: Vec::new(), powers: Vec::new(), ..modified.clone() };
    let targets = &qubits[modified.controls.len()..];
    match rule {
        Rule::Conjugated { before, middle } => {
            let before: Vec<Instruction> =
                before.iter().map(|step| under(&bare, targets, step)).collect();
            let after = before.iter().rev().map(|step| with_powers(&[Power::Inverse], step));
            let after: Vec<Instruction> = after.collect();
            let middle = under(modified, qubits, &middle);
            before.into_iter().chain([middle]).chain(after).collect()
        }
        Rule::Sequence(steps) => steps.iter().map(|step| under(modified, qubits, step)).collect(),
        Rule::Basic => Vec::new(),
    }
}

/// A whole power of steps one after the other, under the controls of `modified`.
///
/// # Errors
/// More than [`MAX_DECOMPOSED_GATES`].
pub(super) fn repeated(
    steps: &[Instruction],
    exponent: f64,
    modified: &ModifiedGate,
    qubits: &[Qubit],
) -> Result<Vec<Instruction>, DecomposeError> {
    let limit = MAX_DECOMPOSED_GATES;
    if exponent.abs() * (steps.len().max(1) as f64) > limit as f64 {
        return Err(DecomposeError::TooManyGates { limit });
    }
    let powers = if exponent < 0.0 { vec![Power::Inverse] } else { Vec::new() };
    let modifiers = ModifiedGate { powers, ..modified.clone() };
    let mut once: Vec<Instruction> =
        steps.iter().map(|step| under(&modifiers, qubits, step)).collect();
    if exponent < 0.0 {
        once.reverse();
    }
    Ok(vec![once; exponent.abs() as usize].concat())
}

/// A power of RZ by 2π, which is -1 up to rounding errors. What remains is an ordinary turn.
fn power_of_minus_one(
    modified: &ModifiedGate,
    params: &[Expr],
    qubits: &[Qubit],
) -> Result<Vec<Instruction>, DecomposeError> {
    let name = G::Rz.spec().name;
    let angle = params[0].value().map_err(|_| open_power(name, &params[0]))?;
    let (outer, innermost) = modified.powers.split_at(modified.powers.len() - 1);
    whole_exponent(name, outer)?;
    let exponent = exponent_of(name, &innermost[0])?;
    let (plus, minus) = turn_phases(angle);
    let steps = [
        gate(G::GlobalPhase, [powered(f64::midpoint(plus, minus), &exponent)], &[]),
        gate(G::Rz, [powered(plus - minus, &exponent)], &[Qubit(0)]),
    ];
    // The two commute, so a whole power of both is one of each.
    let modifiers = ModifiedGate { powers: outer.to_vec(), ..modified.clone() };
    Ok(steps.iter().map(|step| under(&modifiers, qubits, step)).collect())
}

/// A power of a gate of one qubit that is given by Euler angles, or of its controlled form.
fn power_of_euler(
    standard: G,
    modified: &ModifiedGate,
    params: &[Expr],
    qubits: &[Qubit],
) -> Result<Vec<Instruction>, DecomposeError> {
    let name = standard.spec().name;
    let values: Result<Vec<f64>, EvalError> = params.iter().map(Expr::value).collect();
    let values = match values {
        Ok(values) => values,
        Err(EvalError::Unbound { name: parameter }) => {
            let exponent = whole_exponent(name, &modified.powers)
                .map_err(|_| DecomposeError::OpenPower { gate: name.to_owned(), parameter })?;
            let own = Instruction::gate(modified.gate, params.to_vec(), own_qubits(standard));
            return repeated(&[own], exponent, modified, qubits);
        }
        Err(reason) => return Err(DecomposeError::Value { gate: name.to_owned(), reason }),
    };
    if standard != G::Cu {
        return power_of_matrix(name, &standard.matrix(&values), modified, qubits);
    }
    let phase = cis(values[3]);
    let entries = G::U.matrix(&values[..3]).entries().iter().map(|e| e * phase).collect::<Vec<_>>();
    let controls = [modified.controls.as_slice(), &[true]].concat();
    let modified = ModifiedGate { controls, ..modified.clone() };
    power_of_matrix(name, &Matrix::from_rows(&entries), &modified, qubits)
}

/// The powers of a gate of one qubit with this matrix, as the gate U and a phase.
pub(super) fn power_of_matrix(
    gate_name: &str,
    matrix: &Matrix,
    modified: &ModifiedGate,
    qubits: &[Qubit],
) -> Result<Vec<Instruction>, DecomposeError> {
    let matrix = matrix_to_powers(gate_name, matrix, &modified.powers)?;
    let angles = EulerAngles::of(&matrix);
    if !(angles.phase + angles.theta + angles.phi + angles.lambda).is_finite() {
        let reason = EvalError::NotFinite { expr: gate_name.to_owned() };
        return Err(DecomposeError::Value { gate: gate_name.to_owned(), reason });
    }
    let [theta, phi, lambda, phase] =
        [angles.theta, angles.phi, angles.lambda, angles.phase].map(number);
    let bare = ModifiedGate { powers: Vec::new(), ..modified.clone() };
    if let Some((_, outer)) = modified.controls.split_last() {
        let controls = outer.to_vec();
        let own = gate(G::Cu, [theta, phi, lambda, phase], &[Qubit(0), Qubit(1)]);
        return Ok(vec![under(&ModifiedGate { controls, ..bare }, qubits, &own)]);
    }
    let turn = under(&bare, qubits, &gate(G::U, [theta, phi, lambda], &[Qubit(0)]));
    let phase = (angles.phase.abs() > NEGLIGIBLE).then(|| gate(G::GlobalPhase, [phase], &[]));
    Ok(phase.into_iter().chain([turn]).collect())
}

/// The powers of a gate with this matrix, the last of them first. Cost: the cube of the dimension
/// for each.
pub(in crate::circuit) fn matrix_to_powers(
    gate_name: &str,
    matrix: &Matrix,
    powers: &[Power],
) -> Result<Matrix, DecomposeError> {
    let mut matrix = matrix.clone();
    for power in powers.iter().rev() {
        matrix = match exponent_of(gate_name, power)? {
            Exponent::Number(-1.0) => matrix.adjoint(),
            Exponent::Number(exponent) => {
                matrix.with_phases(|phase| principal_angle(phase) * exponent)
            }
            Exponent::Open(expr) => return Err(open_power(gate_name, expr)),
        };
    }
    Ok(matrix)
}
