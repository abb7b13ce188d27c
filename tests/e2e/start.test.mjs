// How the page starts, and what it says when its program stops.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, started } from "./support/browser.mjs";
import { shows, startWith, stories } from "./support/ketpad.mjs";

const stage = stories();
const { tell } = stage;

/** Keeps these under their names before the page is first loaded, as an earlier visit would have. */
const keeping = (kept) => (page) =>
  page.addInitScript((kept) => {
    if (sessionStorage.getItem("visited")) return;
    sessionStorage.setItem("visited", "yes");
    for (const [name, text] of Object.entries(kept)) localStorage.setItem(`ketpad:${name}`, text);
  }, kept);

const SENTENCES = { en: "could not be loaded", ko: "불러오지 못했습니다" };

for (const [kept, locale, spoken] of [
  ["ko", "en-US", "ko"],
  ["en", "ko-KR", "en"],
  ["tlh", "ko-KR", "ko"],
]) {
  test(`a page kept in "${kept}" starts in "${spoken}" in a browser that speaks ${locale}`, async () => {
    const prepare = async (page) => {
      await keeping({ language: kept })(page);
      await page.route(/\.wasm$/, (route) => route.abort());
    };
    const opened = await open(stage.browser, stage.site.url, { prepare, locale, allow: () => true });
    await opened.page.getByText(SENTENCES[spoken]).waitFor();
    await opened.page.locator(`html[lang=${spoken}]`).waitFor();
    await opened.close();
  });
}

/** Keeps count of what the page asks for whose name begins like this. */
const counting = (requests, name) => (page) =>
  void page.on("request", (request) => {
    if (new URL(request.url()).pathname.split("/").pop().startsWith(name)) requests.push(request.url());
  });

for (const [what, act] of [
  ["moves over it", (page) => page.mouse.move(300, 300)],
  ["presses a key", (page) => page.keyboard.press("Tab")],
  ["presses Run by other means than pointer and keyboard", (page) => page.locator("#run").evaluate((run) => run.click())],
]) {
  test(`the engine is loaded when a person ${what}, not before`, async () => {
    const requests = [];
    await tell({ prepare: counting(requests, "worker") }, async (page) => {
      await page.waitForLoadState("networkidle");
      assert.deepEqual(requests, []);
      await act(page);
      await page.locator("#state tbody tr").first().waitFor();
    });
  });
}

// --- A program that stops later ---

// Modules with one function, `f`: what is left of a panic, and a call of itself without end.
const MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0];
const PANIC = [...MODULE, 0x0a, 5, 1, 3, 0, 0x00, 0x0b];
const OVERFLOW = [...MODULE, 0x0a, 6, 1, 4, 0, 0x10, 0, 0x0b];

/** Runs such a module where nobody catches its error. */
async function runUncaught(page, bytes) {
  await page.evaluate((bytes) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(exports.f);
  }, bytes);
}

const allow = (problem) => /unreachable|Maximum call stack/.test(problem);
const crash = (page) => page.locator("#crash[role=alert]");

/** A circuit that is no example, kept as the page keeps it: a moment after the change. */
async function keepCircuit(page) {
  await startWith(page, 2);
  await page.locator("#cell-1-0").focus();
  await page.keyboard.press("h");
  await shows(page, CIRCUIT);
  await page.waitForTimeout(500);
}
const CIRCUIT = ["qubit[2] q;", "h q[1];"];

for (const [what, bytes, text] of [
  ["panics", PANIC, "unreachable"],
  ["overflows its stack", OVERFLOW, "Maximum call stack"],
]) {
  test(`a program that ${what} is told of, and a reload goes on with the circuit`, async () => {
    await tell({ allow }, async (page) => {
      await keepCircuit(page);
      await runUncaught(page, bytes);
      await crash(page).getByText("Your circuit is kept in this browser").waitFor();
      await crash(page).locator("pre").getByText(text).waitFor();
      await shows(page, CIRCUIT);
      await crash(page).getByRole("button", { name: "Reload" }).click();
      await page.waitForFunction(() => !document.getElementById("crash"));
      await started(page);
      await shows(page, CIRCUIT);
    });
  });
}

test("the notice speaks the language that the page was switched to, and comes once", async () => {
  await tell({ allow }, async (page) => {
    await page.locator("#language").selectOption("ko");
    await page.locator("html[lang=ko]").waitFor();
    await page.waitForTimeout(500);
    await runUncaught(page, PANIC);
    await crash(page).getByText("회로는 이 브라우저에 저장되어 있습니다").waitFor();
    await crash(page).getByRole("button", { name: "새로 고침" }).waitFor();
    await runUncaught(page, OVERFLOW);
    await page.waitForTimeout(200);
    assert.equal(await crash(page).count(), 1);
  });
});

test("a browser that keeps nothing is not told that the circuit is kept", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    });
  await tell({ prepare, allow }, async (page) => {
    await runUncaught(page, PANIC);
    await crash(page).getByText("copy the OpenQASM program before you reload").waitFor();
  });
});

test("an error that is not the program's stops nothing", async () => {
  await tell({ allow: (problem) => /an extension's|Maximum call stack/.test(problem) }, async (page) => {
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error("an extension's");
      });
      setTimeout(function again() {
        again();
      });
    });
    await page.waitForTimeout(200);
    assert.equal(await page.locator("#crash").count(), 0);
  });
});

test("the notice lies over an open dialog, not under it", async () => {
  await tell({ allow }, async (page) => {
    await page.locator("#toolbar-keys").click();
    await page.locator("dialog[open]").waitFor();
    await runUncaught(page, PANIC);
    await crash(page).getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction(() => !document.getElementById("crash"));
    await started(page);
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`the notice can be read by all and leaves the page in sight, ${colorScheme}`, async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const viewport = { width: 390, height: 844 };
    await tell({ allow, viewport, colorScheme, bypassCSP: true }, async (page) => {
      await runUncaught(page, OVERFLOW);
      const box = await crash(page).boundingBox();
      assert.ok(box.height <= viewport.height / 2 && box.x >= 0 && box.x + box.width <= viewport.width, JSON.stringify(box));
      assert.ok(Math.abs(box.y + box.height - viewport.height) <= 16, "at the foot of the window");
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, help }) => `${id}: ${help}`), []);
    });
  });
}
