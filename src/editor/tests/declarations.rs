use super::layout::{circuit, gate, pair, when, with_own_gate, x};
use super::*;
use crate::circuit::{
    Assignment, AssignmentTarget, ClassicalExpr, ClassicalType, Input, Register, VariableId,
};

fn rx(angle: Expr) -> Instruction {
    Instruction::gate(Gate::Standard(StandardGate::Rx), vec![angle], vec![Qubit(0)])
}

fn symbol(name: &str) -> Expr {
    Expr::Symbol(name.to_owned())
}

fn edit(circuit: &Circuit, command: &Command) -> Circuit {
    apply(circuit, command).unwrap().circuit
}

#[track_caller]
fn check_refused(circuit: &Circuit, command: &Command, message: &str) {
    assert_eq!(apply(circuit, command).unwrap_err().to_string(), message);
}

fn rename(name: &str, to: &str) -> Command {
    Command::Rename { name: name.to_owned(), to: to.to_owned() }
}

fn resize(name: &str, size: u32) -> Command {
    Command::Resize { name: name.to_owned(), size }
}

fn undeclare(name: &str) -> Command {
    Command::Undeclare { name: name.to_owned() }
}

fn variable(name: &str) -> Command {
    let (name, kind) = (name.to_owned(), ClassicalType::Uint(Some(8)));
    Command::Declare(Declaration::Variable { name, kind, initial: Some(3) })
}

/// Names and sizes of all registers; loose bits without a size.
fn registers(circuit: &Circuit) -> String {
    let all = circuit.qregs().iter().chain(circuit.cregs());
    let shown = |register: &Register| {
        let size = format!("[{}]", register.size);
        format!("{}{}", register.name, if register.is_loose { "" } else { &size })
    };
    all.map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn registers_and_bits_outside_of_them_are_declared() {
    let start = circuit(1, vec![x(0)]);
    let name = |name: &str| name.to_owned();
    let commands = [
        Declaration::Qreg { name: name("a"), size: 2 },
        Declaration::LooseQubit { name: name("b") },
        Declaration::Creg { name: name("d"), size: 3 },
        Declaration::LooseClbit { name: name("e") },
    ];
    let declare =
        |circuit: Circuit, new: &Declaration| edit(&circuit, &Command::Declare(new.clone()));
    let all = commands.iter().fold(start, declare);
    assert_eq!(registers(&all), "q[1] a[2] b c[1] d[3] e");
    assert_eq!(all.instructions(), [x(0)]);
    let again = Command::Declare(Declaration::LooseClbit { name: name("a") });
    check_refused(&all, &again, "the name a is already taken");
    for bad in ["", "1a", "a b", "pi", "measure", "cx", "a-b"] {
        let command = Command::Declare(Declaration::Qreg { name: name(bad), size: 1 });
        check_refused(&all, &command, &format!("{bad} cannot be a name"));
    }
    let empty = Command::Declare(Declaration::Qreg { name: name("none"), size: 0 });
    check_refused(&all, &empty, "0 cannot stand here");
    // Below a qubit outside of registers comes another one.
    let more = edit(&edit(&all, &undeclare("e")), &Command::AddQubit);
    assert_eq!(registers(&more), "q[1] a[2] b q0 c[1] d[3]");
}

/// Two registers of each kind, with gates and a measurement on some of their bits.
fn on_two_registers() -> Circuit {
    let mut circuit = Circuit::new();
    circuit.add_qreg("a", 2).unwrap();
    circuit.add_qreg("b", 3).unwrap();
    circuit.add_creg("c", 5).unwrap();
    circuit.add_creg("d", 1).unwrap();
    let steps = vec![
        x(0),
        when(2, vec![x(3), gate(StandardGate::Cx, &[0, 1])]),
        Instruction::measure(Qubit(2), Clbit(4)),
        Instruction::barrier((0..5).map(Qubit).collect()),
    ];
    circuit.set_instructions(steps).unwrap();
    circuit
}

#[test]
fn bits_that_nothing_uses_go_and_those_behind_keep_their_meaning() {
    let start = on_two_registers();
    let smaller = edit(&start, &resize("b", 2));
    assert_eq!(registers(&smaller), "a[2] b[2] c[5] d[1]");
    assert_eq!(smaller.instructions()[3].qubits.len(), 4);
    let without = edit(&start, &undeclare("d"));
    assert_eq!(without.instructions(), start.instructions());
    let larger = edit(&start, &resize("a", 3));
    assert_eq!(larger.instructions()[2], Instruction::measure(Qubit(3), Clbit(4)));
    let one = circuit(1, vec![]);
    check_refused(&one, &undeclare("q"), "the last qubit stays");
    check_refused(&one, &undeclare("nothing"), "there is no such place in the circuit");
    check_refused(&one, &resize("q", 0), "0 cannot stand here");
    check_refused(&one, &resize("q", u32::MAX), "a circuit has at most 4096 bits of a kind");
}

#[test]
fn a_register_does_not_shrink_or_go_while_instructions_use_its_bits() {
    let start = on_two_registers();
    let check = |command: &Command, bits: &str, count: usize| {
        let bits = bits.to_owned();
        assert_eq!(apply(&start, command), Err(EditError::BitsInUse { bits, count }));
    };
    check(&resize("a", 1), "a[1]", 1);
    check(&resize("b", 1), "b[1]", 1);
    check(&resize("c", 4), "c[4]", 1);
    check(&resize("c", 1), "c[2], c[4]", 2);
    check(&undeclare("a"), "a", 2);
    check(&undeclare("b"), "b", 2);
    check(&undeclare("c"), "c", 2);
    let message = "c[4] is used by 1 instructions; remove these first";
    check_refused(&start, &resize("c", 4), message);
    let source = "qubit[3] q;\nbit[3] c;\nc = measure q;\nif (c == 5) { reset q[0]; }\n";
    let read = crate::qasm::parse(source).circuit.unwrap();
    check_refused(&read, &resize("c", 2), "c[2] is used by 2 instructions; remove these first");
    check_refused(&read, &resize("q", 2), "q[2] is used by 1 instructions; remove these first");
    let wide = circuit(5, vec![gate(StandardGate::Cx, &[1, 2]), gate(StandardGate::Cx, &[3, 4])]);
    check_refused(
        &wide,
        &resize("q", 1),
        "q[1], q[2], q[3], … is used by 2 instructions; remove these first",
    );
}

#[test]
fn hardware_qubits_come_with_the_text_only() {
    let start = crate::qasm::parse("reset $0;\nreset $2;\n").circuit.unwrap();
    let message =
        |qubit: &str| format!("hardware qubits are named by the program: use {qubit} in the text");
    check_refused(&start, &Command::AddQubit, &message("$3"));
    check_refused(&start, &resize("$", 5), &message("$4"));
}

#[test]
fn a_name_is_changed_wherever_it_is_used() {
    let mut start = with_own_gate(2, |id| vec![pair(id, [0, 1])]);
    start.add_input("theta", Some(2)).unwrap();
    start.add_input("thetas", None).unwrap();
    let angle = symbol("theta[1]").negated();
    start.push(when(0, vec![rx(angle), rx(symbol("thetas"))])).unwrap();
    let renamed = edit(&start, &rename("theta", "phi"));
    assert_eq!(renamed.instruction(2).unwrap().params, [symbol("phi[1]").negated()]);
    assert_eq!(renamed.instruction(3).unwrap().params, [symbol("thetas")]);
    assert_eq!(renamed.inputs()[0], Input { name: "phi".to_owned(), length: Some(2) });
    let renamed = edit(&start, &rename("pair", "couple"));
    assert_eq!(renamed.operation_name(&renamed.instructions()[0].operation), "couple");
    assert_eq!(registers(&edit(&start, &rename("q", "r"))), "r[2] c[2]");
    check_refused(&start, &rename("q", "pair"), "the name pair is already taken");
    check_refused(&start, &rename("theta", "sin cos"), "sin cos cannot be a name");
    assert_eq!(edit(&start, &rename("q", "q")), start);
}

#[test]
fn another_name_leaves_the_comments_of_the_text() {
    check_text(
        "qubit[3] q; // reg\nbit[3] c; // bits\nh q[0]; // H\nc = measure q; // M\n",
        &rename("q", "data"),
        "qubit[3] data; // reg\nbit[3] c; // bits\nh data[0]; // H\nc = measure data; // M\n",
    );
}

#[test]
fn what_is_in_use_stays_declared() {
    let mut start = with_own_gate(2, |id| vec![pair(id, [0, 1])]);
    start.add_input("theta", Some(2)).unwrap();
    start.push(rx(symbol("theta[0]"))).unwrap();
    check_refused(&start, &undeclare("theta"), "theta is in use");
    check_refused(&start, &undeclare("pair"), "pair is in use");
    let bare = edit(&start, &Command::Clear);
    assert!(edit(&bare, &undeclare("theta")).inputs().is_empty());
    assert!(edit(&bare, &undeclare("pair")).definitions().is_empty());
    check_refused(&start, &resize("theta", 0), "0 cannot stand here");
    assert_eq!(edit(&start, &resize("theta", 1)).inputs()[0].length, Some(1));
    let mut other = bare;
    other.set_instructions(vec![rx(symbol("theta[1]"))]).unwrap();
    check_refused(&other, &resize("theta", 1), "there is no parameter theta[1]");
}

#[test]
fn a_variable_that_goes_leaves_the_others_with_their_meaning() {
    let declare = |circuit, name: &str| edit(&circuit, &variable(name));
    let mut start = ["a", "b"].into_iter().fold(circuit(1, vec![]), declare);
    let assigned = |id| {
        let target = AssignmentTarget::Variable(VariableId(id));
        Instruction::assign(Assignment { target, value: ClassicalExpr::Int(1) })
    };
    start.push(when(0, vec![assigned(1), rx(symbol("b"))])).unwrap();
    assert_eq!(start.variables()[1].initial, Some(3));
    let without = edit(&start, &undeclare("a"));
    assert_eq!(without.instructions(), [when(0, vec![assigned(0), rx(symbol("b"))])]);
    check_refused(&start, &undeclare("b"), "b is in use");
    let renamed = edit(&start, &rename("b", "n"));
    assert_eq!(renamed.instruction(2), Some(&rx(symbol("n"))));
    check_refused(&start, &variable("a"), "the name a is already taken");
}

#[test]
fn typing_a_new_name_can_declare_it() {
    let start = circuit(1, vec![rx(Expr::Number(1.0))]);
    let set = |value: &Expr| Command::SetParam { instruction: 0, param: 0, value: value.clone() };
    let known = |value: &Expr| declaring(&start, 0, value, set(value));
    let value = symbol("alpha").binary(crate::circuit::BinaryOp::Add, symbol("beta[2]"));
    let value = value.binary(crate::circuit::BinaryOp::Add, symbol("beta[0]"));
    check_refused(&start, &set(&value), "there is no parameter alpha");
    let after = edit(&start, &known(&value));
    let input = |name: &str, length| Input { name: name.to_owned(), length };
    assert_eq!(after.inputs(), [input("alpha", None), input("beta", Some(3))]);
    assert_eq!(after.instructions()[0].params, [value]);
    let longer = symbol("beta[4]");
    let after = edit(&after, &declaring(&after, 0, &longer, set(&longer)));
    assert_eq!(after.inputs()[1], input("beta", Some(5)));
    assert_eq!(known(&Expr::Number(2.0)), set(&Expr::Number(2.0)));
    assert_eq!(undeclared(&start, 0, &symbol("pi2")), ["pi2"]);
    check_refused(&start, &known(&symbol("gate")), "gate cannot be a name");
}

#[test]
fn a_variable_declared_after_the_one_of_a_loop_is_saved_with_it() {
    let name = Some("i".to_owned());
    let commands = [
        place(Tool::For, 0, 0),
        Command::SetLoopVariable { instruction: 0, name },
        variable("n"),
        place(RX, 0, 1),
        Command::SetParam { instruction: 1, param: 0, value: symbol("i") },
        Command::SetQubit { instruction: 1, operand: 0, qubit: Qubit(0) },
    ];
    let built =
        commands.iter().fold(circuit(1, vec![]), |circuit, command| edit(&circuit, command));
    let saved = crate::qasm::to_qasm3(&built);
    assert_eq!(crate::qasm::parse_saved(&saved).circuit, Some(built), "{saved}");
}
