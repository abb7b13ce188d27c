"""What Qiskit says a circuit does, and how far that is from what Ketpad says."""

import contextlib
import io
import re
import sys
import types

import numpy as np
from interpreter import probabilities
from qiskit import qasm2, qasm3
from qiskit.circuit import ControlFlowOp
from qiskit.quantum_info import Statevector
from scipy.stats import chi2

# Largest difference of two amplitudes.
TOLERANCE = 1e-10
# Least likely counts that are taken for chance, of some hundred that are compared.
UNLIKELY = 1e-7


class NotRun(Exception):
    """Raised in place of a simulator that is not installed."""


class NoSimulator(types.ModuleType):
    """Stands for Qiskit Aer, which scripts use that cannot be run exactly."""

    def __getattr__(self, name):
        def not_run(*arguments, **options):
            raise NotRun

        return not_run


for module in ("qiskit_aer", "qiskit_aer.primitives"):
    sys.modules[module] = NoSimulator(module)


def read(form, text):
    """The circuit of a text."""
    if form == "OpenQASM 2":
        return qasm2.loads(text)
    if form == "OpenQASM 3":
        return qasm3.loads(text)
    names = {"__name__": "written by Ketpad"}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(NotRun):
        exec(text, names)
    return names["circuit"]


def bound(circuit, values):
    """The circuit with values for its parameters."""
    by_name = {spelled(name): value for name, value in values}
    return circuit.assign_parameters(
        {known: by_name[spelled(known.name)] for known in circuit.parameters}
    )


def spelled(name):
    """A parameter's name, elements of vectors as `v[0]`, which OpenQASM 3 of Qiskit has as `_v_0_`."""
    return re.sub(r"^_(.*)_(\d+)_$", r"\1[\2]", name)


def is_static(circuit):
    return not any(
        isinstance(step.operation, ControlFlowOp)
        or step.operation.name in ("measure", "reset", "store", "initialize")
        for step in circuit.data
    )


def of(circuit):
    """The state of a circuit, or how likely each number of its classical bits is."""
    if is_static(circuit):
        return {"state": Statevector(without_delays(circuit)).data}
    return {"probabilities": probabilities(circuit)}


def without_delays(circuit):
    made = circuit.copy_empty_like()
    for step in circuit.data:
        if step.operation.name != "delay":
            made.append(step)
    return made


def deviation(ours, theirs, has_phase):
    """How far apart two outcomes are: the largest difference of amplitudes, or how likely the
    counts are; and whether that is good."""
    if "state" in theirs:
        left, right = np.array(ours["state"]) @ [1, 1j], theirs["state"]
        if left.shape != right.shape:
            return float("inf"), False
        if not has_phase:
            overlap = np.vdot(left, right)
            left = left * (overlap / abs(overlap) if abs(overlap) > 0.5 else 1)
        worst = float(np.abs(left - right).max())
        return worst, worst <= TOLERANCE
    counts = {int(bits, 2) if bits else 0: count for bits, count in ours["counts"].items()}
    worst = likelihood(counts, theirs["probabilities"])
    return worst, worst >= UNLIKELY


def likelihood(counts, expected):
    """Pearson's test: the probability of counts at least as far from what is expected. Rare
    outcomes are put together."""
    shots = sum(counts.values())
    observed, wanted, rare = [], [], [0, 0.0]
    for number in sorted(counts.keys() | expected.keys()):
        pair = counts.get(number, 0), shots * expected.get(number, 0.0)
        if pair[1] >= 5:
            observed.append(pair[0])
            wanted.append(pair[1])
        else:
            rare = [rare[0] + pair[0], rare[1] + pair[1]]
    if rare[1] >= 5:
        observed.append(rare[0])
        wanted.append(rare[1])
    elif rare[0] > 5 + 10 * rare[1]:
        return 0.0
    if len(observed) < 2:
        return 1.0
    distance = sum((found - want) ** 2 / want for found, want in zip(observed, wanted))
    return float(chi2.sf(distance, len(observed) - 1))
