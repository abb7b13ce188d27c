"""How long Qiskit takes to read OpenQASM 2: parse.py <file> <times>; answers one line of JSON."""

import json
import sys
import time
from pathlib import Path

import qiskit
from qiskit import qasm2


def main(path, times):
    text = Path(path).read_text()
    measured = []
    for _ in range(int(times)):
        start = time.perf_counter()
        qasm2.loads(text)
        measured.append(1000 * (time.perf_counter() - start))
    print(json.dumps({"version": qiskit.__version__, "ms": measured}))


main(*sys.argv[1:])
