// A make-believe machine for tests of scripts/setup. Its PATH holds nothing but stand-ins and a
// few harmless real commands, so no test can install anything, whatever scripts/setup does.
//
// Every stand-in writes down how it was called, and what had been said by then: that is how a
// test sees that something is announced before it is done.

import { spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

// Real commands that the script may use: they touch only what it names.
const REAL = ["bash", "basename", "cat", "chmod", "cp", "dirname", "env", "grep", "mkdir", "mktemp", "mv", "rm", "sed", "sleep", "touch"];

const WASM_BINDGEN = "0.2.128";
const RUST = "1.95";

// What of the standard library's source is looked for, under rustc's folder.
const SOURCE = "lib/rustlib/src/rust/library/std/Cargo.toml";

export class Machine {
  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "ketpad-setup-"));
    this.clone = join(this.root, "clone");
    this.bin = join(this.root, "bin");
    this.system = join(this.root, "system");
    this.tools = join(this.root, "tools");
    this.libraries = join(this.root, "rust/lib");
    for (const folder of [this.bin, this.system, join(this.clone, "tests/e2e"), join(this.clone, "www/editor"), join(this.root, "home")]) {
      mkdirSync(folder, { recursive: true });
    }
    cpSync(join(REPOSITORY, "scripts"), join(this.clone, "scripts"), { recursive: true });
    this.write("clone/Cargo.toml", `[package]\nrust-version = "${RUST}"\n\n[dependencies]\nwasm-bindgen = { version = "=${WASM_BINDGEN}", optional = true }\n`);
    this.write("clone/tests/e2e/package-lock.json", "{}\n");
    this.write("clone/www/editor/package-lock.json", "{}\n");
    this.write("clone/www/editor/node_modules/.package-lock.json");

    for (const name of REAL) symlinkSync(findReal(name), join(this.bin, name));
    // On every machine, so that a call of it is seen.
    this.standIn("sudo", "exit 1");
    this.standIn("id", "echo 1000");
    this.standIn("cc");
    this.withRust("1.95.0");
    this.standIn("cargo", CARGO);
    this.standIn("node", "echo v20.1.0");
    this.standIn("npm", NPM);
  }

  path(name) {
    return join(this.root, name);
  }

  write(name, content = "") {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  program(name, content = "#!/bin/sh\n") {
    chmodSync(this.write(name, content), 0o755);
  }

  /** A program that writes down its call, then does what `body` says in bash. */
  standIn(name, body = "", folder = "bin") {
    this.program(
      `${folder}/${name}`,
      `#!${join(this.bin, "bash")}
printf '%s\\n' "${name}\${*:+ }$*" >>"${this.path("calls")}"
cp "${this.path("out")}" "${this.path(`said-before-${name}`)}"
${body}
`,
    );
    return this;
  }

  without(...names) {
    for (const name of names) rmSync(join(this.bin, name), { force: true });
    return this;
  }

  // --- Kinds of machine ---

  /** A rustc of this version, first on PATH. */
  withRust(version) {
    return this.standIn("rustc", `if [[ $* == "--print sysroot" ]]; then echo "${this.path("rust")}"; elif [[ $1 == --print ]]; then echo "${this.libraries}"; else echo "rustc ${version} (0123abc 2026-01-01)"; fi`);
  }

  /** A rustc with the target, and with the source of the standard library unless it is said to lack that. */
  withTarget({ source = true } = {}) {
    this.write("rust/lib/libstd-1.rlib");
    if (source) this.write(`rust/${SOURCE}`);
    return this;
  }

  withRustup(body) {
    return this.standIn("rustup", body);
  }

  /** rustup that downloads the target and the standard library's source. */
  withWorkingRustup() {
    const source = this.path(`rust/${SOURCE}`);
    return this.withRustup(`case $* in
"target add wasm32-unknown-unknown") mkdir -p "${this.libraries}"; touch "${this.libraries}/libstd-1.rlib" ;;
"component add rust-src") mkdir -p "${dirname(source)}"; touch "${source}" ;;
*) exit 1 ;;
esac`);
  }

  withBrokenRustup() {
    return this.withRustup("echo 'error: could not download file' >&2; exit 1");
  }

  /**
   * Debian, whose apt-get provides what it is asked for. `installed` are packages it has, `lacks`
   * those that no list of it names. Without `lists` it knows no package before apt-get update.
   */
  withDebian({ root = false, installed = [], lacks = [], lists = true, rust = "1.96.0", node = "18.20.4" } = {}) {
    this.write("system/etc/debian_version", "12\n");
    if (root) this.standIn("id", "echo 0");
    const list = join(this.system, "var/lib/apt/lists/debian_main_Packages");
    if (lists) this.write("system/var/lib/apt/lists/debian_main_Packages");
    this.standIn("apt-cache", `[[ -e "${list}" && " ${lacks.join(" ")} " != *" $2 "* ]] && echo "Package: $2"`);
    this.standIn("dpkg-query", `[[ " ${installed.join(" ")} " == *" \${*: -1} "* ]] && printf installed || exit 1`);
    const provides = Object.entries(PROVIDES).map(([name, files]) => {
      const make = files.map((file) => {
        const path = file.startsWith("bin/") ? this.path(file) : join(this.system, file);
        const content = { "usr/bin/rustc": debianRustc(rust), "bin/node": `#!/bin/sh\necho v${node}\n` }[file] ?? "#!/bin/sh\n";
        return `mkdir -p "${dirname(path)}"; printf '%s' '${content}' >"${path}"; chmod +x "${path}"`;
      });
      return `${name}) ${make.join("; ")} ;;`;
    });
    this.standIn("apt-get", `[[ $1 != update ]] || { mkdir -p "${dirname(list)}"; touch "${list}"; }\nfor word; do case $word in\n${provides.join("\n")}\nesac; done`);
    return this;
  }

  /** What Debian's Rust and its source put on the disk. */
  withDebianRust(version = "1.96.0") {
    for (const name of ["rustc-web", "cargo-web", "rust-web-src", "lld-19"]) {
      for (const file of PROVIDES[name]) this.program(join("system", file));
    }
    this.program("system/usr/bin/rustc", debianRustc(version));
    return this;
  }

  withTools() {
    this.program("tools/trunk-0.21.14/bin/trunk");
    this.write("tools/trunk-0.21.14/.crates.toml", '[v1]\n"trunk 0.21.14 (registry)" = ["trunk"]\n');
    const folder = `tools/wasm-bindgen-${WASM_BINDGEN}`;
    this.program(`${folder}/bin/wasm-bindgen`);
    this.program(`${folder}/bin/wasm-bindgen-test-runner`);
    this.write(`${folder}/.crates.toml`, `[v1]\n"wasm-bindgen-cli ${WASM_BINDGEN} (registry)" = ["wasm-bindgen"]\n`);
    this.program("tools/binaryen-132.0.0/node_modules/.bin/wasm-opt");
    return this;
  }

  withBrowser() {
    this.standIn("chromium").standIn("chromedriver");
    return this;
  }

  // --- Running ---

  /** Starts scripts/setup in its own process group; `finished` promises { code, out, err }. */
  start(goal, variables = {}) {
    writeFileSync(this.path("out"), "");
    rmSync(this.path("calls"), { force: true });
    const out = openSync(this.path("out"), "a");
    const err = openSync(this.path("err"), "w");
    const child = spawn(join(this.bin, "bash"), [join(this.clone, "scripts/setup"), ...(goal ? [goal] : [])], {
      cwd: this.clone,
      detached: true,
      stdio: ["ignore", out, err],
      env: {
        PATH: this.bin,
        HOME: this.path("home"),
        KETPAD_TOOLS: this.tools,
        KETPAD_SYSTEM: this.system,
        ...variables,
      },
    });
    closeSync(out);
    closeSync(err);
    const finished = new Promise((done) => {
      child.on("exit", (code) => done({ code, out: this.read("out"), err: this.read("err"), calls: this.calls() }));
    });
    return { group: -child.pid, finished };
  }

  async setup(goal, variables) {
    return this.start(goal, variables).finished;
  }

  read(name) {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), "utf8") : "";
  }

  /** The calls that could change a machine: not those that only ask. */
  calls() {
    const asking = /^(id|rustc|node|dpkg-query|apt-cache)\b|--version$/;
    return this.read("calls").split("\n").filter((call) => call && !asking.test(call));
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }
}

const debianRustc = (version) => `#!/bin/sh\necho "rustc ${version} (built from a source tarball)"\n`;

const PROVIDES = {
  "rustc-web": ["usr/bin/rustc"],
  "cargo-web": ["usr/bin/cargo"],
  "rust-web-src": ["usr/lib/rustlib/src/rust/library/std/Cargo.toml"],
  "rust-web-clippy": ["usr/bin/cargo-clippy"],
  "lld-19": ["usr/bin/wasm-ld-19"],
  gcc: ["bin/cc"],
  nodejs: ["bin/node"],
  npm: ["bin/npm"],
  chromium: ["bin/chromium"],
  "chromium-driver": ["bin/chromedriver"],
};

// Installs as cargo does: the program first, the list of what is installed last.
const CARGO = `
[[ $1 == install ]] || exit 0
folder=\${*: -1}
mkdir -p "$folder/bin"
for name in "$2" wasm-bindgen wasm-bindgen-test-runner; do touch "$folder/bin/$name"; chmod +x "$folder/bin/$name"; done
[[ -z \${STOP_CARGO:-} ]] || sleep 60
printf '[v1]\\n"%s %s (registry)" = []\\n' "$2" "$5" >"$folder/.crates.toml"
`;

const NPM = `
case $1 in
install) mkdir -p "\${*: -1}/node_modules/.bin"; touch "\${*: -1}/node_modules/.bin/wasm-opt"; chmod +x "\${*: -1}/node_modules/.bin/wasm-opt" ;;
ci) mkdir -p "\${*: -1}/node_modules"; touch "\${*: -1}/node_modules/.package-lock.json" ;;
esac
`;

function findReal(name) {
  const folder = process.env.PATH.split(":").find((folder) => existsSync(join(folder, name)));
  if (!folder) throw new Error(`No ${name} on PATH.`);
  return join(folder, name);
}
