//! Laws of editing, on random circuits.

use std::rc::Rc;

use ketpad::circuit::{Circuit, Gate, Instruction, Operation, Qubit, StandardGate};
use ketpad::editor::{BlockAt, Command, Edited, History, Item, Layout, Part, Slot, Tool, apply};
use proptest::prelude::*;

use crate::nested::{BITS, circuit};

/// Gates on one, two and three qubits, and everything that is no gate.
fn tool() -> impl Strategy<Value = Tool> {
    let gates = [StandardGate::H, StandardGate::Rx, StandardGate::Cx, StandardGate::Ccx];
    let gates = gates.map(|gate| Tool::Gate(Gate::Standard(gate)));
    prop::sample::select([&gates[..], &gates[..], &Tool::OPERATIONS].concat())
}

fn placement() -> impl Strategy<Value = Command> {
    let place = |(tool, wire, column)| Command::Place { tool, wire: Qubit(wire), column };
    (tool(), 0..BITS, 0..16_usize).prop_map(place)
}

fn placement_or_move() -> impl Strategy<Value = Command> {
    let move_to = |(instruction, wires_down, column)| Command::MoveToColumn {
        instruction,
        wires_down,
        column,
    };
    prop_oneof![placement(), (0..12_usize, -3..4_i64, 0..16_usize).prop_map(move_to)]
}

/// What an instruction is but for the bits that it writes and what is in its blocks.
fn header(instruction: &Instruction) -> String {
    match &instruction.operation {
        Operation::Flow(flow) => format!("{:?} {}", flow.condition(), flow.blocks().len()),
        Operation::Measure => "measure".to_owned(),
        operation => format!("{operation:?}{:?}", instruction.qubits),
    }
}

/// The instructions that touch a wire, in order, with the number of blocks around each. What is
/// at the place `skipped`, and in its blocks, is left out.
fn on_wire(circuit: &Circuit, wire: u32, skipped: Option<usize>) -> Vec<(usize, String)> {
    let left_out = skipped
        .map_or(0..0, |place| place..place + circuit.instruction(place).unwrap().num_places());
    let visits = circuit.walk().into_iter().filter(|visit| {
        !left_out.contains(&visit.place)
            && visit.instruction.control_flow().is_none()
            && visit.instruction.qubits.contains(&Qubit(wire))
    });
    visits.map(|visit| (visit.depth, header(visit.instruction))).collect()
}

/// All that reads or writes classical data or decides what comes next, in order.
fn classical(circuit: &Circuit, skipped: Option<usize>) -> Vec<(usize, String)> {
    let left_out = skipped
        .map_or(0..0, |place| place..place + circuit.instruction(place).unwrap().num_places());
    let visits = circuit.walk().into_iter().filter(|visit| {
        let is_classical = !matches!(
            visit.instruction.operation,
            Operation::Gate(_) | Operation::Reset | Operation::Barrier(_) | Operation::Delay(_)
        ) || !visit.instruction.params.is_empty();
        let is_for =
            visit.instruction.control_flow().is_some_and(|flow| flow.condition().is_none());
        !left_out.contains(&visit.place) && is_classical && !is_for
    });
    visits.map(|visit| (visit.depth, header(visit.instruction))).collect()
}

#[track_caller]
fn check_same_order(before: &Circuit, taken: Option<usize>, after: &Circuit, put: Option<usize>) {
    for wire in 0..BITS {
        assert_eq!(on_wire(before, wire, taken), on_wire(after, wire, put), "wire {wire}");
    }
    assert_eq!(classical(before, taken), classical(after, put));
}

/// How many instructions touch no qubit.
fn without_qubits(circuit: &Circuit) -> usize {
    circuit.walk().iter().filter(|visit| visit.instruction.qubits.is_empty()).count()
}

/// All slots of a circuit with the instructions in them.
fn slots<'c>(circuit: &'c Circuit, layout: &'c Layout) -> Vec<(usize, &'c Instruction, &'c Slot)> {
    let visits = circuit.walk().into_iter();
    visits.filter_map(|v| Some((v.place, v.instruction, layout.slot(v.place)?))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_gate_stands_where_it_is_dropped_or_left_of_it(circuit in circuit(), command in placement()) {
        let Command::Place { column, .. } = command else { unreachable!("a placement") };
        if let Ok(Edited { circuit: edited, focus }) = apply(&circuit, &command) {
            let placed = focus.expect("the placed gate is to be looked at");
            prop_assert!(Layout::of(&edited).column_of(placed).is_some_and(|at| at <= column));
        }
    }

    #[test]
    fn a_drop_goes_into_the_block_it_is_made_on(circuit in circuit(), wire in 0..BITS, column in 0..16_usize) {
        let block = Layout::of(&circuit).block_at(Qubit(wire), column);
        let command = Command::Place { tool: Tool::Reset, wire: Qubit(wire), column };
        let Edited { circuit: edited, focus } = apply(&circuit, &command).unwrap();
        let inside = Layout::of(&edited).slot(focus.unwrap()).unwrap().inside;
        prop_assert_eq!(inside.map(|at| at.block), block.map(|at| at.block));
        let depth = |circuit: &Circuit, at: Option<BlockAt>| {
            at.map(|at| Layout::of(circuit).slot(at.place).unwrap().depth)
        };
        prop_assert_eq!(depth(&edited, inside), depth(&circuit, block));
    }

    #[test]
    fn a_drop_keeps_the_order_of_everything_else(circuit in circuit(), command in placement()) {
        if let Ok(Edited { circuit: edited, focus }) = apply(&circuit, &command) {
            check_same_order(&circuit, None, &edited, focus);
        }
    }

    #[test]
    fn what_is_dropped_and_removed_again_was_never_there(circuit in circuit(), wire in 0..BITS, column in 0..16_usize) {
        let command = Command::Place { tool: Tool::Reset, wire: Qubit(wire), column };
        let Edited { circuit: edited, focus } = apply(&circuit, &command).unwrap();
        let rest = apply(&edited, &Command::Remove { instruction: focus.unwrap() }).unwrap().circuit;
        prop_assert_eq!(rest.num_places(), circuit.num_places());
        check_same_order(&circuit, None, &rest, None);
    }

    #[test]
    fn a_move_keeps_the_order_of_everything_else(
        circuit in circuit(),
        instruction in 0..12_usize,
        wires_down in -3..4_i64,
        column in 0..16_usize,
    ) {
        let command = Command::MoveToColumn { instruction, wires_down, column };
        if let Ok(Edited { circuit: edited, focus }) = apply(&circuit, &command) {
            prop_assert_eq!(edited.num_places(), circuit.num_places());
            check_same_order(&circuit, Some(instruction), &edited, focus);
        }
    }

    #[test]
    fn what_moves_stands_where_it_is_dropped_or_left_of_it(
        circuit in circuit(),
        instruction in 0..12_usize,
        column in 0..16_usize,
    ) {
        let command = Command::MoveToColumn { instruction, wires_down: 0, column };
        let has_qubits = circuit.instruction(instruction).is_some_and(|step| !step.qubits.is_empty());
        let rest = apply(&circuit, &Command::Remove { instruction });
        // Control flow that loses its last qubit goes across all wires, and what is behind it
        // moves right.
        let empties = rest.is_ok_and(|rest| without_qubits(&rest.circuit) > without_qubits(&circuit));
        if let Ok(Edited { circuit: edited, focus }) = apply(&circuit, &command)
            && has_qubits
            && !empties
        {
            let at = Layout::of(&edited).column_of(focus.unwrap()).unwrap();
            prop_assert!(at <= column, "{at} is right of {column}");
        }
    }

    #[test]
    fn instructions_that_share_a_wire_stand_behind_each_other(circuit in circuit()) {
        let layout = Layout::of(&circuit);
        let slots = slots(&circuit, &layout);
        for (k, (_, _, left)) in slots.iter().enumerate() {
            for (place, _, right) in &slots[k + 1..] {
                let meet = left.blocked.start() <= right.blocked.end()
                    && right.blocked.start() <= left.blocked.end();
                if left.inside == right.inside && meet {
                    prop_assert!(left.columns.end <= right.columns.start, "place {place}");
                }
            }
        }
    }

    #[test]
    fn what_is_in_a_block_stands_inside_of_it(circuit in circuit()) {
        let layout = Layout::of(&circuit);
        for (_, _, slot) in slots(&circuit, &layout) {
            let Some(at) = slot.inside else { continue };
            let (around, block) = (layout.slot(at.place).unwrap(), layout.block_slot(at).unwrap());
            prop_assert!(block.content.start <= slot.columns.start);
            prop_assert!(slot.columns.end <= block.content.end);
            prop_assert!(around.wires.contains(slot.wires.start()));
            prop_assert!(around.wires.contains(slot.wires.end()));
            prop_assert_eq!(slot.depth, around.depth + 1);
        }
    }

    #[test]
    fn every_operand_and_every_header_is_found_in_its_cell(circuit in circuit()) {
        let layout = Layout::of(&circuit);
        for (place, step, slot) in slots(&circuit, &layout) {
            let column = slot.columns.start;
            for (number, &qubit) in step.qubits.iter().enumerate().filter(|_| !slot.is_frame()) {
                let found = layout.at(&circuit, qubit, column);
                prop_assert_eq!(found, Some((place, Part::Operand(number))));
            }
            for (number, block) in slot.blocks.iter().enumerate() {
                let wire = Qubit(*slot.wires.end());
                let found = layout.at(&circuit, wire, block.header);
                prop_assert_eq!(found, Some((place, Part::Header(number))));
                let end = layout.block_at(wire, block.content.end - 1);
                prop_assert!(end.is_some_and(|at| at.place >= place));
            }
            if step.qubits.is_empty() && !slot.is_frame() {
                let found = layout.at(&circuit, Qubit(*slot.wires.start()), column);
                prop_assert_eq!(found, Some((place, Part::Across)));
            }
        }
    }

    #[test]
    fn a_window_shows_what_is_in_it_and_nothing_else(
        circuit in circuit(),
        columns in (0..12_usize, 0..9_usize),
        wires in (0..BITS, 0..3_u32),
    ) {
        let layout = Layout::of(&circuit);
        let (columns, wires) = (columns.0..columns.0 + columns.1, wires.0..wires.0 + wires.1);
        let placed = layout.window(columns.clone(), wires.clone());
        let mut shown: Vec<Item> = placed.iter().map(|placed| placed.item).collect();
        shown.sort_unstable();
        let is_seen = |slot: &Slot| {
            let bottom = if slot.has_line { BITS - 1 } else { *slot.blocked.end() };
            let column = columns.clone().any(|column| slot.columns.contains(&column));
            column && wires.clone().any(|wire| (*slot.blocked.start()..=bottom).contains(&wire))
        };
        let all = slots(&circuit, &layout).into_iter();
        let expected: Vec<Item> = all
            .filter(|(_, _, slot)| is_seen(slot))
            .map(|(place, _, _)| Item::Instruction(place))
            .collect();
        prop_assert_eq!(shown, expected);
    }

    #[test]
    fn undo_gives_every_circuit_back(
        start in circuit(),
        commands in prop::collection::vec(placement_or_move(), 1..6),
    ) {
        let mut history = History::new(start);
        let mut seen = vec![Rc::clone(history.circuit())];
        for command in &commands {
            // What is refused changes nothing.
            let before = Rc::clone(history.circuit());
            if history.edit(command).is_err() {
                prop_assert_eq!(&before, history.circuit());
            } else if before != *history.circuit() {
                seen.push(Rc::clone(history.circuit()));
            }
        }
        while let Some(last) = seen.pop() {
            prop_assert_eq!(&last, history.circuit());
            history.undo();
        }
    }
}
