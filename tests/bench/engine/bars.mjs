// The bars: what the rows have to show.

import { BARS } from "./circuits.mjs";
import { F64_PEERS, LARGE, SMALL } from "./rows.mjs";
import { geometricMean, pairedRatio } from "./statistics.mjs";

/** How much slower may two threads be than one before it is not the noise of the clock. */
const NOISE = 0.95;

/**
 * The time of one engine by that of another in a row, as the median of the rounds; nothing when
 * one of them has no times. `calls` takes the whole call of the first.
 */
export function ratio(row, peer, ours, { calls = false } = {}) {
  const [numerator, denominator] = [row?.engines[peer], row?.engines[ours]];
  if (!(numerator?.ms > 0 && denominator?.ms > 0)) return undefined;
  return pairedRatio(calls ? numerator.calls : numerator.samples, denominator.samples);
}

/** The least time of all native peers of double precision by ours; all of them must have one. */
function bestRatio(row) {
  const ratios = F64_PEERS.map((peer) => ratio(row, peer, "ours"));
  return ratios.includes(undefined) ? undefined : Math.min(...ratios);
}

/**
 * All bars, as { name, bar, value, holds }, and where they apply: `floor`, which no row may be
 * below, `lowest` with the row that is, and `missing` with the rows that have no number. Values
 * are quotients of times, the larger the better, unless the name says otherwise.
 */
export function bars(rows) {
  const find = (name) => rows.find((row) => row.name === name);
  const large = names(BARS, LARGE);
  const small = names(BARS, SMALL);
  const quotients = (list, of) => list.map((name) => [name, of(find(name))]);
  const threads = (row) => ratio(row, "ours", "ours_2_threads");
  return [
    overMean("Aer ÷ ours, f64, 1 thread, n = 16, 20, 22: geometric mean", 10, {
      entries: quotients(large, (row) => ratio(row, "aer", "ours")),
      floor: 4.5,
    }),
    overMean("best native f64 peer ÷ ours, 1 thread, n = 16, 20, 22: geometric mean", 2, {
      entries: quotients(large, bestRatio),
      floor: 0.8,
    }),
    overMean("qsim ÷ ours, f32, 1 thread, n = 16, 20, 22: geometric mean", 2, {
      entries: quotients(large, (row) => ratio(row, "qsim", "ours_f32")),
      floor: 0.6,
    }),
    overMean("ours ÷ ours with 2 threads, n = 20, 22: geometric mean; the floor is of all n", 1.7, {
      entries: quotients(names(BARS, LARGE.slice(1)), threads),
      floor: NOISE,
      floored: quotients([...small, ...large], threads),
    }),
    overLeast("Aer, whole call ÷ ours, planning included, n = 5, 10: lowest row", 10, {
      entries: quotients(small, (row) => ratio(row, "aer", "ours", { calls: true })),
    }),
    overLeast("Aer EstimatorV2 ÷ ours, 5 qubits, 10,000 sets of parameters", 200, {
      entries: quotients(["sweep 5"], (row) => ratio(row, "aer", "ours")),
    }),
    overLeast("Aer EstimatorV2 ÷ ours, 1,000 terms, n = 16, 20: lowest row", 20, {
      entries: quotients(["expectation 16", "expectation 20"], (row) => ratio(row, "aer", "ours")),
    }),
    overLeast("Aer SamplerV2 ÷ ours, 1,000,000 shots of 20 qubits to counts", 40, {
      entries: quotients(["counts 20"], (row) => ratio(row, "aer", "ours")),
    }),
    overLeast("share of the memory's bandwidth, one pass at n = 24: lower of diagonal and rotation", 0.7, {
      entries: ["ours_diagonal", "ours_rotation"].map((gate) => [`pass 24 ${gate}`, ratio(find("pass 24"), "ours_memory", gate)]),
    }),
    ...[
      ["quantum-circuit", 1000],
      ["qsharp-lang", 100],
    ].map(([peer, bar]) =>
      overMean(`${peer} ÷ ours from a plan, n = 10: geometric mean`, bar, {
        entries: quotients(names(["plan qft", "plan hea", "plan qv"], [10]), (row) => ratio(row, peer, "ours")),
      }),
    ),
    longest("longest wait of a cancel at 24 qubits, ms (at most)", 100, find("cancel 24")?.engines.ours_stopped),
  ];
}

const names = (families, sizes) => sizes.flatMap((n) => families.map((family) => `${family} ${n}`));

/** A bar on the geometric mean, and a floor under every row. */
function overMean(name, bar, { entries, floor, floored = entries }) {
  const value = geometricMean(known(entries)) ?? null;
  const lowest = least(floored);
  const missing = missingOf([...entries, ...floored]);
  const isAbove = floor === undefined || lowest?.value >= floor;
  return {
    name,
    bar,
    value,
    holds: !missing.length && value >= bar && isAbove,
    ...(floor !== undefined && { floor }),
    ...(lowest && { lowest }),
    ...(missing.length && { missing }),
  };
}

/** A bar on the lowest row. */
function overLeast(name, bar, { entries }) {
  const lowest = least(entries);
  const value = lowest?.value ?? null;
  const missing = missingOf(entries);
  const mean = geometricMean(known(entries));
  return {
    name,
    bar,
    value,
    holds: !missing.length && value >= bar,
    ...(entries.length > 1 && lowest && { lowest, geometric_mean: mean }),
    ...(missing.length && { missing }),
  };
}

/** A bar on a wait, which is better the shorter it is. */
function longest(name, bar, ours) {
  const value = ours?.longest_wait_ms ?? null;
  return { name, bar, value, holds: value !== null && value <= bar, ...(value === null && { missing: ["cancel 24"] }) };
}

const known = (entries) => entries.map(([, value]) => value).filter((value) => value !== undefined);

function least(entries) {
  const found = entries.filter(([, value]) => value !== undefined).sort((a, b) => a[1] - b[1])[0];
  return found && { row: found[0], value: found[1] };
}

function missingOf(entries) {
  return [...new Set(entries.filter(([, value]) => value === undefined).map(([name]) => name))];
}
