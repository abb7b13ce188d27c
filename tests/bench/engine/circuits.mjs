// The circuits that are measured, in OpenQASM 2: always the same ones.
//
// The families in BARS decide over bars. Those in OTHERS do not: they are there so that an engine
// that is tuned for a few files shows.

import { drawer } from "./random.mjs";

const SEED = 20260;

export const BARS = ["ghz", "qft", "qv", "hea", "tfim", "cliff"];
export const OTHERS = ["mixed", "grover", "heisenberg", "adder"];

const range = (count) => Array.from({ length: count }, (_, index) => index);

/** Gates in the order in which they are asked for. */
class Program {
  lines = [];

  gate(name, qubits, angles = []) {
    const values = angles.length ? `(${angles.join(",")})` : "";
    this.lines.push(`${name}${values} ${qubits.map((qubit) => `q[${qubit}]`).join(",")};`);
  }
}

const FAMILIES = {
  /** A chain of controlled flips. */
  ghz(program, n) {
    program.gate("h", [0]);
    for (const qubit of range(n - 1)) program.gate("cx", [qubit, qubit + 1]);
  },

  /** The Fourier transform of a product state. */
  qft(program, n, random) {
    for (const qubit of range(n)) program.gate("ry", [qubit], [random.between(0, Math.PI)]);
    for (const high of range(n).reverse()) {
      program.gate("h", [high]);
      for (const low of range(high).reverse()) program.gate("cp", [low, high], [Math.PI / 2 ** (high - low)]);
    }
    for (const qubit of range(Math.floor(n / 2))) program.gate("swap", [qubit, n - 1 - qubit]);
  },

  /** Quantum volume: n layers of two-qubit unitaries on random pairs, each 8 u3 and 3 cx. */
  qv(program, n, random) {
    const turn = (qubit) => {
      const angle = () => random.between(0, 2 * Math.PI);
      program.gate("u3", [qubit], [Math.acos(random.between(-1, 1)), angle(), angle()]);
    };
    for (const _ of range(n)) {
      for (const pair of pairs(random.shuffled(n))) {
        pair.forEach(turn);
        for (const order of [pair, [pair[1], pair[0]], pair]) {
          program.gate("cx", order);
          pair.forEach(turn);
        }
      }
    }
  },

  /** The ansatz of efficient_su2: ry and rz, entangled in reverse order, three times. */
  hea(program, n, random) {
    const turns = () => {
      for (const name of ["ry", "rz"]) {
        for (const qubit of range(n)) program.gate(name, [qubit], [random.between(-Math.PI, Math.PI)]);
      }
    };
    for (const _ of range(3)) {
      turns();
      for (const qubit of range(n - 1).reverse()) program.gate("cx", [qubit, qubit + 1]);
    }
    turns();
  },

  /** Twenty steps in time of the Ising chain in a transverse field. */
  tfim(program, n) {
    const step = 0.1;
    for (const _ of range(20)) {
      for (const qubit of range(n)) program.gate("rx", [qubit], [2 * step * 1.1]);
      for (const first of bonds(n)) program.gate("rzz", [first, first + 1], [-2 * step]);
    }
  },

  /** n layers of random Clifford gates on random pairs. */
  cliff(program, n, random) {
    for (const _ of range(n)) {
      const order = random.shuffled(n);
      for (const _ of range(2)) {
        for (const qubit of range(n)) program.gate(random.pick(["h", "s", "sdg", "x", "y", "z", "sx"]), [qubit]);
      }
      for (const pair of pairs(order)) program.gate(random.pick(["cx", "cx", "cz", "swap"]), pair);
    }
  },

  /** Gates of many kinds anywhere: 20 n of them. */
  mixed(program, n, random) {
    const kinds = [
      ["u3", 1, 3],
      ["u3", 1, 3],
      ["t", 1, 0],
      ["cx", 2, 0],
      ["rxx", 2, 1],
      ["rzz", 2, 1],
      ["cp", 2, 1],
      ["ccx", 3, 0],
      ["cswap", 3, 0],
    ];
    for (const _ of range(20 * n)) {
      const [name, size, count] = random.pick(kinds);
      program.gate(name, random.shuffled(n).slice(0, size), range(count).map(() => random.between(0, 2 * Math.PI)));
    }
  },

  /** Two rounds of Grover's search, with a ladder of Toffoli gates over helper qubits. */
  grover(program, n, random) {
    const searched = range(Math.floor(n / 2) + 1);
    const helpers = range(searched.length - 2).map((index) => searched.length + index);
    const each = (name, qubits) => qubits.forEach((qubit) => program.gate(name, [qubit]));
    const phase = () => {
      const rungs = helpers.map((helper, index) => [searched[index + 1], index ? helpers[index - 1] : searched[0], helper]);
      for (const rung of rungs) program.gate("ccx", rung);
      program.gate("cz", [helpers.at(-1), searched.at(-1)]);
      for (const rung of rungs.reverse()) program.gate("ccx", rung);
    };
    const zeros = searched.filter(() => random.integer(2));
    each("h", searched);
    for (const _ of range(2)) {
      each("x", zeros);
      phase();
      each("x", zeros);
      each("h", searched);
      each("x", searched);
      phase();
      each("x", searched);
      each("h", searched);
    }
  },

  /** Ten steps in time of the Heisenberg chain in a random field; YY by a change of basis. */
  heisenberg(program, n, random) {
    const field = range(n).map(() => random.between(-1, 1));
    const step = 0.15;
    for (const qubit of range(n)) program.gate("ry", [qubit], [random.between(0, Math.PI)]);
    for (const _ of range(10)) {
      for (const qubit of range(n)) program.gate("rz", [qubit], [2 * step * field[qubit]]);
      for (const first of bonds(n)) {
        const pair = [first, first + 1];
        program.gate("rxx", pair, [step]);
        for (const qubit of pair) program.gate("rx", [qubit], [Math.PI / 2]);
        program.gate("rzz", pair, [step]);
        for (const qubit of pair) program.gate("rx", [qubit], [-Math.PI / 2]);
        program.gate("rzz", pair, [step]);
      }
    }
  },

  /** The sum of two registers that are both in superposition, by carries that ripple. */
  adder(program, n, random) {
    const size = Math.floor(n / 2) - 1;
    const [a, b] = [1, 2].map((offset) => range(size).map((index) => 2 * index + offset));
    const carry = (index) => (index ? a[index - 1] : 0);
    for (const qubit of [...a, ...b]) program.gate("ry", [qubit], [random.between(0, Math.PI)]);
    for (const index of range(size)) {
      program.gate("cx", [a[index], b[index]]);
      program.gate("cx", [a[index], carry(index)]);
      program.gate("ccx", [carry(index), b[index], a[index]]);
    }
    program.gate("cx", [a.at(-1), n - 1]);
    for (const index of range(size).reverse()) {
      program.gate("ccx", [carry(index), b[index], a[index]]);
      program.gate("cx", [a[index], carry(index)]);
      program.gate("cx", [carry(index), b[index]]);
    }
  },
};

/** Neighbours in a list, each in one pair. */
function pairs(list) {
  return range(Math.floor(list.length / 2)).map((index) => [list[2 * index], list[2 * index + 1]]);
}

/** The first qubits of all bonds of a chain, first every other one. */
function bonds(n) {
  return [0, 1].flatMap((parity) => range(n - 1).filter((qubit) => qubit % 2 === parity));
}

/** The program of a family on n qubits; `measured` measures all of them at the end. */
export function circuit(family, n, { measured = false } = {}) {
  const program = new Program();
  FAMILIES[family](program, n, drawer(`${SEED} ${family} ${n}`));
  const head = ["OPENQASM 2.0;", 'include "qelib1.inc";', `qreg q[${n}];`];
  const tail = measured ? ["measure q -> c;"] : [];
  if (measured) head.push(`creg c[${n}];`);
  return `${[...head, ...program.lines, ...tail].join("\n")}\n`;
}

/** The family `hea` with parameters in place of numbers, in OpenQASM 3, and their names. */
export function ansatz(n) {
  const names = [];
  const program = new Program();
  const random = {
    between() {
      names.push(`t${String(names.length).padStart(4, "0")}`);
      return names.at(-1);
    },
  };
  FAMILIES.hea(program, n, random);
  const inputs = names.map((name) => `input angle ${name};`);
  const head = ["OPENQASM 3.0;", 'include "stdgates.inc";', ...inputs, `qubit[${n}] q;`];
  return { text: `${[...head, ...program.lines].join("\n")}\n`, names };
}

/** So many sets of values for so many parameters, one set after the other. */
export function values(sets, parameters) {
  const random = drawer(`${SEED} values`);
  return Float64Array.from({ length: sets * parameters }, () => random.between(-Math.PI, Math.PI));
}
