// A person runs the circuit and reads what comes out; or stops it, or asks for the impossible.

import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, long, paste, run, stories, text } from "./support/ketpad.mjs";

const { tell } = stories();

/** Makes workers die of the next task when a hand reaches for them, or always. */
async function mortal(page, when = () => "") {
  const trap = () => `{
    let always = false, next = false;
    ${when()}
    new BroadcastChannel("hand").onmessage = () => (next = true);
    addEventListener("message", (event) => {
      if (!(always || next) || globalThis.name === "thread") return;
      event.stopImmediatePropagation();
      throw new Error("a hand from outside");
    });
  }\n`;
  await page.route(/worker_loader/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: trap() + (await response.text()) });
  });
}

const deadly = (problem) => /a hand from outside/.test(problem);

/** Reaches for the workers that there are. */
async function kill(page) {
  await page.evaluate(() => new BroadcastChannel("hand").postMessage("you"));
  await page.waitForTimeout(100);
}

test("a histogram with a table beside it, and a statement of what made it", async () => {
  await tell({}, async (page) => {
    await run(page, { shots: 2000, seed: 3 });
    const all = await counts(page);
    assert.equal(Object.values(all).reduce((sum, count) => sum + count), 2000);
    const bars = await page.locator('#histogram rect[fill="#0F62FE"]').count();
    assert.equal(bars, 2);
    const texts = (await page.locator("#histogram text").allTextContents()).map((text) => text.trim());
    for (const [outcome, count] of Object.entries(all)) {
      assert.ok(texts.includes(outcome) && texts.includes(String(count)), texts.join(" "));
    }
    const capsule = await page.locator(".capsule").innerText();
    assert.match(capsule, /noise-free/);
    assert.match(capsule, /2,000 shots on ketpad_simulator \(state vector, double precision\), with seed 3/);
  });
});

test("the same seed gives the same counts, another seed others, and no seed is told", async () => {
  await tell({}, async (page) => {
    const program = long(6, 3);
    await paste(page, program);
    const sample = async (seed) => {
      await run(page, { shots: 500, seed });
      await page.waitForTimeout(50);
      return counts(page);
    };
    const first = await sample(11);
    const second = await sample(12);
    const again = await sample(11);
    assert.deepEqual(again, first);
    assert.notDeepEqual(second, first);
    await run(page, { shots: 500, seed: "" });
    await page.locator(".capsule").getByText(/seed (?!11\.)\d+/).waitFor();
  });
});

test("the page says when the circuit has changed since the run", async () => {
  await tell({}, async (page) => {
    await run(page);
    await counts(page);
    await page.locator("#toolbar-add-qubit").click();
    await page.locator(".results .warning").waitFor();
    await page.locator("#toolbar-undo").click();
    await page.locator(".results .warning").waitFor({ state: "detached" });
  });
});

test("a long run shows progress, leaves the page alive and is cancelled at once", async () => {
  await tell({}, async (page) => {
    await paste(page, long(22, 60));
    await run(page, { shots: 1000 });
    await page.locator("#run-status progress").waitFor();
    await page.waitForFunction(() => Number(document.querySelector("#run-status progress")?.value) > 0);
    // The page answers while the engine computes.
    await page.locator("#toolbar-add-qubit").click();
    await page.locator('[role="grid"][aria-rowcount="23"]').waitFor();
    await page.locator("#cancel").click();
    await page.locator("#run-status").getByText("Cancelled.").waitFor({ timeout: 2000 });
    await page.locator("#toolbar-undo").click();
    await paste(page, long(3, 1));
    await run(page, { shots: 100 });
    assert.equal(Object.values(await counts(page)).reduce((sum, count) => sum + count), 100);
  });
});

test("a worker that dies is replaced, and the run goes on", async () => {
  await tell({ prepare: mortal, allow: deadly }, async (page) => {
    await paste(page, long(12, 40));
    await page.locator("#gauge").getByText("64 KiB").waitFor();
    await kill(page);
    const born = page.waitForEvent("worker");
    await run(page, { shots: 100 });
    await born;
    await counts(page);
    assert.match(await page.locator(".capsule").innerText(), /100 shots/);
  });
});

test("a run whose workers all die says so, and the page works on", async () => {
  let isMortal = true;
  const prepare = (page) => mortal(page, () => (isMortal ? "always = true;" : ""));
  await tell({ prepare, allow: deadly }, async (page) => {
    await paste(page, long(12, 40));
    await run(page, { shots: 100 });
    await page.locator("#run-status .error").getByText(/broke off 2 times/).waitFor();
    isMortal = false;
    await run(page, { shots: 100 });
    await counts(page);
  });
});

test("what is being typed into a field stays while a run goes on", async () => {
  await tell({}, async (page) => {
    await paste(page, long(22, 40));
    await page.locator("#cell-0-0").click();
    const angle = page.locator("#inspector .field", { hasText: "Angle" }).locator("input");
    await angle.waitFor();
    await run(page, { shots: 100 });
    await page.waitForFunction(() => Number(document.querySelector("#run-status progress")?.value) > 0);
    await angle.fill("3*");
    await page.waitForTimeout(600);
    assert.equal(await angle.inputValue(), "3*");
    await page.locator("#cancel").click();
  });
});

test("a million shots with many outcomes come out, and the page answers meanwhile", async () => {
  await tell({}, async (page) => {
    await paste(page, long(16, 20));
    await run(page, { shots: 1_000_000 });
    await counts(page);
    assert.equal(await page.locator("#counts tbody tr").count(), 32);
    await page.locator(".results").getByRole("button", { name: /hidden/ }).click();
    assert.equal(await page.locator("#counts tbody tr").count(), 32 + 256);
  });
});

test("shots outside of 1 to 1,000,000 and seeds that are no number are refused where they are typed", async () => {
  await tell({}, async (page) => {
    for (const shots of ["0", "1000001", "-5", "many", "", "1.5"]) {
      await page.locator("#shots").fill(shots);
      await page.locator("#shots-error").getByText("from 1 to 1,000,000").waitFor();
      assert.ok(await page.locator("#run").isDisabled(), `${shots} shots`);
    }
    await page.locator("#shots").fill("1000000");
    assert.ok(await page.locator("#run").isEnabled());
    await page.locator("#seed").fill("lucky");
    await page.locator("#seed-error").getByText("whole number").waitFor();
    assert.ok(await page.locator("#run").isDisabled());
  });
});

test("a circuit without measurement is mended with one click", async () => {
  await tell({}, async (page) => {
    await paste(page, 'OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[2] q;\nx q[1];\n');
    await run(page, { shots: 10 });
    await page.locator("#run-status .error").waitFor();
    await page.locator("#run-status").getByRole("button", { name: "Measure all" }).click();
    await run(page, { shots: 10 });
    assert.deepEqual(await counts(page), { "10": 10 });
  });
});

test("a circuit of Clifford gates alone may be wider than any state", async () => {
  await tell({}, async (page) => {
    const chain = "qubit[60] q;\nbit[60] c;\nh q[0];\ncx q[0:58], q[1:59];\nc = measure q;\n";
    await paste(page, `OPENQASM 3.0;\ninclude "stdgates.inc";\n${chain}`);
    await run(page, { shots: 200 });
    const found = await counts(page);
    assert.deepEqual(Object.keys(found).sort(), ["0".repeat(60), "1".repeat(60)]);
    assert.equal(Object.values(found).reduce((sum, count) => sum + count, 0), 200);
  });
});

test("registers are told apart, and a measurement in the middle is one", async () => {
  await tell({}, async (page) => {
    await paste(page, `OPENQASM 3.0;
include "stdgates.inc";
qubit[1] q;
bit[1] first;
bit[1] second;
x q[0];
first[0] = measure q[0];
x q[0];
second[0] = measure q[0];
`);
    await run(page, { shots: 100 });
    assert.deepEqual(await counts(page), { "1": 100 });
    await page.locator(".registers").getByRole("button", { name: "second" }).click();
    assert.deepEqual(await counts(page), { "0": 100 });
    await page.locator(".live").getByText("no single final state").waitFor();
  });
});
