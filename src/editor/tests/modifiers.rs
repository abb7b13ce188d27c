use super::layout::{circuit, gate, pair, when, with_own_gate, x};
use super::*;
use crate::circuit::Operation;

/// The modified gate at a place: controls and other modifiers, name, qubits.
fn modified(circuit: &Circuit, place: usize) -> String {
    let step = circuit.instruction(place).unwrap();
    let controls: String =
        step.controls().iter().map(|value| if *value { "ctrl " } else { "negctrl " }).collect();
    let powers = match &step.operation {
        Operation::Modified(modified) => format!("{:?} ", modified.powers),
        _ => String::new(),
    };
    let qubits: Vec<String> = step.qubits.iter().map(|qubit| qubit.0.to_string()).collect();
    format!("{controls}{powers}{} {}", circuit.operation_name(&step.operation), qubits.join(","))
}

/// What becomes of the gate at place 1 by these commands.
#[track_caller]
fn check(commands: &[Command], expected: &str) {
    let start = circuit(4, vec![when(0, vec![gate(StandardGate::Cx, &[0, 1])])]);
    let edit = |circuit: Circuit, command| apply(&circuit, command).unwrap().circuit;
    assert_eq!(modified(&commands.iter().fold(start, edit), 1), expected);
}

fn control(qubit: u32, value: bool) -> Command {
    Command::AddControl { instruction: 1, qubit: Qubit(qubit), value }
}

#[test]
fn controls_are_added_toggled_and_taken_away() {
    let toggle = Command::ToggleControl { instruction: 1, control: 0 };
    let remove = Command::RemoveControl { instruction: 1, control: 0 };
    check(&[control(3, true)], "ctrl [] cx 3,0,1");
    check(&[control(3, true), control(2, false)], "negctrl ctrl [] cx 2,3,0,1");
    check(&[control(3, true), toggle.clone()], "negctrl [] cx 3,0,1");
    check(&[control(3, true), remove.clone()], "cx 0,1");
    check(&[control(3, true), control(2, false), remove.clone()], "ctrl [] cx 3,0,1");
    // The control of a cx is a part of it.
    let start = circuit(4, vec![x(0), gate(StandardGate::Cx, &[0, 1])]);
    assert_eq!(apply(&start, &remove), Err(EditError::NoSuchPlace));
    assert_eq!(apply(&start, &toggle), Err(EditError::NoSuchPlace));
    assert_eq!(
        apply(&start, &control(1, true)).unwrap_err().to_string(),
        "cx is given qubit 1 twice"
    );
}

#[test]
fn inverses_and_powers_come_and_go() {
    let inverse = Command::ToggleInverse { instruction: 1 };
    let power = |exponent: Option<f64>| Command::SetExponent {
        instruction: 1,
        exponent: exponent.map(Expr::Number),
    };
    check(std::slice::from_ref(&inverse), "[Inverse] cx 0,1");
    check(&[inverse.clone(), inverse.clone()], "cx 0,1");
    check(&[power(Some(2.0))], "[Exponent(Number(2.0))] cx 0,1");
    check(&[power(Some(2.0)), power(Some(0.5))], "[Exponent(Number(0.5))] cx 0,1");
    check(&[power(Some(2.0)), power(None)], "cx 0,1");
    check(&[power(None)], "cx 0,1");
    check(&[power(Some(2.0)), inverse.clone()], "[Inverse, Exponent(Number(2.0))] cx 0,1");
    check(&[control(3, true), inverse, power(None)], "ctrl [Inverse] cx 3,0,1");
}

#[test]
fn only_gates_have_modifiers() {
    let start = circuit(2, vec![Instruction::reset(Qubit(0)), when(0, vec![])]);
    let check = |command: Command, message: &str| {
        assert_eq!(apply(&start, &command).unwrap_err().to_string(), message);
    };
    check(control(1, true), "this cannot be done with if");
    check(Command::ToggleInverse { instruction: 0 }, "this cannot be done with reset");
    let set = Command::SetQubit { instruction: 1, operand: 0, qubit: Qubit(0) };
    check(set, "this cannot be done with if");
    check(Command::SetClbit { instruction: 1, clbit: Clbit(1) }, "this cannot be done with if");
}

#[test]
fn a_modified_gate_comes_apart_with_its_modifiers() {
    let start = with_own_gate(3, |id| vec![pair(id, [0, 1])]);
    let step = |circuit: &Circuit, command: Command| apply(circuit, &command).unwrap().circuit;
    let first = |command: fn(usize) -> Command| command(0);
    let controlled =
        step(&start, Command::AddControl { instruction: 0, qubit: Qubit(2), value: true });
    let apart = step(&controlled, first(|instruction| Command::Decompose { instruction }));
    assert_eq!(modified(&apart, 0), "ctrl [] rx 2,1");
    assert_eq!(modified(&apart, 1), "ctrl [] cx 2,1,0");
    let inverse = step(&start, first(|instruction| Command::ToggleInverse { instruction }));
    let apart = step(&inverse, first(|instruction| Command::Decompose { instruction }));
    assert_eq!(modified(&apart, 0), "[Inverse] cx 1,0");
    assert_eq!(modified(&apart, 1), "[Inverse] rx 1");
    let exponent = Some(Expr::Number(2.0));
    let raised = step(&start, Command::SetExponent { instruction: 0, exponent });
    let error = apply(&raised, &Command::Decompose { instruction: 0 }).unwrap_err();
    assert_eq!(error.to_string(), "this cannot be done with pair");
}
