//! Things that have the names of gates.

use super::circuit;
use crate::circuit::Instruction;
use crate::qasm::{Loss, Target, parse, rewrite, to_qasm3, write};

const HEAD: &str = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

/// Programs in which bits, parameters, variables and gates are called like gates.
const SHARED: [&str; 9] = [
    "input float[64] t;\nqubit[2] q;\nrx(t) q[0];\n",
    "input float[64] t;\nqubit[2] q;\nrx(t) q[0];\nt q[1];\n",
    "input array[float[64], 2] u;\nqubit q;\nrx(u[1]) q;\nU(1, 2, u[0]) q;\n",
    "qubit[2] x;\nbit y;\nx x[0];\ny x[1];\ny = measure x[1];\n",
    "qubit q;\nint[4] s = 3;\nrx(s) q;\ns q;\ns = s + 1;\n",
    "qubit q;\nfor int z in [0:2] {\n  rz(z) q;\n  z q;\n}\nz q;\n",
    "input float[64] rxx;\nqubit[2] q;\nrxx(rxx) q[0], q[1];\n",
    "qubit[2] q;\nfor int rxx in [0:2] {\n  rxx(rxx) q[0], q[1];\n}\n",
    "gate t a {\n  h a;\n}\nqubit q;\nt q;\n",
];

#[test]
fn names_of_gates_are_kept() {
    for program in SHARED {
        let source = format!("{HEAD}{program}");
        assert_eq!(to_qasm3(&circuit(&source)), source);
    }
}

#[test]
fn an_edit_leaves_what_is_called_like_a_gate_alone() {
    for program in SHARED {
        let source = format!("// mine\n{HEAD}{program}");
        let parsed = parse(&source);
        let mut new = parsed.circuit.clone().expect("the program is right");
        new.push(Instruction::barrier(vec![crate::circuit::Qubit(0)])).expect("there is a qubit");
        let written = rewrite(&source, &parsed, &new).expect("the language holds the circuit");
        assert!(written.text.starts_with(source.as_str()), "{}", written.text);
        assert_eq!(circuit(&written.text), new);
    }
}

#[test]
fn an_edit_leaves_registers_of_open_qasm_2_called_like_gates_alone() {
    let source = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg x[2]; // mine\nx x[0];\n";
    let parsed = parse(source);
    let mut new = parsed.circuit.clone().expect("the program is right");
    new.push(Instruction::barrier(vec![crate::circuit::Qubit(1)])).expect("there is a qubit");
    let written = rewrite(source, &parsed, &new).expect("the language holds the circuit");
    assert_eq!(written.text, format!("{source}barrier x[1];\n"));
}

#[test]
fn a_gate_of_the_circuit_gives_its_name_to_the_one_of_the_library_that_is_used() {
    let open_qasm_2 = "OPENQASM 2.0; include \"qelib1.inc\"; gate sxdg a { h a; }
                       qreg q[1]; sxdg q[0];";
    let mut circuit = circuit(open_qasm_2);
    let expected = format!("{HEAD}gate sxdg a {{\n  h a;\n}}\nqubit[1] q;\nsxdg q[0];\n");
    assert_eq!(to_qasm3(&circuit), expected);
    circuit.gate(crate::circuit::StandardGate::Sxdg, &[], &[0]).expect("there is a qubit");
    let renamed = Loss::Renamed { name: "sxdg".to_owned(), written: "sxdg_1".to_owned() };
    assert_eq!(write(&circuit, Target::OpenQasm3).losses, [renamed]);
}

#[test]
fn a_name_that_has_to_change_is_said() {
    let check = |program: &str, target: Target, expected: &[(&str, &str)]| {
        let renamed = |(name, written): &(&str, &str)| Loss::Renamed {
            name: (*name).to_owned(),
            written: (*written).to_owned(),
        };
        let expected: Vec<Loss> = expected.iter().map(renamed).collect();
        let losses = write(&circuit(&format!("{HEAD}{program}")), target).losses;
        let losses: Vec<Loss> =
            losses.into_iter().filter(|loss| matches!(loss, Loss::Renamed { .. })).collect();
        assert_eq!(losses, expected, "{program}");
    };
    let loader = Target::OpenQasm3ForQiskit;
    check(SHARED[0], loader, &[("t", "t_1")]);
    check(SHARED[2], loader, &[]);
    check(SHARED[3], loader, &[("x", "x_1"), ("y", "y_1")]);
    check(SHARED[5], loader, &[("z", "z_1")]);
    check(SHARED[8], loader, &[("t", "t_1")]);
    check(SHARED[3], Target::OpenQasm2, &[("x", "x_1"), ("y", "y_1")]);
    // What Python calls it is not what the circuit calls it.
    check("input float[64] bits; qubit q; rx(bits) q;", Target::Qiskit, &[]);
    check(SHARED[0], Target::OpenQasm3, &[]);
    let losses = write(&circuit(&format!("{HEAD}{}", SHARED[0])), Target::OpenQasm3).losses;
    assert_eq!(losses, [Loss::SharedName { name: "t".to_owned() }]);
}
