import { readFileSync } from "node:fs";

// The ways in which our engine runs. `module` is what scripts/bench builds, by its file's name.
// A variant whose module is not built is reported as missing.

/** Number of qubits from which on a page takes the program with threads, as src/engine has it. */
const SHARED_QUBITS = Number(/const SHARED_QUBITS: u32 = (\d+);/.exec(readFileSync(new URL("../../../src/engine/threads/mod.rs", import.meta.url), "utf8"))[1]);

/** What a page runs for a task on so many qubits: below what is shared, the program without threads. */
export function variantFor(name, numQubits) {
  const { smaller, ...variant } = VARIANTS[name];
  return smaller && numQubits < SHARED_QUBITS ? VARIANTS[smaller] : variant;
}

export const VARIANTS = {
  // By one thread, as on a page that is not isolated from others.
  ours: { module: "bench-engine-relaxed", precision: "f64", threads: 1 },
  ours_f32: { module: "bench-engine-relaxed", precision: "f32", threads: 1 },
  ours_2_threads: { module: "bench-engine-threads", precision: "f64", threads: 2, smaller: "ours" },
  // In one row with the others, so that they are measured in turn.
  ours_memory: { module: "bench-engine", kind: "memory" },
  ours_diagonal: { module: "bench-engine-relaxed", gate: "diagonal" },
  ours_rotation: { module: "bench-engine-relaxed", gate: "rotation" },
  // In a worker of its own, since the memory of a worker never shrinks.
  ours_stopped: { module: "bench-engine" },
};
