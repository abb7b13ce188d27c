// A person sees before a run what it needs and what there is, chooses how it is simulated, and gets
// the memory back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, counts, paste, run, stories, text, whole, workersOf } from "./support/ketpad.mjs";

const stage = stories();
const { tell } = stage;

// Workers that get 128 MiB at most, as on a device that has no more.
const poor = stories({ flags: ["--js-flags=--wasm-max-mem-pages=2048"] });

const gauge = (page) => page.locator("#gauge");
const says = (page, words) => gauge(page).getByText(words).waitFor();
const capsule = (page) => page.locator(".capsule").innerText();

/** Chooses a method or a precision under "Simulation". */
async function choose(page, list, name) {
  const details = page.locator("details.simulation");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  await page.locator(`#${list}`).selectOption(name);
}

/** A GHZ state of so many qubits, then `more`, measured. */
function ghz(qubits, more = "") {
  const chain = `h q[0];\ncx q[0:${qubits - 2}], q[1:${qubits - 1}];\n`;
  return `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${qubits}] q;\nbit[${qubits}] c;\n${chain}${more}c = measure q;\n`;
}

/** All shots in the table of counts, those of outcomes without a row of their own included. */
async function total(page) {
  const numbers = await page.locator("#counts tr td:nth-of-type(1)").allInnerTexts();
  return numbers.reduce((sum, number) => sum + Number(number), 0);
}

test("before a run the page says what it needs and what there is", async () => {
  await tell({}, async (page) => {
    await says(page, "Needs 512 B of memory at most.");
    await paste(page, whole(22));
    await says(page, /Needs 64 MiB of memory for the state vector of 22 qubits in use; 3\.9\d GiB can be had here/);
    await choose(page, "precision", "single");
    await says(page, /Needs 32 MiB/);
    await paste(page, ghz(60));
    await says(page, /Runs on stabilizers, in 1\.\d+ KiB of memory for 60 qubits/);
    // Qubits that nothing happens to take no memory.
    await choose(page, "precision", "double");
    await paste(page, "OPENQASM 3.0;\nqubit[100] q;\nbit[1] c;\nU(0.1, 0, 0) q[99];\nc[0] = measure q[99];\n");
    await says(page, /Needs 32 B of memory for the state vector of one qubit/);
  });
});

test("what does not fit is refused with numbers and a way out, and nothing is tried", async () => {
  await tell({}, async (page) => {
    await paste(page, whole(28));
    await says(page, /The state vector of 28 qubits in use needs 4 GiB of memory; 3\.9\d GiB can be had here/);
    await says(page, /Up to 27 qubits in use fit, or 28 in single precision/);
    assert.ok(await page.locator("#run").isDisabled());
    await page.locator("#shots").press("Enter");
    assert.equal(await page.locator("#run-status").innerText(), "");
    await gauge(page).getByRole("button", { name: "Use single precision" }).click();
    await says(page, /Needs 2 GiB/);
    assert.ok(await page.locator("#run").isEnabled());
    await paste(page, whole(40));
    await says(page, /40 qubits in use needs 8 TiB/);
    assert.equal(await gauge(page).getByRole("button").count(), 0);
    assert.match(await text(page), /qubit\[40\]/);
  });
});

test("a method that cannot be used names the gate and its place, and is given up with one click", async () => {
  await tell({}, async (page) => {
    await choose(page, "method", "stabilizer");
    await paste(page, ghz(3, "t q[1];\n"));
    await says(page, /Instruction 4: t is not a Clifford gate/);
    assert.ok(await page.locator("#run").isDisabled());
    await gauge(page).getByRole("button", { name: "automatic" }).click();
    assert.equal(await page.locator("#method").inputValue(), "automatic");
    await run(page);
    await counts(page);
    assert.match(await capsule(page), /state vector, double precision/);
    // And the other way round: a state that is too large, of a circuit that needs none.
    await choose(page, "method", "statevector");
    await paste(page, ghz(50));
    await says(page, /50 qubits in use needs 16 PiB/);
    await gauge(page).getByRole("button", { name: "automatic" }).click();
    await run(page);
    assert.deepEqual(Object.keys(await counts(page)).sort(), ["0".repeat(50), "1".repeat(50)]);
  });
});

test("the result says how it was computed, and the choice is kept with the document", async () => {
  await tell({}, async (page) => {
    const check = async (program, words) => {
      if (program) await paste(page, program);
      await run(page, { shots: 500 });
      await page.waitForTimeout(50);
      await counts(page);
      await page.locator(".capsule").getByText(words).waitFor();
    };
    await check(undefined, "(state vector, double precision)");
    await check(ghz(24), "(stabilizers)");
    await choose(page, "method", "statevector");
    await choose(page, "precision", "single");
    await check(ghz(12), "(state vector, single precision)");
    await page.waitForTimeout(400);
    await page.reload();
    await cell(page, 0, 0).waitFor();
    await page.locator("details.simulation summary").getByText("state vector, single").waitFor();
    await choose(page, "method", "stabilizer");
    await check(ghz(12), "(stabilizers)");
  });
});

test("memory goes back after a large run, and its result stays", async () => {
  await tell({}, async (page) => {
    const workers = await workersOf(stage.browser);
    await paste(page, whole(16));
    await run(page, { shots: 100 });
    await counts(page);
    const small = await workers();
    assert.notDeepEqual(small, [], "a worker with little memory stays");
    await paste(page, whole(24));
    await says(page, /Needs 256 MiB/);
    await run(page, { shots: 100 });
    await page.locator(".results .warning").waitFor({ state: "detached" });
    const large = await counts(page);
    assert.equal(await total(page), 100);
    const deadline = Date.now() + 15_000;
    const grown = async () => (await workers()).filter((worker) => !small.includes(worker));
    while ((await grown()).length > 0 && Date.now() < deadline) await page.waitForTimeout(100);
    assert.deepEqual(await grown(), [], "the worker of the large run is gone");
    await run(page, { shots: 100 });
    await page.waitForTimeout(100);
    assert.deepEqual(await counts(page), large, "a new worker gives the same counts");
  });
});

test("memory that the browser refuses is an error with numbers, and the page works on", async () => {
  await poor.tell({}, async (page) => {
    await paste(page, whole(24));
    await run(page, { shots: 100 });
    const answer = page.locator("#run-status .error");
    await answer.getByText(/24 qubits need 256 MiB of memory, which this tab could not get/).waitFor();
    assert.match(await answer.innerText(), /\b2[012] qubits fit/);
    await paste(page, whole(20));
    await run(page, { shots: 100 });
    await counts(page);
    assert.equal(await total(page), 100);
  });
});
