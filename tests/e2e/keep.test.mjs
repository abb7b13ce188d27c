// The work is there again after a reload, whatever happened to it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { started } from "./support/browser.mjs";
import { paste, shows, startWith, stories, text } from "./support/ketpad.mjs";

const { tell } = stories();

async function reload(page) {
  await page.reload();
  await started(page);
  await page.locator("#toolbar-clear").waitFor();
}

test("circuit, shots, seed, theme and language come back after a reload", async () => {
  await tell({}, async (page) => {
    await startWith(page, 3);
    await page.locator("#cell-1-0").focus();
    await page.keyboard.press("h");
    await page.locator("#shots").fill("77");
    await page.locator("#seed").fill("5");
    await page.locator("#theme").selectOption("dark");
    await page.locator("#language").selectOption("ko");
    await page.locator("html[lang=ko]").waitFor();
    await reload(page);
    await shows(page, ["qubit[3] q;", "h q[1];"]);
    assert.equal(await page.locator("#shots").inputValue(), "77");
    assert.equal(await page.locator("#seed").inputValue(), "5");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    assert.equal(await page.locator("html").getAttribute("lang"), "ko");
    await page.getByRole("heading", { name: "결과" }).waitFor();
  });
});

test("a text that is not a circuit yet comes back too", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await paste(page, "qubit[2] q;\nh q[0]; // half a tho");
    await paste(page, "qubit[2] q;\nh q[0]; cx q[0");
    await reload(page);
    assert.equal(await text(page), "qubit[2] q;\nh q[0]; cx q[0");
    await page.locator("#code-problems .error").first().waitFor();
    assert.equal(await page.locator(".wire-labels text").count(), 2);
  });
});

test("a damaged document is set aside with a notice and a download", async () => {
  for (const damaged of ['{"version":1,"qasm":"qub', '{"version":99}', '{"version":1,"qasm":"h q;","draft":"","shots":"1","seed":""}', "\u0000"]) {
    const prepare = (page) =>
      page.addInitScript((text) => {
        if (!sessionStorage.getItem("set")) localStorage.setItem("ketpad:document", text);
        sessionStorage.setItem("set", "1");
      }, damaged);
    await tell({ prepare }, async (page) => {
      const banner = page.locator(".banner");
      await banner.waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        banner.getByRole("button", { name: "Download it" }).click(),
      ]);
      assert.equal(await readFile(await download.path(), "utf8"), damaged);
      assert.equal(await page.evaluate(() => localStorage.getItem("ketpad:document-damaged")), damaged);
      await banner.getByRole("button", { name: "Dismiss" }).click();
      await reload(page);
      assert.equal(await page.locator(".banner").count(), 0);
    });
  }
});

test("a browser that keeps nothing is told of, and the page works", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    });
  await tell({ prepare }, async (page) => {
    await page.locator(".banner").getByText("does not let the page keep anything").waitFor();
    await startWith(page, 2);
    await shows(page, ["qubit[2] q;"]);
  });
});
