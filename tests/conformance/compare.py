"""Compares what Ketpad and Qiskit make of the same circuits: compare.py <command> <folder>.

Every circuit of Qiskit is written by Qiskit, read by Ketpad, and what both say it does is
compared; then what Ketpad writes of it is read by Qiskit. Circuits of Ketpad go the second half
of the way. What does not agree lies in the folder afterwards.
"""

import json
import subprocess
import sys
import warnings
from collections import defaultdict
from pathlib import Path

import circuits
import numpy as np
import outcome
from qiskit import qasm2, qasm3

EACH = 12
SEED = 2026
FORMS = ("OpenQASM 2", "OpenQASM 3", "Python")
WAYS = ("from OpenQASM 2", "from OpenQASM 3", *(f"to {form}" for form in FORMS))


class Ketpad:
    """The command that answers a line for each line."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Report:
    """What was compared: for each construct and way the deviations."""

    def __init__(self, folder):
        self.folder = folder
        self.cells = defaultdict(list)
        self.failures = []
        # What Ketpad says that a format cannot hold.
        self.losses = defaultdict(set)

    def add(self, construct, way, name, texts, compare):
        """Notes a comparison, or why there was none to make."""
        try:
            worst, is_good = compare()
        except Exception as error:  # Whatever it is, it is a failure of this one.
            worst, is_good = f"{type(error).__name__}: {error}", False
        self.cells[construct, way].append(worst)
        if not is_good:
            self.failures.append(f"{construct}, {way}, {name}: {worst}"[:300])
            file = self.folder / f"{construct} {way} {name}.txt".replace("/", " ")
            file.write_text("\n\n".join([str(worst), *texts]))

    def print(self):
        width = max(map(len, (construct for construct, _ in self.cells)))
        print("\nCircuits compared, and the worst of them: the largest difference of two amplitudes;")
        print("or, of circuits that measure, p: how likely such counts are when both agree.\n")
        print("".ljust(width), *(way.rjust(17) for way in WAYS))
        for construct in dict.fromkeys(construct for construct, _ in self.cells):
            cells = [summary(self.cells.get((construct, way), [])) for way in WAYS]
            print(construct.ljust(width), *(cell.rjust(17) for cell in cells))
        for way, losses in self.losses.items():
            print(f"\nNot {way}, as Ketpad says: {'; '.join(sorted(losses)[:8])}; …")
        for failure in self.failures:
            print("FAILED", failure)


def summary(deviations):
    if not deviations:
        return "-"
    failures = [value for value in deviations if isinstance(value, str)]
    if failures:
        return f"{len(deviations)} ({len(failures)} FAILED)"
    # A probability is the better, the larger it is; a difference, the smaller.
    if max(deviations) > outcome.TOLERANCE:
        return f"{len(deviations)}  p {min(deviations):.0e}"
    return f"{len(deviations)}  {max(deviations):.0e}"


def exported(circuit):
    """The texts that Qiskit writes of a circuit, of those formats that can hold it. What cannot
    be written raises many kinds of errors."""
    texts = {}
    for way, dumps in (("from OpenQASM 2", qasm2.dumps), ("from OpenQASM 3", qasm3.dumps)):
        try:
            texts[way] = dumps(circuit)
        except Exception:
            continue
    return texts


def compare_written(report, construct, name, answer):
    """Reads with Qiskit what Ketpad wrote."""
    for form in FORMS:
        way, written = f"to {form}", answer["written"][form]
        if "losses" in written and construct in circuits.LACKING[form]:
            report.losses[way].update(written["losses"])
            continue

        def compare(form=form, text=written.get("text"), losses=written.get("losses")):
            if losses:
                raise ValueError("; ".join(losses))
            circuit = outcome.bound(outcome.read(form, text), answer["parameters"])
            # OpenQASM 2 has no global phase.
            has_phase = form != "OpenQASM 2"
            return outcome.deviation(answer["outcome"], outcome.of(circuit), has_phase)

        report.add(construct, way, name, [written.get("text", "")], compare)


def reference(way, text, circuit):
    """What a text means that Qiskit wrote, and whether its global phase counts: what Qiskit reads
    from it; where it cannot, the circuit it was written of, whose definitions lose their phases."""
    readers = [lambda: outcome.read(way.removeprefix("from "), text)]
    if way == "from OpenQASM 2":
        # These are the gates that Qiskit writes without a definition. Its own word for a delay
        # makes it mix up the gates.
        legacy = [gate for gate in qasm2.LEGACY_CUSTOM_INSTRUCTIONS if gate.name != "delay"]
        readers.append(lambda: qasm2.loads(text, custom_instructions=legacy))
    for reader in readers:
        try:
            return reader(), True
        except Exception:
            continue
    return circuit, False


def compare_qiskits(report, ketpad, construct, index, circuit):
    best = None
    for way, text in exported(circuit).items():
        answer = ketpad.ask(text=text)
        meant, has_phase = reference(way, text, circuit)
        def compare(answer=answer, meant=meant, has_phase=has_phase):
            if "problem" in answer:
                raise ValueError(answer["problem"])
            theirs = outcome.of(outcome.bound(meant, answer["parameters"]))
            return outcome.deviation(answer["outcome"], theirs, has_phase)

        report.add(construct, way, str(index), [text], compare)
        if "problem" not in answer:
            best = answer
    if best:
        compare_written(report, construct, str(index), best)


def main(command, folder, each=EACH):
    warnings.simplefilter("ignore")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    ketpad, report = Ketpad(command), Report(folder)
    for number, (construct, make) in enumerate(circuits.CONSTRUCTS.items()):
        for index in range(int(each)):
            rng = np.random.default_rng([SEED, number, index])
            compare_qiskits(report, ketpad, construct, index, make(rng))
    for construct, features in circuits.OWN.items():
        for index in range(int(each)):
            answer = ketpad.ask(make=features, seed=SEED + index)
            if "problem" in answer:
                raise ValueError(f"{construct} {index}: {answer['problem']}")
            compare_written(report, construct, str(index), answer)
    report.print()
    made = int(each) * (len(circuits.CONSTRUCTS) + len(circuits.OWN))
    compared = sum(map(len, report.cells.values()))
    print(f"\n{made} circuits, {compared} comparisons, {len(report.failures)} failures")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
