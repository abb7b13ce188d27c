// The page as it is served while one works on it: by `make run`, and by plain `trunk serve`. Both
// build in release, so that after `make dist` nothing has to be compiled again.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open, started } from "./support/browser.mjs";
import { counts, run, shows, GHZ } from "./support/ketpad.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

// Long enough to compile all of it, for who calls this file alone.
const timeout = 20 * 60_000;

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a command as a terminal does: it and all that it starts are one group. */
function start(command, ...words) {
  const environment = { ...process.env };
  // Of the `make test` that this may run in.
  for (const name of ["MAKEFLAGS", "MFLAGS", "MAKELEVEL"]) delete environment[name];
  const child = spawn(command, words, { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "pipe"], env: environment });
  const program = { said: "", ended: false };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (program.said += data));
  const exit = new Promise((done) => child.on("close", done)).then(() => (program.ended = true));

  const signal = (name) => {
    try {
      return process.kill(-child.pid, name);
    } catch {
      return false; // Nobody is left.
    }
  };

  /** Waits until `look` answers something. */
  program.until = async (look) => {
    for (;;) {
      const found = await look();
      if (found) return found;
      assert.ok(!program.ended, `${command} ended early:\n${program.said}`);
      await sleep(200);
    }
  };
  /** Ctrl-C: every process of the group gets it, and none may outlive it for long. */
  program.interrupt = async () => {
    signal("SIGINT");
    await Promise.race([exit, sleep(10_000)]);
    assert.ok(program.ended, `${command} does not end:\n${program.said}`);
    for (let i = 0; i < 50 && signal(0); i++) await sleep(100);
    assert.ok(!signal(0), `${command} left a process behind`);
  };
  program.kill = () => signal("SIGKILL");
  return program;
}

/** Opens the page in Chromium and runs the circuit that it starts with, in its worker. */
async function runsGhz(url) {
  const browser = await launch();
  try {
    const { page, close } = await open(browser, url);
    await started(page);
    await shows(page, GHZ_AT_FIRST);
    await run(page, { shots: 1000, seed: 7 });
    const found = await counts(page);
    assert.deepEqual(Object.keys(found).sort(), ["00000", "11111"]);
    assert.equal(found["00000"] + found["11111"], 1000);
    await close();
  } finally {
    await browser.close();
  }
}
const GHZ_AT_FIRST = [...GHZ.slice(0, -1), "barrier q;", ...GHZ.slice(-1)];

const answers = (url) => fetch(url).then((answer) => answer.ok, () => false);

test("make run serves the page at the address it prints, and Ctrl-C ends all of it", { timeout }, async () => {
  const port = await freePort();
  const make = start("make", "run", `PORT=${port}`);
  try {
    const [, url] = await make.until(() => /Ketpad is at (\S+) /.exec(make.said));
    assert.equal(url, `http://127.0.0.1:${port}/`);
    assert.ok(await answers(url));
    await runsGhz(url);
    await make.interrupt();
    assert.ok(!(await answers(url)));
  } finally {
    make.kill();
  }
});

// Where rustc has the target, scripts/wasm changes nothing for Trunk but where Cargo builds. The
// folder is a fresh one, since dist/ is the finished site that the other tests look at.
test("plain trunk serve does so too, with the worker under its own name", { timeout }, async () => {
  const port = await freePort();
  await mkdir(join(ROOT, "target"), { recursive: true });
  const dist = await mkdtemp(join(ROOT, "target/trunk-serve-"));
  const trunk = start("scripts/wasm", "trunk", "serve", "--release", "--dist", dist, "--port", String(port));
  try {
    const url = `http://127.0.0.1:${port}/`;
    await trunk.until(() => answers(url));
    await runsGhz(url);
    await trunk.interrupt();
  } finally {
    trunk.kill();
    await rm(dist, { recursive: true, force: true });
  }
});
