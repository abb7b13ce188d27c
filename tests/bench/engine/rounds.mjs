// Paired measurements: A B C A B C …, so that what disturbs the machine disturbs all alike.

import { disagreements } from "./answers.mjs";
import { median } from "./statistics.mjs";

export const ROUNDS = 5;

/**
 * Measures a row. `engines` has them by name, each with its task: { engine, task }. No round
 * begins after `until`, a time in milliseconds, but the first.
 *
 * Answers by name { ms, call_ms, samples, calls }, medians and all rounds, or { missing } or
 * { error }, which say why there are none.
 */
export async function measure(row, engines, until) {
  const results = {};
  for (const [name, { engine, task }] of Object.entries(engines)) {
    results[name] = { samples: [], calls: [], ...(await ready(engine, task)) };
  }
  const live = () => Object.keys(engines).filter((name) => isFine(results[name]));
  for (let round = 0; round < ROUNDS && (round === 0 || performance.now() < until); round++) {
    for (const name of live()) {
      const { ms, call_ms, ...failure } = await engines[name].engine.run();
      Object.assign(results[name], failure);
      if (!isFine(results[name])) continue;
      results[name].samples.push(ms);
      results[name].calls.push(call_ms);
    }
  }
  await compare(row, engines, results, live());
  for (const name of live()) {
    results[name].ms = median(results[name].samples);
    results[name].call_ms = median(results[name].calls);
  }
  return results;
}

/** Whether an engine has neither failed nor said that it cannot do the work. */
export const isFine = ({ missing, error }) => missing === undefined && error === undefined;

/** Loads and warms up; answers what went wrong. */
async function ready(engine, task) {
  const { ok, ...failure } = await engine.load(task);
  if (!ok) return failure;
  const { error, missing } = await engine.warmUp();
  return { ...(error && { error }), ...(missing && { missing }) };
}

async function compare(row, engines, results, names) {
  const answers = {};
  for (const name of names) {
    const { answer, ...failure } = await engines[name].engine.answer();
    Object.assign(results[name], failure);
    if (answer) answers[name] = answer;
  }
  if (row.kind === "cancel") results.ours_stopped.longest_wait_ms = answers.ours_stopped?.[0];
  else if (row.kind !== "pass") {
    for (const [name, error] of Object.entries(disagreements(row, answers))) results[name].error = error;
  }
}
