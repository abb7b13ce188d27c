// What is measured: one row for each piece of work, with all that do it.
//
// `kind` names the work, `engines` those who do it in turn. What takes long and what no bar needs
// comes last, so that a run that has to end early lacks only that.

import { BARS, OTHERS } from "./circuits.mjs";

export const F64_PEERS = ["aer", "qulacs_light", "qulacs_opt2", "lightning"];
export const JS_PEERS = ["quantum-circuit", "qsharp-lang"];
export const SMALL = [5, 10];
export const LARGE = [16, 20, 22];

const OURS = ["ours", "ours_f32", "ours_2_threads"];

const states = (families, sizes, engines) =>
  sizes.flatMap((n) => families.map((family) => ({ name: `${family} ${n}`, kind: "state", family, n, engines })));

/** All rows. A row's `family` is that of its circuit, and `n` the number of qubits. */
export function allRows() {
  return [
    ...states(BARS, SMALL, ["aer", "qulacs_opt2", "qsim", ...OURS]),
    ...["qft", "hea", "qv"].map((family) => {
      return { name: `plan ${family} 10`, kind: "plan", family, n: 10, engines: [...JS_PEERS, "ours"] };
    }),
    { name: "sweep 5", kind: "sweep", family: "hea", n: 5, sets: 10_000, engines: ["aer", "ours"] },
    { name: "expectation 16", kind: "expectation", family: "qv", n: 16, numTerms: 1000, engines: ["aer", "ours"] },
    { name: "expectation 20", kind: "expectation", family: "hea", n: 20, numTerms: 1000, engines: ["aer", "ours"] },
    { name: "counts 20", kind: "counts", family: "hea", n: 20, shots: 1_000_000, engines: ["aer", "ours"] },
    { name: "pass 24", kind: "pass", n: 24, engines: ["ours_memory", "ours_diagonal", "ours_rotation"] },
    { name: "cancel 24", kind: "cancel", family: "qv", n: 24, engines: ["ours_stopped"] },
    ...states(BARS, LARGE, [...F64_PEERS, "qsim", ...OURS]),
    ...states(OTHERS, [16, 20], [...F64_PEERS, "qsim", ...OURS]),
  ];
}

/** The rows with one of these words in their name, of these sizes; all where none are named. */
export function chosenRows(rows, words, sizes) {
  const named = ({ name }) => !words.length || words.some((word) => name.includes(word));
  return rows.filter((row) => named(row) && (!sizes.length || sizes.includes(row.n)));
}
