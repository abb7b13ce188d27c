// How the numbers come about, to stand beside them in the report.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { ROUNDS } from "./rounds.mjs";

export const METHOD = {
  rounds: `one warm-up, then ${ROUNDS} rounds in which every engine of a row takes its turn; a row whose time is up has fewer, and \`samples\` lists all`,
  medians: "ms is the median of the rounds; quotients are medians of the quotients round by round",
  programs: "the same OpenQASM 2 file for all, made by tests/bench/engine/circuits.mjs; reading it is in nobody's time",
  ours: "WebAssembly in a worker of a cross-origin isolated page in headless Chromium, timed inside of the module; work of less than 5 ms is repeated in a sample, and the mean counts",
  peers: "each in one process of its own with one thread; native circuits of up to 10 qubits are run nine times in a sample, and the median counts",
  answers: "probabilities of eight amplitudes, Z on qubit 0, and values agree to 1e-9 (f32: 1e-4) of the larger of the number and 2^-n; shares of ones in a million shots to 5e-3; an engine that differs is an error",
};

/** What the numbers contain, by engine and kind of work. */
export const CONTENTS = {
  ours: {
    state: "from the circuit to the state: planning, memory for the state, and the run",
    plan: "from a plan made beforehand to the state",
    counts: "from the circuit to the counts: planning, the run, sampling, and the tally of the outcomes",
    expectation: "from the circuit and the operator to the value",
    sweep: "from the circuit, the operator and all sets of values to all expectation values",
    pass: "ours_memory: one pass that reads and writes every byte of a state; the others: one gate on a state that is there",
    cancel: "ms: a run that is stopped after three seconds; longest_wait_ms: the longest wait, from any moment of all runs, until it can be stopped",
  },
  aer: {
    state: "ms: what Aer says the experiment took, with its fusion; call_ms: AerSimulator.run(...).result() of a circuit that is ready",
    counts: "SamplerV2.run(...).result() and get_counts()",
    expectation: "EstimatorV2.run(...).result() at precision 0, which is exact",
    sweep: "EstimatorV2.run(...).result() at precision 0, all sets in one PUB",
  },
  qulacs_light: { state: "ms: update_quantum_state after optimize_light; call_ms: and the optimizer" },
  qulacs_opt2: { state: "ms: update_quantum_state after optimize with blocks of 2 qubits; call_ms: and the optimizer" },
  lightning: { state: "device.execute of a tape with one expectation value" },
  qsim: { state: "compute_amplitudes from Python, the translation from cirq in it; single precision" },
  "quantum-circuit": { plan: "run() of a circuit that was read beforehand, in Node.js; it decomposes the circuit anew in each run" },
  "qsharp-lang": { plan: "one shot with a measurement at its end, as 21 shots less 1 shot by 20, in Node.js; compilation is outside; it gives no amplitudes to compare" },
};

const PYTHON_PACKAGES = ["qiskit", "qiskit-aer", "qulacs", "pennylane", "pennylane-lightning", "cirq-core", "qsimcirq", "numpy"];
const VERSIONS = `import importlib.metadata as m, json, platform
print(json.dumps({"python": platform.python_version(), **{p: m.version(p) for p in ${JSON.stringify(PYTHON_PACKAGES)}}}))`;

/** The versions of all that was measured with. */
export function versions({ python, packages }, browser) {
  const versionOf = (name) => JSON.parse(readFileSync(join(packages, "node_modules", name, "package.json"))).version;
  return {
    browser,
    node: process.versions.node,
    ...(python && JSON.parse(execFileSync(python, ["-c", VERSIONS]))),
    ...(packages && { "quantum-circuit": versionOf("quantum-circuit"), "qsharp-lang": versionOf("qsharp-lang") }),
  };
}

/** What the times depend on. */
export function machine() {
  const [first] = os.cpus();
  return {
    cpu: first?.model.trim() || "unknown",
    cores: os.availableParallelism?.() ?? os.cpus().length,
    memory_gib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.platform()} ${os.arch()}`,
    // Above the number of cores, others worked at the same time.
    load_at_the_end: os.loadavg()[0],
  };
}
