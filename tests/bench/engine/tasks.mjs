// The work of a row as every engine gets it: files, and a few words.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ansatz, circuit, values } from "./circuits.mjs";
import { magnetization, molecule } from "./operators.mjs";

/** Writes the files of a row into `folder`. Answers { task, ours }, ours for our own engine. */
export function taskOf(row, folder) {
  const { kind, family, n } = row;
  const write = (name, content) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const base = { kind, num_qubits: n };
  const program = () => write(`${family}_${n}.qasm`, circuit(family, n));
  const same = (task) => ({ task, ours: task });
  switch (kind) {
    case "state":
    case "plan":
      return same({ ...base, file: program(), indices: indices(n) });
    case "cancel":
      return same({ ...base, file: program() });
    case "counts": {
      const task = { ...base, file: program(), shots: row.shots };
      const measured = write(`${family}_${n}_measured.qasm`, circuit(family, n, { measured: true }));
      return { task, ours: { ...task, file: measured } };
    }
    case "expectation":
      return same({ ...base, file: program(), terms: molecule(n, row.numTerms) });
    case "sweep": {
      const { text, names } = ansatz(n);
      const sets = write(`${family}_${n}.f64`, values(row.sets, names.length));
      const task = { ...base, file: program(), names, terms: magnetization(n), values: sets };
      return { task, ours: { ...task, file: write(`${family}_${n}.qasm3`, text) } };
    }
    default:
      return same(base);
  }
}

/** Indices of a few amplitudes all over the state. */
function indices(n) {
  const scattered = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f].map((word) => word % 2 ** n);
  return [0, 1, 2 ** (n - 1), 2 ** n - 1, ...scattered];
}
