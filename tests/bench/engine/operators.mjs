// Sums of Pauli strings, as lists of [label, coefficient]; qubit 0 is a label's last letter.

import { drawer } from "./random.mjs";

const range = (count) => Array.from({ length: count }, (_, index) => index);

/** Z on every qubit. */
export function magnetization(n) {
  return range(n).map((qubit) => [label(n, new Map([[qubit, "Z"]])), 1]);
}

/**
 * So many terms of the form that molecules have: Z and ZZ, and excitations of four qubits, each
 * with all even numbers of Y, and strings of Z between its pairs of qubits.
 */
export function molecule(n, numTerms) {
  const random = drawer(`molecule ${n}`);
  const terms = new Map();
  const add = (letters, deviation) => terms.set(label(n, letters), random.normal(deviation));
  for (const high of range(n)) {
    add(new Map([[high, "Z"]]), 1);
    for (const low of range(high)) add(new Map([low, high].map((qubit) => [qubit, "Z"])), 0.3);
  }
  while (terms.size < numTerms) {
    const ends = random.shuffled(n).slice(0, 4).sort((a, b) => a - b);
    const between = range(n).filter((q) => (q > ends[0] && q < ends[1]) || (q > ends[2] && q < ends[3]));
    for (const choice of range(16)) {
      const letters = ends.map((qubit, index) => [qubit, (choice >> index) & 1 ? "Y" : "X"]);
      if (letters.filter(([, letter]) => letter === "Y").length % 2) continue;
      add(new Map([...letters, ...between.map((qubit) => [qubit, "Z"])]), 0.05);
    }
  }
  return [...terms].slice(0, numTerms);
}

/** The label of a string that has these letters at these qubits. */
function label(n, letters) {
  return range(n).map((qubit) => letters.get(n - 1 - qubit) ?? "I").join("");
}
