// A simulator in JavaScript or WebAssembly that answers a line of JSON for each line, as
// serve.py does: javascript.mjs <package> <folder with node_modules>. It runs in Node.js.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** run() of a circuit that was read beforehand, and whose plan it makes anew each time. */
class QuantumCircuit {
  constructor(folder) {
    const require = createRequire(join(resolve(folder), "package.json"));
    this.Circuit = require("quantum-circuit");
  }

  load({ file, indices }) {
    this.circuit = new this.Circuit();
    this.circuit.importQASM(readFileSync(file, "utf8"), (errors) => {
      if (errors.length) throw new Error(JSON.stringify(errors));
    });
    this.indices = indices;
  }

  run() {
    const start = performance.now();
    this.circuit.run();
    return performance.now() - start;
  }

  answer() {
    const probability = ({ re = 0, im = 0 } = {}) => re * re + im * im;
    return [...this.indices.map((index) => probability(this.circuit.state[index])), null];
  }
}

/**
 * The time of one shot of a program that measures at its end: what 21 shots take more than one
 * shot, by 20. So the compilation that every run begins with is not in it. It gives no amplitudes.
 */
class QSharp {
  constructor(folder) {
    const packageRoot = join(resolve(folder), "node_modules/qsharp-lang");
    this.loaded = import(pathToFileURL(join(packageRoot, "dist/node.js"))).then(async (package_) => {
      await package_.loadWasmModule(readFileSync(join(packageRoot, "lib/web/qsc_wasm_bg.wasm")).buffer);
      this.package = package_;
      this.compiler = await package_.getCompiler();
    });
  }

  async load({ file, num_qubits, indices }) {
    await this.loaded;
    const gates = readFileSync(file, "utf8").split("\n").slice(3).join("\n").replaceAll("u3(", "U(");
    const head = `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${num_qubits}] q;\nbit[${num_qubits}] c;\n`;
    this.program = {
      sources: [["program.qasm", `${head}${gates}c = measure q;\n`]],
      languageFeatures: [],
      profile: "unrestricted",
      projectType: "openqasm",
    };
    this.indices = indices;
  }

  async run() {
    const one = await this.shots(1);
    return (await this.shots(21) - one) / 20;
  }

  async shots(count) {
    const target = new this.package.QscEventTarget(true);
    const start = performance.now();
    await this.compiler.run(this.program, "", count, target);
    const spent = performance.now() - start;
    const results = target.getResults();
    if (results.length !== count || !results.every((result) => result.success)) {
      throw new Error(JSON.stringify(results[0] ?? "no shots"));
    }
    return spent;
  }

  answer() {
    return [...this.indices.map(() => null), null];
  }
}

const PEERS = { "quantum-circuit": QuantumCircuit, "qsharp-lang": QSharp };

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function answer(peer, request) {
  if (request.do === "load") {
    await peer.load(request.task);
    return { ok: true };
  }
  if (request.do === "answer") return { answer: peer.answer() };
  const runs = [];
  for (let i = 0; i < request.times; i++) runs.push(await peer.run());
  return { ms: median(runs), call_ms: median(runs) };
}

async function main([name, folder]) {
  const write = process.stdout.write.bind(process.stdout);
  // What packages print must not come between the answers.
  for (const method of ["log", "info", "warn", "debug"]) console[method] = console.error;
  let peer;
  for await (const line of createInterface({ input: process.stdin })) {
    let reply;
    try {
      peer ??= new PEERS[name](folder);
      reply = await answer(peer, JSON.parse(line));
    } catch (error) {
      const text = String(error?.message ?? error).slice(0, 500);
      reply = error?.code === "MODULE_NOT_FOUND" || error?.code === "ERR_MODULE_NOT_FOUND" ? { missing: text } : { error: text };
    }
    write(`${JSON.stringify(reply)}\n`);
  }
}

await main(process.argv.slice(2));
