// A person sets options beyond shots and seed: what is set goes into the job, what is wrong is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, run, stories } from "./support/ketpad.mjs";

const { tell } = stories();

/** Opens the form and one of its groups. */
async function open(page, group) {
  await page.locator(".options > summary").click();
  await page.locator(".options details > summary", { hasText: group }).click();
}

test("an option that changes nothing is set, said to have no effect, and named after the run", async () => {
  await tell({}, async (page) => {
    await open(page, "Twirling");
    const row = page.locator(".option", { hasText: "enable_gates" });
    assert.match(await row.innerText(), /no effect without noise/);
    assert.match(await row.locator("option").first().innerText(), /unset: false/);
    await page.getByLabel("enable_gates").selectOption("true");
    assert.match(await page.locator(".options > summary").innerText(), /1 set/);
    await run(page, { shots: 100, seed: 1 });
    await counts(page);
    assert.match(await page.locator("#run-status").innerText(), /twirling\.enable_gates/);
  });
});

test("a value that is not possible is told beside its field, and nothing runs until it is right", async () => {
  await tell({}, async (page) => {
    await open(page, "Twirling");
    const field = page.getByLabel("num_randomizations");
    await field.fill("0");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.locator(".option .error", { hasText: "at least 1" }).waitFor();
    assert.match(await page.locator(".options > summary").innerText(), /1 problem/);
    assert.equal(await page.locator("#run").getAttribute("aria-disabled"), "true");
    await field.fill("auto");
    assert.equal(await field.getAttribute("aria-invalid"), "false");
    assert.equal(await page.locator("#run").getAttribute("aria-disabled"), "false");
  });
});

test("what cannot be followed is refused with the reason", async () => {
  await tell({}, async (page) => {
    await open(page, "Execution");
    await page.getByLabel("meas_type").selectOption("kerneled");
    await page.locator(".option .error", { hasText: "measurements give bits here" }).waitFor();
    assert.equal(await page.locator("#run").getAttribute("aria-disabled"), "true");
    await page.getByLabel("meas_type").selectOption("");
    await run(page, { shots: 10, seed: 1 });
    await counts(page);
  });
});

test("the form fits a narrow page", async () => {
  await tell({ viewport: { width: 320, height: 700 } }, async (page) => {
    await open(page, "Twirling");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
  });
});
