mod blocks;
mod declarations;
mod layout;
mod measuring;
mod modifiers;
mod saved;

use std::rc::Rc;

use super::*;
use crate::circuit::{Circuit, Clbit, Expr, Gate, Instruction, Qubit, StandardGate};
use crate::qasm;

const H: Tool = Tool::Gate(Gate::Standard(StandardGate::H));
const X: Tool = Tool::Gate(Gate::Standard(StandardGate::X));
const CX: Tool = Tool::Gate(Gate::Standard(StandardGate::Cx));
const CCX: Tool = Tool::Gate(Gate::Standard(StandardGate::Ccx));
const RX: Tool = Tool::Gate(Gate::Standard(StandardGate::Rx));

fn place(tool: Tool, wire: u32, column: usize) -> Command {
    Command::Place { tool, wire: Qubit(wire), column }
}

/// A circuit on `num_qubits` qubits after these edits.
fn built(num_qubits: u32, commands: &[Command]) -> Circuit {
    let circuit = Circuit::with_registers(num_qubits, 0);
    commands.iter().fold(circuit, |circuit, command| apply(&circuit, command).unwrap().circuit)
}

/// One line per instruction: name, qubits, column.
fn shown(circuit: &Circuit) -> String {
    let layout = Layout::of(circuit);
    let line = |(index, step): (usize, &Instruction)| {
        let name = circuit.operation_name(&step.operation);
        let qubits: Vec<String> = step.qubits.iter().map(|q| q.0.to_string()).collect();
        format!("{name} {}@{}", qubits.join(","), layout.column_of(index).unwrap())
    };
    circuit.instructions().iter().enumerate().map(line).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(num_qubits: u32, commands: &[Command], expected: &str) {
    assert_eq!(shown(&built(num_qubits, commands)), expected);
}

/// Checks what a command makes of a program that follows the inclusion of the library.
#[track_caller]
fn check_text(source: &str, command: &Command, expected: &str) {
    let source = format!("include \"stdgates.inc\";\n{source}");
    let parsed = qasm::parse(&source);
    let old = parsed.circuit.as_ref().unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
    let new = apply(old, command).unwrap().circuit;
    let written = qasm::rewrite(&source, &parsed, &new).unwrap();
    assert_eq!(written.text, format!("include \"stdgates.inc\";\n{expected}"));
}

#[test]
fn a_gate_stands_as_far_left_as_its_wires_allow() {
    check(3, &[place(H, 0, 0), place(X, 1, 7)], "h 0@0 x 1@0");
    check(3, &[place(CX, 0, 0), place(H, 1, 1), place(H, 2, 1)], "cx 0,1@0 h 1@1 h 2@0");
}

#[test]
fn a_gate_dropped_onto_another_goes_before_it() {
    check(1, &[place(H, 0, 0), place(X, 0, 0)], "x 0@0 h 0@1");
    check(2, &[place(H, 0, 0), place(X, 0, 1), place(CX, 0, 1)], "h 0@0 cx 0,1@1 x 0@2");
}

#[test]
fn a_drop_keeps_the_columns_even_where_the_program_is_in_another_order() {
    // In program order the gate of column 2 comes first.
    let steps = [place(H, 0, 0), place(H, 0, 1), place(X, 0, 2), place(H, 1, 0)];
    check(2, &steps, "h 0@0 h 0@1 x 0@2 h 1@0");
    let steps = [&steps[..], &[place(CX, 0, 2)]].concat();
    check(2, &steps, "h 0@0 h 0@1 h 1@0 cx 0,1@2 x 0@3");
}

#[test]
fn a_gate_of_several_qubits_reaches_down_and_at_the_bottom_up() {
    check(3, &[place(CX, 1, 0)], "cx 1,2@0");
    check(3, &[place(CX, 2, 0)], "cx 2,1@0");
    check(3, &[place(CCX, 1, 0)], "ccx 0,1,2@0");
    let error = apply(&Circuit::with_registers(2, 0), &place(CCX, 0, 0)).unwrap_err();
    assert_eq!(error.to_string(), "ccx needs 3 qubits, the circuit has 2");
}

#[test]
fn a_move_takes_the_gate_out_and_puts_it_where_it_is_dropped() {
    let steps = [place(H, 0, 0), place(X, 0, 1)];
    let moved = |instruction, wires_down, column| {
        let command = Command::MoveToColumn { instruction, wires_down, column };
        shown(&built(2, &[&steps[..], &[command]].concat()))
    };
    assert_eq!(moved(0, 0, 1), "x 0@0 h 0@1");
    assert_eq!(moved(1, 0, 0), "x 0@0 h 0@1");
    assert_eq!(moved(1, 1, 0), "h 0@0 x 1@0");
    assert_eq!(moved(1, 9, 0), "h 0@0 x 1@0");
}

#[test]
fn an_operand_moves_alone_and_changes_places_with_another() {
    let set = |operand, qubit| Command::SetQubit { instruction: 0, operand, qubit: Qubit(qubit) };
    check(3, &[place(CX, 0, 0), set(1, 2)], "cx 0,2@0");
    check(3, &[place(CX, 0, 0), set(0, 1)], "cx 1,0@0");
    let error = apply(&built(3, &[place(CX, 0, 0)]), &set(1, 3)).unwrap_err();
    assert_eq!(error.to_string(), "there is no qubit 3: the circuit has 3");
}

#[test]
fn a_crossed_wire_shows_the_line_of_the_gate() {
    let wide = Command::SetQubit { instruction: 0, operand: 1, qubit: Qubit(2) };
    let circuit = built(3, &[place(CX, 0, 0), wide]);
    let layout = Layout::of(&circuit);
    let at = |wire, column| layout.at(&circuit, Qubit(wire), column);
    assert_eq!(at(0, 0), Some((0, Part::Operand(0))));
    assert_eq!(at(1, 0), Some((0, Part::Line)));
    assert_eq!(at(2, 0), Some((0, Part::Operand(1))));
    assert_eq!(at(2, 1), None);
}

#[test]
fn a_new_gate_turns_by_half_pi_and_takes_what_is_typed() {
    let circuit = built(1, &[place(RX, 0, 0)]);
    assert_eq!(circuit.instructions()[0].params[0].to_string(), "pi/2");
    let value = Expr::Number(0.25);
    let command = Command::SetParam { instruction: 0, param: 0, value: value.clone() };
    assert_eq!(apply(&circuit, &command).unwrap().circuit.instructions()[0].params, [value]);
    let missing = Command::SetParam { instruction: 0, param: 1, value: Expr::Number(1.0) };
    assert_eq!(apply(&circuit, &missing), Err(EditError::NoSuchPlace));
}

#[test]
fn a_measurement_finds_a_bit_nobody_writes() {
    let bits = |circuit: &Circuit| -> Vec<u32> {
        circuit.instructions().iter().flat_map(|step| &step.clbits).map(|bit| bit.0).collect()
    };
    let circuit = built(3, &[place(Tool::Measure, 1, 0)]);
    assert_eq!((circuit.cregs()[0].name.as_str(), circuit.num_clbits()), ("c", 3));
    assert_eq!(bits(&circuit), [1]);
    let circuit = apply(&circuit, &place(Tool::Measure, 1, 1)).unwrap().circuit;
    assert_eq!(bits(&circuit), [1, 0]);
    let circuit = built(3, &[place(Tool::Measure, 1, 0), place(H, 1, 1), Command::AddQubit]);
    let measure = place(Tool::Measure, 3, 9);
    let circuit = (0..3).fold(circuit, |circuit, _| apply(&circuit, &measure).unwrap().circuit);
    assert_eq!((bits(&circuit), circuit.num_clbits()), (vec![1, 0, 2, 3], 4));
}

#[test]
fn measuring_all_names_the_register_as_qiskit_does() {
    let circuit = built(2, &[place(H, 0, 0), Command::MeasureAll]);
    assert_eq!(circuit.cregs()[0].name, "meas");
    assert_eq!(shown(&circuit), "h 0@0 measure 0@1 measure 1@2");
    assert_eq!(apply(&circuit, &Command::MeasureAll).unwrap().circuit, circuit);
}

#[test]
fn removing_a_qubit_takes_its_gates_and_renumbers_the_rest() {
    let steps = [place(H, 0, 0), place(CX, 1, 1), place(X, 2, 3), place(Tool::Barrier, 0, 9)];
    let circuit = built(3, &steps);
    let removed = apply(&circuit, &Command::RemoveQubit { qubit: Qubit(1) }).unwrap().circuit;
    assert_eq!(shown(&removed), "h 0@0 x 1@0 barrier 0,1@1");
    let one = Circuit::with_registers(1, 0);
    let command = Command::RemoveQubit { qubit: Qubit(0) };
    assert_eq!(apply(&one, &command), Err(EditError::LastQubit));
}

#[test]
fn a_qubit_is_added_below_and_a_clear_keeps_the_registers() {
    let circuit = built(1, &[place(H, 0, 0), Command::AddQubit, place(Tool::Measure, 1, 0)]);
    assert_eq!(circuit.num_qubits(), 2);
    let cleared = apply(&circuit, &Command::Clear).unwrap().circuit;
    assert_eq!(cleared, Circuit::with_registers(2, 2));
}

#[test]
fn a_place_that_does_not_exist_is_an_error() {
    let circuit = built(1, &[place(H, 0, 0)]);
    let check = |command| assert!(apply(&circuit, &command).is_err(), "{command:?}");
    check(Command::Remove { instruction: 1 });
    check(Command::MoveToColumn { instruction: 1, wires_down: 0, column: 0 });
    check(Command::SetClbit { instruction: 0, clbit: Clbit(0) });
    check(Command::SetQubit { instruction: 0, operand: 1, qubit: Qubit(0) });
    check(Command::RemoveQubit { qubit: Qubit(1) });
    check(place(H, 1, 0));
    check(place(Tool::Measure, 1, 0));
}

#[test]
fn undo_and_redo_walk_through_the_edits() {
    let mut history = History::new(Circuit::with_registers(1, 0));
    history.edit(&place(H, 0, 0)).unwrap();
    history.edit(&place(X, 0, 1)).unwrap();
    history.undo();
    assert_eq!(shown(history.circuit()), "h 0@0");
    history.redo();
    assert_eq!(shown(history.circuit()), "h 0@0 x 0@1");
    history.undo();
    history.edit(&Command::Clear).unwrap();
    assert!(!history.can_redo());
    history.undo();
    history.undo();
    history.undo();
    assert!(history.circuit().instructions().is_empty() && !history.can_undo());
}

#[test]
fn an_edit_that_fails_or_changes_nothing_is_no_step() {
    let mut history = History::new(Circuit::with_registers(1, 0));
    assert!(history.edit(&place(CX, 0, 0)).is_err());
    history.edit(&Command::Clear).unwrap();
    history.edit(&Command::Replace(Rc::clone(history.circuit()))).unwrap();
    assert!(!history.can_undo());
}

#[test]
fn the_history_forgets_the_oldest_steps() {
    let mut history = History::new(Circuit::with_registers(1, 0));
    for _ in 0..History::LIMIT + 5 {
        history.edit(&Command::AddQubit).unwrap();
    }
    while history.can_undo() {
        history.undo();
    }
    assert_eq!(history.circuit().num_qubits(), 6);
}

#[test]
fn a_history_of_large_circuits_remembers_fewer_steps() {
    let large = |qubits| {
        let mut circuit = Circuit::with_registers(qubits, 0);
        let h = Instruction::gate(Gate::Standard(StandardGate::H), vec![], vec![Qubit(0)]);
        circuit.set_instructions(vec![h; History::MAX_INSTRUCTIONS / 3]).unwrap();
        Command::Replace(Rc::new(circuit))
    };
    let mut history = History::new(Circuit::with_registers(1, 0));
    for qubits in 1..=6 {
        history.edit(&large(qubits)).unwrap();
    }
    let mut steps = 0;
    while history.can_undo() {
        history.undo();
        steps += 1;
    }
    assert_eq!(steps, 3);
}

#[test]
fn an_amendment_belongs_to_the_step_before_it() {
    let mut history = History::new(Circuit::with_registers(1, 0));
    history.edit(&place(H, 0, 0)).unwrap();
    history.amend(built(1, &[place(X, 0, 0)]));
    assert_eq!(shown(history.circuit()), "x 0@0");
    history.undo();
    assert!(history.circuit().instructions().is_empty());
}
