"""qulacs on one thread, double precision, after one of its optimizers."""

import time

import qulacs
from program import read
from qulacs import gate as gates_of
from qulacs.circuit import QuantumCircuitOptimizer

PLAIN = {"h": "H", "x": "X", "y": "Y", "z": "Z", "s": "S", "sdg": "Sdag", "t": "T", "sx": "sqrtX",
         "cx": "CNOT", "cz": "CZ", "swap": "SWAP"}  # fmt: skip
# The sign of an angle is the other one in qulacs.
ROTATIONS = {"rx": "RX", "ry": "RY", "rz": "RZ"}
PAULI_ROTATIONS = {"rxx": 1, "rzz": 3}


class Qulacs:
    """Its own time is that of update_quantum_state on a state that is there already; the call
    is that and the optimizer's time, which is measured once."""

    def __init__(self, optimizer):
        self.optimizer = optimizer

    def load(self, task):
        num_qubits, gates = read(task["file"])
        self.indices = task["indices"]
        self.circuit = qulacs.QuantumCircuit(num_qubits)
        for name, qubits, angles in gates:
            add(self.circuit, name, qubits, angles)
        start = time.perf_counter()
        if self.optimizer == "light":
            QuantumCircuitOptimizer().optimize_light(self.circuit)
        else:
            QuantumCircuitOptimizer().optimize(self.circuit, 2)
        self.optimizing = time.perf_counter() - start
        self.state = qulacs.QuantumState(num_qubits)

    def run(self):
        self.state.set_zero_state()
        start = time.perf_counter()
        self.circuit.update_quantum_state(self.state)
        own = time.perf_counter() - start
        return own, own + self.optimizing

    def answer(self):
        return [*(abs(self.state.get_amplitude(i)) ** 2 for i in self.indices), None]


def add(circuit, name, qubits, angles):
    if name in PLAIN:
        getattr(circuit, f"add_{PLAIN[name]}_gate")(*qubits)
    elif name in ROTATIONS:
        getattr(circuit, f"add_{ROTATIONS[name]}_gate")(*qubits, -angles[0])
    elif name in PAULI_ROTATIONS:
        circuit.add_multi_Pauli_rotation_gate(qubits, [PAULI_ROTATIONS[name]] * 2, -angles[0])
    elif name == "u3":
        circuit.add_U3_gate(*qubits, *angles)
    elif name == "cp":
        matrix = gates_of.to_matrix_gate(gates_of.U1(qubits[1], angles[0]))
        matrix.add_control_qubit(qubits[0], 1)
        circuit.add_gate(matrix)
    elif name == "ccx":
        circuit.add_gate(gates_of.TOFFOLI(*qubits))
    elif name == "cswap":
        circuit.add_gate(gates_of.FREDKIN(*qubits))
    else:
        raise KeyError(name)
