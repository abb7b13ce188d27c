// The tables that a person reads.

import { ratio } from "./bars.mjs";
import { isFine } from "./rounds.mjs";

const HEADINGS = { qulacs_light: "qulacs l", qulacs_opt2: "qulacs 2", ours_f32: "f32", ours_2_threads: "2 threads", ours_memory: "memory", ours_diagonal: "diagonal", ours_rotation: "rotation", ours_stopped: "stopped" };

/** Three digits that count, in milliseconds. */
export function ms(number) {
  return number >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(3)));
}

const cell = (result) => {
  if (!result) return "";
  if (isFine(result)) return ms(result.ms);
  return result.missing === undefined ? "ERROR" : "missing";
};

const quotient = (number) => (number === undefined ? "" : number.toPrecision(3));

/** The lines of a table; the first column is text, the others are numbers. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((text, column) => (column ? text.padStart(widths[column]) : text.padEnd(widths[column]))).join("  "));
}

/** The heading and the line of a row by itself, for those who watch. */
export function rowLine({ name, engines }) {
  const cells = Object.entries(engines).map(([engine, result]) => `${HEADINGS[engine] ?? engine} ${cell(result)}`);
  const ratios = Object.keys(engines)
    .filter((engine) => !engine.startsWith("ours"))
    .map((engine) => [engine, ratio({ engines }, engine, "ours")])
    .filter(([, value]) => value !== undefined)
    .map(([engine, value]) => `${HEADINGS[engine] ?? engine} ÷ ours ${quotient(value)}`);
  return `${name.padEnd(18)} ${cells.join(", ")} ms${ratios.length ? ` | ${ratios.join(", ")}` : ""}`;
}

/** All rows with the same engines as one table of medians, with the quotients of the bars. */
export function rowTables(rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = Object.keys(row.engines).join(" ");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const engines = Object.keys(group[0].engines);
    const peers = engines.filter((engine) => !engine.startsWith("ours"));
    const head = ["median ms", ...engines.map((engine) => HEADINGS[engine] ?? engine), ...peers.map((peer) => `${HEADINGS[peer] ?? peer} ÷`)];
    const lines = group.map((row) => [
      row.name,
      ...engines.map((engine) => cell(row.engines[engine])),
      ...peers.map((peer) => quotient(ratio(row, peer, peer === "qsim" && ratio(row, peer, "ours_f32") ? "ours_f32" : "ours"))),
    ]);
    return ["", ...table([head, ...lines])];
  });
}

/** The bars, one a line. */
export function barLines(bars) {
  const number = (value) => (typeof value === "number" ? (value >= 1e5 ? value.toFixed(0) : String(Number(value.toPrecision(4)))) : "-");
  const rows = bars.map(({ name, bar, value, holds, floor, lowest, missing }) => [
    name,
    number(bar),
    number(value),
    floor === undefined ? "" : number(floor),
    lowest ? `${number(lowest.value)} (${lowest.row})` : "",
    missing ? `missing: ${missing.length} row${missing.length > 1 ? "s" : ""}` : holds ? "holds" : "BROKEN",
  ]);
  return table([["bar", "bar", "value", "floor", "lowest row", ""], ...rows]);
}
