// Programs that answer a line of JSON for each line.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { JS_PEERS } from "./rows.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The command of a native peer, or of one in JavaScript. */
function command(name, { python, packages }) {
  if (JS_PEERS.includes(name)) {
    return packages && [process.execPath, path("peers/javascript.mjs"), name, packages];
  }
  return python && [python, path("peers/serve.py"), name, "1"];
}

/** A peer in a process of its own, which starts with the first question. */
export class Peer {
  constructor(name, places) {
    this.name = name;
    this.command = command(name, places);
  }

  start() {
    const [program, ...words] = this.command;
    this.process = spawn(program, words, { stdio: ["pipe", "pipe", "ignore"] });
    this.process.on("error", () => {});
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async ask(message) {
    if (!this.command) return { missing: `${this.name} is not installed` };
    if (!this.process) this.start();
    this.process.stdin.write(`${JSON.stringify(message)}\n`);
    const { value, done } = await this.lines.next();
    if (!done) return JSON.parse(value);
    // The next question starts it anew.
    this.process = undefined;
    return { error: "the process ended" };
  }

  load(task) {
    // Of native runs that are over at once several are one sample, and their median counts.
    this.times = task.kind === "state" && task.num_qubits <= 10 ? 9 : 1;
    return this.ask({ do: "load", task });
  }

  warmUp = () => this.ask({ do: "run", times: 1 });
  run = () => this.ask({ do: "run", times: this.times });
  answer = () => this.ask({ do: "answer" });

  close() {
    this.process?.stdin.end();
  }
}
