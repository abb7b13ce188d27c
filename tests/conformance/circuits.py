"""Circuits that Qiskit makes, by construct: the same ones for the same seed."""

import math

import numpy as np
from qiskit.circuit import (
    ClassicalRegister,
    Clbit,
    Parameter,
    ParameterVector,
    QuantumCircuit,
    QuantumRegister,
    Qubit,
    library,
)
from qiskit.circuit.classical import expr, types
from qiskit.circuit.library import get_standard_gate_name_mapping
from qiskit.quantum_info import SparsePauliOp, random_unitary

NUM_QUBITS = 4

STANDARD = [
    type(gate)
    for name, gate in sorted(get_standard_gate_name_mapping().items())
    if name not in ("measure", "reset", "delay", "global_phase")
]


def gate_of(rng, angle, most_qubits=NUM_QUBITS):
    """A standard gate with parameters made by `angle`."""
    while True:
        kind = STANDARD[rng.integers(len(STANDARD))]
        mapped = get_standard_gate_name_mapping()
        example = next(gate for gate in mapped.values() if type(gate) is kind)
        if example.num_qubits <= most_qubits:
            return kind(*(angle() for _ in example.params))


def qubits(rng, circuit, count):
    return [int(index) for index in rng.permutation(circuit.num_qubits)[:count]]


def some_gates(rng, circuit, count, angle=None):
    for _ in range(count):
        gate = gate_of(rng, angle or (lambda: rng.uniform(-7, 7)), circuit.num_qubits)
        circuit.append(gate, qubits(rng, circuit, gate.num_qubits))
    return circuit


def mixed(rng, num_clbits=0):
    """A circuit whose qubits are in no special state."""
    circuit = QuantumCircuit(NUM_QUBITS, num_clbits)
    for qubit in range(NUM_QUBITS):
        circuit.ry(rng.uniform(0.5, 2.5), qubit)
    return circuit


# --- Circuits with a state --------------------------------------------------------------------


def standard_gates(rng):
    return some_gates(rng, mixed(rng), 12)


def special_angles(rng):
    def angle():
        return int(rng.integers(-8, 9)) * math.pi / int(rng.choice([1, 2, 3, 4, 6, 8, 16]))

    return some_gates(rng, mixed(rng), 12, angle)


def controlled_gates(rng):
    circuit = mixed(rng)
    for _ in range(4):
        gate = gate_of(rng, lambda: rng.uniform(-3, 3), 2)
        controls = int(rng.integers(1, 3))
        controlled = gate.control(controls, ctrl_state=int(rng.integers(2**controls)))
        circuit.append(controlled, qubits(rng, circuit, controlled.num_qubits))
    return circuit


def many_controls(rng):
    circuit = mixed(rng)
    for gate in (library.C3XGate(), library.C3SXGate(), library.RC3XGate(), library.MCXGate(3)):
        circuit.append(gate, qubits(rng, circuit, 4))
    circuit.mcp(rng.uniform(-3, 3), [0, 1, 2], 3)
    wide = QuantumCircuit(5)
    wide.compose(circuit, qubits(rng, wide, 4), inplace=True)
    wide.append(library.C4XGate(), qubits(rng, wide, 5))
    return wide


def inverses_and_powers(rng):
    circuit = mixed(rng)
    for _ in range(6):
        gate = gate_of(rng, lambda: rng.uniform(-3, 3), 2)
        gate = gate.inverse() if rng.integers(2) else gate.power(int(rng.integers(-2, 4)))
        circuit.append(gate, qubits(rng, circuit, gate.num_qubits))
    return circuit


def defined_gates(rng):
    inner = some_gates(rng, QuantumCircuit(2, name="inner"), 4)
    middle = QuantumCircuit(3, name=str(rng.choice(["My Gate", "h_2", "bit", "größe", "if", "0a"])))
    middle.append(inner.to_gate(), qubits(rng, middle, 2))
    some_gates(rng, middle, 2)
    middle.append(inner.to_gate().inverse(), qubits(rng, middle, 2))
    circuit = mixed(rng)
    for _ in range(2):
        circuit.append(middle.to_gate(), qubits(rng, circuit, 3))
        circuit.append(inner.to_gate(), qubits(rng, circuit, 2))
    return circuit


def matrices(rng):
    circuit = mixed(rng)
    for count in (1, 2, 2, 3):
        unitary = random_unitary(2**count, seed=int(rng.integers(2**31)))
        circuit.unitary(unitary, qubits(rng, circuit, count))
    return circuit


def library_circuits(rng):
    circuit = mixed(rng)
    hamiltonian = SparsePauliOp(["XXZI", "IZZY", "ZIIX"], rng.uniform(-1, 1, 3))
    parts = [
        library.QFTGate(4),
        library.PauliEvolutionGate(hamiltonian, time=rng.uniform(0, 2)),
        library.PermutationGate([int(index) for index in rng.permutation(4)]),
        library.efficient_su2(4, reps=1).assign_parameters(rng.uniform(-3, 3, 16)).to_gate(),
        library.grover_operator(QuantumCircuit(4).compose(library.ZGate().control(3))).to_gate(),
    ]
    for index in rng.permutation(len(parts))[:3]:
        circuit.append(parts[index], range(4))
    return circuit


def global_phases(rng):
    circuit = some_gates(rng, mixed(rng), 4)
    circuit.global_phase = rng.uniform(-3, 3)
    return circuit


def several_registers(rng):
    sizes = [int(size) for size in rng.integers(1, 4, 3)]
    names = rng.permutation(["a", "theta", "in", "qubit", "q_1", "x"])
    registers = [QuantumRegister(size, str(name)) for size, name in zip(sizes, names)]
    return some_gates(rng, QuantumCircuit(*registers), 10)


def loose_and_shared_bits(rng):
    loose = [Qubit() for _ in range(4)]
    circuit = QuantumCircuit(loose, QuantumRegister(bits=loose[1:3], name="shared"))
    circuit.add_register(QuantumRegister(bits=[loose[3], loose[0]], name="other"))
    return some_gates(rng, circuit, 8)


def barriers_and_delays(rng):
    circuit = some_gates(rng, mixed(rng), 2)
    circuit.barrier(label="first")
    circuit.barrier(*qubits(rng, circuit, 2))
    if rng.integers(2):
        circuit.delay(100, 0, unit="dt")
    else:
        circuit.delay(float(rng.integers(1, 50)), 1, unit=str(rng.choice(["ns", "us", "ms", "s"])))
    return some_gates(rng, circuit, 2)


def parameters(rng):
    theta, weights = Parameter("theta"), ParameterVector("weights", 3)
    formulas = [
        theta,
        -theta / 2,
        weights[0] * 2 + weights[1],
        theta * weights[2] - math.pi / 4,
        (theta + 1).sin(),
        weights[1] ** 2,
    ]
    return some_gates(rng, mixed(rng), 8, lambda: formulas[rng.integers(len(formulas))])


# --- Circuits with outcomes -------------------------------------------------------------------


def measured_amid(rng):
    circuit = mixed(rng, 4)
    for clbit in range(3):
        circuit.measure(int(rng.integers(4)), clbit)
        some_gates(rng, circuit, 3)
        if rng.integers(2):
            circuit.reset(int(rng.integers(4)))
    circuit.measure(range(4), range(4))
    return circuit


def with_registers(rng):
    """A circuit with two registers of bits, the first of them measured."""
    circuit = QuantumCircuit(
        QuantumRegister(NUM_QUBITS, "q"), ClassicalRegister(2, "c"), ClassicalRegister(3, "d")
    )
    for qubit in range(NUM_QUBITS):
        circuit.ry(rng.uniform(0.5, 2.5), qubit)
    circuit.measure([0, 1], [0, 1])
    return circuit


def finish(circuit):
    circuit.measure([1, 2, 3], circuit.cregs[1])
    return circuit


def single_gates_under_conditions(rng):
    circuit = with_registers(rng)
    for _ in range(4):
        with circuit.if_test((circuit.cregs[0], int(rng.integers(4)))):
            if rng.integers(4):
                circuit.rx(rng.uniform(1, 3), int(rng.integers(4)))
            else:
                circuit.reset(int(rng.integers(4)))
    return finish(circuit)


def choices(rng):
    circuit = with_registers(rng)
    for bit in (0, 1):
        condition = (circuit.cregs[0], int(rng.integers(4))) if rng.integers(2) else (bit, 1)
        with circuit.if_test(condition) as otherwise:
            some_gates(rng, circuit, 2)
            with circuit.if_test((1 - bit, 0)):
                circuit.x(int(rng.integers(4)))
        with otherwise:
            some_gates(rng, circuit, 2)
            circuit.measure(3, 4)
    return finish(circuit)


def expression(rng, circuit):
    first, second = circuit.cregs
    bits = circuit.clbits
    return [
        expr.logic_and(bits[0], expr.logic_not(bits[1])),
        expr.logic_or(bits[0], bits[3]),
        expr.bit_xor(bits[0], bits[1]),
        expr.less(first, int(rng.integers(1, 4))),
        expr.equal(expr.bit_and(second, 5), 1),
        expr.greater_equal(second, expr.cast(first, types.Uint(3))),
        expr.not_equal(expr.bit_or(first, 1), 3),
        expr.equal(expr.bit_not(first), int(rng.integers(4))),
    ][rng.integers(8)]


def conditions_with_operators(rng):
    circuit = with_registers(rng)
    circuit.measure(2, 3)
    for _ in range(4):
        with circuit.if_test(expression(rng, circuit)):
            circuit.rx(rng.uniform(1, 3), int(rng.integers(1, 4)))
    return finish(circuit)


def switches(rng):
    circuit = with_registers(rng)
    for target in (circuit.cregs[0], circuit.clbits[0]):
        with circuit.switch(target) as case:
            with case(0):
                some_gates(rng, circuit, 2)
            with case(1):
                circuit.h(2)
            if rng.integers(2):
                with case(case.DEFAULT):
                    circuit.x(int(rng.integers(4)))
    with circuit.switch(circuit.cregs[0]) as case:
        with case(1, 2):
            circuit.h(3)
    return finish(circuit)


def while_loops(rng):
    circuit = with_registers(rng)
    with circuit.while_loop((circuit.clbits[0], 0)):
        circuit.ry(rng.uniform(1, 2), 0)
        circuit.rx(0.3, 2)
        circuit.measure(0, 0)
        if rng.integers(2):
            with circuit.if_test((circuit.clbits[1], 1)):
                circuit.break_loop()
    return finish(circuit)


def for_loops(rng):
    circuit = with_registers(rng)
    angle = Parameter("a")
    values = [range(0, 5, 2), range(1, 4), (3, 1, 4)][rng.integers(3)]
    with circuit.for_loop(values, angle):
        circuit.rx(angle / 3, 1)
        some_gates(rng, circuit, 1)
    with circuit.for_loop(range(3)):
        circuit.ry(0.7, 2)
        circuit.measure(2, 2)
        with circuit.if_test((circuit.clbits[2], 1)):
            circuit.continue_loop() if rng.integers(2) else circuit.break_loop()
        circuit.rx(0.9, 3)
    return finish(circuit)


def variables(rng):
    circuit = with_registers(rng)
    seen = circuit.add_var("seen", expr.lift(bool(rng.integers(2))))
    number = circuit.add_var("number", expr.lift(int(rng.integers(16)), types.Uint(4)))
    circuit.store(seen, expr.logic_or(seen, circuit.clbits[0]))
    circuit.store(number, expr.bit_xor(number, expr.cast(circuit.cregs[0], types.Uint(4))))
    with circuit.if_test(expr.logic_and(seen, expr.less(number, int(rng.integers(4, 12))))):
        circuit.rx(2.1, 1)
        circuit.store(number, expr.bit_and(number, 6))
    with circuit.if_test(expr.equal(number, 4)):
        circuit.x(2)
    return finish(circuit)


def loose_clbits(rng):
    bits = [Clbit() for _ in range(3)]
    circuit = QuantumCircuit(QuantumRegister(3, "q"), bits)
    for qubit in range(3):
        circuit.ry(rng.uniform(0.5, 2.5), qubit)
    circuit.measure(0, bits[0])
    with circuit.if_test((bits[0], int(rng.integers(2)))):
        some_gates(rng, circuit, 3)
    circuit.measure([1, 2], bits[1:])
    return circuit


CONSTRUCTS = {
    "standard gates": standard_gates,
    "special angles": special_angles,
    "controlled gates": controlled_gates,
    "many controls": many_controls,
    "inverses and powers": inverses_and_powers,
    "defined gates": defined_gates,
    "matrices": matrices,
    "library circuits": library_circuits,
    "global phases": global_phases,
    "several registers": several_registers,
    "loose and shared qubits": loose_and_shared_bits,
    "barriers and delays": barriers_and_delays,
    "parameters": parameters,
    "measured amid, reset": measured_amid,
    "gates under conditions": single_gates_under_conditions,
    "if and else": choices,
    "conditions with operators": conditions_with_operators,
    "switch": switches,
    "while": while_loops,
    "for": for_loops,
    "variables": variables,
    "loose bits": loose_clbits,
}

# What Ketpad's own random circuits have.
OWN = {
    "gates (Ketpad's)": [],
    "modifiers (Ketpad's)": ["modifiers", "roots"],
    "parameters (Ketpad's)": ["inputs", "modifiers"],
    "measurements (Ketpad's)": ["collapse", "loose", "timing"],
    "control flow (Ketpad's)": ["collapse", "flow"],
    "variables (Ketpad's)": ["collapse", "flow", "variables"],
    "everything (Ketpad's)": "everything",
}

# Constructs that a format cannot hold, or not always. Ketpad has to write all others.
LACKING = {
    "OpenQASM 2": {
        "parameters",
        "if and else",
        "conditions with operators",
        "switch",
        "while",
        "for",
        "variables",
        *OWN,
    },
    "OpenQASM 3": {"parameters", "conditions with operators", "switch", "variables", *OWN},
    "Python": set(),
}
