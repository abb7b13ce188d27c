use super::layout::{circuit, gate, pair, repeat, when, when_else, with_own_gate, x};
use super::*;
use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalExpr, ControlFlow, LoopValues, Operation, VariableScope,
};

/// The program in one line: names and qubits, blocks in braces.
fn program(circuit: &Circuit, instructions: &[Instruction]) -> String {
    let line = |step: &Instruction| {
        let name = circuit.operation_name(&step.operation);
        if let Some(flow) = step.control_flow() {
            let blocks: Vec<String> =
                flow.blocks().iter().map(|block| program(circuit, block)).collect();
            return format!("{name} {{{}}}", blocks.join("|"));
        }
        let qubits: Vec<String> = step.qubits.iter().map(|qubit| qubit.0.to_string()).collect();
        format!("{name} {}", qubits.join(","))
    };
    instructions.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Applies a command; the program then, and the place to look at.
fn edited(circuit: &Circuit, command: &Command) -> (String, Option<usize>) {
    let Edited { circuit, focus } = apply(circuit, command).unwrap();
    (program(&circuit, circuit.instructions()), focus)
}

#[track_caller]
fn check(circuit: &Circuit, command: &Command, expected: &str, focus: Option<usize>) {
    assert_eq!(edited(circuit, command), (expected.to_owned(), focus));
}

#[track_caller]
fn check_refused(circuit: &Circuit, command: &Command, message: &str) {
    assert_eq!(apply(circuit, command).unwrap_err().to_string(), message);
}

#[test]
fn a_drop_into_a_block_goes_into_it() {
    // Columns: if 0, then 1 and 2, else 3, its content 4 and 5.
    let start = circuit(4, vec![when_else(0, vec![x(1), x(1)], vec![x(2)])]);
    check(&start, &place(H, 1, 1), "if {h 1; x 1; x 1|x 2}", Some(1));
    check(&start, &place(H, 2, 2), "if {x 1; x 1; h 2|x 2}", Some(3));
    check(&start, &place(H, 1, 3), "if {x 1; x 1; h 1|x 2}", Some(3));
    check(&start, &place(H, 2, 5), "if {x 1; x 1|x 2; h 2}", Some(4));
    check(&start, &place(H, 1, 0), "h 1; if {x 1; x 1|x 2}", Some(0));
    check(&start, &place(H, 1, 6), "if {x 1; x 1|x 2}; h 1", Some(4));
    check(&start, &place(H, 0, 1), "if {x 1; x 1|x 2}; h 0", Some(4));
}

#[test]
fn an_empty_block_takes_what_is_dropped_into_it() {
    let start = circuit(3, vec![when_else(0, vec![], vec![])]);
    check(&start, &place(H, 2, 1), "if {h 2|}", Some(1));
    check(&start, &place(CX, 0, 3), "if {|cx 0,1}", Some(1));
}

#[test]
fn a_block_grows_by_what_reaches_over_its_edge_and_by_what_is_put_into_it() {
    // What the gate meets on the wire below is left of the loop here, and right of it there.
    let start = circuit(4, vec![x(2), when(0, vec![x(1)])]);
    check(&start, &place(CX, 1, 2), "x 2; if {cx 1,2; x 1}", Some(2));
    let beside = circuit(4, vec![x(2), repeat(vec![x(1)])]);
    check(&beside, &place(CX, 1, 1), "for {cx 1,2; x 1}; x 2", Some(1));
    let block = Some(BlockAt { place: 1, block: 0 });
    let into = |wire| Command::PlaceInBlock { tool: H, wire: Qubit(wire), column: 9, block };
    check(&start, &into(0), "x 2; if {x 1; h 0}", Some(3));
    check(&start, &into(3), "x 2; if {x 1; h 3}", Some(3));
}

#[test]
fn a_gate_is_dragged_into_and_out_of_blocks_and_between_them() {
    // Columns: if 0, then 1, else 2, its content 3 and 4; h behind it.
    let start = circuit(2, vec![when_else(0, vec![x(0)], vec![x(0)]), gate(StandardGate::H, &[0])]);
    let take =
        |instruction, wires_down, column| Command::MoveToColumn { instruction, wires_down, column };
    check(&start, &take(3, 0, 1), "if {h 0; x 0|x 0}", Some(1));
    check(&start, &take(3, 0, 4), "if {x 0|x 0; h 0}", Some(3));
    check(&start, &take(1, 0, 4), "if {|x 0; x 0}; h 0", Some(2));
    check(&start, &take(1, 0, 9), "if {|x 0}; h 0; x 0", Some(3));
    check(&start, &take(1, 1, 0), "x 1; if {|x 0}; h 0", Some(0));
    let block = Some(BlockAt { place: 0, block: 1 });
    let into = Command::MoveToBlock { instruction: 3, wires_down: 1, column: 9, block };
    check(&start, &into, "if {x 0|x 0; h 1}", Some(3));
    let out = Command::MoveToBlock { instruction: 2, wires_down: 0, column: 9, block: None };
    check(&start, &out, "if {x 0|}; h 0; x 0", Some(3));
}

#[test]
fn a_loop_stays_behind_the_measurement_that_a_part_moved_within_it_asks_for() {
    let measured = Instruction::measure(Qubit(3), Clbit(0));
    let body = vec![x(0), when(0, vec![x(0)]), x(1)];
    let start = circuit(4, vec![x(3), measured, repeat(body)]);
    let take = |column| Command::MoveToColumn { instruction: 4, wires_down: 0, column };
    // Columns: x 0, measure 1, for 2, its content 3 to 6.
    check(&start, &take(3), "x 3; measure 3; for {if {x 0}; x 0; x 1}", Some(3));
    check(&start, &take(4), "x 3; measure 3; for {x 0; x 1; if {x 0}}", Some(5));
}

#[test]
fn control_flow_moves_as_a_whole_and_never_into_itself() {
    let inner = when(0, vec![x(0)]);
    let start = circuit(3, vec![repeat(vec![inner, x(1)]), x(2)]);
    let take =
        |instruction, wires_down, column| Command::MoveToColumn { instruction, wires_down, column };
    check(&start, &take(0, 1, 0), "for {if {x 1}; x 2}; x 2", Some(0));
    check(&start, &take(1, 0, 1), "for {if {x 0}; x 1}; x 2", Some(1));
    check(&start, &take(1, 0, 2), "for {x 1; if {x 0}}; x 2", Some(2));
    check(&start, &take(1, 0, 99), "for {x 1}; x 2; if {x 0}", Some(3));
    let into_itself = Some(BlockAt { place: 1, block: 0 });
    let command =
        Command::MoveToBlock { instruction: 0, wires_down: 0, column: 1, block: into_itself };
    check(&start, &command, "x 2; for {if {x 0}; x 1}", Some(1));
}

#[test]
fn tools_for_control_flow_ask_the_bit_of_the_measurement_before_them() {
    let mut start = circuit(2, vec![]);
    start.measure(1, 1).unwrap();
    let Edited { circuit: after, focus } = apply(&start, &place(Tool::If, 0, 1)).unwrap();
    assert_eq!(
        (program(&after, after.instructions()), focus),
        ("measure 1; if {}".to_owned(), Some(1))
    );
    let flow = after.instructions()[1].control_flow().unwrap();
    assert_eq!(flow.condition(), Some(&ClassicalExpr::Bit(Clbit(1))));
    let after = apply(&start, &place(Tool::Switch, 0, 1)).unwrap().circuit;
    let flow = after.instructions()[1].control_flow().unwrap();
    assert_eq!(flow.condition(), Some(&ClassicalExpr::Bits(vec![Clbit(0), Clbit(1)])));
    // Without any bits there are some then.
    let bare = Circuit::with_registers(3, 0);
    let after = apply(&bare, &place(Tool::While, 0, 0)).unwrap().circuit;
    assert_eq!((after.num_clbits(), after.cregs()[0].name.as_str()), (3, "c"));
    check(&bare, &place(Tool::IfElse, 0, 0), "if {|}", Some(0));
    check(&bare, &place(Tool::For, 0, 0), "for {}", Some(0));
    check(&bare, &place(Tool::Assign, 0, 0), "= ", Some(0));
    check(&bare, &place(Tool::Reset, 1, 0), "reset 1", Some(0));
    check(&bare, &place(Tool::Delay, 1, 0), "delay 1", Some(0));
}

#[test]
fn break_stands_where_there_is_a_loop_around_it() {
    let start = circuit(2, vec![repeat(vec![x(0)]), when(0, vec![x(0)])]);
    check(&start, &place(Tool::Break, 0, 2), "for {x 0; break }; if {x 0}", Some(2));
    check_refused(&start, &place(Tool::Continue, 0, 5), "continue stands in no loop");
    check_refused(&start, &place(Tool::Break, 1, 0), "break stands in no loop");
}

#[test]
fn a_barrier_in_a_block_goes_across_the_block() {
    let start = circuit(4, vec![when(0, vec![x(1), x(2)])]);
    check(&start, &place(Tool::Barrier, 1, 2), "if {x 1; x 2; barrier 1,2}", Some(3));
    // Taken across a block that is narrower, it goes before it.
    let steps = vec![repeat(vec![x(1)]), Instruction::barrier(vec![Qubit(0), Qubit(1)])];
    let command = Command::MoveToColumn { instruction: 2, wires_down: 0, column: 1 };
    check(&circuit(2, steps), &command, "barrier 0,1; for {x 1}", Some(0));
}

#[test]
fn blocks_are_added_and_taken_away() {
    let start = circuit(2, vec![x(0), when(0, vec![x(1)])]);
    check(&start, &Command::AddElse { instruction: 1 }, "x 0; if {x 1|}", Some(1));
    check_refused(&start, &Command::AddElse { instruction: 0 }, "this cannot be done with x");
    check_refused(&start, &Command::AddCase { instruction: 1 }, "this cannot be done with if");
    let remove = |block| Command::RemoveBlock { block: BlockAt { place: 1, block } };
    check_refused(&start, &remove(0), "the last block of if stays");
    check_refused(&start, &remove(1), "there is no such place in the circuit");
    let switch = apply(&circuit(2, vec![x(0)]), &place(Tool::Switch, 0, 1)).unwrap().circuit;
    let more = apply(&switch, &Command::AddCase { instruction: 1 }).unwrap().circuit;
    let Some(ControlFlow::Switch { cases, .. }) = more.instructions()[1].control_flow() else {
        panic!("no switch")
    };
    assert_eq!(cases[1].values, [1]);
    check(&more, &remove(0), "x 0; switch {|}", Some(1));
    check(&more, &remove(2), "x 0; switch {|}", Some(1));
    let values = Command::SetCaseValues { block: BlockAt { place: 1, block: 1 }, values: vec![0] };
    check_refused(&more, &values, "0 cannot stand here");
}

#[test]
fn conditions_and_loops_are_changed_at_any_depth() {
    let start = circuit(2, vec![when(0, vec![repeat(vec![when(1, vec![x(0)])])])]);
    let condition = ClassicalExpr::Bits(vec![Clbit(0), Clbit(1)]);
    let set = Command::SetCondition { instruction: 2, condition: condition.clone() };
    let after = apply(&start, &set).unwrap().circuit;
    let inner = after.instruction(2).unwrap();
    assert_eq!(inner.control_flow().unwrap().condition(), Some(&condition));
    assert_eq!(inner.clbits, [Clbit(0), Clbit(1)]);
    let values = LoopValues::Set(vec![3, 1]);
    let set = Command::SetLoopValues { instruction: 1, values: values.clone() };
    let after = apply(&start, &set).unwrap().circuit;
    assert!(matches!(after.instruction(1).unwrap().control_flow(),
        Some(ControlFlow::For { values: new, .. }) if *new == values));
    let endless = LoopValues::Range { start: 0, step: 0, stop: 1 };
    let set = Command::SetLoopValues { instruction: 1, values: endless };
    check_refused(&start, &set, "0 cannot stand here");
    let beyond = ClassicalExpr::Bit(Clbit(2));
    let set = Command::SetCondition { instruction: 2, condition: beyond };
    check_refused(&start, &set, "there is no classical bit 2: the circuit has 2");
}

#[test]
fn the_variable_of_a_loop_is_named_renamed_and_forgotten() {
    let rx = |name: &str| {
        let angle = Expr::Symbol(name.to_owned());
        Instruction::gate(Gate::Standard(StandardGate::Rx), vec![angle], vec![Qubit(0)])
    };
    let name =
        |name: &str| Command::SetLoopVariable { instruction: 0, name: Some(name.to_owned()) };
    let start = apply(&circuit(1, vec![repeat(vec![])]), &name("i")).unwrap().circuit;
    assert_eq!(start.variables()[0].scope, VariableScope::Loop);
    let dropped = apply(&start, &place(RX, 0, 1)).unwrap().circuit;
    let value = Expr::Symbol("i".to_owned());
    let with_rx =
        apply(&dropped, &Command::SetParam { instruction: 1, param: 0, value }).unwrap().circuit;
    let renamed = apply(&with_rx, &name("k")).unwrap().circuit;
    assert_eq!(renamed.instruction(1), Some(&rx("k")));
    assert_eq!(renamed.variables().len(), 1);
    let none = Command::SetLoopVariable { instruction: 0, name: None };
    check_refused(&renamed, &none, "there is no parameter k");
    check_refused(&renamed, &name("while"), "while cannot be a name");
    let gone = apply(&renamed, &Command::Remove { instruction: 0 }).unwrap().circuit;
    assert_eq!(gone.variables(), []);
}

#[test]
fn an_unwrapped_block_takes_the_place_of_what_was_around_it() {
    let start = circuit(2, vec![when_else(0, vec![x(0)], vec![x(1), x(1)]), x(0)]);
    let unwrap = |block| Command::Unwrap { block: BlockAt { place: 0, block } };
    check(&start, &unwrap(1), "x 1; x 1; x 0", Some(0));
    check(&start, &unwrap(0), "x 0; x 0", Some(0));
    check_refused(&start, &unwrap(2), "there is no such place in the circuit");
    let looped = circuit(1, vec![repeat(vec![Instruction::break_loop()])]);
    check_refused(&looped, &unwrap(0), "break stands in no loop");
}

#[test]
fn removing_a_qubit_reaches_into_blocks() {
    let steps = vec![when(0, vec![x(0), gate(StandardGate::Cx, &[1, 2]), x(2)]), x(1)];
    let start = circuit(3, steps);
    check(&start, &Command::RemoveQubit { qubit: Qubit(1) }, "if {x 0; x 1}", None);
}

#[test]
fn an_assignment_and_a_delay_and_a_label_are_changed() {
    let start = apply(&circuit(2, vec![]), &place(Tool::Assign, 0, 0)).unwrap().circuit;
    let target = AssignmentTarget::Bits(vec![Clbit(1)]);
    let assignment = Assignment { target, value: ClassicalExpr::Bit(Clbit(0)) };
    let set = Command::SetAssignment { instruction: 0, assignment: assignment.clone() };
    let after = apply(&start, &set).unwrap().circuit;
    assert_eq!(after.instructions()[0], Instruction::assign(assignment));
    assert_eq!(after.instructions()[0].clbits, [Clbit(1)]);
    let delayed = apply(&circuit(2, vec![]), &place(Tool::Delay, 0, 0)).unwrap().circuit;
    let mut duration = Tool::DEFAULT_DELAY;
    duration.value = 2.5;
    let set = |duration| Command::SetDelay { instruction: 0, duration };
    let after = apply(&delayed, &set(duration)).unwrap().circuit;
    assert_eq!(after.instructions()[0].operation, Operation::Delay(duration));
    duration.value = -1.0;
    check_refused(&delayed, &set(duration), "a delay cannot last that long");
    check_refused(&start, &set(duration), "this cannot be done with =");
    let label = Some("here".to_owned());
    let barrier = circuit(1, vec![Instruction::barrier(vec![Qubit(0)])]);
    let set = Command::SetBarrierLabel { instruction: 0, label: label.clone() };
    let after = apply(&barrier, &set).unwrap().circuit;
    assert_eq!(after.instructions()[0].operation, Operation::Barrier(label));
}

#[test]
fn gates_are_put_together_and_taken_apart_again() {
    let h = |qubit| gate(StandardGate::H, &[qubit]);
    let steps = vec![when(0, vec![x(2), h(1), x(0), gate(StandardGate::Cx, &[2, 1]), h(2)])];
    let start = circuit(3, steps);
    let group = |instructions: &[usize]| {
        let instructions = instructions.to_vec();
        Command::Group { instructions, name: "mine".to_owned() }
    };
    let after = apply(&start, &group(&[1, 4])).unwrap();
    assert_eq!(after.focus, Some(3));
    assert_eq!(
        program(&after.circuit, after.circuit.instructions()),
        "if {h 1; x 0; mine 1,2; h 2}"
    );
    let decompose = Command::Decompose { instruction: 3 };
    check(&after.circuit, &decompose, "if {h 1; x 0; x 2; cx 2,1; h 2}", Some(3));
    // What depends on one of them and has to be before another stands in the way.
    check_refused(&start, &group(&[1, 5]), "something else stands between them");
    check_refused(&start, &group(&[0, 1]), "something else stands between them");
    check_refused(&start, &Command::Decompose { instruction: 1 }, "this cannot be done with x");
    let measured = circuit(1, vec![Instruction::measure(Qubit(0), Clbit(0))]);
    check_refused(&measured, &group(&[0]), "a gate is made of gates, and measure is none");
}

#[test]
fn a_gate_that_is_made_keeps_the_parameters_of_its_parts() {
    let mut start = Circuit::with_registers(1, 0);
    start.add_input("theta", Some(2)).unwrap();
    let rx = |name: &str| {
        let angle = Expr::Symbol(name.to_owned()).negated();
        Instruction::gate(Gate::Standard(StandardGate::Rx), vec![angle], vec![Qubit(0)])
    };
    start.set_instructions(vec![rx("theta[1]"), rx("theta[0]"), rx("theta[1]")]).unwrap();
    let command = Command::Group { instructions: vec![0, 1, 2], name: "turn".to_owned() };
    let grouped = apply(&start, &command).unwrap().circuit;
    assert_eq!(grouped.definitions()[0].params, ["theta_1", "theta_0"]);
    assert_eq!(grouped.instructions()[0].params.len(), 2);
    let apart = apply(&grouped, &Command::Decompose { instruction: 0 }).unwrap().circuit;
    assert_eq!(apart.instructions(), start.instructions());
}

#[test]
fn several_commands_are_one_step() {
    let start = with_own_gate(2, |id| vec![pair(id, [0, 1])]);
    let mut history = History::new(start.clone());
    let all = Command::All(vec![place(H, 0, 0), place(X, 1, 0), Command::AddQubit]);
    assert_eq!(history.edit(&all), Ok(None));
    assert_eq!(shown(history.circuit()), "h 0@0 x 1@0 pair 0,1@1");
    history.undo();
    assert_eq!(**history.circuit(), start);
    let refused = Command::All(vec![place(H, 0, 0), Command::Remove { instruction: 7 }]);
    assert_eq!(history.edit(&refused), Err(EditError::NoSuchPlace));
    assert_eq!(**history.circuit(), start);
}

#[test]
fn the_deepest_blocks_can_be_edited() {
    let deepest = (0..255).fold(x(1), |inner, _| when(0, vec![inner]));
    let start = circuit(2, vec![deepest]);
    let layout = Layout::of(&start);
    assert_eq!(layout.num_columns(), 255 + 1 + 255);
    let Edited { circuit: edited, focus } = apply(&start, &place(H, 1, 255)).unwrap();
    assert_eq!(focus, Some(255));
    let undone = apply(&edited, &Command::Remove { instruction: 255 }).unwrap().circuit;
    assert_eq!(undone, start);
    let moved = Command::MoveToColumn { instruction: 255, wires_down: -1, column: 0 };
    assert_eq!(apply(&start, &moved).unwrap().focus, Some(0));
    // One block more goes in, and no further one.
    let deeper = apply(&start, &place(Tool::If, 1, 255)).unwrap();
    let command =
        place(Tool::If, 1, Layout::of(&deeper.circuit).slot(255).unwrap().columns.start + 1);
    assert!(apply(&deeper.circuit, &command).is_err());
}

#[test]
fn a_gate_is_dragged_out_of_a_block_and_into_one_with_its_comment() {
    let source =
        "qubit[2] q;\nbit[2] c;\nif (c[0]) {\n  // inner\n  x q[1]; // flip\n}\nh q[0]; // had\n";
    let drag = |instruction, wires_down, block, column| Command::MoveToBlock {
        instruction,
        wires_down,
        column,
        block,
    };
    let without = source.replace("  x q[1]; // flip\n", "");
    check_text(source, &drag(1, 0, None, 9), &without.replace("}\n", "}\nx q[1]; // flip\n"));
    check_text(source, &drag(1, -1, None, 9), &(without + "x q[0]; // flip\n"));
    let block = Some(BlockAt { place: 0, block: 0 });
    let without = source.replace("h q[0]; // had\n", "");
    let expected = without.replace("// flip\n", "// flip\n  h q[0]; // had\n");
    check_text(source, &drag(2, 0, block, 9), &expected);
}
