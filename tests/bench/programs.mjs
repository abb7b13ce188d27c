// The programs whose reading is measured: always the same ones.

const NUM_QUBITS = 20;

/** Numbers from 0 to below `limit`, the same ones for the same seed. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A program of so many gates, one a line, of OpenQASM `version` 2 or 3. */
export function gates(version, count) {
  const random = randomNumbers(7);
  const qubits = (number) => {
    const first = random(NUM_QUBITS);
    const next = (index) => `q[${(first + index) % NUM_QUBITS}]`;
    return Array.from({ length: number }, (_, index) => next(index)).join(", ");
  };
  const angle = () => ["pi/2", "-3*pi/4", "0.3", "1.25e-3", "2.718281828459045"][random(5)];
  const gate = [
    () => `h ${qubits(1)};`,
    () => `cx ${qubits(2)};`,
    () => `rz(${angle()}) ${qubits(1)};`,
    () => `u3(${angle()}, ${angle()}, ${angle()}) ${qubits(1)};`,
    () => `ccx ${qubits(3)};`,
    () => `tdg ${qubits(1)};`,
  ];
  const head =
    version === 2
      ? ["OPENQASM 2.0;", 'include "qelib1.inc";', `qreg q[${NUM_QUBITS}];`]
      : ["OPENQASM 3.0;", 'include "stdgates.inc";', `qubit[${NUM_QUBITS}] q;`];
  const lines = Array.from({ length: count }, () => gate[random(gate.length)]());
  return `${[...head, ...lines].join("\n")}\n`;
}

/** Texts of so many characters that are no program, by name. */
export function broken(version, length) {
  const fill = (head, piece) => head + piece.repeat(Math.ceil((length - head.length) / piece.length));
  const whole = gates(version, Math.ceil(length / 12)).slice(0, length);
  const head = whole.slice(0, whole.indexOf("\n", whole.indexOf("q[")) + 1);
  return {
    "a program with a mistake every 20 characters": mutated(whole, length / 20),
    "open parentheses": fill(`${head}rx(`, "("),
    "signs": fill(`${head}rx(`, "-"),
    "open blocks": fill(head, "if (c == 1) { "),
    "braces": fill(head, "}{"),
    "one long name": fill(head, "a"),
    "unknown names": whole.replaceAll("h q", "hadamrd q").replaceAll("tdg", "tgd"),
    "definitions of definitions": definitions(head, length),
    "whole registers": fill(head.replace(String(NUM_QUBITS), "4000"), "h q;"),
    "no words": fill(head, "π\u{1f600}\0`"),
  };
}

function definitions(head, length) {
  let text = `${head}gate g0 a { h a; h a; }\n`;
  for (let index = 1; text.length < length; index++) {
    text += `gate g${index} a { g${index - 1} a; g${index - 1} a; }\n`;
  }
  return text;
}

/** The text with so many changes of a character or a piece. */
function mutated(text, changes) {
  const random = randomNumbers(11);
  const pieces = ["{", "}", "(", ")", "[", ";", ",", '"', "/*", "gate ", "if ", "1e", "->", "^", "@", "π", ""];
  const cuts = Array.from({ length: changes }, () => random(text.length)).sort((a, b) => a - b);
  let made = "";
  let from = 0;
  for (const cut of cuts) {
    made += text.slice(from, Math.max(from, cut)) + pieces[random(pieces.length)];
    from = Math.max(from, cut + random(4));
  }
  return made + text.slice(from);
}
