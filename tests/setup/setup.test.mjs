// What scripts/setup promises, one test for each promise, on make-believe machines.

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { Machine } from "./machine.mjs";

/** A test on a fresh machine; whatever happens there, nothing may ever call sudo. */
function on(name, body) {
  test(name, async () => {
    const machine = new Machine();
    try {
      await body(machine);
      assert.doesNotMatch(machine.read("calls"), /^sudo/m, "sudo was called");
    } finally {
      machine.remove();
    }
  });
}

const RUST_PACKAGES = "rustc-web cargo-web rust-web-src lld-19";
const INSTALL = "apt-get install -y --no-install-recommends --no-remove";

const silent = (result) => assert.deepEqual(result, { code: 0, out: "", err: "", calls: [] });

on("where the target is already there it is silent and calls no installer", async (machine) => {
  machine.withTarget().withTools().withWorkingRustup().withDebian({ root: true });
  for (const goal of ["run", "dist", "check"]) silent(await machine.setup(goal));
});

on("where Debian's Rust is already there it is silent and leaves rustup alone", async (machine) => {
  machine.withDebianRust().withTools().withWorkingRustup().withDebian({ root: true });
  for (const goal of ["run", "dist"]) silent(await machine.setup(goal));
});

on("the target comes first, then rustup, then Debian", async (machine) => {
  // Debian's way lacks one piece, so it is no way yet, and rustup can do without Debian.
  machine.withDebianRust().withTools().withWorkingRustup().withDebian({ root: true });
  rmSync(machine.path("system/usr/bin/wasm-ld-19"));
  assert.deepEqual((await machine.setup("run")).calls, ["rustup target add wasm32-unknown-unknown"]);
  silent(await machine.setup("run"));

  // rustup cannot: the one piece is what Debian is asked for.
  rmSync(machine.path("rust"), { recursive: true });
  machine.withBrokenRustup().withDebian({ root: true, installed: ["rustc-web", "cargo-web", "rust-web-src"] });
  assert.deepEqual((await machine.setup("run")).calls, ["rustup target add wasm32-unknown-unknown", `${INSTALL} lld-19`]);
  silent(await machine.setup("run"));
});

on("a rustup that can add the target is asked to, after saying so", async (machine) => {
  machine.withTools().withWorkingRustup().withDebian({ root: true });
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.deepEqual(calls, ["rustup target add wasm32-unknown-unknown"]);
  const said = machine.read("said-before-rustup");
  assert.match(said, /adding the target wasm32-unknown-unknown/);
  assert.match(said, /runs in the browser as WebAssembly/, "the reason");
  silent(await machine.setup("run"));
});

on("where rustup cannot, Debian's root gets Debian's packages, after saying so", async (machine) => {
  machine.withTools().withBrokenRustup().withDebian({ root: true });
  const { code, calls, err } = await machine.setup("run");
  assert.equal(err, "");
  assert.equal(code, 0);
  assert.deepEqual(calls, ["rustup target add wasm32-unknown-unknown", `${INSTALL} ${RUST_PACKAGES}`]);
  const said = machine.read("said-before-apt-get");
  assert.match(said, /rustup could not add it/);
  assert.match(said, /No Rust here compiles to WebAssembly/, "the reason");
  for (const name of RUST_PACKAGES.split(" ")) assert.ok(said.includes(name), name);
  silent(await machine.setup("run"));
});

on("without a rustup, Debian's packages are the way at once", async (machine) => {
  machine.withTools().withDebian({ root: true });
  const { code, calls } = await machine.setup("dist");
  assert.equal(code, 0);
  assert.deepEqual(calls, [`${INSTALL} ${RUST_PACKAGES}`]);
});

on("a rustup that claims success without the target is not believed", async (machine) => {
  machine.withTools().withRustup("exit 0").withDebian({ root: true });
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.equal(calls.at(-1), `${INSTALL} ${RUST_PACKAGES}`);
});

on("who is not root gets the command to run, and nothing is installed", async (machine) => {
  machine.withTools().withBrokenRustup().withDebian();
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.deepEqual(calls, ["rustup target add wasm32-unknown-unknown"]);
  assert.match(err, /needs root/);
  assert.ok(err.split("\n").some((line) => line.trim() === `${INSTALL} ${RUST_PACKAGES}`), err);
});

on("empty package lists are fetched first, and the printed command does so too", async (machine) => {
  machine.withTools().withDebian({ root: true, lists: false });
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.deepEqual(calls, ["apt-get update", `${INSTALL} ${RUST_PACKAGES}`]);

  const other = new Machine().withTools().withDebian({ lists: false });
  assert.match((await other.setup("run")).err, /apt-get update && apt-get install/);
  other.remove();
});

// Ubuntu has neither Debian's Rust for WebAssembly nor a Chromium that is not a snap.
const UBUNTU = { lacks: [...RUST_PACKAGES.split(" "), "chromium", "chromium-driver"] };

on("what apt does not have is asked for by name, and nothing is half installed", async (machine) => {
  machine.withTools().without("node", "npm").withDebian({ root: true, ...UBUNTU });
  const { code, err, calls } = await machine.setup("test");
  assert.notEqual(code, 0);
  assert.deepEqual(calls, ["apt-get update"]);
  for (const word of [/https:\/\/rustup\.rs/, /CHROME\b/, /CHROMEDRIVER/]) assert.match(err, word);
  assert.doesNotMatch(err, /Node\.js/, "apt has that");
});

on("who is not root is not given a command for packages that apt does not have", async (machine) => {
  machine.withTools().withDebian(UBUNTU);
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /https:\/\/rustup\.rs/);
  assert.doesNotMatch(err, /apt-get/);
  assert.deepEqual(calls, []);
});

on("with rustup, apt provides the rest of what it has", async (machine) => {
  machine.withTools().withWorkingRustup().without("cc").withDebian({ root: true, ...UBUNTU });
  const { code, calls } = await machine.setup("dist");
  assert.equal(code, 0);
  assert.deepEqual(calls, [
    "rustup target add wasm32-unknown-unknown",
    "rustup component add rust-src",
    `${INSTALL} gcc libc6-dev`,
  ]);
});

on("rustup adds the standard library's source for whoever builds the site, after saying so", async (machine) => {
  machine.withTarget({ source: false }).withTools().withBrowser().withWorkingRustup();
  machine.write("clone/tests/e2e/node_modules/.package-lock.json");
  for (const goal of ["run", "check"]) silent(await machine.setup(goal));
  for (const goal of ["dist", "test", "bench", undefined]) {
    rmSync(machine.path("rust/lib/rustlib"), { recursive: true, force: true });
    const { code, err, calls } = await machine.setup(goal);
    assert.deepEqual({ code, err, calls }, { code: 0, err: "", calls: ["rustup component add rust-src"] });
    assert.match(machine.read("said-before-rustup"), /adding rust-src to Rust with rustup: .*threads/);
    silent(await machine.setup(goal));
  }
});

on("without the standard library's source the rest works, and that the site has no threads is said", async (machine) => {
  machine.withTarget({ source: false }).withTools().withBrokenRustup();
  rmSync(machine.path("tools/binaryen-132.0.0"), { recursive: true });
  const { code, out, err, calls } = await machine.setup("dist");
  assert.equal(code, 0);
  assert.equal(err, "");
  assert.equal(calls[0], "rustup component add rust-src");
  assert.match(calls[1], /^npm install .*binaryen/);
  assert.match(out, /rustup could not add it .*setup\.log.*the site is built without threads/);
  assert.match(machine.read("tools/setup.log"), /could not download file/);

  // A rustup that has nothing to do with this rustc, and none at all.
  machine.withRustup("exit 0");
  assert.match((await machine.setup("dist")).out, /without threads/);
  silent(await machine.without("rustup").setup("dist"));
});

on("Debian's Rust has the standard library's source, and rustup is not asked for it", async (machine) => {
  machine.withDebianRust().withTools().withWorkingRustup().withBrowser();
  machine.write("clone/tests/e2e/node_modules/.package-lock.json");
  for (const goal of ["dist", "test", "bench"]) silent(await machine.setup(goal));
});

on("a Node.js of apt's that is too old is told of", async (machine) => {
  machine.withTarget().withTools().without("node", "npm").withDebian({ root: true, node: "12.22.9" });
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.deepEqual(calls, [`${INSTALL} nodejs npm`]);
  assert.match(err, /12\.22\.9, and 18 or newer is needed/);
});

on("neither rustup nor Debian: a sentence and a way out", async (machine) => {
  machine.withTools().withBrokenRustup();
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.deepEqual(calls, ["rustup target add wasm32-unknown-unknown"]);
  assert.match(err, /No Rust here compiles to WebAssembly/);
  assert.match(err, /rustup target add wasm32-unknown-unknown/);
  assert.match(err, /https:\/\/rustup\.rs/);
});

on("a Rust that is too old is told of before anything is installed", async (machine) => {
  machine.withRust("1.94.1").withTarget().withWorkingRustup().withDebian({ root: true });
  for (const goal of ["run", "dist", "test", "check", "bench"]) {
    const { code, err, calls } = await machine.setup(goal);
    assert.notEqual(code, 0);
    assert.match(err, /Rust here is 1\.94\.1 .*, and Ketpad needs 1\.95 or newer/);
    assert.match(err, /rustup update/);
    assert.deepEqual(calls, []);
  }
});

on("a Rust that is too old gets no target added to it", async (machine) => {
  machine.withRust("1.80.0").withTools().withWorkingRustup();
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /rustup update/);
  assert.deepEqual(calls, []);
});

on("a Rust that is too old and not rustup's is told of without rustup's words", async (machine) => {
  machine.withRust("1.63.0").withTarget().withTools();
  const { code, err } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /Rust here is 1\.63\.0/);
  assert.match(err, /https:\/\/rustup\.rs/);
  assert.doesNotMatch(err, /rustup update/);
});

on("versions are compared as numbers, and nightly ones too", async (machine) => {
  machine.withTarget().withTools();
  for (const version of ["1.95.0", "1.95.1", "1.100.0", "2.0.0", "1.97.0-nightly", "1.96.0-beta.3"]) {
    silent(await machine.withRust(version).setup("run"));
  }
  for (const version of ["1.9.0", "1.94.9", "0.99.0", "1.94.0-nightly"]) {
    assert.notEqual((await machine.withRust(version).setup("run")).code, 0, version);
  }
});

on("a Debian's Rust that is too old is told of, there or just installed", async (machine) => {
  machine.withDebianRust("1.85.0").withTools().withDebian({ root: true });
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /Rust here is 1\.85\.0 .*usr\/bin\/rustc/);
  assert.match(err, /apt-get update && apt-get install rustc-web/);
  assert.match(err, /https:\/\/rustup\.rs/);
  assert.deepEqual(calls, []);

  const other = new Machine().withTools().withDebian({ root: true, rust: "1.85.0" });
  const installed = await other.setup("run");
  assert.notEqual(installed.code, 0);
  assert.match(installed.err, /Rust here is 1\.85\.0/);
  other.remove();
});

on("where Debian's Rust builds the page, an old one beside it matters to tests and checks alone", async (machine) => {
  machine.withRust("1.80.0").withDebianRust().withTools().withWorkingRustup().withBrowser();
  silent(await machine.setup("run"));
  silent(await machine.setup("dist"));
  for (const goal of ["test", "check"]) assert.match((await machine.setup(goal)).err, /Rust here is 1\.80\.0/);
});

on("all that has to be installed by hand is said at once", async (machine) => {
  machine.without("node", "npm");
  const { code, err } = await machine.setup("test");
  assert.notEqual(code, 0);
  for (const word of [/WebAssembly/, /nodejs\.org/, /CHROME\b/, /CHROMEDRIVER/]) assert.match(err, word);
});

on("without cargo it says where Rust comes from", async (machine) => {
  machine.without("cargo", "rustc");
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /no cargo/);
  assert.match(err, /https:\/\/rustup\.rs/);
  assert.deepEqual(calls, []);
});

on("on a Debian without any Rust, Debian's serves both builds", async (machine) => {
  machine.without("cargo", "rustc").withTools().withDebian({ root: true });
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.deepEqual(calls, [`${INSTALL} ${RUST_PACKAGES}`]);
});

on("a cargo that does not run is a sentence too", async (machine) => {
  machine.withTarget().withTools().standIn("cargo", "echo 'error: no default toolchain' >&2; exit 1");
  const { code, err } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /cargo --version' fails/);
  assert.match(err, /rustup default stable/);
});

on("tools are installed once, each after saying what it is for", async (machine) => {
  machine.withTarget();
  const { code, out, err, calls } = await machine.setup("run");
  assert.equal(err, "");
  assert.equal(code, 0);
  assert.equal(calls.length, 3);
  assert.match(calls[0], /^cargo install trunk --locked --version 0\.21\.14 /);
  assert.match(calls[1], /^cargo install wasm-bindgen-cli --locked --version 0\.2\.128 /);
  assert.match(calls[2], /^npm install .*binaryen@132\.0\.0 /);
  assert.match(out, /trunk 0\.21\.14, which builds and serves the page/);
  assert.match(out, /wasm-bindgen 0\.2\.128, which joins/);
  assert.match(machine.read("said-before-npm"), /wasm-opt makes the WebAssembly smaller/);
  silent(await machine.setup("run"));
});

on("an install that was killed is not taken for a tool", async (machine) => {
  machine.withTarget().withTools();
  const folder = machine.path("tools/trunk-0.21.14");
  rmSync(folder, { recursive: true });

  const { group, finished } = machine.start("run", { STOP_CARGO: "1" });
  for (let i = 0; i < 500 && !machine.read("calls").includes("cargo install trunk"); i++) await sleep(20);
  await sleep(200);
  process.kill(group, "SIGKILL");
  await finished;
  assert.ok(!existsSync(folder), "the folder has its name only when it is whole");

  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.equal(calls.length, 1);
  assert.match(calls[0], /^cargo install trunk/);
  silent(await machine.setup("run"));
});

on("a half-filled folder of a tool is not taken for one", async (machine) => {
  machine.withTarget().withTools();
  machine.write("tools/trunk-0.21.14/.crates.toml", "");
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.equal(calls.length, 1);
  assert.match(calls[0], /^cargo install trunk/);
});

on("a tool that does not install is a sentence, a log and a way out", async (machine) => {
  machine.withTarget().standIn("cargo", "[[ $1 != install ]] || { echo 'error: linking failed' >&2; exit 101; }");
  const { code, err } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /trunk 0\.21\.14 did not install/);
  assert.ok(err.includes(machine.path("tools/setup.log")), "where the log is");
  assert.match(machine.read("tools/setup.log"), /linking failed/, "the log is kept");
  assert.doesNotMatch(err, /linking failed/, "the raw trace stays in the log");
});

on("an apt-get that fails is a sentence, a log and a way out", async (machine) => {
  machine.withTools().withDebian({ root: true }).standIn("apt-get", "echo 'E: Unable to locate' >&2; exit 100");
  const { code, err } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /apt-get could not install/);
  assert.match(err, /https:\/\/rustup\.rs/);
  assert.match(machine.read("tools/setup.log"), /Unable to locate/);
});

on("tools of the right version on PATH are used", async (machine) => {
  machine
    .withTarget()
    .standIn("trunk", "echo trunk 0.21.14")
    .standIn("wasm-bindgen", "echo wasm-bindgen 0.2.128")
    .standIn("wasm-bindgen-test-runner", "echo wasm-bindgen-test-runner 0.2.128")
    .standIn("wasm-opt", "echo 'wasm-opt version 132 (version_132)'");
  silent(await machine.setup("run"));
});

on("a tool of another version on PATH is left alone, and ours is put beside it", async (machine) => {
  machine.withTarget().withTools().standIn("trunk", "echo trunk 0.17.0");
  rmSync(machine.path("tools/trunk-0.21.14"), { recursive: true });
  const before = machine.read("bin/trunk");
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.equal(calls.length, 1);
  assert.match(calls[0], /^cargo install trunk .* --root \S*tools\/\.trunk-/);
  assert.equal(machine.read("bin/trunk"), before);
});

on("what is in the cache is not touched when something else is installed", async (machine) => {
  machine.withTarget().withTools();
  rmSync(machine.path("tools/binaryen-132.0.0"), { recursive: true });
  const files = ["trunk-0.21.14/bin/trunk", "trunk-0.21.14/.crates.toml", "wasm-bindgen-0.2.128/bin/wasm-bindgen"];
  const states = () => files.map((file) => [statSync(machine.path(`tools/${file}`)).mtimeMs, readFileSync(machine.path(`tools/${file}`), "utf8")]);
  const before = states();
  const { code, calls } = await machine.setup("dist");
  assert.equal(code, 0);
  assert.deepEqual(calls.map((call) => call.split(" ")[0]), ["npm"]);
  assert.deepEqual(states(), before);
});

on("Debian packages that are installed are not named to apt-get", async (machine) => {
  machine.withTools().withDebianRust().withDebian({ root: true, installed: ["rustc-web", "cargo-web", "rust-web-src"] });
  rmSync(machine.path("system/usr/bin/wasm-ld-19"));
  const { code, calls } = await machine.setup("run");
  assert.equal(code, 0);
  assert.deepEqual(calls, [`${INSTALL} lld-19`]);
});

on("the tests' goal asks apt-get once for all that is missing", async (machine) => {
  machine.withTools().withDebian({ root: true });
  const { code, calls } = await machine.setup("test");
  assert.equal(code, 0);
  assert.equal(calls[0], `${INSTALL} ${RUST_PACKAGES} chromium chromium-driver`);
  assert.match(calls[1], /^npm ci --ignore-scripts .*tests\/e2e$/);
  assert.equal(calls.length, 2);
  silent(await machine.setup("test"));
});

on("CHROME and CHROMEDRIVER name a browser that is not on PATH", async (machine) => {
  machine.withTarget().withTools().write("clone/tests/e2e/node_modules/.package-lock.json");
  silent(await machine.setup("test", { CHROME: "/opt/chrome", CHROMEDRIVER: "/opt/chromedriver" }));
});

on("a goal installs nothing that only another goal needs", async (machine) => {
  machine.withTarget().without("node", "npm").withDebian({ root: true });
  silent(await machine.setup("check"));
});

on("the packages of the browser tests follow their lock file", async (machine) => {
  machine.withTarget().withTools().withBrowser();
  assert.match((await machine.setup("test")).calls.join(), /^npm ci/);
  silent(await machine.setup("test"));
  const later = Date.now() / 1000 + 60;
  utimesSync(machine.path("clone/tests/e2e/package-lock.json"), later, later);
  assert.match((await machine.setup("test")).calls.join(), /^npm ci/);
});

on("who builds the page gets the packages of its code editor, after saying so", async (machine) => {
  machine.withTarget().withTools();
  rmSync(machine.path("clone/www/editor/node_modules"), { recursive: true });
  silent(await machine.setup("check"));
  const { code, calls } = await machine.setup("dist");
  assert.equal(code, 0);
  assert.equal(calls.length, 1);
  assert.match(calls[0], /^npm ci --ignore-scripts .*www\/editor$/);
  assert.match(machine.read("said-before-npm"), /the editor of the code pane/);
  silent(await machine.setup("dist"));
});

on("a Node.js that is too old is left alone, with a sentence", async (machine) => {
  machine.withTarget().withTools().standIn("node", "echo v16.20.2").withDebian({ root: true });
  const { code, err, calls } = await machine.setup("run");
  assert.notEqual(code, 0);
  assert.match(err, /16\.20\.2, and 18 or newer is needed/);
  assert.deepEqual(calls, []);
});

on("the check's goal adds the missing parts of Rust with rustup", async (machine) => {
  machine.withTarget().withRustup(`touch "${machine.path("added")}"`);
  machine.standIn("cargo", `[[ $1 == --version || -e "${machine.path("added")}" ]]`);
  const { code, out, calls } = await machine.setup("check");
  assert.equal(code, 0);
  assert.deepEqual(calls, ["rustup component add clippy"]);
  assert.match(out, /adding clippy to Rust with rustup: 'make check' uses it/);
});

on("the check's goal adds the clippy of Debian's Rust", async (machine) => {
  machine.withDebianRust().withDebian({ root: true });
  const { code, calls } = await machine.setup("check");
  assert.equal(code, 0);
  assert.deepEqual(calls, [`${INSTALL} rust-web-clippy`]);
  silent(await machine.setup("check"));
});

on("an unknown goal is refused, and the known ones are named", async (machine) => {
  const { code, err, calls } = await machine.setup("deploy");
  assert.equal(code, 2);
  assert.match(err, /run, test, dist, check and bench, not 'deploy'/);
  assert.deepEqual(calls, []);
});
