// How heavy and how slow the first visit is: node tests/bench/first-load.mjs <dist> <report.json>
//
// The weight is what passes over the wire until the page is idle, from a server that packs with
// gzip as public hosts do. The time is that of this machine and its loopback, so it has no
// budget: it is there to be compared with itself. So the report says how and where it was measured.

import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import { dirname } from "node:path";
import { launch, open, started } from "../e2e/support/browser.mjs";
import { serve } from "../e2e/support/server.mjs";

const BUDGET_BYTES = 700_000;
const TIMES = 3;

const METHOD = {
  site: "the finished release build, from a sub-path of a file server on this machine's loopback, packed with gzip",
  visits: `${TIMES}, one after the other, each in a fresh browser context with an empty cache`,
  bytes: "sum of the response bodies as they pass over the wire, until the network is idle, in the first visit",
  interactive_ms: "from the start of the navigation until the program has taken the place of the start-up text; median of the visits",
};

/** What the times depend on. */
function machineWith(browser) {
  const [first] = os.cpus();
  return {
    cpu: first?.model.trim() || "unknown",
    cores: os.availableParallelism?.() ?? os.cpus().length,
    memory_gib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    browser: `${browser.browserType().name()} ${browser.version()}, headless`,
  };
}

async function measure(browser, url) {
  const responses = [];
  const { page, close } = await open(browser, url, {
    prepare: async (page) => void page.on("requestfinished", (request) => responses.push(sizeOf(request))),
  });
  await started(page);
  const interactive_ms = await page.evaluate(() => performance.now());
  await page.waitForLoadState("networkidle");
  const files = await Promise.all(responses);
  await close();
  return { interactive_ms, files };
}

async function sizeOf(request) {
  const { responseBodySize } = await request.sizes();
  return { address: request.url(), bytes: responseBodySize };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function main([dist, report]) {
  const site = await serve(dist, { base: "/some/where/", gzip: true });
  const browser = await launch();
  const machine = machineWith(browser);
  const visits = [];
  try {
    for (let i = 0; i < TIMES; i++) visits.push(await measure(browser, site.url));
  } finally {
    await browser.close();
    await site.close();
  }

  const { files } = visits[0];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const interactive_ms = Math.round(median(visits.map((visit) => visit.interactive_ms)));
  const bars = [{ name: "first load, gzip, bytes", bar: BUDGET_BYTES, value: bytes, holds: bytes < BUDGET_BYTES }];

  for (const file of files) console.log(`${kilo(file.bytes)}  ${file.address.slice(site.url.length) || "index.html"}`);
  console.log(`\n${"what".padEnd(28)}${"measured".padStart(12)}${"budget".padStart(12)}`);
  for (const { name, bar, value, holds } of bars) {
    console.log(`${name.padEnd(28)}${kilo(value).padStart(12)}${kilo(bar).padStart(12)}  ${holds ? "holds" : "BROKEN"}`);
  }
  console.log(`${"first interactive".padEnd(28)}${`${interactive_ms} ms`.padStart(12)}${"-".padStart(12)}`);

  console.log(`\n${machine.browser}, on ${machine.cores} × ${machine.cpu}`);

  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${JSON.stringify({ bars, interactive_ms, files, method: METHOD, machine }, null, 2)}\n`);
  if (!bars.every((bar) => bar.holds)) process.exitCode = 1;
}

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
}

await main(process.argv.slice(2));
