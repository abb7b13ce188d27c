//! Gates in terms of gates on fewer qubits, up to a global phase.
//!
//! [`smaller`] takes gates on three and four qubits apart into gates on one and two;
//! [`entangling`] writes gates on two qubits whose angles have no values yet with CX, which a
//! decomposition of their matrix cannot do. The circuits are the well-known ones; those with a
//! CCX go back to Barenco et al. (arXiv:quant-ph/9503016), the relative-phase ones to Maslov
//! (arXiv:1508.03273).

use std::f64::consts::{FRAC_PI_2, FRAC_PI_8, PI};

use crate::circuit::{BinaryOp, Expr, Gate, Instruction, Qubit, StandardGate as G};

/// A gate among those that stand for another one, on qubits that count the other's own.
type Part = (G, Vec<Expr>, Vec<usize>);

fn plain(gate: G, qubits: &[usize]) -> Part {
    (gate, Vec::new(), qubits.to_vec())
}

fn turn(gate: G, angle: f64, qubits: &[usize]) -> Part {
    (gate, vec![Expr::from_angle(angle)], qubits.to_vec())
}

fn times(angle: &Expr, factor: f64) -> Expr {
    match angle.value() {
        Ok(value) => Expr::from_angle(value * factor),
        Err(_) if factor == -1.0 => angle.clone().negated(),
        Err(_) if factor == 0.5 => angle.clone().binary(BinaryOp::Divide, Expr::Number(2.0)),
        Err(_) => {
            let half = angle.clone().binary(BinaryOp::Divide, Expr::Number(2.0));
            if factor < 0.0 { half.negated() } else { half }
        }
    }
}

fn half(angle: &Expr) -> Expr {
    times(angle, 0.5)
}

fn minus_half(angle: &Expr) -> Expr {
    times(angle, -0.5)
}

fn sum(a: &Expr, b: &Expr) -> Expr {
    a.clone().binary(BinaryOp::Add, b.clone())
}

/// The parts as instructions on the qubits of the gate that they stand for.
fn placed(parts: Vec<Part>, qubits: &[Qubit]) -> Vec<Instruction> {
    let place = |(gate, params, own): Part| {
        let qubits = own.iter().map(|number| qubits[*number]).collect();
        Instruction::gate(Gate::Standard(gate), params, qubits)
    };
    parts.into_iter().map(place).collect()
}

/// The gates on one and two qubits that a gate on more stands for.
pub(super) fn smaller(gate: G, qubits: &[Qubit]) -> Option<Vec<Instruction>> {
    let parts = match gate {
        G::Ccx => toffoli(true),
        G::Ccz => toffoli(false),
        G::Cswap => {
            let around = || plain(G::Cx, &[2, 1]);
            [vec![around()], toffoli(true), vec![around()]].concat()
        }
        G::Rccx => margolus(),
        G::Rcccx => relative_phase_c3x(),
        G::C3sx => c3sx(),
        _ => return None,
    };
    Some(placed(parts, qubits))
}

/// CCX, or without the turns around it CCZ.
fn toffoli(is_x: bool) -> Vec<Part> {
    let (t, tdg) = (|q| plain(G::T, &[q]), |q| plain(G::Tdg, &[q]));
    let cx = |a, b| plain(G::Cx, &[a, b]);
    let h = is_x.then(|| plain(G::H, &[2]));
    let middle = vec![
        cx(1, 2),
        tdg(2),
        cx(0, 2),
        t(2),
        cx(1, 2),
        tdg(2),
        cx(0, 2),
        t(1),
        t(2),
        cx(0, 1),
        t(0),
        tdg(1),
        cx(0, 1),
    ];
    h.clone().into_iter().chain(middle).chain(h).collect()
}

fn margolus() -> Vec<Part> {
    let (h, t, tdg) = (plain(G::H, &[2]), plain(G::T, &[2]), plain(G::Tdg, &[2]));
    let cx = |control| plain(G::Cx, &[control, 2]);
    vec![h.clone(), t.clone(), cx(1), tdg.clone(), cx(0), t, cx(1), tdg, h]
}

fn relative_phase_c3x() -> Vec<Part> {
    let (h, t, tdg) = (plain(G::H, &[3]), plain(G::T, &[3]), plain(G::Tdg, &[3]));
    let cx = |control| plain(G::Cx, &[control, 3]);
    let outer = || vec![h.clone(), t.clone(), cx(2), tdg.clone(), h.clone()];
    let pair = || vec![cx(0), t.clone(), cx(1), tdg.clone()];
    [outer(), pair(), pair(), outer()].concat()
}

fn c3sx() -> Vec<Part> {
    let phase = |sign: f64, control| {
        let h = || plain(G::H, &[3]);
        vec![h(), turn(G::Cp, sign * FRAC_PI_8, &[control, 3]), h()]
    };
    let cx = |a, b| vec![plain(G::Cx, &[a, b])];
    [
        phase(1.0, 0),
        cx(0, 1),
        phase(-1.0, 1),
        cx(0, 1),
        phase(1.0, 1),
        cx(1, 2),
        phase(-1.0, 2),
        cx(0, 2),
        phase(1.0, 2),
        cx(1, 2),
        phase(-1.0, 2),
        cx(0, 2),
        phase(1.0, 2),
    ]
    .concat()
}

/// CX and gates on one qubit that a gate on two stands for, whatever values its angles have.
pub(super) fn entangling(gate: G, p: &[Expr], qubits: &[Qubit]) -> Option<Vec<Instruction>> {
    let parts = match gate {
        G::Cp | G::Cu1 => vec![
            (G::P, vec![half(&p[0])], vec![0]),
            plain(G::Cx, &[0, 1]),
            (G::P, vec![minus_half(&p[0])], vec![1]),
            plain(G::Cx, &[0, 1]),
            (G::P, vec![half(&p[0])], vec![1]),
        ],
        G::Crz => controlled_turn(G::Rz, &p[0]),
        G::Cry => controlled_turn(G::Ry, &p[0]),
        G::Crx => {
            let h = || plain(G::H, &[1]);
            [vec![h()], controlled_turn(G::Rz, &p[0]), vec![h()]].concat()
        }
        G::Cu3 => controlled_u(p),
        G::Cu => {
            let mut parts = controlled_u(p);
            parts.push((G::P, vec![p[3].clone()], vec![0]));
            parts
        }
        G::Rzz => product_turn(&p[0]),
        G::Rxx => conjugated(&[(G::H, None, 0), (G::H, None, 1)], &p[0]),
        G::Rzx => conjugated(&[(G::H, None, 1)], &p[0]),
        G::Ryy => conjugated(&[(G::Rx, Some(FRAC_PI_2), 0), (G::Rx, Some(FRAC_PI_2), 1)], &p[0]),
        G::XxPlusYy => exchange(&p[0], &p[1]),
        G::XxMinusYy => {
            // An X on the second qubit turns the states 01 and 10 into 00 and 11.
            let x = || plain(G::X, &[1]);
            [vec![x()], exchange(&p[0], &times(&p[1], -1.0)), vec![x()]].concat()
        }
        _ => return None,
    };
    Some(placed(parts, qubits))
}

fn controlled_turn(gate: G, angle: &Expr) -> Vec<Part> {
    vec![
        (gate, vec![half(angle)], vec![1]),
        plain(G::Cx, &[0, 1]),
        (gate, vec![minus_half(angle)], vec![1]),
        plain(G::Cx, &[0, 1]),
    ]
}

fn controlled_u(p: &[Expr]) -> Vec<Part> {
    let (theta, phi, lambda) = (&p[0], &p[1], &p[2]);
    let plus = sum(lambda, phi);
    let difference = lambda.clone().binary(BinaryOp::Subtract, phi.clone());
    let zero = || Expr::Number(0.0);
    vec![
        (G::P, vec![half(&plus)], vec![0]),
        (G::P, vec![half(&difference)], vec![1]),
        plain(G::Cx, &[0, 1]),
        (G::U, vec![minus_half(theta), zero(), minus_half(&plus)], vec![1]),
        plain(G::Cx, &[0, 1]),
        (G::U, vec![half(theta), phi.clone(), zero()], vec![1]),
    ]
}

fn product_turn(angle: &Expr) -> Vec<Part> {
    vec![plain(G::Cx, &[0, 1]), (G::Rz, vec![angle.clone()], vec![1]), plain(G::Cx, &[0, 1])]
}

/// A turn about ZZ between gates on single qubits and what undoes them.
fn conjugated(around: &[(G, Option<f64>, usize)], angle: &Expr) -> Vec<Part> {
    let side = |sign: f64| {
        around.iter().map(move |(gate, own, qubit)| {
            (*gate, own.map(|own| Expr::from_angle(sign * own)).into_iter().collect(), vec![*qubit])
        })
    };
    side(1.0).chain(product_turn(angle)).chain(side(-1.0)).collect()
}

fn exchange(theta: &Expr, beta: &Expr) -> Vec<Part> {
    let minus = |expr: &Expr| times(expr, -1.0);
    let ry = |qubit| (G::Ry, vec![minus_half(theta)], vec![qubit]);
    vec![
        (G::Rz, vec![beta.clone()], vec![0]),
        turn(G::Rz, -FRAC_PI_2, &[1]),
        plain(G::Sx, &[1]),
        turn(G::Rz, FRAC_PI_2, &[1]),
        plain(G::S, &[0]),
        plain(G::Cx, &[1, 0]),
        ry(1),
        ry(0),
        plain(G::Cx, &[1, 0]),
        plain(G::Sdg, &[0]),
        turn(G::Rz, -FRAC_PI_2, &[1]),
        plain(G::Sxdg, &[1]),
        turn(G::Rz, FRAC_PI_2, &[1]),
        (G::Rz, vec![minus(beta)], vec![0]),
    ]
}

/// RZ, SX and X that a gate on one qubit stands for, whatever values its angles have; more than
/// a decomposition of a matrix gives.
pub(super) fn turns(gate: G, p: &[Expr], qubit: Qubit) -> Option<Vec<Instruction>> {
    let zero = || Expr::Number(0.0);
    let quarter = |sign: f64| Expr::from_angle(sign * FRAC_PI_2);
    let (theta, phi, lambda) = match gate {
        G::Rz | G::P | G::U1 => {
            return Some(placed(vec![(G::Rz, vec![p[0].clone()], vec![0])], &[qubit]));
        }
        G::Rx => (p[0].clone(), quarter(-1.0), quarter(1.0)),
        G::Ry => (p[0].clone(), zero(), zero()),
        G::R => {
            let less = p[1].clone().binary(BinaryOp::Subtract, quarter(1.0));
            (p[0].clone(), less.clone(), less.negated())
        }
        G::U | G::U3 => (p[0].clone(), p[1].clone(), p[2].clone()),
        G::U2 => (quarter(1.0), p[0].clone(), p[1].clone()),
        _ => return None,
    };
    let more = |angle: Expr| sum(&angle, &Expr::from_angle(PI));
    let parts = vec![
        (G::Rz, vec![lambda], vec![0]),
        plain(G::Sx, &[0]),
        (G::Rz, vec![more(theta)], vec![0]),
        plain(G::Sx, &[0]),
        (G::Rz, vec![more(phi)], vec![0]),
    ];
    Some(placed(parts, &[qubit]))
}
