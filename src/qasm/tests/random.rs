//! Laws of writing and rewriting, tried on random circuits of the whole model.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::circuit as model;
use crate::circuit::{Circuit, Instruction, Operation, Qubit};
use crate::qasm::rewrite::is_same;
use crate::qasm::{Parsed, Span, Target, parse, parse_saved, rewrite, to_qasm3, write};

#[path = "../../../tests/support/circuits.rs"]
mod circuits;

use circuits::Features;

fn rolls() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u32>(), 0..300)
}

/// What OpenQASM 2 holds as it is.
const IN_OPEN_QASM_2: Features = Features { collapse: true, ..Features::GATES };

/// A comment behind each line that begins and ends a statement, and some lines of their own.
fn with_comments(text: &str, marks: &[bool]) -> String {
    let mut out = String::new();
    let marks = marks.iter().chain(std::iter::repeat(&false));
    for (number, (line, is_marked)) in text.lines().zip(marks).enumerate() {
        out.push_str(line);
        // A comment behind a barrier would be its label.
        if *is_marked && line.ends_with(';') && !line.contains("barrier") {
            write!(out, "  // note {number}").unwrap();
        } else if *is_marked {
            write!(out, "\n// before {number}\n").unwrap();
        }
        out.push('\n');
    }
    out
}

/// An edit of the instructions of one block.
#[derive(Debug, Clone)]
struct Edit {
    kind: u32,
    at: prop::sample::Index,
    to: prop::sample::Index,
    is_inside: bool,
}

fn edit() -> impl Strategy<Value = Edit> {
    (0..4_u32, any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>())
        .prop_map(|(kind, at, to, is_inside)| Edit { kind, at, to, is_inside })
}

fn apply(edit: &Edit, block: &mut Vec<Instruction>) {
    let inner = block.iter().position(|step| step.control_flow().is_some());
    if let Some(index) = inner.filter(|_| edit.is_inside) {
        let mut flow = block[index].control_flow().unwrap().clone();
        let mut blocks = flow.blocks_mut();
        if !blocks.is_empty() {
            let chosen = edit.to.index(blocks.len());
            apply(&Edit { is_inside: false, ..edit.clone() }, blocks[chosen]);
        }
        block[index] = Instruction::flow(flow);
        return;
    }
    match (edit.kind, block.len()) {
        (0, _) | (_, 0) => {
            block.insert(edit.at.index(block.len() + 1), Instruction::reset(Qubit(1)));
        }
        (1, len) => _ = block.remove(edit.at.index(len)),
        (2, len) => {
            let step = block.remove(edit.at.index(len));
            block.insert(edit.to.index(len), step);
        }
        (_, len) => {
            let step = &mut block[edit.at.index(len)];
            if step.control_flow().is_none() {
                let by = step.qubits.len().min(1);
                step.qubits.rotate_left(by);
            }
        }
    }
}

/// The circuit after edits, unless they break a rule.
fn edited(circuit: &Circuit, edits: &[Edit]) -> Circuit {
    let mut steps = circuit.instructions().to_vec();
    for edit in edits {
        apply(edit, &mut steps);
    }
    let mut new = circuit.clone();
    match new.set_instructions(steps) {
        Ok(()) => new,
        Err(_) => circuit.clone(),
    }
}

/// Numbers of the instructions that one edit is about, and the place where something comes in
/// between the others.
///
/// They are found from what is before and after, since of equal neighbors any can be the one
/// that goes, and of two that change places either can be the one that moves.
fn about(old: &[Instruction], new: &[Instruction]) -> (Vec<usize>, Option<usize>) {
    let is_equal = |(left, right): &(&Instruction, &Instruction)| left == right;
    let start = old.iter().zip(new).take_while(is_equal).count();
    let (old, new) = (&old[start..], &new[start..]);
    let behind = old.iter().rev().zip(new.iter().rev()).take_while(is_equal).count();
    let (old, new) = (&old[..old.len() - behind], &new[..new.len() - behind]);
    let end = start + old.len();
    if old.len() != new.len() || old.len() < 2 {
        return ((start..end).collect(), Some(start).filter(|_| old.is_empty()));
    }
    let (goes_down, goes_up) = (old[1..] == new[..old.len() - 1], old[..old.len() - 1] == new[1..]);
    match (goes_down, goes_up) {
        (true, true) => (vec![start, end - 1], None),
        (true, false) => (vec![start], Some(end)),
        _ => (vec![end - 1], Some(start)),
    }
}

/// The lines of all statements but those that an edit of the top level is about.
fn other_lines<'s>(source: &'s str, parsed: &Parsed, new: &Circuit) -> Vec<&'s str> {
    let steps = parsed.circuit.as_ref().unwrap().instructions();
    let places = steps.iter().scan(0, |next, step| {
        let place = *next;
        *next += step.num_places();
        Some(place)
    });
    let spans: Vec<Span> = places.map(|place| parsed.map.span_of(place).unwrap()).collect();
    let (own, gap) = about(steps, new.instructions());
    let mut own: Vec<Span> = own.into_iter().map(|index| spans[index]).collect();
    // What comes in between two instructions of one statement takes it apart.
    let inside = gap.filter(|gap| *gap > 0 && spans.get(*gap) == Some(&spans[gap - 1]));
    own.extend(inside.map(|gap| spans[gap]));
    let starts = source.split_inclusive('\n').scan(0, |next, line| {
        let start = *next;
        *next += line.len();
        Some((start, line.trim_end_matches('\n')))
    });
    let is_own = |start: usize| own.iter().any(|span| (span.start..span.end).contains(&start));
    starts.filter(|(start, _)| !is_own(*start)).map(|(_, line)| line).collect()
}

/// Whether all lines of `part` stand in `whole` in their order.
fn is_part(part: &[&str], whole: &str) -> bool {
    let mut lines = whole.lines();
    part.iter().all(|line| lines.any(|other| other == *line))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_circuit_is_read_back_from_open_qasm_3(rolls in rolls()) {
        let written = circuits::circuit(Features::ALL, &rolls);
        let text = to_qasm3(&written);
        let parsed = parse_saved(&text);
        prop_assert_eq!(parsed.circuit.as_ref(), Some(&written), "{}", text);
    }

    #[test]
    fn the_map_of_what_is_written_is_the_readers(rolls in rolls()) {
        let circuit = circuits::circuit(Features::ALL, &rolls);
        let written = write(&circuit, Target::OpenQasm3);
        let read = parse_saved(&written.text).map;
        for place in 0..circuit.num_places() {
            let (own, readers) = (written.map.span_of(place), read.span_of(place));
            prop_assert_eq!(own, readers, "place {}\n{}", place, written.text);
        }
    }

    #[test]
    fn what_is_written_for_others_is_read_here_too(rolls in rolls()) {
        let circuit = circuits::circuit(Features::ALL, &rolls);
        for target in [Target::OpenQasm3ForQiskit, Target::OpenQasm2] {
            let written = write(&circuit, target);
            prop_assert_eq!(written.is_whole(), !written.text.is_empty());
            let parsed = parse_saved(&written.text);
            prop_assert!(parsed.circuit.is_some(), "{:?}\n{}", parsed.diagnostics, written.text);
        }
        let script = write(&circuit, Target::Qiskit);
        prop_assert_eq!(script.is_whole(), script.text.contains("circuit = QuantumCircuit("));
    }

    #[test]
    fn an_edited_text_is_the_edited_circuit(
        rolls in rolls(),
        marks in prop::collection::vec(any::<bool>(), 0..60),
        edits in prop::collection::vec(edit(), 1..4),
    ) {
        let source = with_comments(&to_qasm3(&circuits::circuit(Features::ALL, &rolls)), &marks);
        let parsed = parse(&source);
        let new = edited(parsed.circuit.as_ref().unwrap(), &edits);
        let written = rewrite(&source, &parsed, &new);
        prop_assert!(written.is_some(), "{}", to_qasm3(&new));
        let written = written.unwrap();
        let read = parse(&written.text).circuit.unwrap();
        prop_assert!(is_same(&read, &new), "{:?}\n{:?}\n{}", read, new, written.text);
    }

    #[test]
    fn one_edit_leaves_all_other_lines_alone(
        rolls in rolls(),
        marks in prop::collection::vec(any::<bool>(), 0..60),
        edit in edit(),
        is_old in any::<bool>(),
    ) {
        let features = if is_old { IN_OPEN_QASM_2 } else { Features::ALL };
        let target = if is_old { Target::OpenQasm2 } else { Target::OpenQasm3 };
        let text = write(&circuits::circuit(features, &rolls), target).text;
        let source = with_comments(&text, &marks);
        let parsed = parse(&source);
        let old = parsed.circuit.as_ref().unwrap();
        let edit = Edit { is_inside: false, ..edit };
        let new = edited(old, std::slice::from_ref(&edit));
        let written = rewrite(&source, &parsed, &new);
        let others = other_lines(&source, &parsed, &new);
        if let Some(written) = written {
            prop_assert!(is_part(&others, &written.text), "{}\n---\n{}", source, written.text);
        } else {
            // The formulas of OpenQASM 2 are not all of OpenQASM 3's, but the gate is no formula.
            let is_held = !is_old || old.instructions().iter().any(|step| {
                matches!(step.operation, Operation::Modified(_))
            });
            prop_assert!(!is_held, "{}", source);
        }
    }
}
