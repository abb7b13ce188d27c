// Measures the engine: node tests/bench/engine/run.mjs <stage> <report.json> [python] [packages]
//
// `stage` has the modules that scripts/bench builds, `python` the native peers, and the folder
// `packages` those in JavaScript; an empty word stands for none. The environment may choose a part:
// ROWS=qft,counts by words in the names of rows, N=16,20 by numbers of qubits, and MINUTES, after
// which no row begins.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bars } from "./bars.mjs";
import { openBrowser } from "./browser.mjs";
import { CONTENTS, METHOD, machine, versions } from "./method.mjs";
import { Peer } from "./processes.mjs";
import { measure } from "./rounds.mjs";
import { allRows, chosenRows } from "./rows.mjs";
import { barLines, rowLine, rowTables } from "./table.mjs";
import { taskOf } from "./tasks.mjs";
import { VARIANTS } from "./variants.mjs";

const ROW_MS = 150_000;
const words = (text = "") => text.split(",").filter(Boolean);

async function main([stage, report, python, packages]) {
  const { ROWS, N, MINUTES = "28" } = process.env;
  const rows = chosenRows(allRows(), words(ROWS), words(N).map(Number));
  const deadline = performance.now() + Number(MINUTES) * 60_000;
  const programs = join(stage, "programs");
  mkdirSync(programs, { recursive: true });

  const places = { python: python || undefined, packages: packages || undefined };
  const browser = await openBrowser(stage);
  const engines = new Map();
  const engine = (name) => {
    if (!engines.has(name)) engines.set(name, VARIANTS[name] ? browser.engine(name) : new Peer(name, places));
    return engines.get(name);
  };

  const measured = [];
  try {
    for (const row of rows) {
      measured.push({ ...row, engines: await measuredRow(row, engine, programs, deadline) });
      console.log(rowLine(measured.at(-1)));
    }
  } finally {
    for (const each of engines.values()) each.close();
    await browser.close();
  }

  const all = bars(measured);
  console.log([...rowTables(measured), "", ...problems(measured), "", ...barLines(all)].join("\n"));
  const about = { method: METHOD, contents: CONTENTS, versions: versions(places, browser.version), machine: machine() };
  const part = ROWS || N ? { part: { ROWS, N } } : {};
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${JSON.stringify({ bars: all, ...part, ...about, rows: measured }, null, 2)}\n`);
  if (!all.every((bar) => bar.holds)) process.exitCode = 1;
}

async function measuredRow(row, engine, programs, deadline) {
  const now = performance.now();
  if (now > deadline) return Object.fromEntries(row.engines.map((name) => [name, { missing: "no time was left" }]));
  const { task, ours } = taskOf(row, programs);
  const entries = row.engines.map((name) => [name, { engine: engine(name), task: VARIANTS[name] ? ours : task }]);
  return measure(row, Object.fromEntries(entries), Math.min(now + ROW_MS, deadline));
}

/** Why cells have no number, each reason once. */
function problems(rows) {
  const found = new Map();
  for (const { name, engines } of rows) {
    for (const [engine, { missing, error }] of Object.entries(engines)) {
      const why = error === undefined ? missing && `${engine} is missing: ${missing}` : `${engine} went wrong: ${error}`;
      if (why) found.set(why, [...(found.get(why) ?? []), name]);
    }
  }
  return [...found].map(([why, names]) => `${why} (${names.length > 3 ? `${names.length} rows` : names.join(", ")})`);
}

await main(process.argv.slice(2));
