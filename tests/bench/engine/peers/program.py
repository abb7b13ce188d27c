"""Reads the programs that circuits.mjs writes, and no other OpenQASM."""

import re
from pathlib import Path

GATE = re.compile(r"(?!qreg)(\w+)(?:\((.*)\))? ((?:q\[\d+\],?)+);")


def read(path):
    """The number of qubits, and the gates as (name, qubits, angles)."""
    text = Path(path).read_text()
    num_qubits = int(re.search(r"qreg q\[(\d+)\];", text)[1])
    gates = []
    for line in text.splitlines():
        if match := GATE.fullmatch(line):
            name, angles, qubits = match.groups()
            numbers = [float(angle) for angle in angles.split(",")] if angles else []
            gates.append((name, [int(q) for q in re.findall(r"\d+", qubits)], numbers))
    return num_qubits, gates
