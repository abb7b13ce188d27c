//! A text is changed as little as an edit of its circuit asks for.

use crate::circuit::{
    Circuit, ClassicalExpr, Clbit, ControlFlow, Expr, Gate, Instruction, Operation, Qubit,
    StandardGate,
};
use crate::qasm::rewrite::is_same;
use crate::qasm::{parse, rewrite};

type Steps = Vec<Instruction>;

fn gate(gate: StandardGate, qubits: &[u32]) -> Instruction {
    let qubits = qubits.iter().map(|index| Qubit(*index)).collect();
    Instruction::gate(Gate::Standard(gate), Vec::new(), qubits)
}

/// Checks the text after an edit of all of the circuit.
#[track_caller]
fn check_circuit(source: &str, edit: impl FnOnce(&Circuit) -> Circuit, expected: &str) {
    let parsed = parse(source);
    let old = parsed.circuit.as_ref().unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
    let new = edit(old);
    let written = rewrite(source, &parsed, &new).expect("the language holds the circuit");
    assert_eq!(written.text, expected);
    assert_eq!(parse(&written.text).circuit, Some(new));
    assert_eq!(parse(&written.text).map, written.map);
}

/// Checks the text after an edit of the instructions.
#[track_caller]
fn check(source: &str, edit: impl FnOnce(&mut Steps), expected: &str) {
    let edited = |old: &Circuit| {
        let mut steps = old.instructions().to_vec();
        edit(&mut steps);
        let mut new = old.clone();
        new.set_instructions(steps).unwrap();
        new
    };
    check_circuit(source, edited, expected);
}

/// Changes the first block of the control flow at an index.
fn in_block(steps: &mut Steps, index: usize, number: usize, edit: impl FnOnce(&mut Steps)) {
    let mut flow = steps[index].control_flow().unwrap().clone();
    edit(flow.blocks_mut()[number]);
    steps[index] = Instruction::flow(flow);
}

const SOURCE: &str = "\
// Bell pair
OPENQASM 3.0;
include \"stdgates.inc\";

qubit[2] q;  // the pair
bit[2] c;

// entangle
h   q[0] ;   // first
rx(0.5) q[0]; // turn
cx q[0],q[1];

// look
c = measure q; /* both */
";

/// The source with one text in place of another.
fn with(from: &str, to: &str) -> String {
    assert_eq!(SOURCE.matches(from).count(), 1, "{from}");
    SOURCE.replace(from, to)
}

#[test]
fn nothing_changes_without_an_edit() {
    check(SOURCE, |_| {}, SOURCE);
}

#[test]
fn a_new_gate_stands_on_its_own_line() {
    let x = || gate(StandardGate::X, &[1]);
    check(SOURCE, |steps| steps.insert(1, x()), &with("// first\n", "// first\nx q[1];\n"));
    check(SOURCE, |steps| steps.insert(0, x()), &with("h   q", "x q[1];\nh   q"));
    check(SOURCE, |steps| steps.push(x()), &with("/* both */\n", "/* both */\nx q[1];\n"));
}

#[test]
fn a_gate_goes_with_the_comment_on_its_line() {
    check(SOURCE, |steps| _ = steps.remove(0), &with("h   q[0] ;   // first\n", ""));
    check(SOURCE, |steps| _ = steps.remove(1), &with("rx(0.5) q[0]; // turn\n", ""));
}

#[test]
fn a_gate_that_moves_takes_its_text_along() {
    let moved = with("h   q[0] ;   // first\n", "");
    let moved = moved.replace("cx q[0],q[1];\n", "cx q[0],q[1];\nh   q[0] ;   // first\n");
    check(SOURCE, |steps| steps[..3].rotate_left(1), &moved);
}

#[test]
fn another_angle_leaves_the_comment() {
    let edit = |steps: &mut Steps| steps[1].params[0] = Expr::Number(0.7);
    check(SOURCE, edit, &with("rx(0.5) q[0]; // turn", "rx(0.7) q[0]; // turn"));
}

#[test]
fn another_gate_does_not_keep_the_comment() {
    let edit = |steps: &mut Steps| steps[1] = gate(StandardGate::Z, &[0]);
    check(SOURCE, edit, &with("rx(0.5) q[0]; // turn", "z q[0];"));
}

#[test]
fn measuring_less_than_a_register_is_written_out() {
    let edit = |steps: &mut Steps| _ = steps.pop();
    check(SOURCE, edit, &with("c = measure q;", "c[0] = measure q[0];"));
}

#[test]
fn measuring_all_is_one_statement() {
    let source = with("// look\nc = measure q; /* both */\n", "");
    let edit = |steps: &mut Steps| {
        steps.extend((0..2).map(|k| Instruction::measure(Qubit(k), Clbit(k))));
    };
    check(&source, edit, &source.replace("q[1];\n\n", "q[1];\nc = measure q;\n\n"));
}

/// The circuit with other sizes of its registers, the qubits changed by `qubit`.
fn resized(
    old: &Circuit,
    (num_qubits, num_clbits): (u32, u32),
    qubit: &dyn Fn(Qubit) -> Option<Qubit>,
) -> Circuit {
    let mut new = Circuit::new();
    new.add_qreg("q", num_qubits).unwrap();
    new.add_creg("c", num_clbits).unwrap();
    for step in old.instructions() {
        if let Some(step) = step.map_bits(qubit, &Some) {
            new.push(step).unwrap();
        }
    }
    new
}

#[test]
fn a_new_qubit_changes_the_size_and_what_says_the_whole_register() {
    let add = |old: &Circuit| resized(old, (3, 2), &Some);
    let measured = "c[0] = measure q[0];\nc[1] = measure q[1];";
    let expected = with("qubit[2] q;", "qubit[3] q;").replace("c = measure q;", measured);
    check_circuit(SOURCE, add, &expected);
    let source = "qubit[2] q; // two\nbit[2] c;\nreset q; // both\nbarrier q[0], q[1]; // here\n";
    let expected = "qubit[3] q; // two\nbit[2] c;\nreset q[0];\nreset q[1]; // both\nbarrier q[0], q[1]; // here\n";
    check_circuit(source, add, expected);
}

#[test]
fn a_qubit_that_goes_from_the_middle_renames_those_behind() {
    let source = "\
include \"stdgates.inc\";
qreg q[3]; // three
creg c[2];
h q; // all
x q[0]; // stays
y q[1]; // goes
z q[2]; // becomes 1
barrier q;
";
    let expected = "\
include \"stdgates.inc\";
qreg q[2]; // three
creg c[2];
h q; // all
x q[0]; // stays
z q[1]; // becomes 1
barrier q;
";
    let without = |qubit: Qubit| match qubit.0 {
        0 => Some(qubit),
        1 => None,
        other => Some(Qubit(other - 1)),
    };
    check_circuit(source, |old| resized(old, (2, 2), &without), expected);
}

#[test]
fn a_new_register_stands_behind_the_others() {
    let edit = |old: &Circuit| {
        let mut new = old.clone();
        new.add_creg("meas", 1).unwrap();
        new.push(Instruction::measure(Qubit(0), Clbit(2))).unwrap();
        new
    };
    let expected = with("bit[2] c;\n", "bit[2] c;\nbit[1] meas;\n");
    let expected = expected.replace("/* both */\n", "/* both */\nmeas[0] = measure q[0];\n");
    check_circuit(SOURCE, edit, &expected);
}

#[test]
fn a_gate_that_the_library_lacks_brings_its_definition() {
    let expected = with(
        "include \"stdgates.inc\";\n",
        "include \"stdgates.inc\";\ngate rzz(theta) a, b {\n  cx a, b;\n  rz(theta) b;\n  cx a, b;\n}\n",
    );
    let expected = expected.replace("// first\n", "// first\nrzz(0.5) q[0], q[1];\n");
    let rzz = Instruction { params: vec![Expr::Number(0.5)], ..gate(StandardGate::Rzz, &[0, 1]) };
    check(SOURCE, |steps| steps.insert(1, rzz), &expected);
}

#[test]
fn blocks_are_edited_inside() {
    let source = "\
include \"stdgates.inc\";
qubit[2] q; bit[2] c;
if (c == 1) { // one
    x q[0]; // flip
    // then
    z q[0];
} else {
    y q[1];
}
";
    let x = || gate(StandardGate::X, &[1]);
    check(
        source,
        |steps| in_block(steps, 0, 0, |block| block.insert(1, x())),
        &source.replace("// flip\n", "// flip\n    x q[1];\n"),
    );
    check(source, |steps| in_block(steps, 0, 1, Vec::clear), &source.replace("    y q[1];\n", ""));
    check(
        source,
        |steps| in_block(steps, 0, 0, |block| _ = block.remove(0)),
        &source.replace("    x q[0]; // flip\n", ""),
    );
    let other = |steps: &mut Steps| {
        let mut flow = steps[0].control_flow().unwrap().clone();
        *flow.condition_mut().unwrap() = ClassicalExpr::Bit(Clbit(0));
        steps[0] = Instruction::flow(flow);
    };
    check(source, other, &source.replace("if (c == 1) {", "if (c[0]) {"));
    let without_else = |steps: &mut Steps| {
        let ControlFlow::If { condition, then, .. } = steps[0].control_flow().unwrap().clone()
        else {
            panic!("no branch")
        };
        steps[0] = Instruction::flow(ControlFlow::If { condition, then, otherwise: None });
    };
    check(source, without_else, &source.replace(" else {\n    y q[1];\n}", ""));
}

#[test]
fn an_else_is_added_behind_its_block() {
    let source = "qubit q; bit c;\nif (c) {\n  reset q; // it is 1\n}\nreset q;\n";
    let edit = |steps: &mut Steps| {
        let ControlFlow::If { condition, then, .. } = steps[0].control_flow().unwrap().clone()
        else {
            panic!("no branch")
        };
        let otherwise = Some(vec![Instruction::reset(Qubit(0))]);
        steps[0] = Instruction::flow(ControlFlow::If { condition, then, otherwise });
    };
    let expected = source.replace("\n}\n", "\n} else {\n  reset q;\n}\n");
    check(source, edit, &expected);
}

#[test]
fn an_empty_block_and_one_without_braces_get_content() {
    let reset = || Instruction::reset(Qubit(0));
    let add = |steps: &mut Steps| in_block(steps, 0, 0, |block| block.push(reset()));
    check(
        "qubit q; bit c;\nwhile (c) {} // wait\n",
        add,
        "qubit q; bit c;\nwhile (c) {\n  reset q;\n} // wait\n",
    );
    check(
        "qubit q; bit c;\n  if (c) reset q; // one\n",
        add,
        "qubit q; bit c;\n  if (c) {\n    reset q;\n    reset q;\n  } // one\n",
    );
    let clear = |steps: &mut Steps| in_block(steps, 0, 0, Vec::clear);
    check("qubit q; bit c;\nif (c) reset q;\n", clear, "qubit q; bit c;\nif (c) {\n}\n");
}

#[test]
fn statements_on_one_line_stay_on_it() {
    let source = "include \"stdgates.inc\"; qubit q; x q; y q; z q; // three\n";
    let at = |index: usize, step: Instruction| move |steps: &mut Steps| steps.insert(index, step);
    check(source, at(1, gate(StandardGate::H, &[0])), &source.replace("x q;", "x q; h q;"));
    check(source, |steps| _ = steps.remove(1), &source.replace("y q; ", ""));
    check(source, |steps| _ = steps.remove(2), &source.replace(" z q;", ""));
}

#[test]
fn windows_line_breaks_stay() {
    let source = SOURCE.replace('\n', "\r\n");
    let expected = source.replace("// first\r\n", "// first\r\nx q[1];\r\n");
    check(&source, |steps| steps.insert(1, gate(StandardGate::X, &[1])), &expected);
}

#[test]
fn open_qasm_2_stays_open_qasm_2() {
    let source = "\
OPENQASM 2.0;
include \"qelib1.inc\";
qreg q[2]; // two
creg c[2];
h q[0]; // first
if (c==1) x q[1]; // sometimes
measure q->c;
";
    check(
        source,
        |steps| steps.insert(1, gate(StandardGate::S, &[1])),
        &source.replace("// first\n", "// first\ns q[1];\n"),
    );
    check(
        source,
        |steps| in_block(steps, 1, 0, |block| block[0] = gate(StandardGate::Z, &[1])),
        &source.replace("if (c==1) x q[1]; // sometimes", "if (c == 1) z q[1]; // sometimes"),
    );
    check(
        source,
        |steps| _ = steps.remove(1),
        &source.replace("if (c==1) x q[1]; // sometimes\n", ""),
    );
    let add = |old: &Circuit| resized(old, (3, 2), &Some);
    let expected = source
        .replace("qreg q[2]", "qreg q[3]")
        .replace("measure q->c;", "measure q[0] -> c[0];\nmeasure q[1] -> c[1];");
    check_circuit(source, add, &expected);
}

#[test]
fn what_open_qasm_2_cannot_hold_is_not_written_in_it() {
    let source = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[1];\ncreg c[1];\nx q[0];\n";
    let parsed = parse(source);
    let mut new = parsed.circuit.clone().unwrap();
    let condition = ClassicalExpr::Bit(Clbit(0));
    let body = vec![gate(StandardGate::X, &[0])];
    new.push(Instruction::flow(ControlFlow::While { condition, body })).unwrap();
    assert_eq!(rewrite(source, &parsed, &new), None);
}

#[test]
fn a_loop_that_is_written_out_stays_while_it_means_the_same() {
    let source = "\
include \"stdgates.inc\";
qubit[3] q;
for int i in [0:2] { h q[i]; } // all
x q[0];
";
    check(source, |steps| _ = steps.pop(), &source.replace("x q[0];\n", ""));
    let expected =
        source.replace("for int i in [0:2] { h q[i]; } // all", "h q[0];\nh q[2]; // all");
    check(source, |steps| _ = steps.remove(1), &expected);
}

#[test]
fn a_declaration_stays_when_its_instruction_goes() {
    let source = "qubit[2] q;\nbit[2] c = measure q; // both\nreset q[0];\n";
    let expected = "qubit[2] q;\nbit[2] c; // both\nreset q[0];\n";
    check(source, |steps| _ = steps.drain(..2), expected);
}

#[test]
fn a_label_of_a_barrier_is_its_comment() {
    let source = "qubit q;\nbarrier q; // one\nreset q;\n";
    let label = |label: Option<&str>| {
        let operation = Operation::Barrier(label.map(str::to_owned));
        move |steps: &mut Steps| steps[0].operation = operation
    };
    check(source, label(Some("two")), &source.replace("one", "two"));
    check(source, label(None), &source.replace(" // one", ""));
    check(
        source,
        |steps| steps[0] = Instruction::reset(Qubit(0)),
        "qubit q;\nreset q;\nreset q;\n",
    );
}

#[test]
fn a_name_that_a_gate_of_the_library_takes_has_no_text() {
    // A gate can be called `x` until the library's is used.
    let source = "gate x a { h a; } // taken\nqubit q;\nx q;\n";
    let parsed = parse(source);
    let mut new = parsed.circuit.clone().unwrap();
    new.push(gate(StandardGate::X, &[0])).unwrap();
    assert_eq!(rewrite(source, &parsed, &new), None);
}

#[test]
fn loops_change_places_with_their_text() {
    let (first, second) = ("for int i in {1, 2} {\n}  // twice\n", "for int i in {5} {\n}\n");
    let source = format!("qubit q;\n{first}{second}");
    let parsed = parse(&source);
    let mut new = parsed.circuit.clone().unwrap();
    let mut steps = new.instructions().to_vec();
    steps.reverse();
    new.set_instructions(steps).unwrap();
    let written = rewrite(&source, &parsed, &new).unwrap();
    assert_eq!(written.text, format!("qubit q;\n{second}{first}"));
    // The variables are numbered as they stand in the text, which is no difference.
    assert!(is_same(&parse(&written.text).circuit.unwrap(), &new));
}

#[test]
fn a_hardware_qubit_that_nothing_uses_any_more_leaves_the_comments() {
    let source = "include \"stdgates.inc\";\nh $0; // first\ncx $0, $2; // far\n";
    let parsed = parse(source);
    let mut new = parsed.circuit.clone().unwrap();
    let mut rewritten = |steps: Steps| {
        new.set_instructions(steps).unwrap();
        rewrite(source, &parsed, &new).unwrap().text
    };
    let steps = parsed.circuit.as_ref().unwrap().instructions();
    assert_eq!(rewritten(steps[..1].to_vec()), source.replace("cx $0, $2; // far\n", ""));
    assert_eq!(rewritten(Vec::new()), "include \"stdgates.inc\";\n");
}

/// Takes what stands at an index of a block of control flow out of it.
fn taken(steps: &mut Steps, flow: usize, index: usize) -> Instruction {
    let mut taken = None;
    in_block(steps, flow, 0, |block| taken = Some(block.remove(index)));
    taken.unwrap()
}

const BLOCKS: &str = "\
include \"stdgates.inc\";
qubit[2] q;
bit[2] c;
if (c[0]) {
  // inner
  x q[1]; // flip
}
h q[0]; // had
while (c[1]) {
    z  q[1]; /* turn */
    y q[0];
}
";

#[test]
fn a_gate_takes_its_comment_out_of_a_block_and_into_one() {
    let without = |text: &str| BLOCKS.replace(text, "");
    let out = |steps: &mut Steps| {
        let x = taken(steps, 0, 0);
        steps.insert(2, x);
    };
    let expected = without("  x q[1]; // flip\n").replace("// had\n", "// had\nx q[1]; // flip\n");
    check(BLOCKS, out, &expected);
    let before = |steps: &mut Steps| {
        let x = taken(steps, 0, 0);
        steps.insert(0, x);
    };
    let expected = without("  x q[1]; // flip\n").replace("if (c", "x q[1]; // flip\nif (c");
    check(BLOCKS, before, &expected);
    let into = |steps: &mut Steps| {
        let h = steps.remove(1);
        in_block(steps, 1, 0, |block| block.insert(1, h));
    };
    let expected =
        without("h q[0]; // had\n").replace("/* turn */\n", "/* turn */\n    h q[0]; // had\n");
    check(BLOCKS, into, &expected);
    let between = |steps: &mut Steps| {
        let z = taken(steps, 2, 0);
        in_block(steps, 0, 0, |block| block.push(z));
    };
    let expected = without("    z  q[1]; /* turn */\n")
        .replace("// flip\n", "// flip\n  z  q[1]; /* turn */\n");
    check(BLOCKS, between, &expected);
}

#[test]
fn a_gate_that_moves_onto_another_wire_keeps_its_comment() {
    let expected = BLOCKS
        .replace("  x q[1]; // flip\n", "")
        .replace("h q[0]; // had\n", "h q[0]; // had\nx q[0]; // flip\n");
    let out = |steps: &mut Steps| {
        let mut x = taken(steps, 0, 0);
        x.qubits = vec![Qubit(0)];
        steps.insert(2, x);
    };
    check(BLOCKS, out, &expected);
    let down = |steps: &mut Steps| {
        let mut h = steps.remove(1);
        h.qubits = vec![Qubit(1)];
        steps.push(h);
    };
    let expected = BLOCKS.replace("h q[0]; // had\n", "") + "h q[1]; // had\n";
    check(BLOCKS, down, &expected);
}

#[test]
fn what_is_in_a_block_keeps_its_comments_when_the_control_flow_around_it_goes() {
    let unwrap = |steps: &mut Steps| {
        let body = steps[2].control_flow().unwrap().blocks()[0].clone();
        steps.splice(2..3, body);
    };
    let start = BLOCKS.find("while").unwrap();
    let expected = BLOCKS[..start].to_owned() + "z  q[1]; /* turn */\ny q[0];\n";
    check(BLOCKS, unwrap, &expected);
}

#[test]
fn a_comment_behind_a_statement_without_braces_stays_with_the_whole() {
    let source = "qubit[2] q;\nbit c;\nif (c) reset q[0]; // when\nbarrier q[1];\n";
    let out = |steps: &mut Steps| {
        let reset = taken(steps, 0, 0);
        steps.push(reset);
    };
    check(source, out, "qubit[2] q;\nbit c;\nif (c) {\n} // when\nbarrier q[1];\nreset q[0];\n");
}

#[test]
fn what_only_a_block_knows_does_not_leave_it_with_the_text() {
    let source = "qubit q;\nbit c;\nif (c) {\n  const float t = 1;\n  U(t, 0, 0) q; // turn\n}\nreset q; // last\n";
    let out = |steps: &mut Steps| {
        let turn = taken(steps, 0, 0);
        steps.push(turn);
    };
    let expected = source.replace("  U(t, 0, 0) q; // turn\n", "") + "U(1, 0, 0) q;\n";
    check(source, out, &expected);
}
