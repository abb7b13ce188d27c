use std::rc::Rc;

use yew::Reducible as _;

use super::*;
use crate::circuit::{Circuit, DefinitionId, Gate, Qubit, StandardGate};
use crate::editor::{Command, Content, SavedDocument, Tool};
use crate::primitives::{CompileOptions, Method, Precision};
use crate::qasm;

const TYPED: Origin = Origin::Typing(qasm::Language::OpenQasm3);
const PASTED: Origin = Origin::Paste(qasm::Language::OpenQasm3);
const ELSEWHERE: Origin = Origin::Elsewhere(qasm::Language::OpenQasm3);
const H: Tool = Tool::Gate(Gate::Standard(StandardGate::H));

fn after(actions: Vec<DocAction>) -> Rc<DocState> {
    let document = Rc::new(DocState::restored(Circuit::with_registers(2, 0), &Content::default()));
    actions.into_iter().fold(document, DocState::reduce)
}

fn read(text: &str, origin: Origin) -> DocAction {
    DocAction::Read(text.into(), origin)
}

fn program(gates: &str) -> String {
    format!("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n{gates}")
}

#[test]
fn the_choice_of_a_simulation_is_kept_by_its_names() {
    let all = [None, Some(Method::Statevector), Some(Method::Stabilizer)];
    for method in all {
        for precision in Precision::ALL {
            let options = CompileOptions { method, precision };
            let [method, precision] = names_of_choice(options);
            let kept = Content { method, precision, ..content("") };
            assert_eq!(kept_choice(&kept), options);
        }
    }
    assert_eq!(names_of_choice(CompileOptions::default()), ["", ""]);
    let unknown = Content { method: "tarot".into(), precision: "triple".into(), ..content("") };
    assert_eq!(kept_choice(&unknown), CompileOptions::default());
}

fn content(text: &str) -> Content {
    Content { text: text.to_owned(), ..Content::default() }
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
    let typed = |gates: &str| read(&program(gates), TYPED);
    let document = after(vec![typed("h q[0];"), typed("h q[0]; x"), typed("h q[0]; x q[1];")]);
    assert_eq!(names(&document), ["h", "x"]);
    assert_eq!(names(&document.reduce(DocAction::Undo)), ["h"]);
    let document = after(vec![typed("h q[0];"), typed("x q[0];"), typed("y q[0];")]);
    assert_eq!(names(&document), ["y"]);
    assert!(names(&document.reduce(DocAction::Undo)).is_empty());
}

#[test]
fn a_paste_and_an_example_are_steps_of_their_own() {
    for origin in [PASTED, ELSEWHERE] {
        let actions = vec![read(&program("h q[0];"), TYPED), read(&program("x q[0];"), origin)];
        assert_eq!(names(&after(actions).reduce(DocAction::Undo)), ["h"], "{origin:?}");
    }
}

#[test]
fn typing_that_changes_nothing_does_not_swallow_the_edit_before_it() {
    let document = after(vec![place(H)]);
    let same = qasm::to_qasm3(document.circuit());
    let document = document.reduce(read(&format!("{same} "), TYPED));
    let document = document.reduce(read(&same.replace("h q", "x q"), TYPED));
    assert_eq!(names(&document), ["x"]);
    assert_eq!(names(&document.reduce(DocAction::Undo)), ["h"]);
}

#[test]
fn a_text_with_an_error_stays_and_leaves_the_circuit_alone() {
    let document = after(vec![place(H), read("nonsense", TYPED)]);
    assert_eq!(names(&document), ["h"]);
    let draft = document.draft().expect("the text is kept");
    assert!(draft.has_error() && document.is_in_field() && &*draft.text == "nonsense");
    assert!(document.clone().reduce(DocAction::DiscardDraft).draft().is_none());
    // An edit of the circuit makes the text out of date.
    assert!(document.reduce(place(H)).draft().is_none());
}

#[test]
fn a_text_from_elsewhere_is_for_the_field_to_show() {
    let document = after(vec![read(&program("h q[0]; // comment"), ELSEWHERE)]);
    assert!(!document.is_in_field() && document.draft().is_none());
    assert!(document.source().text.ends_with("// comment"));
}

#[test]
fn an_edit_of_the_picture_keeps_what_was_written_beside_it() {
    let mine = program("// first\nx   q[1]; // flip\n");
    let document = after(vec![read(&mine, PASTED), place(H)]);
    assert_eq!(names(&document), ["x", "h"]);
    let edited = &*document.source().text;
    assert!(edited.starts_with(&mine) && edited.contains("h q[0];"), "{edited}");
    // Marks of the text are those of the new one.
    let span = document.source().map.span_of(1).map(|span| span.text(edited));
    assert_eq!(span, Some("h q[0];"));
    assert!(!document.is_in_field());
}

#[test]
fn a_document_stays_in_its_language_as_long_as_that_can_hold_it() {
    let language = |document: &DocState| document.text().language;
    let old = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2]; // mine\nx q[1];\n";
    let document = after(vec![read(old, PASTED), place(H)]);
    assert_eq!(language(&document), qasm::Language::OpenQasm2);
    assert!(document.source().text.contains("// mine"));
    // What OpenQASM 2 has no word for is written in OpenQASM 3, until it is taken back.
    let decision = "bit c; if (c) { x q[0]; } else { x q[1]; }";
    let with_else = qasm::parse(&program(decision)).circuit.unwrap();
    let replace = DocAction::Edit(Command::Replace(Rc::new(with_else)));
    let document = document.reduce(replace);
    assert_eq!(language(&document), qasm::Language::OpenQasm3);
    assert_eq!(language(&document.reduce(DocAction::Undo)), qasm::Language::OpenQasm2);
}

#[test]
fn a_text_with_an_error_belongs_to_the_language_it_is_typed_in() {
    let old = Origin::Typing(qasm::Language::OpenQasm2);
    let document = after(vec![place(H), read("OPENQASM 2.0;\nqreg q[", old)]);
    let draft = document.draft().expect("the text is kept");
    assert_eq!(draft.language, qasm::Language::OpenQasm2);
    assert_eq!(document.source().language, qasm::Language::OpenQasm3);
}

#[test]
fn another_language_for_the_same_circuit_is_a_step() {
    let old = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\nh q[0];\n";
    let mine = program("h q[0]; // mine");
    let in_old = Origin::Typing(qasm::Language::OpenQasm2);
    let document = after(vec![read(&mine, PASTED), read(old, in_old)]);
    assert_eq!(document.text().language, qasm::Language::OpenQasm2);
    assert_eq!(&*document.reduce(DocAction::Undo).source().text, mine);
}

#[test]
fn what_was_saved_is_opened_as_one_step_with_its_values() {
    let text = program("h q[0]; // mine");
    let values = [("a".to_owned(), "pi".to_owned())].into();
    let content = Content { text: text.clone(), values, ..Content::default() };
    let qasm = qasm::to_qasm3(&qasm::parse(&text).circuit.unwrap());
    let saved = SavedDocument::new(qasm, content);
    let document = after(vec![place(H), place(H), DocAction::Open(Box::new(saved))]);
    assert_eq!((&*document.source().text, document.bindings().text("a")), (&*text, "pi"));
    assert_eq!(names(&document.reduce(DocAction::Undo)), ["h", "h"]);
}

#[test]
fn a_saved_text_that_is_no_circuit_comes_with_the_circuit_it_was_written_over() {
    let qasm = program("x q[1];");
    let saved = SavedDocument::new(qasm, content("h q["));
    let document = after(vec![DocAction::Open(Box::new(saved))]);
    assert_eq!(names(&document), ["x"]);
    assert!(document.draft().is_some_and(|draft| &*draft.text == "h q["));
}

#[test]
fn undo_and_redo_bring_texts_back_as_they_were_written() {
    let commented = program("h q[0]; // first");
    let document = after(vec![read(&commented, PASTED), place(H)]);
    assert_ne!(&*document.source().text, commented);
    let document = document.reduce(DocAction::Undo);
    assert_eq!(&*document.source().text, commented);
    assert!(!document.is_in_field());
    let edited = document.reduce(DocAction::Redo);
    assert_eq!(names(&edited), ["h", "h"]);
    assert_eq!(&*edited.reduce(DocAction::Undo).source().text, commented);
}

#[test]
fn a_document_is_opened_with_its_text_and_nothing_to_undo() {
    let text = program("h q[0]; // mine");
    let circuit = qasm::parse(&text).circuit.unwrap();
    let document = Rc::new(DocState::restored(circuit, &content(&text)));
    assert_eq!((&*document.source().text, document.can_undo()), (&*text, false));
    // A text that was not a circuit yet is no step either, and one of another circuit is.
    let circuit = Circuit::with_registers(2, 0);
    let opened = DocState::restored(circuit.clone(), &content("h q["));
    assert!(opened.draft().is_some() && !opened.can_undo());
    assert!(DocState::restored(circuit, &content(&text)).can_undo());
}

#[test]
fn another_text_for_the_same_circuit_from_elsewhere_can_be_undone() {
    let (mine, theirs) = (program("h q[0]; // mine"), program("h q[0]; // theirs"));
    let document = after(vec![read(&mine, PASTED), read(&theirs, ELSEWHERE)]);
    assert_eq!(&*document.source().text, theirs);
    assert_eq!(&*document.reduce(DocAction::Undo).source().text, mine);
}

#[test]
fn a_typed_comment_is_no_step_and_stays() {
    let document = after(vec![place(H)]);
    let commented = format!("{}// done\n", qasm::to_qasm3(document.circuit()));
    let document = document.reduce(read(&commented, TYPED));
    assert_eq!(&*document.source().text, commented);
    assert!(names(&document.reduce(DocAction::Undo)).is_empty());
}

#[test]
fn typing_after_an_undo_is_a_step_of_its_own() {
    let typed = |gates: &str| read(&program(gates), TYPED);
    let document = after(vec![typed("h q[0];"), place(H), DocAction::Undo, typed("x q[0];")]);
    assert_eq!(names(&document), ["x"]);
    assert_eq!(names(&document.reduce(DocAction::Undo)), ["h"]);
}

#[test]
fn lines_end_alike_wherever_a_text_comes_from() {
    let document = after(vec![read("qubit[2] q;\r\nx q[0];\r// old\n", ELSEWHERE)]);
    assert_eq!(&*document.source().text, "qubit[2] q;\nx q[0];\n// old\n");
}

#[test]
fn the_cursor_in_a_statement_selects_all_of_its_gates() {
    let document = after(vec![place(H), place(H), DocAction::Mark(vec![1, 0, 7])]);
    assert_eq!((document.selected, &*document.marked), (Some(0), &[0, 1][..]));
    let document = document.reduce(DocAction::Select(Some(1)));
    assert_eq!((document.selected, &*document.marked), (Some(1), &[1][..]));
    let document = document.reduce(place(H));
    assert_eq!(&*document.marked, document.selected.as_slice());
}

#[test]
fn parameters_have_the_values_that_their_fields_say() {
    let mut bindings = Bindings::default();
    for (name, text, expected) in [
        ("a", " pi/2 ", Ok(std::f64::consts::FRAC_PI_2)),
        ("b", "-0.5", Ok(-0.5)),
        ("c", "", Err(BindingError::Missing)),
    ] {
        bindings.0.insert(name.to_owned(), text.to_owned());
        assert_eq!(bindings.value(name), expected, "{text:?}");
    }
    assert_eq!(bindings.value("d"), Err(BindingError::Missing));
    bindings.0.insert("d".to_owned(), "1/".to_owned());
    assert!(matches!(bindings.value("d"), Err(BindingError::Unreadable(_))));

    for (text, expected) in [
        ("0, pi, -1.5", Some(vec![0.0, std::f64::consts::PI, -1.5])),
        ("sin(0), 2", Some(vec![0.0, 2.0])),
        ("0..1 in 5", Some(vec![0.0, 0.25, 0.5, 0.75, 1.0])),
        ("0…2pi in 3 steps", Some(vec![0.0, std::f64::consts::PI, std::f64::consts::TAU])),
        ("0..1 in 1", None),
        ("0..1", None),
        ("0..1 in 99999999999", None),
        ("1,", None),
        ("1, x", None),
    ] {
        bindings.0.insert("e".to_owned(), text.to_owned());
        assert_eq!(bindings.list("e").ok(), expected, "{text}");
    }
    assert_eq!(bindings.list("d").err(), bindings.value("d").err());

    let mut circuit = Circuit::with_registers(1, 0);
    for name in ["b", "a"] {
        circuit.add_input(name, None).unwrap();
    }
    let half_turn = std::f64::consts::FRAC_PI_2;
    assert_eq!(bindings.values(&circuit), Ok(vec![half_turn, -0.5]));
    circuit.add_input("c", None).unwrap();
    assert_eq!(bindings.values(&circuit), Err(vec!["c".to_owned()]));
}

#[test]
fn a_defined_gate_in_hand_is_put_down_when_its_circuit_goes() {
    let defined = Tool::Gate(Gate::Defined(DefinitionId(0)));
    let actions = vec![
        read("gate mine a { U(1, 2, 3) a; } qubit[2] q;", PASTED),
        DocAction::Arm(Some(defined)),
        place(defined),
    ];
    let document = after(actions);
    assert_eq!((document.tool, names(&document)), (Some(defined), vec!["mine"]));
    assert_eq!(document.reduce(read(&program(""), PASTED)).tool, None);
}

#[test]
fn every_happening_is_told_and_looking_around_is_none() {
    let document = after(vec![place(H)]);
    assert_eq!(document.happening.1, Happening::Edited(Some(0)));
    let number = document.happening.0;
    let cursor = Cell { wire: Qubit(1), column: 3 };
    let document = document.reduce(DocAction::Cursor(cursor));
    assert_eq!((document.happening.0, document.cursor), (number, cursor));
    let document = document.reduce(read(&program("x q[1];"), PASTED));
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

#[test]
fn an_edit_stays_in_open_qasm_2_where_that_has_a_gate_for_it() {
    let text =
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2]; // Q\nh q[0]; // H\nx q[1]; // X\n";
    let control = Command::AddControl { instruction: 1, qubit: Qubit(0), value: true };
    let document = after(vec![read(text, PASTED), DocAction::Edit(control)]);
    let expected = text.replace("x q[1]; // X", "cx q[0], q[1]; // X");
    assert_eq!(&*document.source().text, expected);
    assert_eq!(document.source().language, qasm::Language::OpenQasm2);
    assert_eq!(names(&document), ["h", "cx"]);
    assert_eq!(document.happening.1, Happening::Edited(Some(1)));
    let document = document.reduce(DocAction::Undo);
    assert_eq!((&*document.source().text, names(&document)), (text, vec!["h", "x"]));
}

#[test]
fn an_edit_that_open_qasm_2_cannot_hold_keeps_the_comments_and_is_told_of() {
    let text = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2]; // Q\nh q[0]; // H\n";
    let delay = Command::Place { tool: Tool::Delay, wire: Qubit(1), column: 0 };
    let document = after(vec![read(text, PASTED), DocAction::Edit(delay)]);
    let text = &*document.source().text;
    assert!(
        text.starts_with("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqreg q[2]; // Q\n"),
        "{text}"
    );
    assert!(text.contains("h q[0]; // H\n") && text.contains("delay["), "{text}");
    assert_eq!(document.source().language, qasm::Language::OpenQasm3);
    assert_eq!(document.happening.1, Happening::Translated);
    let document = document.reduce(DocAction::Undo);
    assert_eq!(document.source().language, qasm::Language::OpenQasm2);
}
