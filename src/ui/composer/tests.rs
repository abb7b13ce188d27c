use std::rc::Rc;

use yew::Reducible as _;

use super::canvas;
use super::keyboard::{self, Key, Reaction, reaction};
use super::picture::pretty_angle;
use super::speech;
use crate::circuit::{Circuit, Qubit};
use crate::editor::{Command, Content};
use crate::qasm::parse_angle;
use crate::ui::i18n::Texts;
use crate::ui::state::{Cell, DocAction, DocState};

fn pressed(document: &DocState, name: &str, has_ctrl: bool) -> Option<Reaction> {
    reaction(Key { name, has_ctrl, has_shift: false }, document, 10)
}

/// A document on three qubits after these keys, `^` standing for Control.
fn after(keys: &[&str]) -> Rc<DocState> {
    let document = Rc::new(DocState::restored(Circuit::with_registers(3, 0), &Content::default()));
    keys.iter().fold(document, |document, key| {
        let reaction = pressed(&document, key.trim_start_matches('^'), key.starts_with('^'));
        match reaction {
            Some(Reaction::Act(action)) => document.reduce(action),
            _ => document,
        }
    })
}

#[track_caller]
fn check(keys: &[&str], expected: &str) {
    let text = crate::qasm::to_qasm3(after(keys).circuit());
    let gates: Vec<&str> = text.lines().skip(3).collect();
    assert_eq!(gates.join(" "), expected);
}

#[test]
fn letters_place_gates_where_the_cursor_is() {
    check(&["h"], "h q[0];");
    check(&["h", "ArrowRight", "c"], "h q[0]; cx q[0], q[1];");
    check(&["ArrowDown", "X"], "rx(pi/2) q[1];");
    check(&["j"], "");
}

#[test]
fn delete_removes_and_control_with_an_arrow_moves() {
    check(&["h", "Delete"], "");
    check(&["h", "Backspace"], "");
    check(&["Delete"], "");
    check(&["h", "ArrowRight", "x", "^ArrowLeft"], "x q[0]; h q[0];");
    check(&["h", "^ArrowDown"], "h q[1];");
    check(&["c", "^ArrowDown"], "cx q[1], q[0];");
    check(&["h", "^ArrowUp"], "h q[0];");
}

#[test]
fn the_cursor_stays_on_the_grid() {
    let at = |keys: &[&str]| after(keys).cursor;
    let cell = |wire, column| Cell { wire: Qubit(wire), column };
    assert_eq!(at(&["ArrowLeft", "ArrowUp"]), cell(0, 0));
    assert_eq!(at(&["ArrowDown"; 9]), cell(2, 0));
    assert_eq!(at(&["ArrowRight"; 20]), cell(0, 9));
    assert_eq!(at(&["h", "ArrowRight", "End"]), cell(0, 1));
    assert_eq!(at(&["h", "^End"]), cell(2, 1));
    assert_eq!(at(&["h", "^End", "^Home"]), cell(0, 0));
}

#[test]
fn enter_does_what_the_cell_is_for() {
    assert_eq!(pressed(&after(&[]), "Enter", false), Some(Reaction::Palette));
    assert_eq!(pressed(&after(&["h"]), "Enter", false), Some(Reaction::Details));
    let armed = after(&[]).reduce(DocAction::Arm(Some(super::GATE_KEYS[0].1)));
    let expected = Command::Place { tool: super::GATE_KEYS[0].1, wire: Qubit(0), column: 0 };
    assert_eq!(pressed(&armed, "Enter", false), Some(Reaction::Act(DocAction::Edit(expected))));
}

#[test]
fn a_letter_is_the_one_on_the_key_whatever_caps_lock_and_script() {
    let check = |key: &str, code: &str, has_shift, expected: &str| {
        assert_eq!(keyboard::name(key, code, has_shift), expected);
    };
    check("h", "KeyH", false, "h");
    check("H", "KeyH", false, "h");
    check("X", "KeyX", true, "X");
    check("ㅗ", "KeyH", false, "h");
    check("ㅌ", "KeyX", true, "X");
    // A layout with its letters elsewhere is believed.
    check("a", "KeyQ", false, "a");
    check("Enter", "Enter", false, "Enter");
    check("é", "Digit2", false, "é");
}

#[test]
fn no_two_keys_are_the_same() {
    for (place, (key, _)) in super::GATE_KEYS.iter().enumerate() {
        assert!(!super::GATE_KEYS[..place].iter().any(|(other, _)| other == key), "{key}");
    }
}

#[test]
fn an_angle_is_shown_as_people_write_it() {
    let check = |text: &str, expected: &str| {
        assert_eq!(pretty_angle(&parse_angle(text).unwrap()), expected);
    };
    check("pi/2", "π/2");
    check("-3*pi/4", "-3π/4");
    check("2*pi", "2π");
    check("2**pi", "2^π");
    check("0.123456", "0.1235");
    check("-0.123456", "-0.1235");
    check("0.0001", "0.0001");
    check("3", "3");
    check("sin(0.33333)", "sin(0.3333)");
}

/// What is said of a cell of a document.
fn said(document: &DocState, wire: u32, column: usize) -> String {
    let cell = Cell { wire: Qubit(wire), column };
    let texts = Texts::english();
    speech::cell(&texts, document.circuit(), document.layout(), cell).to_string()
}

#[test]
fn keys_build_a_condition_and_what_depends_on_it() {
    let document = after(&["m", "ArrowRight", "f", "ArrowRight", "h"]);
    assert_eq!(said(&document, 0, 0), "q[0], column 1: Measure into c[0]");
    assert_eq!(said(&document, 0, 1), "q[0], column 2: If c[0], begin of a block");
    assert_eq!(said(&document, 0, 2), "q[0], column 3: H, inside If c[0]");
    assert_eq!(said(&document, 0, 3), "q[0], column 4: empty, inside If c[0]");
    // An operand is moved within its block.
    let document = document.reduce(DocAction::Cursor(Cell { wire: Qubit(0), column: 2 }));
    let down = pressed(&document, "ArrowDown", true);
    let Some(Reaction::Act(action)) = down else { panic!("{down:?}") };
    let document = document.reduce(action);
    assert_eq!(said(&document, 1, 2), "q[1], column 3: H, inside If c[0]");
}

#[test]
fn blocks_in_blocks_are_named_from_the_inside_out() {
    let document = after(&["l", "ArrowRight", "f", "ArrowRight", "x"]);
    assert_eq!(said(&document, 0, 2), "q[0], column 3: X, inside If c[0], For 0..3");
    assert_eq!(said(&document, 0, 0), "q[0], column 1: For 0..3, begin of a block");
}

#[test]
fn shift_puts_a_tool_into_the_nearest_block_and_selects_one_more() {
    let document = after(&["f", "ArrowRight", "x"]);
    let h = super::GATE_KEYS[0].1;
    let document = document.reduce(DocAction::Arm(Some(h)));
    let below = Cell { wire: Qubit(2), column: 1 };
    let document = document.clone().reduce(canvas::pressed(&document, below, true));
    assert_eq!(said(&document, 2, 1), "q[2], column 2: H, inside If c[0]");

    let document = after(&["h", "ArrowRight", "x"]);
    let cell = |column| Cell { wire: Qubit(0), column };
    let document = document.clone().reduce(canvas::pressed(&document, cell(0), false));
    let document = document.clone().reduce(canvas::pressed(&document, cell(1), true));
    assert_eq!(*document.marked, [0, 1]);
    let document = document.clone().reduce(canvas::pressed(&document, cell(0), true));
    assert_eq!(*document.marked, [1]);
}

#[test]
fn a_circuits_own_gate_opens_and_closes_by_a_key() {
    let source = "include \"stdgates.inc\"; gate mine a, b { h a; cx a, b; } qubit[2] q;\
                  mine q[0], q[1]; x q[0];";
    let circuit = crate::qasm::parse(source).circuit.unwrap();
    let document = Rc::new(DocState::restored(circuit, &Content::default()));
    let toggle = |document: &Rc<DocState>| {
        let Some(Reaction::Act(action)) = pressed(document, "o", false) else { panic!("no key") };
        document.clone().reduce(action)
    };
    assert!(said(&document, 1, 0).starts_with("q[1], column 1: mine, qubit 2 of 2. O shows"));
    let opened = toggle(&document);
    assert_eq!(said(&opened, 0, 0), "q[0], column 1: H, inside mine");
    assert_eq!(said(&opened, 0, 1), "q[0], column 2: CX, inside mine");
    assert_eq!(said(&opened, 0, 2), "q[0], column 3: X");
    // It stays open while something else is edited.
    let command = Command::Place { tool: super::GATE_KEYS[0].1, wire: Qubit(0), column: 3 };
    let edited = opened.reduce(DocAction::Edit(command));
    assert_eq!(said(&edited, 0, 1), "q[0], column 2: CX, inside mine");
    let back = edited.reduce(DocAction::Cursor(Cell { wire: Qubit(0), column: 0 }));
    assert_eq!(said(&toggle(&back), 0, 1), "q[0], column 2: X");
    assert_eq!(pressed(&after(&["h"]), "o", false), None);
}
