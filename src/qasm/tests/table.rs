//! The gates of the table as OpenQASM, and their definitions against their matrices.

use super::circuit;
use crate::circuit::{
    Circuit, Expr, Gate, GateDefinition, Instruction, OpenQasm, Operation, Qubit, StandardGate,
};
use crate::math::{C64, Matrix};
use crate::qasm::{Target, to_qasm3, write};

/// Values that are no special angles, and one beyond a turn.
const ANGLES: [f64; 4] = [0.7, -1.3, 8.1, 0.4];

/// A circuit of one gate on qubits in an order that is not the natural one.
fn alone(gate: StandardGate) -> Circuit {
    let spec = gate.spec();
    let mut circuit = Circuit::with_registers(5, 0);
    let params = ANGLES[..spec.params.len()].iter().map(|angle| Expr::from_angle(*angle)).collect();
    let qubits = (0..spec.num_qubits).map(|k| Qubit((2 * k + 1) % 5)).collect();
    circuit.push(Instruction::gate(Gate::Standard(gate), params, qubits)).unwrap();
    circuit
}

#[test]
fn every_gate_of_the_table_is_written_and_read_back() {
    for gate in StandardGate::all() {
        let written = alone(gate);
        assert_eq!(circuit(&to_qasm3(&written)), written, "{gate:?}");
    }
}

#[test]
fn all_gates_of_the_table_go_into_one_program() {
    let mut all = Circuit::with_registers(5, 0);
    for gate in StandardGate::all() {
        all.push(alone(gate).instructions()[0].clone()).unwrap();
    }
    assert_eq!(circuit(&to_qasm3(&all)), all);
}

#[test]
fn registers_have_the_names_of_gates_except_for_qiskit() {
    let library = "p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap \
        cu CX phase cphase id u1 u2 u3";
    for name in library.split_whitespace() {
        let mut circuit = Circuit::new();
        circuit.add_qreg(name, 1).unwrap();
        let text = to_qasm3(&circuit);
        assert!(text.contains(&format!("qubit[1] {name};")), "{text}");
        let text = write(&circuit, Target::OpenQasm3ForQiskit).text;
        assert!(text.contains(&format!("qubit[1] {name}_1;")), "{text}");
    }
}

#[test]
fn another_parser_reads_what_is_written() {
    for gate in StandardGate::all() {
        let text = to_qasm3(&alone(gate));
        let errors = oq3_syntax::SourceFile::parse(&text).errors().to_vec();
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
}

#[test]
fn every_definition_of_the_table_multiplies_to_the_gates_matrix() {
    for gate in StandardGate::all() {
        let spec = gate.spec();
        let OpenQasm::Define(qubits, body) = spec.open_qasm else { continue };
        let params = spec.params.join(", ");
        // Under another name, so that it stays a definition.
        let source =
            format!("include \"stdgates.inc\"; gate defined({params}) {qubits} {{ {body} }}");
        let circuit = circuit(&source);
        let values = &ANGLES[..spec.params.len()];
        let distance = product(&circuit.definitions()[0], values).distance(&gate.matrix(values));
        assert!(distance < 1e-14, "{gate:?} is {distance} away from its definition");
    }
}

/// The matrix of a definition made of gates of the table.
fn product(definition: &GateDefinition, values: &[f64]) -> Matrix {
    let dim = 1 << definition.qubits.len();
    let value_of = |name: &str| {
        let index = definition.params.iter().position(|param| param == name)?;
        Some(values[index])
    };
    Matrix::from_columns(dim, |column| {
        let mut state = vec![C64::ZERO; dim];
        state[column] = C64::ONE;
        for instruction in definition.body.iter().flatten() {
            let Operation::Gate(Gate::Standard(gate)) = instruction.operation else {
                panic!("{instruction:?}")
            };
            let params: Vec<f64> =
                instruction.params.iter().map(|param| param.evaluate(&value_of).unwrap()).collect();
            state = applied(&gate.matrix(&params), &instruction.qubits, &state);
        }
        state.into_iter().enumerate().collect()
    })
}

fn applied(matrix: &Matrix, qubits: &[Qubit], state: &[C64]) -> Vec<C64> {
    let mut new = vec![C64::ZERO; state.len()];
    for (index, amplitude) in state.iter().enumerate() {
        let bit = |j: usize| index >> qubits[j].index() & 1;
        let column = (0..qubits.len()).map(|j| bit(j) << j).sum();
        for row in 0..matrix.dim() {
            let flipped = (0..qubits.len())
                .filter(|&j| row >> j & 1 != bit(j))
                .fold(index, |flipped, j| flipped ^ 1 << qubits[j].index());
            new[flipped] += matrix.get(row, column) * amplitude;
        }
    }
    new
}
