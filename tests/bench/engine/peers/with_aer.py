"""Qiskit Aer on one thread, double precision, its own fusion on."""

import time

import numpy as np
from program import read
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator
from qiskit_aer.library import SaveAmplitudes
from qiskit_aer.primitives import EstimatorV2, SamplerV2

OPTIONS = {"method": "statevector", "max_parallel_threads": 1}


class Aer:
    def load(self, task):
        kinds = {"state": State, "counts": Counts, "expectation": Expectation, "sweep": Sweep}
        self.work = kinds[task["kind"]](task)

    def run(self):
        start = time.perf_counter()
        own = self.work.run()
        call = time.perf_counter() - start
        return call if own is None else own, call

    def answer(self):
        return self.work.answer()


class State:
    """Its own time is what Aer says the experiment took, fusion included; the call is
    AerSimulator.run(...).result() of a circuit that is ready."""

    def __init__(self, task):
        self.simulator = AerSimulator(**OPTIONS)
        self.circuit = circuit(task["file"])
        self.circuit.append(
            SaveAmplitudes(self.circuit.num_qubits, task["indices"]), self.circuit.qubits
        )

    def run(self):
        self.result = self.simulator.run(self.circuit, shots=1).result()
        if not self.result.success:
            raise RuntimeError(self.result.status)
        return self.result.results[0].time_taken

    def answer(self):
        amplitudes = np.asarray(self.result.data(0)["amplitudes"])
        return [*map(float, np.abs(amplitudes) ** 2), None]


class Counts:
    """SamplerV2.run(...).result() and get_counts() of a circuit that is ready."""

    def __init__(self, task):
        self.sampler = SamplerV2(seed=1, options={"backend_options": OPTIONS})
        self.circuit = circuit(task["file"])
        self.circuit.measure_all()
        self.shots = task["shots"]

    def run(self):
        result = self.sampler.run([self.circuit], shots=self.shots).result()
        self.bits = result[0].data.meas
        self.bits.get_counts()

    def answer(self):
        rows = np.unpackbits(self.bits.array, axis=-1)[:, ::-1]
        shares = rows.mean(axis=0)[: self.circuit.num_qubits]
        return [float(self.bits.num_shots), *map(float, shares)]


class Expectation:
    """EstimatorV2.run(...).result() at precision 0, which is exact, of a circuit and an operator
    that are ready."""

    def __init__(self, task):
        self.estimator = EstimatorV2(options={"backend_options": OPTIONS})
        self.pub = (circuit(task["file"]), SparsePauliOp.from_list(task["terms"]))

    def run(self):
        result = self.estimator.run([self.pub], precision=0.0).result()
        self.values = np.atleast_1d(result[0].data.evs)

    def answer(self):
        return [float(self.values[0])]


class Sweep(Expectation):
    """As Expectation, all sets of values in one PUB."""

    def __init__(self, task):
        self.estimator = EstimatorV2(options={"backend_options": OPTIONS})
        ansatz = parametrized(task["file"], task["names"])
        values = np.fromfile(task["values"]).reshape(-1, len(task["names"]))
        bindings = {tuple(task["names"]): values}
        self.pub = (ansatz, SparsePauliOp.from_list(task["terms"]), bindings)

    def answer(self):
        return [float(v) for v in (self.values.sum(), self.values[0], self.values[-1])]


def circuit(path):
    num_qubits, gates = read(path)
    made = QuantumCircuit(num_qubits)
    for name, qubits, angles in gates:
        getattr(made, "u" if name == "u3" else name)(*angles, *qubits)
    return made


def parametrized(path, names):
    """The circuit with a parameter for each of its angles, in their order."""
    num_qubits, gates = read(path)
    made = QuantumCircuit(num_qubits)
    parameters = iter([Parameter(name) for name in names])
    for name, qubits, angles in gates:
        getattr(made, name)(*[next(parameters) for _ in angles], *qubits)
    return made
