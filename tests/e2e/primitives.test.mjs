// A person runs both primitives by hand: sweeps, observables, precision, and what can go wrong with them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { counts, paste, run, stories } from "./support/ketpad.mjs";

const { tell } = stories();
const answers = JSON.parse(await readFile(new URL("../fixtures/seeds.json", import.meta.url), "utf8"));

const BELL = `OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
bit[2] meas;
h q[0];
cx q[0], q[1];
meas = measure q;
`;

/** Goes to the Estimator and writes these observables, in place of those that are there. */
async function estimator(page, observables) {
  await page.locator("#primitive-estimator").check();
  const removes = page.locator(".observable button");
  while ((await removes.count()) > 0) await removes.last().click();
  for (const [place, text] of observables.entries()) {
    await page.locator("#observables-add").click();
    await page.locator(`#observable-${place}`).fill(text);
  }
}

/** The field for the values of a parameter. */
const parameter = (page, name) => page.locator(".parameters .field", { hasText: name }).locator("input");

/** Runs, and gives the values as the file has them: in full, row by row. */
async function estimates(page) {
  await page.locator("#run").click();
  await page.locator("#run-status").getByText(/Done/).waitFor();
  const begun = page.waitForEvent("download");
  await page.locator("#result-csv").click();
  const text = await readFile(await (await begun).path(), "utf8");
  const rows = text.trim().split(/\r?\n/).slice(1);
  return rows.map((row) => row.split(",").slice(-2).map(Number));
}

const near = (found, expected) => assert.ok(Math.abs(found - expected) < 1e-12, `${found}, not ${expected}`);
const sum = (terms) => terms.map(([label, factor]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${label}`).join(" ");

test("the Sampler counts a Bell pair, and the Estimator gives its correlations exactly", async () => {
  await tell({}, async (page) => {
    await paste(page, BELL);
    await run(page, { shots: 1000 });
    assert.deepEqual(Object.keys(await counts(page)).sort(), ["00", "11"]);
    await estimator(page, ["XX", "YY", "ZZ", "0.5 ZI + 2 I"]);
    const values = await estimates(page);
    [1, -1, 1, 2].forEach((expected, place) => near(values[place][0], expected));
    values.forEach(([, std]) => assert.equal(std, 0));
    assert.match(await page.locator(".capsule").innerText(), /exact/i);
  });
});

test("a sweep of an angle has Qiskit's values, as a line", async () => {
  await tell({}, async (page) => {
    const { qasm3, observable, evs } = answers.theta_sweep;
    await paste(page, qasm3);
    await parameter(page, "theta").fill("0..1.96pi in 50");
    await page.locator(".parameters").getByText("50 values").waitFor();
    await estimator(page, [sum(observable)]);
    const values = await estimates(page);
    assert.equal(values.length, 50);
    values.forEach(([ev], place) => near(ev, evs[place]));
    await page.locator("#estimates-plot svg").waitFor();
  });
});

test("observables meet values as in the example of a session", async () => {
  await tell({}, async (page) => {
    const { qasm3, parameters, observables, evs } = answers.session_estimator;
    await paste(page, qasm3);
    await parameter(page, "a").fill(parameters.flat().join(", "));
    await estimator(page, observables.map(sum));
    const values = await estimates(page);
    const sets = parameters.flat().length;
    evs.forEach((row, place) => row.forEach((ev, at) => near(values[place * sets + 2 * place + at][0], ev)));
  });
});

test("a precision takes shots, gives standard errors, and a seed repeats both", async () => {
  await tell({}, async (page) => {
    await paste(page, BELL.replace("h q[0]", "ry(1) q[0]"));
    await estimator(page, ["ZI"]);
    await page.locator("#target-precision").fill("0.02");
    await page.locator(".run").getByText("2,500 shots for each basis").waitFor();
    await page.locator("#seed").fill("5");
    const [[ev, std]] = await estimates(page);
    assert.ok(std > 0.01 && std < 0.02 && Math.abs(ev - Math.cos(1)) < 5 * std, `${ev} ± ${std}`);
    assert.deepEqual(await estimates(page), [[ev, std]]);
  });
});

test("what is no observable, no range and no precision is said where it stands, and nothing runs", async () => {
  await tell({}, async (page) => {
    await paste(page, answers.theta_sweep.qasm3);
    await parameter(page, "theta").fill("0..1 in 3");
    await estimator(page, ["ZZZ"]);
    const runs = async (can) => assert.equal(await page.locator("#run").getAttribute("aria-disabled"), String(!can));
    await runs(true);
    const wrong = async (field, texts, error) => {
      const good = await field.inputValue();
      for (const [text, said] of texts) {
        await field.fill(text);
        await error.getByText(said).waitFor();
        await runs(false);
      }
      await field.fill(good);
      await runs(true);
    };
    await wrong(
      page.locator("#observable-0"),
      [
        ["ZZ", /Column 1: the string is on 2 qubits, but the circuit has 3/],
        ["ZZZ + ZAZ", /Column 7: “A” is none of I, X, Y and Z/],
        ["1j ZZZ", /coefficients are real/],
        ["Z[7]", /no qubit 7 among 3/],
        ["ZZZ ZZZ", /Column 5/],
      ],
      page.locator("#observable-0-error"),
    );
    const ranges = [["0..1", /range is written like/], ["0, x", /./], ["1e999", /./]];
    await wrong(parameter(page, "theta"), ranges, page.locator(".parameters .error"));
    const precisions = [["-1", /at least 0/], ["none", /at least 0/], ["NaN", /at least 0/], ["1e-9", /shots; .* are possible/]];
    await wrong(page.locator("#target-precision"), precisions, page.locator("#target-precision-error"));
    await page.locator(".observable button").click();
    await runs(false);
  });
});

test("presets, letters and files make observables, and all of it is there after a reload", async () => {
  await tell({}, async (page) => {
    await paste(page, BELL);
    await page.locator("#primitive-estimator").check();
    const texts = () => page.locator(".observable input").evaluateAll((fields) => fields.map((field) => field.value));
    await page.locator("#observables-each-z").click();
    assert.deepEqual(await texts(), ["IZ", "ZI"]);
    await page.locator("#observables-ghz-witness").click();
    assert.deepEqual(await texts(), ["II - XX - ZZ"]);
    near((await estimates(page))[0][0], -1);
    await page.locator(".observables summary").click();
    await page.getByLabel("Term 2, qubit 0").selectOption("Y");
    assert.deepEqual(await texts(), ["II - XY - ZZ"]);
    const file = (text) => page.locator("#observables-file").setInputFiles({ name: "h.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await file('[["XQ", 1]]');
    await page.locator(".observables .error").getByText(/Term 1 of the file/).waitFor();
    assert.deepEqual(await texts(), ["II - XY - ZZ"], "nothing is lost");
    await file(JSON.stringify(answers.vqe.hamiltonian));
    await page.waitForFunction(() => document.querySelector("#observable-0")?.value.includes("0.398 YZ"));
    await page.locator("#target-precision").fill("0.1");
    const kept = await texts();
    await page.waitForTimeout(500);
    await page.reload();
    await page.locator("#toolbar-clear").waitFor();
    assert.ok(await page.locator("#primitive-estimator").isChecked());
    assert.deepEqual(await texts(), kept);
    assert.equal(await page.locator("#target-precision").inputValue(), "0.1");
  });
});
