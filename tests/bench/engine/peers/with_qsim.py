"""qsim on one thread: single precision, with the widest vectors of the processor."""

import cmath
import math
import time

import cirq
import numpy as np
import qsimcirq
from program import read

PLAIN = {
    "h": cirq.H,
    "x": cirq.X,
    "y": cirq.Y,
    "z": cirq.Z,
    "s": cirq.S,
    "sdg": cirq.S**-1,
    "t": cirq.T,
    "sx": cirq.X**0.5,
    "cx": cirq.CNOT,
    "cz": cirq.CZ,
    "swap": cirq.SWAP,
    "ccx": cirq.CCX,
    "cswap": cirq.CSWAP,
}


class Qsim:
    """Both times are those of compute_amplitudes as it is called from Python: the translation
    from cirq is in them. Gates are fused up to four qubits, as its guide advises."""

    def load(self, task):
        num_qubits, gates = read(task["file"])
        qubits = cirq.LineQubit.range(num_qubits)
        # cirq's first qubit is the highest bit of an index.
        self.order = qubits[::-1]
        self.indices = task["indices"]
        operations = [operation(name, angles)(*(qubits[q] for q in on)) for name, on, angles in gates]
        self.circuit = cirq.Circuit(operations)
        options = qsimcirq.QSimOptions(max_fused_gate_size=4, cpu_threads=1)
        self.simulator = qsimcirq.QSimSimulator(options)

    def run(self):
        start = time.perf_counter()
        self.amplitudes = self.simulator.compute_amplitudes(
            self.circuit, self.indices, qubit_order=self.order
        )
        own = time.perf_counter() - start
        return own, own

    def answer(self):
        return [*(float(abs(amplitude) ** 2) for amplitude in self.amplitudes), None]


def operation(name, angles):
    match name:
        case "rx" | "ry" | "rz":
            return getattr(cirq, name)(angles[0])
        case "u3":
            theta, phi, lam = angles
            c, s = math.cos(theta / 2), math.sin(theta / 2)
            rows = [[c, -cmath.exp(1j * lam) * s], [cmath.exp(1j * phi) * s, cmath.exp(1j * (phi + lam)) * c]]
            return cirq.MatrixGate(np.array(rows))
        case "cp":
            return cirq.CZPowGate(exponent=angles[0] / math.pi)
        case "rzz":
            return cirq.ZZPowGate(exponent=angles[0] / math.pi, global_shift=-0.5)
        case "rxx":
            return cirq.XXPowGate(exponent=angles[0] / math.pi, global_shift=-0.5)
    return PLAIN[name]
