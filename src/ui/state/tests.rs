use std::rc::Rc;

use yew::Reducible as _;

use super::*;
use crate::circuit::{Circuit, DefinitionId, Gate, Qubit, StandardGate};
use crate::editor::{Command, Tool};
use crate::qasm;

const H: Tool = Tool::Gate(Gate::Standard(StandardGate::H));

fn after(actions: Vec<DocAction>) -> Rc<DocState> {
    let document = Rc::new(DocState::opened(Circuit::with_registers(2, 0), ""));
    actions.into_iter().fold(document, DocState::reduce)
}

fn read(text: &str, origin: Origin) -> DocAction {
    DocAction::Read(text.into(), origin)
}

fn program(gates: &str) -> String {
    format!("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n{gates}")
}

fn place(tool: Tool) -> DocAction {
    DocAction::Edit(Command::Place { tool, wire: Qubit(0), column: 0 })
}

fn names(document: &DocState) -> Vec<&str> {
    let circuit = document.circuit();
    circuit.instructions().iter().map(|step| circuit.operation_name(&step.operation)).collect()
}

#[test]
fn what_is_typed_in_one_go_is_one_step() {
    let typed = |gates: &str| read(&program(gates), Origin::Typing);
    let document = after(vec![typed("h q[0];"), typed("h q[0]; x"), typed("h q[0]; x q[1];")]);
    assert_eq!(names(&document), ["h", "x"]);
    assert_eq!(names(&document.reduce(DocAction::Undo)), ["h"]);
    let document = after(vec![typed("h q[0];"), typed("x q[0];"), typed("y q[0];")]);
    assert_eq!(names(&document), ["y"]);
    assert!(names(&document.reduce(DocAction::Undo)).is_empty());
}

#[test]
fn a_paste_and_an_example_are_steps_of_their_own() {
    for origin in [Origin::Paste, Origin::Elsewhere] {
        let actions =
            vec![read(&program("h q[0];"), Origin::Typing), read(&program("x q[0];"), origin)];
        assert_eq!(names(&after(actions).reduce(DocAction::Undo)), ["h"], "{origin:?}");
    }
}

#[test]
fn typing_that_changes_nothing_does_not_swallow_the_edit_before_it() {
    let document = after(vec![place(H)]);
    let same = qasm::to_qasm3(document.circuit());
    let document = document.reduce(read(&format!("{same} "), Origin::Typing));
    let document = document.reduce(read(&same.replace("h q", "x q"), Origin::Typing));
    assert_eq!(names(&document), ["x"]);
    assert_eq!(names(&document.reduce(DocAction::Undo)), ["h"]);
}

#[test]
fn a_text_with_an_error_stays_and_leaves_the_circuit_alone() {
    let document = after(vec![place(H), read("nonsense", Origin::Typing)]);
    assert_eq!(names(&document), ["h"]);
    let draft = document.draft().expect("the text is kept");
    assert!(draft.has_error() && draft.is_in_field() && &*draft.text == "nonsense");
    assert!(document.clone().reduce(DocAction::DiscardDraft).draft().is_none());
    // An edit of the circuit makes the text out of date.
    assert!(document.reduce(place(H)).draft().is_none());
}

#[test]
fn a_text_from_elsewhere_is_for_the_field_to_show() {
    let document = after(vec![read(&program("h q[0]; // comment"), Origin::Elsewhere)]);
    assert!(document.draft().is_some_and(|draft| !draft.is_in_field()));
}

#[test]
fn a_defined_gate_in_hand_is_put_down_when_its_circuit_goes() {
    let defined = Tool::Gate(Gate::Defined(DefinitionId(0)));
    let actions = vec![
        read("gate mine a { U(1, 2, 3) a; } qubit[2] q;", Origin::Paste),
        DocAction::Arm(Some(defined)),
        place(defined),
    ];
    let document = after(actions);
    assert_eq!((document.tool, names(&document)), (Some(defined), vec!["mine"]));
    assert_eq!(document.reduce(read(&program(""), Origin::Paste)).tool, None);
}

#[test]
fn every_happening_is_told_and_looking_around_is_none() {
    let document = after(vec![place(H)]);
    assert_eq!(document.happening.1, Happening::Edited(Some(0)));
    let number = document.happening.0;
    let cursor = Cell { wire: Qubit(1), column: 3 };
    let document = document.reduce(DocAction::Cursor(cursor));
    assert_eq!((document.happening.0, document.cursor), (number, cursor));
    let document = document.reduce(read(&program("x q[1];"), Origin::Paste));
    assert_eq!(document.happening.1, Happening::Replaced);
    let document = document.reduce(place(Tool::Gate(Gate::Standard(StandardGate::Ccx))));
    assert!(matches!(document.happening.1, Happening::Refused(_)));
}

#[test]
fn the_cursor_stays_within_the_circuit_and_goes_with_what_was_placed() {
    let last = Cell { wire: Qubit(1), column: 7 };
    let document = after(vec![
        DocAction::Cursor(last),
        DocAction::Edit(Command::Place { tool: H, wire: Qubit(1), column: 7 }),
    ]);
    assert_eq!(document.cursor, Cell { wire: Qubit(1), column: 0 });
    let document = document.reduce(DocAction::Edit(Command::RemoveQubit { qubit: Qubit(1) }));
    assert_eq!((document.cursor.wire, document.selected), (Qubit(0), None));
}

#[test]
fn two_states_of_one_page_are_equal_only_when_nothing_happened_between_them() {
    let document = after(vec![]);
    assert!(document == document.clone());
    assert!(document != document.clone().reduce(DocAction::Select(None)));
}
