//! Random circuits of every gate.

use std::f64::consts::{FRAC_PI_2, PI};

use ketpad::circuit::{
    Circuit, Expr, Gate, Instruction, ModifiedGate, Power, Qubit, StandardGate as G,
};

use super::dice::Dice;

/// Instructions in a circuit. An error in one of them is in the state, whatever the others do.
const PER_CIRCUIT: usize = 48;

/// Most controls of a gate beside those of its own.
const MAX_CONTROLS: usize = 3;

/// What stands beside what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Anything beside anything.
    Shuffled,
    /// Each gate with all its controls in a row, so that there are runs of phases, of flips and
    /// of rotations.
    ByGate,
}

/// A gate, and the values that its controls have to have.
type Kind = (G, Vec<bool>);

/// Every gate with every pattern of controls that has room.
fn kinds(num_qubits: usize) -> Vec<Kind> {
    let patterns: Vec<Vec<bool>> = (0..=MAX_CONTROLS)
        .flat_map(|count| (0..1 << count).map(move |values| (count, values)))
        .map(|(count, values)| (0..count).map(|control| values >> control & 1 == 1).collect())
        .collect();
    let with_patterns =
        |gate: G| patterns.iter().map(move |controls: &Vec<bool>| (gate, controls.clone()));
    let fits = |(gate, controls): &Kind| width(*gate) + controls.len() <= num_qubits;
    G::all().flat_map(with_patterns).filter(fits).collect()
}

fn width(gate: G) -> usize {
    gate.spec().num_qubits as usize
}

/// Circuits that together have every gate with every pattern of controls on so many qubits. Every
/// other one begins with a state that tells all amplitudes apart.
pub(super) fn with_every_gate(num_qubits: usize, seed: u64, order: Order) -> Vec<Circuit> {
    let mut dice = Dice::new(seed << 8 | num_qubits as u64);
    let mut kinds = kinds(num_qubits);
    if order == Order::Shuffled {
        dice.shuffle(&mut kinds);
    }
    let parts = kinds.chunks(PER_CIRCUIT).enumerate();
    let circuit = |(part, kinds): (usize, &[Kind])| {
        let mut circuit = Circuit::with_registers(num_qubits as u32, 0);
        if part % 2 == 0 {
            spread(&mut circuit);
        }
        for kind in kinds {
            circuit.push(instruction(kind, num_qubits, &mut dice)).unwrap();
        }
        circuit
    };
    parts.map(circuit).collect()
}

/// A circuit of so many gates of any kind.
pub(super) fn long(num_qubits: usize, num_gates: usize) -> Circuit {
    let mut dice = Dice::new(num_gates as u64);
    let kinds = kinds(num_qubits);
    let mut circuit = Circuit::with_registers(num_qubits as u32, 0);
    for _ in 0..num_gates {
        let kind = &kinds[dice.below(kinds.len())];
        circuit.push(instruction(kind, num_qubits, &mut dice)).unwrap();
    }
    circuit
}

/// Puts every qubit into a state of its own, and entangles each with the next one.
fn spread(circuit: &mut Circuit) {
    for qubit in 0..circuit.num_qubits() {
        let angle = 0.7 + 0.1 * f64::from(qubit);
        circuit.gate(G::U, &[angle, 0.3 - angle, 2.0 * angle], &[qubit]).unwrap();
        if qubit > 0 {
            circuit.gate(G::Cx, &[], &[qubit - 1, qubit]).unwrap();
        }
    }
}

fn instruction((gate, controls): &Kind, num_qubits: usize, dice: &mut Dice) -> Instruction {
    let params = gate.spec().params.iter().map(|_| Expr::Number(angle(dice))).collect();
    let qubits = qubits(width(*gate) + controls.len(), num_qubits, dice);
    let powers = powers(dice);
    let gate = Gate::Standard(*gate);
    if controls.is_empty() && powers.is_empty() {
        return Instruction::gate(gate, params, qubits);
    }
    let modified = ModifiedGate { gate, controls: controls.clone(), powers };
    Instruction::modified(modified, params, qubits)
}

/// So many different qubits.
pub(super) fn qubits(count: usize, num_qubits: usize, dice: &mut Dice) -> Vec<Qubit> {
    let mut all: Vec<Qubit> = (0..num_qubits as u32).map(Qubit).collect();
    dice.shuffle(&mut all);
    all.truncate(count);
    all
}

/// An angle, one of those that make a gate a simpler one as often as not.
pub(super) fn angle(dice: &mut Dice) -> f64 {
    let special = [0.0, FRAC_PI_2, PI, -0.5 * FRAC_PI_2, 2.0 * PI];
    let any = dice.between(-7.0, 7.0);
    if dice.below(2) == 0 { dice.choice(&special) } else { any }
}

/// Modifiers that are powers; mostly none.
fn powers(dice: &mut Dice) -> Vec<Power> {
    let exponent = |exponent| vec![Power::Exponent(Expr::Number(exponent))];
    match dice.below(9) {
        0 => vec![Power::Inverse],
        1 => exponent(3.0),
        2 => exponent(0.5),
        3 => exponent(dice.between(-2.0, 2.0)),
        _ => Vec::new(),
    }
}
