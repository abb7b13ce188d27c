//! Laws of editing, on random circuits.

use std::rc::Rc;

use ketpad::circuit::{Circuit, Gate, Instruction, Qubit, StandardGate};
use ketpad::editor::{Command, Edited, History, Layout, Tool, apply};
use proptest::prelude::*;

const QUBITS: u32 = 4;

/// Gates on one, two and three qubits, a measurement and a barrier.
fn tool() -> impl Strategy<Value = Tool> {
    let gates = [StandardGate::H, StandardGate::Rx, StandardGate::Cx, StandardGate::Ccx];
    let gates = gates.map(|gate| Tool::Gate(Gate::Standard(gate)));
    prop::sample::select([&gates[..], &[Tool::Measure, Tool::Barrier]].concat())
}

fn placement() -> impl Strategy<Value = Command> {
    let place = |(tool, wire, column)| Command::Place { tool, wire: Qubit(wire), column };
    (tool(), 0..QUBITS, 0..8_usize).prop_map(place)
}

/// A circuit as a hand builds it.
fn circuit() -> impl Strategy<Value = Circuit> {
    prop::collection::vec(placement(), 0..12).prop_map(|placements| {
        let empty = Circuit::with_registers(QUBITS, 0);
        let edited = |circuit, command: &Command| apply(&circuit, command).unwrap().circuit;
        placements.iter().fold(empty, edited)
    })
}

/// The instructions on one wire, in order. Which bit a measurement writes is left out.
fn on_wire(circuit: &Circuit, wire: u32) -> Vec<Instruction> {
    let steps = circuit.instructions().iter();
    let touching = steps.filter(|step| step.qubits.contains(&Qubit(wire)));
    touching.map(|step| Instruction { clbits: Vec::new(), ..step.clone() }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_gate_stands_where_it_is_dropped_or_left_of_it(circuit in circuit(), command in placement()) {
        let Command::Place { column, .. } = command else { unreachable!("a placement") };
        let Edited { circuit: edited, focus } = apply(&circuit, &command).unwrap();
        let placed = focus.expect("the placed gate is to be looked at");
        prop_assert!(Layout::of(&edited).column_of(placed).is_some_and(|at| at <= column));
    }

    #[test]
    fn a_drop_keeps_the_order_of_everything_else(circuit in circuit(), command in placement()) {
        let Edited { circuit: edited, focus } = apply(&circuit, &command).unwrap();
        let rest = apply(&edited, &Command::Remove { instruction: focus.unwrap() }).unwrap().circuit;
        for wire in 0..QUBITS {
            prop_assert_eq!(on_wire(&rest, wire), on_wire(&circuit, wire));
        }
    }

    #[test]
    fn no_two_instructions_of_a_column_share_a_wire(circuit in circuit()) {
        let layout = Layout::of(&circuit);
        for column in 0..layout.num_columns() {
            let mut wires: Vec<Qubit> = layout
                .window(column..column + 1, 0..QUBITS)
                .into_iter()
                .flat_map(|placed| layout.shown(&circuit, placed.item).unwrap().qubits.clone())
                .collect();
            let count = wires.len();
            wires.sort_unstable();
            wires.dedup();
            prop_assert_eq!(wires.len(), count);
        }
    }

    #[test]
    fn undo_gives_every_circuit_back(start in circuit(), commands in prop::collection::vec(placement(), 1..6)) {
        let mut history = History::new(start);
        let mut seen = vec![Rc::clone(history.circuit())];
        for command in &commands {
            history.edit(command).unwrap();
            seen.push(Rc::clone(history.circuit()));
        }
        while let Some(last) = seen.pop() {
            prop_assert_eq!(&last, history.circuit());
            history.undo();
        }
    }
}
