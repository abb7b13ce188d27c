// A person looks at what came out: sorts it, compares it with an earlier run, turns the bits, saves it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { counts, long, paste, run, stories } from "./support/ketpad.mjs";

const { tell } = stories();

/** Three bits, of which bit 0 is always one and the others are random. */
const THREE = `OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q;
bit[3] c;
x q[0];
h q[1];
ry(1) q[2];
c = measure q;
`;

const labels = (page) => page.locator("#counts tbody th").allInnerTexts();
const plotted = async (page) =>
  (await page.locator("#histogram text").allTextContents()).map((text) => text.trim());
const bars = (page, color) => page.locator(`#histogram rect[fill="${color}"]`);

async function download(page, id) {
  const begun = page.waitForEvent("download");
  await page.locator(id).click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("outcomes are sorted by value, by count and by the distance from one of them", async () => {
  await tell({}, async (page) => {
    await paste(page, THREE);
    await run(page, { shots: 2000 });
    const all = await counts(page);
    assert.deepEqual(await labels(page), ["001", "011", "101", "111"]);
    const order = page.locator("#result-order");
    await order.selectOption("count");
    const byCount = await labels(page);
    assert.ok(byCount.every((label, place) => place === 0 || all[byCount[place - 1]] >= all[label]), byCount.join(" "));
    await order.selectOption("hamming");
    await page.locator("#result-target").fill("110");
    assert.deepEqual(await labels(page), ["111", "011", "101", "001"]);
    await page.locator("#result-target").fill("11");
    await page.locator("#result-target-error").getByText("3 bits").waitFor();
  });
});

test("the rest is what the bars leave out, for any number of bars", async () => {
  await tell({}, async (page) => {
    await paste(page, THREE);
    await run(page, { shots: 2000 });
    const all = Object.values(await counts(page)).sort((a, b) => b - a);
    for (const keep of [1, 3]) {
      await page.locator("#result-keep").fill(String(keep));
      const rest = all.slice(keep).reduce((sum, count) => sum + count);
      const title = page.locator("#histogram title", { hasText: `rest: ${rest} (` });
      await title.waitFor({ state: "attached" });
      assert.equal(await bars(page, "#0F62FE").count(), keep);
    }
    await page.locator("#result-keep").fill("0");
    await page.locator("#result-keep-error").getByText("1 to 64").waitFor();
    await page.locator("#result-keep").fill("4");
    await page.locator("#histogram title", { hasText: "rest" }).first().waitFor({ state: "detached" });
  });
});

test("heights are counts or probabilities, on a linear or a logarithmic scale", async () => {
  await tell({}, async (page) => {
    await run(page, { shots: 1000 });
    await counts(page);
    assert.ok((await plotted(page)).includes("Counts"));
    await page.locator("#result-probability").check();
    assert.ok((await plotted(page)).includes("Probability"));
    const top = () => bars(page, "#0F62FE").first().getAttribute("y");
    const linear = await top();
    await page.locator("#result-log").check();
    assert.notEqual(await top(), linear);
  });
});

test("up to four runs stand side by side, with names, until they are removed", async () => {
  await tell({}, async (page) => {
    const keep = page.locator("#result-keep-run");
    for (const seed of [1, 2, 3]) {
      await run(page, { shots: 1000, seed });
      await page.locator(".capsule").getByText(`seed ${seed}`).waitFor();
      await keep.click();
      // The same counts are kept but once.
      assert.equal(await keep.getAttribute("aria-disabled"), "true");
    }
    await run(page, { shots: 500, seed: 4 });
    await page.locator(".capsule").getByText("seed 4").waitFor();
    assert.equal(await keep.getAttribute("aria-disabled"), "true");
    assert.equal(await page.locator("#kept li").count(), 3);
    await page.locator("#kept input").first().fill("the first");
    assert.ok((await plotted(page)).includes("the first"));
    assert.equal(await page.locator("#counts thead th[scope=colgroup]").count(), 4);
    assert.equal(await page.locator("#counts tbody tr").first().locator("td").count(), 8);
    await page.locator("#kept button").nth(1).click();
    assert.equal(await page.locator("#kept li").count(), 2);
    assert.equal(await page.locator("#counts tbody tr").first().locator("td").count(), 6);
    assert.ok((await page.locator("#histogram title").allTextContents()).some((title) => title.startsWith("the first\n")));
  });
});

test("one switch turns all bits on the page, and the page remembers it", async () => {
  await tell({}, async (page) => {
    await paste(page, THREE.replace("h q[1];\nry(1) q[2];\n", ""));
    await run(page, { shots: 100 });
    assert.deepEqual(await counts(page), { "001": 100 });
    assert.ok((await plotted(page)).includes("c[2] c[1] c[0]"));
    await page.locator(".live .bit-order").click();
    assert.deepEqual(await labels(page), ["100"]);
    assert.ok((await plotted(page)).includes("c[0] c[1] c[2]"));
    assert.match(await page.locator("#counts thead").innerText(), /c\[0\] c\[1\] c\[2\]/);
    await page.locator("#histogram figcaption").getByText("Bit 0 is the leftmost.").waitFor();
    assert.match(await page.locator("#state thead").innerText(), /q0 q1 q2/);
    assert.equal(await page.locator("#state tbody th").first().innerText(), "|100⟩");
    const { bytes } = await download(page, "#result-csv");
    assert.match(bytes.toString(), /c\[0\] c\[1\] c\[2\].*\r\n100,100,1\r\n/);
    await page.reload();
    // The engine is loaded with the first sign of a person, and states are shown then.
    await page.locator("#run").hover();
    await page.mouse.move(5, 5);
    await page.locator('.live .bit-order[aria-pressed="true"]').waitFor();
    await page.locator(".live .bit-order").click();
    await page.locator('.live .bit-order[aria-pressed="false"]').waitFor();
  });
});

test("results are saved as a table, as JSON and as pictures", async () => {
  await tell({}, async (page) => {
    await run(page, { shots: 1000, seed: 5 });
    const all = await counts(page);
    const csv = await download(page, "#result-csv");
    assert.match(csv.name, /^ketpad-counts-\w+\.csv$/);
    const rows = csv.bytes.toString().trim().split("\r\n").slice(1).map((row) => row.split(","));
    assert.deepEqual(Object.fromEntries(rows.map(([outcome, count]) => [outcome, Number(count)])), all);
    const json = JSON.parse((await download(page, "#result-json")).bytes.toString());
    const register = Object.values(json.results[0].data)[0];
    assert.equal(register.samples.length, 1000);
    for (const [outcome, count] of Object.entries(all)) {
      const value = Number.parseInt(outcome, 2);
      assert.equal(register.samples.filter((sample) => Number(sample) === value).length, count);
    }
    assert.equal(json.metadata.seed, 5);
    const svg = await download(page, "#result-svg");
    assert.match(svg.bytes.toString(), /^<svg [\s\S]*#0F62FE[\s\S]*<\/svg>/);
    const png = await download(page, "#result-png");
    assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
    assert.equal(png.bytes.readUInt32BE(16), 1600);
  });
});

/** A circuit that turns qubit 0 by `a` and qubit 1 by `b`. */
const TURNED = `OPENQASM 3.0;
include "stdgates.inc";
input float[64] a;
input float[64] b;
qubit[2] q;
bit[2] c;
ry(a) q[0];
ry(b) q[1];
c = measure q;
`;

async function bind(page, name, values) {
  await page.locator(".parameters .field", { hasText: name }).first().locator("input").fill(values);
}

/** Finds exact values of Z on each qubit. */
async function estimate(page) {
  await page.locator("#primitive-estimator").check();
  await page.locator("#target-precision").fill("0");
  await page.locator("#observables-each-z").click();
  await page.locator("#run").click();
  await page.locator("#run-status").getByText(/Done/).waitFor();
}

const estimates = (page) =>
  page.locator("#estimates tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
const titles = (page) => page.locator("#estimates-plot title").allTextContents();

test("of a sweep the Sampler's counts are shown for one set of parameters at a time", async () => {
  await tell({}, async (page) => {
    await paste(page, TURNED);
    await bind(page, "a", "0, pi");
    await bind(page, "b", "pi");
    await run(page, { shots: 100 });
    assert.deepEqual(await counts(page), { 10: 100 });
    await page.locator("#result-set").fill("2");
    assert.match(await page.locator("#result-set-note").innerText(), /a = 3\.14\d*, b = 3\.14/);
    assert.deepEqual(await counts(page), { 11: 100 });
    // One set is compared with another.
    await page.locator("#result-keep-run").click();
    await page.locator("#result-set").fill("1");
    assert.deepEqual(await labels(page), ["10", "11"]);
  });
});

test("expectation values of one set of parameters are a table", async () => {
  await tell({}, async (page) => {
    await paste(page, TURNED);
    await bind(page, "a", "pi");
    await bind(page, "b", "0");
    await estimate(page);
    const rows = (await estimates(page)).map((cells) => cells.slice(-3));
    assert.deepEqual(rows, [["IZ", "-1", "0"], ["ZI", "1", "0"]]);
    assert.match(await page.locator("#estimates thead").innerText(), /q1 q0/);
    await page.locator(".results .bit-order").click();
    assert.deepEqual((await estimates(page)).map((cells) => cells.at(-3)), ["ZI", "IZ"]);
    assert.match(await page.locator("#estimates thead").innerText(), /q0 q1/);
    await page.locator(".results .bit-order").click();
  });
});

test("along one swept parameter expectation values are lines, along two a heat map", async () => {
  await tell({}, async (page) => {
    await paste(page, TURNED);
    await bind(page, "a", "0..2pi in 5");
    await bind(page, "b", "0");
    await estimate(page);
    await page.locator("#estimates-plot svg").waitFor();
    // Five points of two lines, each with its values.
    assert.equal((await titles(page)).length, 10);
    assert.ok((await titles(page)).includes("IZ\na: 3.141593\nExpectation value: -1"), (await titles(page)).join());
    const csv = (await download(page, "#result-csv")).bytes.toString().trim().split("\r\n");
    assert.equal(csv.length, 11);
    assert.equal((await download(page, "#result-svg")).name, "ketpad-estimates.svg");
    await bind(page, "b", "0, pi/2, pi");
    await page.locator("#run").click();
    await page.locator("#estimates-plot").getByText("Expectation values of IZ.").waitFor();
    assert.equal((await titles(page)).length, 15);
    await page.locator(".results .registers").getByRole("button", { name: "ZI" }).click();
    await page.locator("#estimates-plot").getByText("Expectation values of ZI.").waitFor();
    assert.ok((await titles(page)).includes("b: 3.141593\na: 0\nExpectation value: -1"), (await titles(page)).join());
    await page.setViewportSize({ width: 320, height: 700 });
    await page.waitForTimeout(200);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });
});

test("all of it goes by keyboard, and nothing is wider than a small phone", async () => {
  await tell({}, async (page) => {
    await paste(page, long(8, 4));
    await run(page, { shots: 500 });
    await counts(page);
    await page.locator("#result-order").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("#result-order").inputValue(), "count");
    await page.locator("#result-probability").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.ok(await page.locator("#result-log").isChecked());
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "result-keep-run");
    await page.keyboard.press("Enter");
    await page.locator("#kept li").waitFor();
    await page.setViewportSize({ width: 320, height: 700 });
    await page.waitForTimeout(200);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await overflow()) <= 0);
    const small = await page.locator(".results button:not(.link), .results select, .results input[type=text]").evaluateAll(
      (elements) => elements.filter((element) => element.getBoundingClientRect().height < 24).length,
    );
    assert.equal(small, 0);
  });
});
