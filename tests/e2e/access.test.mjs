// The page for everyone: axe, themes, languages, widths, and a start that fails in words.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open } from "./support/browser.mjs";
import { counts, paste, run, showTab, stories } from "./support/ketpad.mjs";

const stage = stories();
const { tell } = stage;
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function hasNoViolation(page, view) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(", ")})`);
  assert.deepEqual(found, [], view);
}

const BLOCKS = `OPENQASM 3.0;
include "stdgates.inc";
gate pair(a) u, v { h u; cx u, v; rz(a) v; }
input float theta;
qubit[3] q;
bit[3] c;
int n;
pair(theta) q[0], q[1];
c[0] = measure q[0];
if (c == 1) { x q[0]; while (c[1]) { reset q[0]; break; } } else { delay[10ns] q[2]; }
for int i in [0:3] { negctrl @ inv @ rx(i) q[0], q[1]; n = n + 1; }
switch (n) { case 1, 2 { x q[0]; } default { h q[1]; } }
barrier q; // the end
`;

const SIZES = { wide: { width: 1440, height: 900 }, middle: { width: 820, height: 1180 }, narrow: { width: 390, height: 844 } };

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(SIZES)) {
    test(`no axe violation in any view, ${colorScheme}, ${name}`, async () => {
      await tell({ colorScheme, viewport, bypassCSP: true }, async (page) => {
        await hasNoViolation(page, "at the start");
        await page.locator("#cell-0-1").click();
        await page.locator("#inspector").waitFor();
        await run(page);
        await counts(page);
        await hasNoViolation(page, "with details and results");
        await page.locator('[data-tool="RX"]').click();
        await page.locator("#shots").fill("0");
        await paste(page, "qubit q; foo q; rx(1/0) q;");
        await page.locator(".options > summary").click();
        for (const group of await page.locator(".options details > summary").all()) await group.click();
        await page.getByLabel("num_randomizations").first().fill("0");
        await hasNoViolation(page, "with errors");
        await page.locator("#toolbar-keys").click();
        await page.locator("dialog[open]").waitFor();
        await hasNoViolation(page, "with the keys");
        await page.keyboard.press("Escape");
        await paste(page, BLOCKS);
        await page.locator("#cell-0-2").click();
        await page.locator("#primitive-estimator").check();
        await page.locator("#observables-ghz-witness").click();
        await page.locator(".observables summary").click();
        await page.locator("#observables-add").click();
        await page.locator("#observable-1").fill("ZQ");
        await hasNoViolation(page, "with observables");
        await page.locator("#primitive-sampler").check();
        await page.locator("#names").click();
        await page.locator("#toolbar-fold").click();
        await hasNoViolation(page, "with blocks, parameters and names");
        await page.locator("#toolbar-export").click();
        await page.locator("dialog[open]").waitFor();
        await hasNoViolation(page, "with the picture");
        await page.keyboard.press("Escape");
        await paste(page, 'include "stdgates.inc"; qubit q; gphase(1); x q; // all of it');
        await showTab(page, "qasm2");
        await page.locator("#code-notes .loss").waitFor();
        await hasNoViolation(page, "with losses");
        await showTab(page, "python");
        await page.locator("#file").click();
        await hasNoViolation(page, "with the menu of files and a script");
        await page.locator("#file-save-qasm2").click();
        await page.locator("#save-dialog[open]").waitFor();
        await hasNoViolation(page, "with a question");
        await page.locator("#save-cancel").click();
        await page.locator("#file").click();
        await page.locator("#file-share").click();
        await page.locator("#share-dialog[open]").waitFor();
        await hasNoViolation(page, "with a link");
      });
    });
  }
}

test("nothing sticks out of the page at any width, in either language", async () => {
  for (const locale of ["en-US", "ko-KR"]) {
    for (const width of [320, 390, 719, 720, 820, 1199, 1200, 1440, 1920]) {
      await tell({ locale, viewport: { width, height: 900 } }, async (page) => {
        await run(page);
        await counts(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${locale} at ${width} pixels`);
      });
    }
  }
});

test("the page speaks the browser's language, and another one when asked", async () => {
  await tell({ locale: "ko-KR" }, async (page) => {
    await page.getByRole("button", { name: "실행", exact: true }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "ko");
    await page.locator("#language").selectOption("en");
    await page.getByRole("button", { name: "Run", exact: true }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  });
});

test("only the words of the language in use are loaded", async () => {
  const files = [];
  const prepare = (page) =>
    void page.on("request", (request) => {
      const [name] = new URL(request.url()).pathname.split("/locales/").slice(1);
      if (name) files.push(name.slice(0, 2));
    });
  await tell({ prepare }, async (page) => {
    assert.deepEqual(files, ["en"]);
    await page.locator("#language").selectOption("ko");
    await page.locator("html[lang=ko]").waitFor();
    await page.locator("#language").selectOption("en");
    await page.locator("html[lang=en]").waitFor();
    assert.deepEqual(files, ["en", "ko"]);
  });
});

test("a language that cannot be loaded is told of, the page goes on, and it can be asked for again", async () => {
  let isThere = false;
  const prepare = (page) => page.route(/locales\/ko/, (route) => (isThere ? route.continue() : route.abort()));
  await tell({ prepare, allow: (problem) => /Failed to load resource/.test(problem) }, async (page) => {
    const language = page.locator("#language");
    await language.selectOption("ko");
    await page.getByText("The words for 한국어 could not be loaded").waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).waitFor();
    await page.waitForFunction(() => document.querySelector("#language").value === "en");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.reload();
    await page.getByRole("button", { name: "Run", exact: true }).waitFor();
    isThere = true;
    await language.selectOption("ko");
    await page.getByRole("button", { name: "실행", exact: true }).waitFor();
    assert.equal(await language.inputValue(), "ko");
    assert.equal(await page.getByText("The words for").count(), 0);
  });
});

test("the theme follows the system until one is chosen", async () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await tell({ colorScheme: "dark" }, async (page) => {
    const dark = await background(page);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await background(page);
    assert.notEqual(light, dark);
    await page.locator("#theme").selectOption("dark");
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    assert.equal(await background(page), dark);
  });
});

test("pointer targets are at least 24 pixels in size", async () => {
  await tell({ viewport: SIZES.narrow, hasTouch: true }, async (page) => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, [role=gridcell]")]
        .map((element) => [element.id || element.textContent, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(([name]) => name),
    );
    assert.deepEqual(small, []);
  });
});

test("a browser without WebAssembly is told so in a sentence", async () => {
  const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  const opened = await open(stage.browser, stage.site.url, { prepare });
  await opened.page.getByText("does not run WebAssembly").waitFor();
  await opened.close();
});

for (const [what, files] of [
  ["program", /\.wasm$/],
  ["language", /locales\//],
]) {
  test(`a ${what} that cannot be loaded is told of in a sentence`, async () => {
    const prepare = (page) => page.route(files, (route) => route.abort());
    const opened = await open(stage.browser, stage.site.url, { prepare, allow: () => true, locale: "ko-KR" });
    await opened.page.getByText("불러오지 못했습니다").waitFor();
    await opened.close();
  });
}

test("without scripts the page says what it needs", async () => {
  const opened = await open(stage.browser, stage.site.url, { javaScriptEnabled: false });
  const sentence = opened.page.locator("noscript p[lang=en]");
  await sentence.waitFor();
  assert.match(await sentence.innerText(), /it needs JavaScript/);
  await opened.close();
});

test("a worker that cannot be loaded is told of, and the page lives", async () => {
  const prepare = (page) => page.route(/worker/, (route) => route.abort());
  await tell({ prepare, allow: () => true }, async (page) => {
    await run(page);
    await page.locator("#run-status .error").getByText("could not be started").waitFor({ timeout: 30_000 });
    await page.locator("#toolbar-add-qubit").click();
    await page.locator("#cell-5-0").waitFor();
  });
});
