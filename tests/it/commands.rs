//! Any command on any circuit: it is carried out or refused, and nothing else happens.

use std::collections::BTreeSet;

use ketpad::circuit::{
    Assignment, AssignmentTarget, Circuit, ClassicalExpr, ClassicalType, Clbit, Expr, LoopValues,
    Qubit,
};
use ketpad::editor::{
    BlockAt, Command, Declaration, Layout, Tool, apply, apply_seen, carried_over, declaring,
};
use proptest::prelude::*;

use crate::nested::circuit;

fn block() -> impl Strategy<Value = BlockAt> {
    (0..12_usize, 0..3_usize).prop_map(|(place, block)| BlockAt { place, block })
}

/// Names of which some are taken, some free, and some impossible.
fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["q", "c", "n", "i", "a", "theta", "if", "2x", ""])
        .prop_map(str::to_owned)
}

fn expr() -> impl Strategy<Value = Expr> {
    prop_oneof![
        (-4.0..4.0).prop_map(Expr::Number),
        prop::sample::select(vec!["n", "i", "theta", "v[3]"])
            .prop_map(|name| Expr::Symbol(name.to_owned())),
    ]
}

fn about_blocks() -> impl Strategy<Value = Command> {
    let instruction = 0..12_usize;
    let wires_down = -3..4_i64;
    let column = 0..16_usize;
    let tool = prop::sample::select(Tool::OPERATIONS.to_vec());
    let wire = (0..5_u32).prop_map(Qubit);
    prop_oneof![
        (tool, wire, column.clone(), prop::option::of(block())).prop_map(
            |(tool, wire, column, block)| Command::PlaceInBlock { tool, wire, column, block }
        ),
        (instruction.clone(), wires_down, column, prop::option::of(block())).prop_map(
            |(instruction, wires_down, column, block)| {
                Command::MoveToBlock { instruction, wires_down, column, block }
            }
        ),
        instruction.clone().prop_map(|instruction| Command::AddElse { instruction }),
        instruction.clone().prop_map(|instruction| Command::AddCase { instruction }),
        instruction.clone().prop_map(|instruction| Command::Remove { instruction }),
        block().prop_map(|block| Command::RemoveBlock { block }),
        block().prop_map(|block| Command::Unwrap { block }),
        (block(), prop::collection::vec(-1..4_i64, 0..3))
            .prop_map(|(block, values)| Command::SetCaseValues { block, values }),
        (instruction.clone(), 0..6_u32).prop_map(|(instruction, bit)| {
            let condition = ClassicalExpr::Bit(Clbit(bit));
            Command::SetCondition { instruction, condition }
        }),
        (instruction.clone(), prop::collection::vec(any::<i64>(), 0..3)).prop_map(
            |(instruction, values)| {
                let values = LoopValues::Set(values);
                Command::SetLoopValues { instruction, values }
            }
        ),
        (instruction, prop::option::of(name()))
            .prop_map(|(instruction, name)| Command::SetLoopVariable { instruction, name }),
    ]
}

fn about_one() -> impl Strategy<Value = Command> {
    let instruction = 0..12_usize;
    let qubit = (0..5_u32).prop_map(Qubit);
    let clbit = (0..5_u32).prop_map(Clbit);
    let part = 0..3_usize;
    prop_oneof![
        (instruction.clone(), part.clone(), qubit.clone()).prop_map(
            |(instruction, operand, qubit)| Command::SetQubit { instruction, operand, qubit }
        ),
        (instruction.clone(), clbit.clone())
            .prop_map(|(instruction, clbit)| Command::SetClbit { instruction, clbit }),
        (instruction.clone(), part.clone(), expr()).prop_map(|(instruction, param, value)| {
            Command::SetParam { instruction, param, value }
        }),
        (instruction.clone(), qubit, any::<bool>()).prop_map(|(instruction, qubit, value)| {
            Command::AddControl { instruction, qubit, value }
        }),
        (instruction.clone(), part.clone())
            .prop_map(|(instruction, control)| Command::RemoveControl { instruction, control }),
        (instruction.clone(), part)
            .prop_map(|(instruction, control)| Command::ToggleControl { instruction, control }),
        instruction.clone().prop_map(|instruction| Command::ToggleInverse { instruction }),
        instruction.clone().prop_map(|instruction| Command::Decompose { instruction }),
        (instruction.clone(), prop::option::of(expr()))
            .prop_map(|(instruction, exponent)| Command::SetExponent { instruction, exponent }),
        (instruction.clone(), clbit).prop_map(|(instruction, bit)| {
            let target = AssignmentTarget::Bits(vec![bit]);
            let assignment = Assignment { target, value: ClassicalExpr::Bool(true) };
            Command::SetAssignment { instruction, assignment }
        }),
        (prop::collection::vec(instruction, 0..4), name())
            .prop_map(|(instructions, name)| Command::Group { instructions, name }),
    ]
}

fn about_names() -> impl Strategy<Value = Command> {
    let size = 0..7_u32;
    prop_oneof![
        (name(), size.clone())
            .prop_map(|(name, size)| Command::Declare(Declaration::Qreg { name, size })),
        (name(), size.clone())
            .prop_map(|(name, size)| Command::Declare(Declaration::Creg { name, size })),
        name().prop_map(|name| Command::Declare(Declaration::LooseQubit { name })),
        name().prop_map(|name| Command::Declare(Declaration::LooseClbit { name })),
        (name(), prop::option::of(size.clone()))
            .prop_map(|(name, length)| Command::Declare(Declaration::Input { name, length })),
        (name(), size.clone()).prop_map(|(name, width)| {
            let kind = ClassicalType::Int(Some(width));
            Command::Declare(Declaration::Variable { name, kind, initial: None })
        }),
        (name(), name()).prop_map(|(name, to)| Command::Rename { name, to }),
        (name(), size).prop_map(|(name, size)| Command::Resize { name, size }),
        name().prop_map(|name| Command::Undeclare { name }),
        (0..5_u32).prop_map(|qubit| Command::RemoveQubit { qubit: Qubit(qubit) }),
        Just(Command::AddQubit),
        Just(Command::MeasureAll),
        Just(Command::Clear),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![4 => about_blocks(), 4 => about_one(), 2 => about_names()]
}

/// Whether the circuit keeps the rules of circuits, and the layout finds all of it.
fn check_sound(circuit: &Circuit, focus: Option<usize>) {
    let mut again = circuit.clone();
    again.set_instructions(circuit.instructions().to_vec()).unwrap();
    assert_eq!(&again, circuit);
    assert!(focus.is_none_or(|place| place < circuit.num_places()));
    let layout = Layout::of(circuit);
    for visit in circuit.walk() {
        assert_eq!(layout.instruction(circuit, visit.place), Some(visit.instruction));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_command_gives_a_circuit_or_a_reason(
        start in circuit(),
        commands in prop::collection::vec(command(), 1..8),
    ) {
        let mut circuit = start;
        for command in &commands {
            if let Ok(edited) = apply(&circuit, command) {
                check_sound(&edited.circuit, edited.focus);
                circuit = edited.circuit;
            }
        }
    }

    #[test]
    fn a_gate_made_of_others_comes_apart_into_the_same(
        start in circuit(),
        instructions in prop::collection::vec(0..12_usize, 1..4),
    ) {
        let name = "made".to_owned();
        if let Ok(grouped) = apply(&start, &Command::Group { instructions: instructions.clone(), name }) {
            let instruction = grouped.focus.unwrap();
            let apart = apply(&grouped.circuit, &Command::Decompose { instruction }).unwrap();
            let mut before: Vec<String> =
                start.walk().iter().map(|visit| format!("{:?}", visit.instruction.params)).collect();
            let mut after: Vec<String> =
                apart.circuit.walk().iter().map(|visit| format!("{:?}", visit.instruction.params)).collect();
            before.sort_unstable();
            after.sort_unstable();
            prop_assert_eq!(before, after);
            let opened = BTreeSet::from([instruction]);
            let layout = Layout::with_open(&grouped.circuit, &opened);
            prop_assert_eq!(layout.opened(), opened);
        }
    }

    #[test]
    fn a_new_name_in_a_formula_can_always_be_declared(start in circuit(), instruction in 0..12_usize, value in expr()) {
        let set = Command::SetParam { instruction, param: 0, value: value.clone() };
        let has_parameter =
            start.instruction(instruction).is_some_and(|step| !step.params.is_empty());
        let edited = apply(&start, &declaring(&start, instruction, &value, set));
        // The variable of a loop cannot be a parameter outside of it as well.
        if has_parameter && value != Expr::Symbol("i".to_owned()) {
            prop_assert!(edited.is_ok(), "{:?}", edited);
        }
    }

    #[test]
    fn opened_places_are_carried_over_to_the_same_gates(start in circuit(), command in command()) {
        if let Ok(edited) = apply_seen(&start, &Layout::of(&start), &command) {
            let places: BTreeSet<usize> = (0..start.num_places()).collect();
            let carried = carried_over(&start, &edited.circuit, &places);
            prop_assert!(carried.iter().all(|place| *place < edited.circuit.num_places()));
            if edited.circuit == start {
                prop_assert_eq!(carried, places);
            }
        }
    }
}
