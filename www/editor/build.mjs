// Bundles the editor of the code pane: node www/editor/build.mjs
//
// Trunk calls this before every build (see Trunk.toml). The packages are installed first where
// they are missing or older than the lock file, so that plain `trunk serve` works in a fresh clone.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "../../target/editor/editor.js");

/** Whether npm has put in place what the lock file names; it writes its own list when it is done. */
function isInstalled() {
  const list = join(HERE, "node_modules/.package-lock.json");
  return existsSync(list) && statSync(list).mtimeMs >= statSync(join(HERE, "package-lock.json")).mtimeMs;
}

function install() {
  console.log("Installing the packages of the code editor into www/editor/node_modules with npm.");
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", HERE];
  const { status, error } = spawnSync("npm", words, { stdio: "inherit", shell: process.platform === "win32" });
  if (status === 0) return;
  console.error(`npm could not install the packages of the code editor${error ? ` (${error.message})` : ""}; see above.`);
  process.exit(1);
}

/** The licences of all packages in the bundle, as their terms ask for: each text once, with its packages. */
function licences(metafile) {
  const packages = new Set();
  for (const path of Object.keys(metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    if (name) packages.add(name);
  }
  const byText = new Map();
  for (const name of [...packages].sort()) {
    const text = readFileSync(join(HERE, "node_modules", name, "LICENSE"), "utf8").trim();
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  return [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n");
}

async function main() {
  if (!isInstalled()) install();
  const { build } = await import("esbuild");
  const options = {
    absWorkingDir: HERE,
    entryPoints: ["src/index.js"],
    bundle: true,
    minify: true,
    // One classic script with one global name: it needs no import from the program.
    format: "iife",
    globalName: "ketpadEditor",
    target: "es2022",
    legalComments: "none",
    metafile: true,
    outfile: OUT,
  };
  const { metafile } = await build({ ...options, write: false });
  await build({ ...options, banner: { js: `/*!\n${licences(metafile)}\n*/` } });
}

await main();
