"""Compares how Ketpad and Qiskit write values as JSON and read them: wire.py <command>.

Values of every type are written by Qiskit's RuntimeEncoder, read by Ketpad, which says what it
has seen, and written again for Qiskit's RuntimeDecoder. Results made by Ketpad go the other way,
with tags and without. Jobs of the Python client go through Ketpad in both forms.
"""

import json
import struct
import subprocess
import sys
import warnings
from collections import Counter
from datetime import datetime, timedelta

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter, ParameterVector
from qiskit.primitives import BitArray, DataBin, PrimitiveResult, PubResult, SamplerPubResult
from qiskit.primitives.containers.bindings_array import BindingsArray
from qiskit.primitives.containers.estimator_pub import EstimatorPub
from qiskit.primitives.containers.observables_array import ObservablesArray
from qiskit.primitives.containers.sampler_pub import SamplerPub
from qiskit.quantum_info import Pauli, PauliLindbladMap, PauliList, SparsePauliOp
from qiskit_ibm_runtime import RuntimeDecoder, RuntimeEncoder
from qiskit_ibm_runtime.execution_span import (
    DoubleSliceSpan,
    ExecutionSpans,
    SliceSpan,
    TwirledSliceSpan,
    TwirledSliceSpanV2,
)
from qiskit_ibm_runtime.results.estimator_pub import EstimatorPubResult
from qiskit_ibm_runtime.results.noise_learner import (
    LayerError,
    NoiseLearnerResult,
    PauliLindbladError,
)

EACH = 40
SEED = 2026
LABELS = ("XX", "YZ", "ZI", "IY", "II")
START = datetime(2026, 1, 15, 7, 53, 15)


class Ketpad:
    """The command that answers a line for each line."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "problem" in answer:
            raise ValueError(answer["problem"])
        return answer


def dump(value):
    return json.dumps(value, cls=RuntimeEncoder)


def load(value):
    return json.loads(json.dumps(value), cls=RuntimeDecoder)


# --- What a value means, as wire.rs says it too ------------------------------------------------


def bits(value):
    return struct.pack(">d", value).hex()


def array(value):
    flat = value.ravel().tolist()
    if value.dtype.kind == "f":
        flat = [bits(number) for number in flat]
    if value.dtype.kind == "c":
        flat = [bits(part) for number in flat for part in (number.real, number.imag)]
    return {"ndarray": [str(value.dtype), list(value.shape), flat]}


def bit_array(value):
    shape = [*value.shape, value.num_shots]
    return {"BitArray": [shape, value.num_bits, value.get_bitstrings()]}


def observables(value):
    flat = ObservablesArray(value).ravel().tolist()
    return {
        "ObservablesArray": [
            list(value.shape),
            [sorted([label, bits(number)] for label, number in one.items()) for one in flat],
        ]
    }


def span(value):
    slices = []
    for index, parts in value._data_slices.items():
        ranges = [[part.start, part.stop] if isinstance(part, slice) else part for part in parts]
        ranges[0] = list(ranges[0])
        if isinstance(value, TwirledSliceSpanV2):
            ranges.append(value._pub_shots[index])
        slices.append([index, *ranges])
    return {"span": [value.start.isoformat(), value.stop.isoformat(), slices]}


def pub_result(value):
    data = {"DataBin": [list(value.data.shape), describe(dict(value.data.items()))]}
    return {type(value).__name__: [data, describe(value.metadata)]}


def lindblad(value):
    return {"PauliLindbladError": [value.generators.to_labels(), array(value.rates)]}


def layer(value):
    return {"LayerError": [list(value.qubits), value.error and lindblad(value.error)]}


DESCRIBE = [
    (bool, lambda value: value),
    (int, lambda value: {"int": str(value)}),
    (float, bits),
    (complex, lambda value: {"complex": [bits(value.real), bits(value.imag)]}),
    (str, lambda value: {"str": value}),
    ((list, tuple), lambda value: [describe(item) for item in value]),
    (dict, lambda value: {"dict": [[name, describe(item)] for name, item in value.items()]}),
    (set, lambda value: {"set": sorted(json.dumps(describe(i), separators=(",", ":")) for i in value)}),
    (datetime, lambda value: {"datetime": value.isoformat()}),
    (np.ndarray, lambda value: describe(value.tolist()) if value.dtype.kind in "OU" else array(value)),
    (BitArray, bit_array),
    (PubResult, pub_result),
    (PrimitiveResult, lambda value: {"PrimitiveResult": [describe(list(value)), describe(value.metadata)]}),
    (ObservablesArray, observables),
    (
        BindingsArray,
        lambda value: {
            "BindingsArray": [list(value.shape), [[list(k), array(v)] for k, v in value.data.items()]]
        },
    ),
    (SparsePauliOp, lambda value: {"SparsePauliOp": [value.paulis.to_labels(), array(value.coeffs)]}),
    (PauliList, lambda value: {"PauliList": value.to_labels()}),
    (Pauli, lambda value: {"Pauli": value.to_label()}),
    (QuantumCircuit, lambda value: {"Qpy": "QuantumCircuit"}),
    (Parameter, lambda value: {"Qpy": "Parameter"}),
    ((SliceSpan, DoubleSliceSpan, TwirledSliceSpan), span),
    (ExecutionSpans, lambda value: {"spans": [span(one) for one in value]}),
    (LayerError, layer),
    (PauliLindbladError, lindblad),
    (NoiseLearnerResult, lambda value: {"NoiseLearnerResult": [layer(one) for one in value.data]}),
    (
        PauliLindbladMap,
        lambda value: {
            "PauliLindbladMap": [
                value.num_qubits,
                [[letters, list(on), bits(rate)] for letters, on, rate in value.to_sparse_list()],
            ]
        },
    ),
]


def describe(value):
    if value is None:
        return None
    return next(say for kind, say in DESCRIBE if isinstance(value, kind))(value)


# --- Values that Qiskit writes -----------------------------------------------------------------


def shape(rng, least=0):
    return tuple(int(length) for length in rng.integers(1, 4, rng.integers(least, 4)))


def some_bits(rng, leading):
    width = int(rng.choice([1, 2, 7, 8, 9, 16, 53, 65, 130]))
    table = rng.integers(0, 2, (*leading, int(rng.integers(1, 6)), width)).astype(bool)
    return BitArray.from_bool_array(table)


def some_circuit(rng):
    circuit = QuantumCircuit(3)
    circuit.rx(Parameter("θ"), int(rng.integers(3)))
    circuit.cx(0, 1)
    circuit.measure_all()
    return circuit


def some_op(rng):
    labels = rng.permutation(LABELS)[: rng.integers(1, 5)]
    return SparsePauliOp(list(labels), rng.normal(size=len(labels)))


def some_observables(rng):
    leading = shape(rng)
    ops = np.empty(leading, dtype=object)
    for place in np.ndindex(leading):
        ops[place] = {label: float(number.real) for label, number in some_op(rng).label_iter()}
    return ObservablesArray(ops)


def some_bindings(rng):
    leading = shape(rng)
    return BindingsArray(
        {("b", "a"): rng.normal(size=(*leading, 2)), "c": rng.normal(size=leading)}, shape=leading
    )


def some_pub_result(rng):
    leading = shape(rng)
    kind = rng.choice([PubResult, SamplerPubResult, EstimatorPubResult])
    if kind is SamplerPubResult:
        fields = {name: some_bits(rng, leading) for name in ("zeta", "c", "alpha")}
    else:
        fields = {name: rng.normal(size=leading) for name in ("evs", "stds")}
    return kind(DataBin(**fields, shape=leading), metadata={"shots": 7, "more": [1.5, None, "x"]})


def some_span(rng):
    stop = START + timedelta(seconds=float(rng.integers(1, 99)), microseconds=int(rng.integers(999)))
    first, last = slice(0, int(rng.integers(1, 9))), slice(2, 64)
    front = bool(rng.integers(2))
    return [
        SliceSpan(START, stop, {0: ((4, 8), first)}),
        DoubleSliceSpan(START, stop, {1: ((3, 2, 64), first, last), 3: ((5,), slice(0, 1), last)}),
        TwirledSliceSpan(START, stop, {2: ((32, 3, 64), front, first, last)}),
        TwirledSliceSpanV2(START, stop, {2: ((32, 3, 64), front, first, last, 2000)}),
    ][rng.integers(4)]


def some_lindblad(rng):
    return PauliLindbladError(PauliList(["IX", "ZZ"]), rng.random(2))


def some_layer(rng):
    circuit = QuantumCircuit(2)
    circuit.cz(0, 1)
    return LayerError(circuit, [3, 4], some_lindblad(rng) if rng.integers(2) else None)


def some_floats(rng):
    made = rng.normal(size=shape(rng)) * 10.0 ** rng.integers(-300, 300)
    made = np.where(rng.random(made.shape) < 0.2, rng.choice([np.inf, np.nan, -0.0]), made)
    return np.asfortranarray(made) if rng.integers(2) else made


def some_metadata(rng):
    return {"a": (1, 2.5), "b": {3}, "c": 1 - 2j, "d": START, "e": None, "f": {"g": [True, 10**15]}}


MAKE = {
    "float64": some_floats,
    "float32": lambda rng: rng.normal(size=shape(rng)).astype(np.float32),
    "int64": lambda rng: rng.integers(-(2**63), 2**63, shape(rng)),
    "int32": lambda rng: rng.integers(-(2**31), 2**31, shape(rng)).astype(np.int32),
    "uint8": lambda rng: rng.integers(0, 256, shape(rng)).astype(np.uint8),
    "bool": lambda rng: rng.integers(0, 2, shape(rng)).astype(bool),
    "complex128": lambda rng: rng.normal(size=shape(rng)) + 1j * rng.normal(size=()),
    "empty": lambda rng: np.zeros([(0,), (1, 0), (0, 3), (2, 0, 4)][rng.integers(4)]),
    "object": lambda rng: np.full(shape(rng), "exponential", dtype=object),
    "BitArray": lambda rng: some_bits(rng, shape(rng)),
    "PubResult": some_pub_result,
    "PrimitiveResult": lambda rng: PrimitiveResult(
        [some_pub_result(rng) for _ in range(3)],
        metadata={"execution": {"execution_spans": ExecutionSpans([some_span(rng)])}, "version": 2},
    ),
    "ObservablesArray": some_observables,
    "BindingsArray": some_bindings,
    "Pauli": lambda rng: Pauli(str(rng.choice(["XYZ", "-iXY", "I"]))),
    "PauliList": lambda rng: PauliList(list(rng.permutation(LABELS))),
    "SparsePauliOp": lambda rng: SparsePauliOp(LABELS[:2], rng.normal(size=2) + 1j),
    "PauliLindbladMap": lambda rng: PauliLindbladMap.from_list([("XIZ", rng.random()), ("IYI", 0.5)]),
    "QuantumCircuit": some_circuit,
    "Parameter": lambda rng: Parameter("θ"),
    "ExecutionSpans": lambda rng: ExecutionSpans([some_span(rng) for _ in range(3)]),
    "NoiseLearnerResult": lambda rng: NoiseLearnerResult([some_layer(rng), some_layer(rng)]),
    "metadata": some_metadata,
}


def must_equal(what, left, right):
    if left != right:
        raise ValueError(f"{what}: {json.dumps(left)[:400]} is not {json.dumps(right)[:400]}")


def from_qiskit(ketpad, make, rng):
    """Qiskit writes, Ketpad reads and writes, Qiskit reads."""
    value = make(rng)
    answer = ketpad.ask(wire="decode", json=json.loads(dump(value)))
    must_equal("seen by Ketpad", answer["seen"], describe(value))
    again = load(answer["again"])
    must_equal("read by Qiskit", describe(again), describe(value))
    if isinstance(value, (QuantumCircuit, Parameter)) and again != value:
        raise ValueError("another circuit came back")


def from_ketpad(ketpad, seed):
    """Ketpad writes, Qiskit reads and writes, Ketpad reads."""
    made = ketpad.ask(wire="make", seed=seed)
    result = load(made["json"])
    must_equal("read by Qiskit", describe(result), made["seen"])
    answer = ketpad.ask(wire="decode", json=json.loads(dump(result)))
    must_equal("read by Ketpad", answer["seen"], made["seen"])
    for mine, plain in zip(result, made["plain"]["results"], strict=True):
        must_equal("names", list(mine.data), list(plain["data"]))
        for name, field in plain["data"].items():
            if isinstance(field, dict):
                samples = np.array(field["samples"])
                flat = BitArray.from_samples(samples.ravel().tolist(), field["num_bits"])
                same = flat.get_bitstrings() == mine.data[name].get_bitstrings()
                same &= samples.shape == (*mine.data[name].shape, mine.data[name].num_shots)
            else:
                same = np.array_equal(np.array(field), mine.data[name])
            if not same:
                raise ValueError(f"{name} is another one without tags")
    again = load(ketpad.ask(wire="plain", json=made["plain"])["again"])
    data = [[describe(dict(one.data.items())) for one in both] for both in (again, result)]
    must_equal("data without tags", *data)


def job_from_qiskit(ketpad, rng):
    """The Python client's job comes through Ketpad in both forms."""
    vector = ParameterVector("v", 2)
    circuit = QuantumCircuit(2)
    for place, parameter in enumerate([*vector, Parameter("a")]):
        circuit.rx(parameter, place % 2)
    values = rng.normal(size=(*shape(rng), 3))
    if rng.integers(2):
        pubs = [EstimatorPub.coerce((circuit, some_op(rng), values, 0.1))]
        program = "estimator"
    else:
        circuit.measure_all()
        pubs = [SamplerPub.coerce((circuit, values, 100)), SamplerPub.coerce((circuit, values))]
        program = "sampler"
    sent = json.loads(dump({"pubs": pubs, "options": {"x": 1}, "version": 2, "support_qiskit": True}))
    for one in sent["pubs"]:
        one[0] = "OPENQASM 3.0;"
    answer = ketpad.ask(wire="job", json={"program_id": program, "params": sent})
    must_equal("tagged", describe(load(answer["tagged"]["params"])), describe(load(sent)))
    for plain, one in zip(answer["plain"]["params"]["pubs"], load(sent["pubs"]), strict=True):
        place = 2 if program == "estimator" else 1
        if not np.array_equal(np.array(plain[place]), one[place]):
            raise ValueError("other values without tags")


def main(command, each=EACH):
    warnings.simplefilter("ignore")
    each, ketpad = int(each), Ketpad(command)
    done, failures = Counter(), []

    def attempt(name, compare, *arguments):
        done[name] += 1
        try:
            compare(ketpad, *arguments)
        except Exception as error:  # Whatever it is, it is a failure of this one.
            failures.append(f"{name}: {type(error).__name__}: {error}"[:1000])

    for number, (name, make) in enumerate(MAKE.items()):
        for index in range(each):
            rng = np.random.default_rng([SEED, number, index])
            attempt(name, from_qiskit, make, rng)
    for index in range(10 * each):
        attempt("results of Ketpad", from_ketpad, SEED + index)
        attempt("jobs of Qiskit", job_from_qiskit, np.random.default_rng([SEED, index]))
    print("\nValues written and read by both:")
    print("; ".join(f"{name} {count}" for name, count in done.items()))
    for failure in failures:
        print("FAILED", failure)
    print(f"\n{sum(done.values())} values, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
