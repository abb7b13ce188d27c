// What the measurements promise, without measuring anything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { disagreements } from "./answers.mjs";
import { bars, ratio } from "./bars.mjs";
import { BARS, OTHERS, ansatz, circuit } from "./circuits.mjs";
import { molecule } from "./operators.mjs";
import { measure } from "./rounds.mjs";
import { allRows, chosenRows } from "./rows.mjs";
import { geometricMean, median, pairedRatio } from "./statistics.mjs";
import { barLines, rowTables } from "./table.mjs";
import { variantFor } from "./variants.mjs";

test("a median is the middle, or the mean of the two there", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([]), undefined);
});

test("a geometric mean is the root of the product", () => {
  assert.ok(Math.abs(geometricMean([2, 8]) - 4) < 1e-12);
  assert.equal(geometricMean([]), undefined);
});

test("as on a page, a small state is measured without threads, and a large one with them", () => {
  assert.deepEqual([17, 18].map((numQubits) => variantFor("ours_2_threads", numQubits).threads), [1, 2]);
});

test("a ratio is taken round by round, of the rounds that both were in", () => {
  // A round in which the machine was busy slows both, and changes nothing.
  assert.equal(pairedRatio([10, 100, 10], [1, 10, 2]), 10);
  assert.equal(pairedRatio([10, 10], [5]), 2);
});

test("circuits are the same each time, and act on their own qubits", () => {
  for (const family of [...BARS, ...OTHERS]) {
    const text = circuit(family, 10);
    assert.equal(text, circuit(family, 10));
    const qubits = [...text.matchAll(/q\[(\d+)\][,;]/g)].map((match) => Number(match[1])).filter((qubit) => qubit !== 10);
    assert.ok(Math.max(...qubits) < 10, family);
    for (const line of text.split("\n").slice(3)) {
      const on = [...line.matchAll(/q\[(\d+)\]/g)].map((match) => match[1]);
      assert.equal(new Set(on).size, on.length, `${family}: ${line}`);
      assert.doesNotMatch(line, /NaN|undefined/);
    }
  }
});

test("an ansatz has its parameters in the order in which they stand", () => {
  const { text, names } = ansatz(5);
  assert.equal(names.length, 40);
  assert.deepEqual([...text.matchAll(/\((t\d+)\)/g)].map((match) => match[1]), names);
});

test("a molecule has as many different terms as asked for", () => {
  const terms = molecule(16, 1000);
  assert.equal(new Set(terms.map(([label]) => label)).size, 1000);
  assert.ok(terms.every(([label, coefficient]) => label.length === 16 && Number.isFinite(coefficient)));
});

test("a part of the rows is chosen by words and sizes", () => {
  const names = (words, sizes) => chosenRows(allRows(), words, sizes).map(({ name }) => name);
  assert.deepEqual(names(["ghz"], [16, 20]), ["ghz 16", "ghz 20"]);
  assert.deepEqual(names(["counts"], []), ["counts 20"]);
  assert.equal(names([], []).length, allRows().length);
});

test("an answer beyond the tolerance is told, and one that is not given is not compared", () => {
  const row = { kind: "state", n: 10 };
  const answers = { aer: [0.5, null], lightning: [null, 0.1], qsim: [0.50001, null], ours: [0.5 + 1e-12, 0.2] };
  assert.deepEqual(Object.keys(disagreements(row, answers)), ["ours"]);
  assert.deepEqual(Object.keys(disagreements(row, { aer: [0.5], ours: [0.50001] })), ["ours"]);
  assert.deepEqual(Object.keys(disagreements(row, { aer: [0.5], ours: [Number.NaN] })), ["ours"]);
  // Small probabilities are held to what is usual among so many.
  assert.deepEqual(disagreements(row, { aer: [1e-30], ours: [1e-13] }), {});
});

/** An engine that takes these times, and gives this answer. */
function engine(times, answer, log = []) {
  const rest = [...times];
  return {
    task: {},
    engine: {
      load: async () => ({ ok: true }),
      warmUp: async () => ({ ok: true }),
      run: async () => (log.push(times[0]), { ms: rest.shift(), call_ms: 0 }),
      answer: async () => ({ answer }),
    },
  };
}

test("engines take turns, and the medians of all rounds count", async () => {
  const log = [];
  const engines = { aer: engine([5, 1, 9, 4, 6], [1], log), ours: engine([2, 2, 2, 2, 2], [1], log) };
  const results = await measure({ kind: "state", n: 5 }, engines, Number.POSITIVE_INFINITY);
  assert.deepEqual(log, [5, 2, 5, 2, 5, 2, 5, 2, 5, 2]);
  assert.equal(results.aer.ms, 5);
  assert.equal(results.ours.ms, 2);
});

test("a row whose time is up has one round", async () => {
  const results = await measure({ kind: "state", n: 5 }, { ours: engine([2, 3], [1]) }, 0);
  assert.deepEqual(results.ours.samples, [2]);
});

test("what is missing and what goes wrong stands in the row and leaves the others alone", async () => {
  const missing = { task: {}, engine: { load: async () => ({ missing: "threads" }) } };
  const broken = engine([1, 1, 1, 1, 1], [0.7]);
  const engines = { aer: engine([5, 5, 5, 5, 5], [0.5]), ours: broken, ours_2_threads: missing };
  const results = await measure({ kind: "state", n: 5 }, engines, Number.POSITIVE_INFINITY);
  assert.equal(results.aer.ms, 5);
  assert.equal(results.ours_2_threads.missing, "threads");
  assert.match(results.ours.error, /0\.7/);
  assert.equal(ratio({ engines: results }, "aer", "ours"), undefined);
});

/** All rows, in which each engine takes as long as `time` says. */
function measured(time) {
  const result = (row, name) => {
    const ms = time(name, row);
    return ms === undefined ? { missing: "not there" } : { ms, call_ms: ms, samples: [ms], calls: [ms], longest_wait_ms: 20 };
  };
  return allRows().map((row) => ({
    ...row,
    engines: Object.fromEntries(row.engines.map((name) => [name, result(row, name)])),
  }));
}

const fast = (name) => ({ ours: 1, ours_f32: 1, ours_2_threads: 0.5, ours_memory: 1, ours_diagonal: 1, ours_rotation: 1.2, ours_stopped: 3000 })[name] ?? 2000;

test("all bars hold for an engine that is fast enough", () => {
  const all = bars(measured(fast));
  assert.deepEqual(all.filter((bar) => !bar.holds), []);
  for (const { name, bar, value } of all) assert.ok(name && Number.isFinite(bar) && Number.isFinite(value), name);
});

test("no bar holds where nothing was measured", () => {
  for (const rows of [[], measured(() => undefined)]) {
    for (const bar of bars(rows)) {
      assert.equal(bar.holds, false, bar.name);
      assert.ok(bar.missing.length, bar.name);
      assert.equal(bar.value, null);
    }
  }
});

/** Names of the bars that are broken when one engine is that slow in one row. */
function broken(slow, row, ms) {
  return bars(measured((name, { name: at }) => (name === slow && at === row ? ms : fast(name))))
    .filter((bar) => !bar.holds)
    .map(({ name }) => name);
}

test("one row below the floor breaks the bar, however fast the others are", () => {
  assert.match(broken("ours", "hea 20", 2000 / 4.4).join(), /^Aer ÷ ours, f64/);
  assert.match(broken("lightning", "qft 16", 0.7).join(), /^best native f64 peer/);
  assert.match(broken("ours_f32", "qv 22", 2000 / 0.5).join(), /^qsim/);
  assert.match(broken("ours_2_threads", "ghz 5", 1.2).join(), /2 threads/);
  assert.match(broken("ours", "cliff 10", 201).join(), /whole call/);
  assert.match(broken("ours_rotation", "pass 24", 1.5).join(), /bandwidth/);
});

test("one missing row breaks the bar and is named", () => {
  const [first] = bars(measured((name, { name: at }) => (at === "tfim 22" && name === "aer" ? undefined : fast(name))));
  assert.equal(first.holds, false);
  assert.deepEqual(first.missing, ["tfim 22"]);
});

test("tables have a line for each row and each bar", () => {
  const rows = measured(fast);
  assert.equal(barLines(bars(rows)).length, bars(rows).length + 1);
  const text = rowTables(rows).join("\n");
  for (const { name } of rows) assert.ok(text.includes(name), name);
});
