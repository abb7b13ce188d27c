"""PennyLane's lightning.qubit, double precision. Its wheel uses one thread for a circuit."""

import time

import pennylane as qml
from program import read

GATES = {
    "h": qml.Hadamard,
    "x": qml.PauliX,
    "y": qml.PauliY,
    "z": qml.PauliZ,
    "s": qml.S,
    "t": qml.T,
    "sx": qml.SX,
    "rx": qml.RX,
    "ry": qml.RY,
    "rz": qml.RZ,
    "u3": qml.U3,
    "cx": qml.CNOT,
    "cz": qml.CZ,
    "cp": qml.ControlledPhaseShift,
    "swap": qml.SWAP,
    "rxx": qml.IsingXX,
    "rzz": qml.IsingZZ,
    "ccx": qml.Toffoli,
    "cswap": qml.CSWAP,
}


class Lightning:
    """Both times are those of device.execute of a tape that is ready, which ends with the
    expectation value of Z on qubit 0."""

    def load(self, task):
        num_qubits, gates = read(task["file"])
        self.indices = task["indices"]
        operations = [self.operation(*gate) for gate in gates]
        self.device = qml.device("lightning.qubit", wires=num_qubits)
        self.tape = qml.tape.QuantumScript(operations, [qml.expval(qml.PauliZ(0))])

    def operation(self, name, qubits, angles):
        if name == "sdg":
            return qml.adjoint(qml.S(wires=qubits))
        return GATES[name](*angles, wires=qubits)

    def run(self):
        start = time.perf_counter()
        value = self.device.execute(self.tape)
        own = time.perf_counter() - start
        self.z = float(value[0] if isinstance(value, (tuple, list)) else value)
        return own, own

    def answer(self):
        return [*(None for _ in self.indices), self.z]
