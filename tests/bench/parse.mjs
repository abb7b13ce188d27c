// How long programs take to read: node tests/bench/parse.mjs <wasm folder> <report.json> [python]
//
// The parser is the page's: compiled for release, and shrunk like the page's program. It runs in
// a real browser. Beside it stands what Qiskit takes for the same text in the same run, where
// `python` has Qiskit.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { launch, open } from "../e2e/support/browser.mjs";
import { serve } from "../e2e/support/server.mjs";
import { broken, gates } from "./programs.mjs";

const NUM_GATES = 100_000;
const GATES_LIMIT_MS = 500;
const BROKEN_LENGTH = 100_000;
const BROKEN_LIMIT_MS = 1000;
const TIMES = 5;

/** Milliseconds of each reading of `text`, the first before the browser knows the program well. */
async function times(page, text) {
  return page.evaluate(
    ([text, count]) => {
      const measured = [];
      for (let i = 0; i < count; i++) {
        const start = performance.now();
        const instructions = globalThis.numInstructions(text);
        measured.push(performance.now() - start);
        globalThis.found = instructions;
      }
      return { measured, instructions: globalThis.found ?? null };
    },
    [text, TIMES],
  );
}

/** A fresh page with the parser in it, so that no measurement is warmed up by another. */
async function fresh(browser, url) {
  const { page, close } = await open(browser, url);
  await page.evaluate(async () => {
    const parser = await import("./bench-parse.js");
    await parser.default();
    globalThis.numInstructions = parser.numInstructions;
  });
  return { page, close };
}

/** What Qiskit takes, or why that is not known. */
function qiskit(python, file) {
  if (!python) return { missing: "no Python with Qiskit is named" };
  try {
    return JSON.parse(execFileSync(python, [new URL("parse.py", import.meta.url).pathname, file, String(TIMES)]));
  } catch {
    return { missing: `${python} has no Qiskit` };
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => `${number.toFixed(0)} ms`;

async function main([folder, report, python]) {
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><title>bench</title></html>\n');
  writeFileSync(join(folder, "favicon.ico"), "");
  const site = await serve(folder);
  const browser = await launch();
  const rows = [];
  const measure = async (name, text, limit, check) => {
    const { page, close } = await fresh(browser, site.url);
    const { measured, instructions } = await times(page, text);
    await close();
    if (!check(instructions)) throw new Error(`${name}: ${instructions} instructions`);
    // The slowest of all, since a person reads a program once.
    rows.push({ name, limit, worst: Math.max(...measured), median: median(measured) });
    return rows.at(-1);
  };
  const comparisons = [];
  try {
    for (const version of [2, 3]) {
      const text = gates(version, NUM_GATES);
      const name = `${NUM_GATES} gates of OpenQASM ${version}`;
      const row = await measure(name, text, GATES_LIMIT_MS, (count) => count === NUM_GATES);
      if (version !== 2) continue;
      const file = join(folder, "gates.qasm");
      writeFileSync(file, text);
      comparisons.push({ name, ours: row.median, qiskit: qiskit(python, file) });
    }
    for (const version of [2, 3]) {
      for (const [kind, text] of Object.entries(broken(version, BROKEN_LENGTH))) {
        await measure(`OpenQASM ${version}: ${kind}`, text, BROKEN_LIMIT_MS, () => true);
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  print(rows, comparisons);
  const bars = rows.map(({ name, limit, worst }) => ({ name: `${name}, read, ms`, bar: limit, value: worst, holds: worst <= limit }));
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${JSON.stringify({ bars, rows, comparisons }, null, 2)}\n`);
  if (!bars.every((bar) => bar.holds)) process.exitCode = 1;
}

function print(rows, comparisons) {
  const line = (...cells) => cells.map((cell, index) => (index ? cell.padStart(10) : cell.padEnd(62))).join("");
  console.log(`\n${line("reading in the browser", "slowest", "median", "limit")}`);
  for (const { name, limit, worst, median } of rows) {
    console.log(`${line(name, ms(worst), ms(median), ms(limit))}  ${worst <= limit ? "holds" : "BROKEN"}`);
  }
  for (const { name, ours, qiskit } of comparisons) {
    const theirs = qiskit.missing ?? `Qiskit ${qiskit.version} (qasm2.loads) ${ms(median(qiskit.ms))}, medians`;
    console.log(`${name}: Ketpad ${ms(ours)}, ${theirs}`);
  }
}

await main(process.argv.slice(2));
