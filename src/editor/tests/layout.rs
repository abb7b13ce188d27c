use std::collections::BTreeSet;

use super::*;
use crate::circuit::{
    ClassicalExpr, ControlFlow, DefinitionId, GateDefinition, LoopValues, ModifiedGate, Power,
};

pub(super) fn gate(gate: StandardGate, qubits: &[u32]) -> Instruction {
    let qubits = qubits.iter().map(|&qubit| Qubit(qubit)).collect();
    Instruction::gate(Gate::Standard(gate), Vec::new(), qubits)
}

pub(super) fn x(qubit: u32) -> Instruction {
    gate(StandardGate::X, &[qubit])
}

pub(super) fn when(bit: u32, then: Vec<Instruction>) -> Instruction {
    let condition = ClassicalExpr::Bit(Clbit(bit));
    Instruction::flow(ControlFlow::If { condition, then, otherwise: None })
}

pub(super) fn when_else(
    bit: u32,
    then: Vec<Instruction>,
    otherwise: Vec<Instruction>,
) -> Instruction {
    let condition = ClassicalExpr::Bit(Clbit(bit));
    Instruction::flow(ControlFlow::If { condition, then, otherwise: Some(otherwise) })
}

pub(super) fn repeat(body: Vec<Instruction>) -> Instruction {
    let values = LoopValues::Range { start: 0, step: 1, stop: 2 };
    Instruction::flow(ControlFlow::For { variable: None, values, body })
}

/// A circuit with as many classical bits as qubits.
pub(super) fn circuit(num_qubits: u32, instructions: Vec<Instruction>) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    circuit.set_instructions(instructions).unwrap();
    circuit
}

/// Columns, wires and blocked wires of a place.
#[track_caller]
fn check_slot(circuit: &Circuit, place: usize, expected: &str) {
    let layout = Layout::of(circuit);
    let shown = layout.slot(place).map_or("nowhere".to_owned(), |slot| {
        format!("{:?} on {:?} blocks {:?}", slot.columns, slot.wires, slot.blocked)
    });
    assert_eq!(shown, expected, "place {place}");
}

#[test]
fn control_flow_has_a_header_before_each_block_and_room_behind_the_last() {
    let steps = vec![x(0), when_else(0, vec![x(1), x(1)], vec![x(2)]), x(1)];
    let circuit = circuit(4, steps);
    check_slot(&circuit, 0, "0..1 on 0..=0 blocks 0..=0");
    check_slot(&circuit, 1, "0..6 on 1..=2 blocks 1..=3");
    let layout = Layout::of(&circuit);
    let blocks = &layout.slot(1).unwrap().blocks;
    assert_eq!((blocks[0].header, blocks[0].content.clone()), (0, 1..3));
    assert_eq!((blocks[1].header, blocks[1].content.clone()), (3, 4..6));
    check_slot(&circuit, 2, "1..2 on 1..=1 blocks 1..=1");
    check_slot(&circuit, 4, "4..5 on 2..=2 blocks 2..=2");
    check_slot(&circuit, 5, "6..7 on 1..=1 blocks 1..=1");
    assert_eq!(layout.num_columns(), 7);
}

#[test]
fn an_empty_block_has_one_free_column_on_all_wires() {
    let circuit = circuit(3, vec![x(1), when_else(0, vec![], vec![])]);
    check_slot(&circuit, 1, "1..5 on 0..=2 blocks 0..=2");
    let layout = Layout::of(&circuit);
    let block_at = |column| layout.block_at(Qubit(0), column).map(|at| at.block);
    assert_eq!(
        (0..6).map(block_at).collect::<Vec<_>>(),
        [None, None, Some(0), Some(0), Some(1), None]
    );
    assert_eq!(layout.at(&circuit, Qubit(2), 1), Some((1, Part::Header(0))));
    assert_eq!(layout.at(&circuit, Qubit(2), 2), None);
    assert_eq!(layout.at(&circuit, Qubit(2), 3), Some((1, Part::Header(1))));
}

#[test]
fn a_loop_without_classical_data_leaves_the_wires_below_alone() {
    let circuit = circuit(3, vec![repeat(vec![x(0), x(1)]), x(2)]);
    check_slot(&circuit, 0, "0..3 on 0..=1 blocks 0..=1");
    check_slot(&circuit, 3, "0..1 on 2..=2 blocks 2..=2");
}

#[test]
fn a_measurement_inside_goes_down_through_the_block_and_on_to_its_register() {
    let inner = vec![Instruction::measure(Qubit(0), Clbit(0)), x(1)];
    let circuit = circuit(3, vec![repeat(inner), x(2)]);
    check_slot(&circuit, 0, "0..4 on 0..=1 blocks 0..=2");
    check_slot(&circuit, 1, "1..2 on 0..=0 blocks 0..=1");
    check_slot(&circuit, 2, "2..3 on 1..=1 blocks 1..=1");
    check_slot(&circuit, 3, "4..5 on 2..=2 blocks 2..=2");
    let layout = Layout::of(&circuit);
    assert_eq!(layout.at(&circuit, Qubit(1), 1), Some((1, Part::Line)));
    assert_eq!(layout.at(&circuit, Qubit(2), 1), Some((1, Part::Line)));
    assert_eq!(layout.at(&circuit, Qubit(2), 2), None);
}

#[test]
fn the_line_of_a_condition_goes_down_below_the_header() {
    let circuit = circuit(3, vec![when(0, vec![x(0)]), x(2)]);
    let layout = Layout::of(&circuit);
    assert_eq!(layout.at(&circuit, Qubit(1), 0), Some((0, Part::Line)));
    assert_eq!(layout.at(&circuit, Qubit(2), 1), None);
    assert_eq!(layout.block_at(Qubit(2), 1), None);
    let seen = layout.window(0..1, 2..3);
    assert_eq!(seen.iter().map(|placed| placed.item).collect::<Vec<_>>(), [Item::Instruction(0)]);
}

#[test]
fn nothing_passes_what_leaves_a_loop() {
    let inner = vec![when(0, vec![x(2), Instruction::break_loop()]), x(0), x(1)];
    let circuit = circuit(3, vec![repeat(inner)]);
    check_slot(&circuit, 1, "1..5 on 2..=2 blocks 0..=2");
    check_slot(&circuit, 3, "3..4 on 2..=2 blocks 2..=2");
    check_slot(&circuit, 4, "5..6 on 0..=0 blocks 0..=0");
}

#[test]
fn global_phases_stand_nowhere_and_a_circuit_without_qubits_has_no_grid() {
    let phase = Instruction::gate(
        Gate::Standard(StandardGate::GlobalPhase),
        vec![Expr::Number(1.0)],
        vec![],
    );
    let circuit = circuit(1, vec![phase, x(0)]);
    check_slot(&circuit, 0, "nowhere");
    check_slot(&circuit, 1, "0..1 on 0..=0 blocks 0..=0");
    let mut bits = Circuit::with_registers(0, 1);
    bits.set_instructions(vec![when(0, vec![when(0, vec![])])]).unwrap();
    check_slot(&bits, 1, "nowhere");
    assert_eq!(Layout::of(&bits).num_columns(), 0);
    assert_eq!(Layout::of(&bits).instruction(&bits, 1), bits.instruction(1));
}

/// A circuit whose gate `pair(t) a, b` is `rx(t) b; cx b, a;`, used by `steps`.
pub(super) fn with_own_gate(
    num_qubits: u32,
    steps: impl Fn(DefinitionId) -> Vec<Instruction>,
) -> Circuit {
    let mut circuit = Circuit::with_registers(num_qubits, num_qubits);
    let angle = Expr::Symbol("t".to_owned());
    let rx = Instruction::gate(Gate::Standard(StandardGate::Rx), vec![angle], vec![Qubit(1)]);
    let definition = GateDefinition {
        name: "pair".to_owned(),
        params: vec!["t".to_owned()],
        qubits: vec!["a".to_owned(), "b".to_owned()],
        body: Some(vec![rx, gate(StandardGate::Cx, &[1, 0])]),
    };
    let id = circuit.define(definition).unwrap();
    circuit.set_instructions(steps(id)).unwrap();
    circuit
}

pub(super) fn pair(id: DefinitionId, qubits: [u32; 2]) -> Instruction {
    let qubits = qubits.iter().map(|&qubit| Qubit(qubit)).collect();
    Instruction::gate(Gate::Defined(id), vec![Expr::Number(0.5)], qubits)
}

#[test]
fn an_opened_gate_shows_what_it_stands_for_on_its_own_qubits() {
    let circuit = with_own_gate(4, |id| vec![x(1), pair(id, [3, 1]), x(2)]);
    let closed = Layout::of(&circuit);
    assert_eq!(closed.column_of(2), Some(2));
    let layout = Layout::with_open(&circuit, &BTreeSet::from([0, 1, 9]));
    assert_eq!(layout.opened(), BTreeSet::from([1]));
    let slot = layout.slot(1).unwrap();
    assert_eq!((slot.columns.clone(), slot.is_opened), (1..3, true));
    assert_eq!(layout.column_of(2), Some(3));
    let items: Vec<Item> = layout.window(1..3, 0..4).iter().map(|placed| placed.item).collect();
    let inside = |index| Item::Inside { place: 1, index };
    assert_eq!(items, [Item::Instruction(1), inside(0), inside(1)]);
    let rx = layout.shown(&circuit, inside(0)).unwrap();
    assert_eq!((rx.params[0].clone(), rx.qubits.clone()), (Expr::Number(0.5), vec![Qubit(1)]));
    let cx = layout.shown(&circuit, inside(1)).unwrap();
    assert_eq!(cx.qubits, [Qubit(1), Qubit(3)]);
    assert_eq!(layout.at(&circuit, Qubit(1), 1), Some((1, Part::Inside(0))));
    assert_eq!(layout.at(&circuit, Qubit(3), 1), Some((1, Part::Operand(0))));
    assert_eq!(layout.at(&circuit, Qubit(2), 2), Some((1, Part::Inside(1))));
}

#[test]
fn an_opened_gate_passes_its_controls_and_its_inverse_on() {
    let circuit = with_own_gate(3, |id| {
        let modified = ModifiedGate {
            gate: Gate::Defined(id),
            controls: vec![false],
            powers: vec![Power::Inverse],
        };
        let qubits = vec![Qubit(2), Qubit(0), Qubit(1)];
        vec![Instruction::modified(modified, vec![Expr::Number(0.5)], qubits)]
    });
    let layout = Layout::with_open(&circuit, &BTreeSet::from([0]));
    let first = layout.shown(&circuit, Item::Inside { place: 0, index: 0 }).unwrap();
    assert_eq!(first.base_gate(), Some(Gate::Standard(StandardGate::Cx)));
    assert_eq!(
        (first.controls(), first.qubits.clone()),
        (&[false][..], vec![Qubit(2), Qubit(1), Qubit(0)])
    );
    let last = layout.shown(&circuit, Item::Inside { place: 0, index: 1 }).unwrap();
    assert_eq!(last.qubits, [Qubit(2), Qubit(1)]);
    assert!(
        matches!(&last.operation, crate::circuit::Operation::Modified(m) if m.powers == [Power::Inverse])
    );
}

#[test]
fn drops_are_made_on_the_columns_of_opened_gates() {
    let circuit = with_own_gate(2, |id| vec![pair(id, [0, 1]), x(0)]);
    let layout = Layout::with_open(&circuit, &BTreeSet::from([0]));
    let edited = apply_seen(&circuit, &layout, &place(H, 0, 2)).unwrap();
    assert_eq!(shown(&edited.circuit), "pair 0,1@0 h 0@1 x 0@2");
    assert_eq!(carried_over(&circuit, &edited.circuit, &layout.opened()), BTreeSet::from([0]));
    let edited = apply_seen(&circuit, &layout, &place(H, 0, 1)).unwrap();
    assert_eq!(shown(&edited.circuit), "h 0@0 pair 0,1@1 x 0@2");
    assert_eq!(carried_over(&circuit, &edited.circuit, &layout.opened()), BTreeSet::from([1]));
}

#[test]
fn what_a_window_costs_does_not_depend_on_the_length_of_the_circuit() {
    let rounds = |_| repeat(vec![x(0), when(0, vec![x(1)])]);
    let circuit = circuit(2, (0..400).map(rounds).collect());
    let layout = Layout::of(&circuit);
    let columns = layout.num_columns();
    assert!(columns >= 2000);
    for start in (0..columns).step_by(50) {
        let seen = layout.window(start..start + 10, 0..2);
        assert!((3..=12).contains(&seen.len()), "{} at {start}", seen.len());
        assert!(seen.is_sorted_by_key(|placed| !placed.slot.is_frame()));
    }
}
