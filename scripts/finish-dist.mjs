// Finishes the site that Trunk built: node scripts/finish-dist.mjs <built> <dist>
//
// 1. Scripts and style sheets lose what only their readers need: comments, long names, blanks.
// 2. Every file gets a name made of its content, so that a server may let browsers keep it for
//    ever, and every reference to it follows.
// 3. index.html gets its Content-Security-Policy. It enters only here, because the reloading that
//    `trunk serve` adds to the page would violate it.
// 4. The result is checked: nothing inline, nothing from another host, no file nobody refers to.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";

const POLICY = [
  "default-src 'none'",
  // WebAssembly counts as a script; this allows it without allowing eval.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  // People may set their own endpoint of the runtime, on any host or on their own machine.
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

// Files whose address is a promise, by the names they are built under. What Trunk makes of the
// page's program is called ketpad.js until it gets its final name.
const KEEP = new Map([
  ["index.html", "index.html"],
  ["embed_module.js", "ketpad.js"],
]);

const TEXT = new Set([".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".svg"]);

// What bundles the editor, and has been installed for that, packs the other scripts as well.
const { transformSync } = createRequire(new URL("../www/editor/", import.meta.url))("esbuild");

class Problem extends Error {}

/** All files below a folder, as paths with forward slashes. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, posix.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The content of a file that says the same with less. The editor's script has been made so already. */
function shortened(path, content) {
  const loader = { ".js": "js", ".css": "css" }[extname(path)];
  if (!loader || path === "editor.js") return content;
  return transformSync(content, { loader, minify: true, charset: "utf8" }).code;
}

/** Where `to` is, as a text in `from` would say it: without a leading ./ */
const relativeTo = (from, to) => posix.relative(posix.dirname(from), to);

/** Matches the address of a file where code says it, in quotes or brackets: not in a comment's prose. */
function addressPattern(address) {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<=["'\`(])(\\./)?${escaped}(?=["'\`)?#])`, "g");
}

/** The files that a text file refers to. */
function referencesOf(path, files) {
  const content = files.get(path);
  if (typeof content !== "string") return [];
  return [...files.keys()].filter((other) => other !== path && addressPattern(relativeTo(path, other)).test(content));
}

/** Renames every file after its content: those it refers to first, since their names are part of it. */
function nameByContent(files) {
  const renamed = new Map();
  const finished = new Map();
  const inProgress = [];

  const visit = (path) => {
    if (renamed.has(path)) return;
    if (inProgress.includes(path)) {
      throw new Problem(`These files refer to each other in a circle, so none can be named first: ${[...inProgress, path].join(", ")}.`);
    }
    inProgress.push(path);
    const references = referencesOf(path, files);
    references.forEach(visit);

    let content = files.get(path);
    for (const other of references) {
      content = content.replace(addressPattern(relativeTo(path, other)), (_, dot = "") => dot + relativeTo(path, renamed.get(other)));
    }
    const name = KEEP.get(path) ?? withHash(path, content);
    renamed.set(path, name);
    finished.set(name, content);
    inProgress.pop();
  };

  [...files.keys()].forEach(visit);
  return finished;
}

// Servers pack the types of file they know; that of translations is not among them.
const SERVED_AS = { ".ftl": ".txt" };

function withHash(path, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const end = extname(path);
  return `${path.slice(0, path.length - end.length)}-${hash}${SERVED_AS[end] ?? end}`;
}

function withPolicy(html) {
  if (!/<head>/i.test(html)) throw new Problem("index.html has no <head> to put the Content-Security-Policy into.");
  return html.replace(/<head>/i, (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
}

/** What the policy would forbid at run time, found now; and what nobody would find. */
function problemsOf(files) {
  const problems = [];
  const html = files.get("index.html").replace(/<!--[\s\S]*?-->/g, "");

  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
    if (/^<script\b/i.test(tag) && !/\ssrc\s*=/i.test(tag)) problems.push(`index.html has an inline script: ${tag}`);
    if (/^<style\b/i.test(tag)) problems.push(`index.html has an inline style: ${tag}`);
    if (/\sstyle\s*=/i.test(tag)) problems.push(`index.html has a style attribute: ${tag}`);
    if (/\son\w+\s*=/i.test(tag)) problems.push(`index.html has an event handler as an attribute: ${tag}`);
    if (/\sintegrity\s*=/i.test(tag)) problems.push(`index.html has a digest from before the files were finished: ${tag}`);
    if (/\sdata-trunk\b/i.test(tag)) problems.push(`Trunk left something undone in index.html: ${tag}`);
    // An address from the root breaks in a sub-folder, one with a host leaves the site.
    if (/\s(?:src|href)\s*=\s*["']?(?:[a-z][a-z0-9+.-]*:|\/)/i.test(tag)) {
      problems.push(`index.html has an address that is not relative: ${tag}`);
    }
  }

  for (const [path, content] of files) {
    if (typeof content !== "string") continue;
    if (path.endsWith(".css") && /(?:url\(|@import)\s*["']?(?:[a-z]+:)?\/\//i.test(content)) {
      problems.push(`${path} loads something from another host.`);
    }
    if (/\.m?js$/.test(path) && /(?:\bfrom|\bimport|\bimportScripts)\s*\(?\s*["'`](?:[a-z]+:)?\/\//i.test(content)) {
      problems.push(`${path} loads a script from another host.`);
    }
    if (/\.m?js$/.test(path) && /(?<![\w.$])(?:eval|new\s+Function)\s*\(/.test(content)) {
      problems.push(`${path} makes code out of text, which the Content-Security-Policy forbids.`);
    }
  }

  const promised = [...KEEP.values()];
  const referred = new Set([...files.keys()].flatMap((path) => referencesOf(path, files)));
  for (const path of files.keys()) {
    if (!referred.has(path) && !promised.includes(path)) {
      problems.push(`Nothing refers to ${path}. If its address is a promise, name it in KEEP in finish-dist.mjs.`);
    }
  }
  return problems;
}

function list(files) {
  const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
  let raw = 0;
  let packed = 0;
  console.log(`${"raw".padStart(11)}${"gzip".padStart(11)}`);
  for (const [path, content] of files) {
    const bytes = Buffer.from(content);
    const gzipped = gzipSync(bytes, { level: 9 }).length;
    raw += bytes.length;
    packed += gzipped;
    console.log(`${kilo(bytes.length)}${kilo(gzipped)}  ${path}`);
  }
  console.log(`${kilo(raw)}${kilo(packed)}  in ${files.size} files`);
}

/** Writes beside the old site and swaps, so that there is a whole site at every moment but one. */
function write(files, dist) {
  const fresh = `${dist}.new`;
  rmSync(fresh, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), content);
  }
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}

function main([built, dist]) {
  if (!built || !dist) throw new Problem("Usage: node scripts/finish-dist.mjs <built> <dist>");
  if (!existsSync(join(built, "index.html"))) throw new Problem(`There is no index.html in ${built}.`);

  const files = new Map();
  for (const path of filesBelow(built)) {
    const content = readFileSync(join(built, path), TEXT.has(extname(path)) ? "utf8" : null);
    files.set(path, shortened(path, content));
  }
  const finished = nameByContent(files);
  finished.set("index.html", withPolicy(finished.get("index.html")));

  const problems = problemsOf(finished);
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  write(finished, dist);
  list(finished);
  console.log(`The site is in ${dist}/ and can be served from any folder of any file server.`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`dist/ could not be finished:\n${error.message}`);
  process.exitCode = 1;
}
