"""What comes out of a circuit that measures and decides while it runs: exact probabilities.

The gates are Qiskit's matrices, and the classical parts have the meaning that Qiskit's
documentation gives them. (Qiskit Aer cannot be asked: it has no variables, and turns casts from
numbers to truth values around.) For every state of the classical bits and variables there is one
density matrix, whose trace is the probability of being there.
"""

from qiskit.circuit import ClassicalRegister, Clbit
from qiskit.circuit.classical import expr, types
from qiskit.quantum_info import Operator

import numpy as np

# Rounds of a loop that are less likely than this are left out.
NEGLIGIBLE = 1e-12


def probabilities(circuit):
    """The probability of each number of the classical bits."""
    return Interpreter(circuit).run()


class Interpreter:
    def __init__(self, circuit):
        self.circuit = circuit
        self.num_qubits = circuit.num_qubits
        self.variables = list(circuit.iter_vars())
        self.clbits = {bit: index for index, bit in enumerate(circuit.clbits)}

    def run(self):
        size = 2**self.num_qubits
        start = np.zeros((size, size), dtype=complex)
        start[0, 0] = 1
        values = (0,) * (len(self.clbits) + len(self.variables))
        qubits = {bit: index for index, bit in enumerate(self.circuit.qubits)}
        ends = self.block(self.circuit, qubits, self.clbits, {values: start})
        found = {}
        for values, matrix in ends[None].items():
            number = sum(bit << index for index, bit in enumerate(values[: len(self.clbits)]))
            found[number] = found.get(number, 0) + matrix.trace().real
        return found

    def block(self, block, qubits, clbits, worlds):
        """Where the worlds are after a block: by how it was left (None, break or continue)."""
        ends = {None: worlds, "break": {}, "continue": {}}
        for step in block.data:
            targets = [qubits[bit] for bit in step.qubits]
            bits = [clbits[bit] for bit in step.clbits]
            now = self.step(step.operation, targets, bits, {**self.clbits, **clbits}, ends[None])
            ends[None] = now[None]
            for exit in ("break", "continue"):
                add(ends[exit], now.get(exit, {}))
        return ends

    def step(self, operation, qubits, bits, known, worlds):
        """As `block`, for one instruction; `known` has the number of every bit in sight."""
        name = operation.name
        if name in ("barrier", "delay") or not worlds:
            return {None: worlds}
        if name in ("break_loop", "continue_loop"):
            return {None: {}, name.removesuffix("_loop"): worlds}
        if name == "measure":
            return {None: self.measured(qubits[0], bits[0], worlds)}
        if name == "reset":
            return {None: self.reset(qubits[0], worlds)}
        if name == "store":
            return {None: self.stored(operation, known, worlds)}
        if operation.name in ("if_else", "while_loop", "for_loop", "switch_case"):
            inner = Inner(self, operation, qubits, bits, known)
            return getattr(inner, name)(worlds)
        matrix = self.wide(Operator(operation), qubits)
        return {None: {key: matrix @ rho @ matrix.conj().T for key, rho in worlds.items()}}

    def wide(self, operator, qubits):
        whole = Operator(np.eye(2**self.num_qubits))
        return whole.compose(operator, qargs=qubits).data

    def halves(self, qubit, matrix):
        """The parts of a density matrix where the qubit is 0 and 1."""
        ones = (np.arange(2**self.num_qubits) >> qubit & 1).astype(bool)
        return [matrix * np.outer(side, side) for side in (~ones, ones)]

    def measured(self, qubit, bit, worlds):
        found = {}
        for key, matrix in worlds.items():
            for value, half in enumerate(self.halves(qubit, matrix)):
                if half.trace().real > NEGLIGIBLE:
                    add(found, {(*key[:bit], value, *key[bit + 1 :]): half})
        return found

    def reset(self, qubit, worlds):
        flip = self.wide(Operator(np.array([[0, 1], [1, 0]])), [qubit])
        found = {}
        for key, matrix in worlds.items():
            zero, one = self.halves(qubit, matrix)
            found[key] = zero + flip @ one @ flip
        return found

    def stored(self, store, known, worlds):
        target = store.lvalue
        if target.standalone:
            places = [len(self.clbits) + self.variables.index(target)]
        elif isinstance(target.var, Clbit):
            places = [known[target.var]]
        else:
            places = [known[bit] for bit in target.var]
        found = {}
        for key, matrix in worlds.items():
            value, values = self.value(store.rvalue, known, key), list(key)
            for index, place in enumerate(places):
                values[place] = value if target.standalone else value >> index & 1
            add(found, {tuple(values): matrix})
        return found

    def value(self, node, known, key):
        """The value of a condition, a target or an expression: a number, of truth values 0 or 1."""
        if isinstance(node, tuple):
            return int(self.value(node[0], known, key) == int(node[1]))
        if isinstance(node, Clbit):
            return key[known[node]]
        if isinstance(node, ClassicalRegister):
            return sum(key[known[bit]] << index for index, bit in enumerate(node))
        if isinstance(node, expr.Value):
            return int(node.value)
        if isinstance(node, expr.Var):
            if node.standalone:
                return key[len(self.clbits) + self.variables.index(node)]
            return self.value(node.var, known, key)
        if isinstance(node, expr.Cast):
            return fitted(self.value(node.operand, known, key), node.type)
        if isinstance(node, expr.Index):
            target, index = (self.value(part, known, key) for part in (node.target, node.index))
            return target >> index & 1
        if isinstance(node, expr.Unary):
            operand = self.value(node.operand, known, key)
            is_not = node.op is expr.Unary.Op.LOGIC_NOT
            return int(not operand) if is_not else fitted(~operand, node.type)
        left, right = (self.value(part, known, key) for part in (node.left, node.right))
        return fitted(BINARY[node.op.name](left, right), node.type)


BINARY = {
    "BIT_AND": lambda left, right: left & right,
    "BIT_OR": lambda left, right: left | right,
    "BIT_XOR": lambda left, right: left ^ right,
    "LOGIC_AND": lambda left, right: bool(left) and bool(right),
    "LOGIC_OR": lambda left, right: bool(left) or bool(right),
    "EQUAL": lambda left, right: left == right,
    "NOT_EQUAL": lambda left, right: left != right,
    "LESS": lambda left, right: left < right,
    "LESS_EQUAL": lambda left, right: left <= right,
    "GREATER": lambda left, right: left > right,
    "GREATER_EQUAL": lambda left, right: left >= right,
    "SHIFT_LEFT": lambda left, right: left << right,
    "SHIFT_RIGHT": lambda left, right: left >> right,
    "ADD": lambda left, right: left + right,
    "SUB": lambda left, right: left - right,
    "MUL": lambda left, right: left * right,
    "DIV": lambda left, right: left // right,
}


def fitted(value, kind):
    """A value of this type: a truth value, or a number without a sign cut to its width."""
    return int(bool(value)) if isinstance(kind, types.Bool) else int(value) % 2**kind.width


def add(worlds, more):
    for key, matrix in more.items():
        worlds[key] = worlds[key] + matrix if key in worlds else matrix


class Inner:
    """Control flow: an operation with blocks, and the bits it stands on."""

    def __init__(self, interpreter, operation, qubits, bits, known):
        self.interpreter, self.operation = interpreter, operation
        self.qubits, self.bits, self.known = qubits, bits, known

    def run(self, block, worlds):
        if block is None:
            return {None: worlds, "break": {}, "continue": {}}
        qubits = dict(zip(block.qubits, self.qubits))
        clbits = dict(zip(block.clbits, self.bits))
        return self.interpreter.block(block, qubits, clbits, worlds)

    def sorted_by(self, node, worlds):
        """The worlds by the value of an expression."""
        found = {}
        for key, matrix in worlds.items():
            value = self.interpreter.value(node, self.known, key)
            found.setdefault(value, {})[key] = matrix
        return found

    def if_else(self, worlds):
        sides = self.sorted_by(self.operation.condition, worlds)
        blocks = [*self.operation.blocks, None]
        ends = self.run(blocks[0], sides.get(1, {}))
        others = self.run(blocks[1], sides.get(0, {}))
        return joined(ends, others)

    def while_loop(self, worlds):
        (body,) = self.operation.blocks
        done = {}
        while sum(matrix.trace().real for matrix in worlds.values()) > NEGLIGIBLE:
            sides = self.sorted_by(self.operation.condition, worlds)
            add(done, sides.get(0, {}))
            ends = self.run(body, sides.get(1, {}))
            add(done, ends["break"])
            worlds = ends[None]
            add(worlds, ends["continue"])
        return {None: done}

    def for_loop(self, worlds):
        values, parameter, body = self.operation.params
        done = {}
        for value in values:
            bound = body.assign_parameters({parameter: value}) if parameter in body.parameters else body
            ends = self.run(bound, worlds)
            add(done, ends["break"])
            worlds = ends[None]
            add(worlds, ends["continue"])
        add(done, worlds)
        return {None: done}

    def switch_case(self, worlds):
        cases = list(self.operation.cases_specifier())
        ends = {None: {}, "break": {}, "continue": {}}
        for value, side in self.sorted_by(self.operation.target, worlds).items():
            chosen = (block for labels, block in cases if any(is_for(label, value) for label in labels))
            ends = joined(ends, self.run(next(chosen, None), side))
        return ends


def is_for(label, value):
    return int(label) == value if isinstance(label, (int, bool)) else True


def joined(first, second):
    for exit, worlds in second.items():
        add(first.setdefault(exit, {}), worlds)
    return first
