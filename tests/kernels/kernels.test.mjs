// Every way to a state in Chromium, as the kinds of program that the site has beside the baseline:
// the scenarios of tests/contract/kernels, which natively and in tests/web run as well.
// scripts/test builds the modules.

import assert from "node:assert/strict";
import { copyFileSync, existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open } from "../e2e/support/browser.mjs";
import { ISOLATED, serve } from "../e2e/support/server.mjs";

const STAGE = fileURLToPath(new URL("../../target/kernels", import.meta.url));

// More threads than many machines have processors, so that they take turns.
const KINDS = [
  { kind: "relaxed vectors", module: "kernels_relaxed", threads: 1 },
  { kind: "threads", module: "kernels_threads", threads: 3 },
];

// Of one scenario, on a machine that has other work too.
const TIMEOUT = 120_000;

let site;
let browser;

before(async () => {
  for (const file of ["index.html", "worker.js"]) {
    copyFileSync(new URL(`page/${file}`, import.meta.url), `${STAGE}/${file}`);
  }
  site = await serve(STAGE, { headers: ISOLATED });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** What a worker with this module answers to a message. A panic is in the console, which `open` watches. */
async function ask(module, message) {
  const { page, close } = await open(browser, site.url);
  const answer = await page.evaluate(([module, message]) => {
    const worker = new Worker(`worker.js?${module}`, { type: "module" });
    return new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => done(`the worker ended: ${message}`);
      worker.postMessage(message);
    });
  }, [module, message]);
  await close();
  return answer;
}

for (const { kind, module, threads } of KINDS) {
  const skip = existsSync(`${STAGE}/${module}.js`) ? false : "this machine cannot make that program";
  test(`the program for ${kind}, with threads: ${threads}`, { skip, timeout: 5 * TIMEOUT }, async (t) => {
    const scenarios = await ask(module, {});
    assert.ok(scenarios.length > 0);
    for (const scenario of scenarios) {
      await t.test(scenario.replaceAll("_", " "), { timeout: TIMEOUT }, async () => {
        assert.equal(await ask(module, { scenario, threads }), threads);
      });
    }
  });
}
