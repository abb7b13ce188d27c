// The engine's further programs: which of them a page takes, and that the answers are the same.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { test } from "node:test";
import { counts, DIST, long, paste, run, stories, workersOf } from "./support/ketpad.mjs";
import { ISOLATED } from "./support/server.mjs";

const plain = stories();
const isolated = stories({ headers: ISOLATED });

const has = (name) => readdirSync(DIST).some((file) => file.startsWith(name));
const skip = availableParallelism() < 2 || !has("worker_threads") ? "the site was built without threads, or there is one processor" : false;

/** The counts of a circuit, large enough to be shared, and the programs that were loaded. */
async function sampled(stage, options = {}) {
  let found;
  const files = new Set();
  const prepare = async (page) => {
    page.context().on("response", (response) => files.add(new URL(response.url()).pathname.split("/").pop()));
    await options.prepare?.(page);
  };
  await stage.tell({ ...options, prepare }, async (page) => {
    assert.equal(await page.evaluate(() => crossOriginIsolated), stage === isolated);
    await paste(page, long(options.numQubits ?? 18, 4));
    await run(page, { shots: 300, seed: 5 });
    found = await counts(page);
  });
  return { found, loaded: (name) => [...files].some((file) => file.startsWith(`${name}_bg-`)) };
}

test("an isolated page loads the program for several threads only for a large state", { skip }, async () => {
  const { loaded } = await sampled(isolated, { numQubits: 5 });
  assert.ok(!loaded("worker_threads"));
});

test("a page that is not isolated takes the program for one thread", async () => {
  const { loaded } = await sampled(plain);
  assert.ok(!loaded("worker_threads"));
  assert.ok(loaded("worker") || loaded("worker_relaxed"));
});

test("an isolated page takes the program for several threads, and counts the same", { skip }, async () => {
  const [by_one, by_several] = [await sampled(plain), await sampled(isolated)];
  assert.ok(by_several.loaded("worker_threads"));
  assert.deepEqual(by_several.found, by_one.found);
});

test("where the best programs cannot be loaded, the baseline counts the same", async () => {
  const prepare = (page) => page.route(/worker_(threads|relaxed)/, (route) => route.abort());
  const allow = (problem) => /Failed to load resource|net::ERR_FAILED/.test(problem);
  const { found, loaded } = await sampled(isolated, { prepare, allow });
  assert.ok(loaded("worker"));
  assert.deepEqual(found, (await sampled(plain)).found);
});

test("cancelling a run ends its threads, and the next run has new ones", { skip }, async () => {
  await isolated.tell({}, async (page) => {
    const workers = await workersOf(isolated.browser);
    await paste(page, long(22, 150));
    await run(page, { shots: 100 });
    await page.waitForFunction(() => Number(document.querySelector("#run-status progress")?.value) > 0);
    const before = await workers();
    // One for small tasks, one for large ones, and its threads.
    assert.ok(before.length >= 3, `${before.length} workers`);
    await page.locator("#cancel").click();
    await page.locator("#run-status").getByText("Cancelled.").waitFor({ timeout: 2000 });
    // Browsers let a worker that computes go on for some seconds before they end it by force.
    const deadline = Date.now() + 15_000;
    // The one for small tasks stays.
    while ((await workers()).filter((id) => before.includes(id)).length > 1) {
      assert.ok(Date.now() < deadline, "a thread lives on");
      await page.waitForTimeout(200);
    }
    await paste(page, long(3, 1));
    await run(page, { shots: 100 });
    assert.equal(Object.values(await counts(page)).reduce((sum, count) => sum + count), 100);
  });
});
