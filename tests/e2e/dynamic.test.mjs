// A person draws and edits what is more than a line of gates: control flow, modified gates, own
// gates, parameters; folds a long circuit; takes a picture of it along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { cell, counts, paste, run, shows, startWith, stories, text, tile } from "./support/ketpad.mjs";

const { tell } = stories();

const field = (page, label) => page.locator("#inspector .field", { hasText: label }).locator("input");
const button = (page, name) => page.locator("#inspector").getByRole("button", { name, exact: true });
const label = (page, wire, column) => cell(page, wire, column).getAttribute("aria-label");
/** All that is written on the drawing, but for the names of wires. */
const written = (page) => page.locator(".drawing text").allTextContents();

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

test("a condition is put down, filled and changed by pointer", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await tile(page, "Measure").click();
    await cell(page, 0, 0).click();
    await tile(page, "If").click();
    await cell(page, 0, 1).click();
    await tile(page, "X").click();
    await cell(page, 1, 2).click();
    await press(page, "Escape");
    await shows(page, ["qubit[2] q;", "bit[2] c;", "c[0] = measure q[0];", "if (c[0]) {", "  x q[1];", "}"]);
    assert.equal(await label(page, 1, 2), "q[1], column 3: X, inside If c[0]");

    await cell(page, 1, 1).click();
    await field(page, "Condition").fill("c == 2");
    await press(page, "Tab");
    await shows(page, ["qubit[2] q;", "bit[2] c;", "c[0] = measure q[0];", "if (c == 2) {", "  x q[1];", "}"]);
    assert.ok((await written(page)).includes("c = 2"));
    await field(page, "Condition").fill("c == nobody");
    await press(page, "Tab");
    await page.locator("#inspector .error").getByText("nobody").waitFor();
    await press(page, "Escape");

    await cell(page, 1, 1).click();
    await button(page, "Add else").click();
    await button(page, "Keep only the inside of If c = 2").click();
    await shows(page, ["qubit[2] q;", "bit[2] c;", "c[0] = measure q[0];", "x q[1];"]);
  });
});

test("blocks are built from the keyboard, and said as one goes through them", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await cell(page, 0, 0).focus();
    await press(page, "l", "ArrowRight", "h", "ArrowRight", "d");
    await shows(page, ["qubit[2] q;", "for int _ in [0:3] {", "  h q[0];", "  delay[100ns] q[0];", "}"]);
    await page.locator("#announcer").getByText("Delay 100 ns on q[0], column 3").waitFor();
    assert.equal(await label(page, 0, 1), "q[0], column 2: H, inside For 0..3");
    await press(page, "ArrowLeft", "Control+ArrowDown");
    await page.waitForFunction(() => document.activeElement.id === "cell-1-1");
    assert.equal(await label(page, 1, 1), "q[1], column 2: H, inside For 0..3");
    await press(page, "Home", "Enter");
    await field(page, "Values").fill("[0:2:6]");
    await press(page, "Tab");
    await field(page, "Variable").fill("i");
    await press(page, "Tab");
    await page.waitForFunction(() => document.querySelector("#cell-0-0").getAttribute("aria-label").includes("i in 0,2..6"));
  });
});

test("a gate gets controls, an inverse and a power, and loses them", async () => {
  await tell({}, async (page) => {
    await startWith(page, 3);
    await cell(page, 0, 0).focus();
    await press(page, "t", "Enter");
    await button(page, "Add a control").click();
    await shows(page, ["qubit[3] q;", "ctrl @ t q[1], q[0];"]);
    await page.locator("#inspector").getByLabel("Control 1 acts on").selectOption("0");
    await shows(page, ["qubit[3] q;", "negctrl @ t q[1], q[0];"]);
    await field(page, "To the power of").fill("1/2");
    await press(page, "Tab");
    await shows(page, ["qubit[3] q;", "negctrl @ pow(1/2.0) @ t q[1], q[0];"]);
    assert.ok((await written(page)).includes("T^½"));
    await page.locator("#inspector").getByLabel("Inverse").check();
    await shows(page, ["qubit[3] q;", "negctrl @ inv @ pow(1/2.0) @ t q[1], q[0];"]);
    await button(page, "Remove control 1").click();
    await page.locator("#inspector").getByLabel("Inverse").uncheck();
    await field(page, "To the power of").fill("");
    await press(page, "Tab");
    await shows(page, ["qubit[3] q;", "t q[0];"]);
  });
});

const OWN = `OPENQASM 3.0;
include "stdgates.inc";
gate pair a, b {
  h a;
  cx a, b;
}
qubit[2] q;
pair q[0], q[1];
x q[0];
`;

test("a circuit's own gate opens and closes, by pointer and by key, and comes apart", async () => {
  await tell({}, async (page) => {
    await paste(page, OWN);
    await page.waitForFunction(() => document.querySelector("#cell-0-0").getAttribute("aria-label").includes("pair"));
    const box = await cell(page, 0, 0).boundingBox();
    await page.mouse.click(box.x + box.width - 4, box.y + 4);
    await page.waitForFunction(() => document.querySelector("#cell-0-0").getAttribute("aria-label").includes("H, inside pair"));
    assert.equal(await label(page, 0, 2), "q[0], column 3: X");
    await cell(page, 0, 0).focus();
    await press(page, "o");
    await page.locator("#announcer").getByText("pair is shown as one box").waitFor();
    await press(page, "Enter");
    await button(page, "Replace by what is inside").click();
    await page.waitForFunction(() => document.querySelector("#cell-0-1").getAttribute("aria-label").includes("CX"));
    // And back: two gates become one of a new name.
    await cell(page, 0, 0).click();
    await cell(page, 0, 1).click({ modifiers: ["Shift"] });
    await field(page, "Name of the new gate").fill("bell");
    await press(page, "Enter");
    await page.waitForFunction(() => document.querySelector("#cell-0-0").getAttribute("aria-label").includes("bell"));
  });
});

test("a new name in an angle becomes a parameter, which Run asks a value for", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await cell(page, 0, 0).focus();
    await press(page, "Shift+X", "Enter");
    await field(page, "Angle θ in radians").fill("2*alpha");
    await page.locator("#inspector").getByText("New: alpha").waitFor();
    await press(page, "Tab");
    await shows(page, ["input float[64] alpha;", "qubit[1] q;", "rx(2*alpha) q[0];"]);
    await page.locator(".live").getByText("alpha").waitFor();
    await page.locator("#toolbar-measure-all").click();
    await page.locator(".run .error").getByText("alpha").waitFor();
    const value = page.locator(".parameters .field", { hasText: "alpha" }).locator("input");
    await value.fill("1/0");
    await page.locator(".parameters .error").getByText("1/0").waitFor();
    await value.fill("pi/2");
    await page.locator(".parameters").getByText("= 1.570796").waitFor();
    await run(page, { shots: 100 });
    assert.deepEqual(await counts(page), { 1: 100 });
  });
});

test("registers are added, renamed, resized and removed", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await page.locator("#names").click();
    const row = (name) => page.getByRole("group", { name });
    await row("Quantum register q").getByLabel("Size of q").fill("3");
    await press(page, "Enter");
    await shows(page, ["qubit[3] q;"]);
    await row("Quantum register q").getByLabel("Quantum register").fill("data");
    await press(page, "Enter");
    await shows(page, ["qubit[3] data;"]);
    await row("Add").getByLabel("Add").selectOption({ label: "Bit" });
    await row("Add").getByLabel("Name, then Enter").fill("flag");
    await press(page, "Enter");
    await shows(page, ["qubit[3] data;", "bit flag;"]);
    await row("Add").getByLabel("Name, then Enter").fill("2x");
    await press(page, "Enter");
    await row("Add").locator(".error").getByText("2x").waitFor();
    await row("Bit flag").getByRole("button", { name: "Remove flag" }).click();
    await shows(page, ["qubit[3] data;"]);
  });
});

test("a register in use does not shrink, and one of hardware qubits does not grow: the page says why", async () => {
  await tell({}, async (page) => {
    const program = 'OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[3] q;\nbit[3] c;\nc = measure q; // all\nif (c == 5) { x q[0]; }\n';
    await paste(page, program);
    await page.locator("#names").click();
    await page.getByRole("group", { name: "Classical register c" }).getByLabel("Size of c").fill("2");
    await press(page, "Enter");
    await page.locator(".hint.error").getByText("2 instructions use “c[2]”").waitFor();
    assert.equal(await text(page), program);

    const hardware = 'OPENQASM 3.0;\ninclude "stdgates.inc";\nh $0; // first\ncx $0, $2;\n';
    await paste(page, hardware);
    await page.locator("#toolbar-add-qubit").click();
    await page.locator(".hint.error").getByText("use $3 in the text").waitFor();
    assert.equal(await text(page), hardware);
  });
});

/** A circuit of so many columns on so many qubits, with a gate in every cell. */
function full(qubits, columns) {
  const column = (k) => Array.from({ length: qubits }, (_, wire) => `${k % 2 ? "h" : "x"} q[${wire}];`).join("\n");
  return `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${qubits}] q;\n${Array.from({ length: columns }, (_, k) => column(k)).join("\n")}\n`;
}

test("a long circuit is folded into rows and unfolded again, and that is remembered", async () => {
  for (const width of [320, 1440]) {
    await tell({ viewport: { width, height: 900 } }, async (page) => {
      await paste(page, full(2, 60));
      const canvas = page.locator(".canvas");
      const overflow = () => canvas.evaluate((element) => element.scrollWidth - element.clientWidth);
      await page.waitForFunction(() => document.querySelector(".canvas").scrollWidth > document.querySelector(".canvas").clientWidth);
      await page.locator("#toolbar-fold").click();
      await page.waitForFunction(() => document.querySelector("#toolbar-fold").getAttribute("aria-pressed") === "true");
      assert.ok((await overflow()) <= (width === 320 ? 60 : 0), `${await overflow()} at ${width}`);
      const pageOverflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(await pageOverflow(), 0);
      // The last cell of a row is followed by the first of the next one.
      await cell(page, 0, 0).focus();
      await press(page, "End");
      await page.waitForFunction(() => document.activeElement.id === "cell-0-60");
      await page.reload();
      await page.locator("#toolbar-fold[aria-pressed=true]").waitFor();
    });
  }
});

test("the circuit is saved as SVG and PNG", async () => {
  await tell({}, async (page) => {
    await page.locator("#toolbar-export").click();
    await page.locator("dialog[open]").waitFor();
    await page.locator("#export-ground").selectOption("export-dark");
    await page.locator("#export-fold").fill("4");
    const save = async (id) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(id).click()]);
      return [download.suggestedFilename(), await readFile(await download.path())];
    };
    const [svgName, svg] = await save("#export-svg");
    assert.equal(svgName, "ketpad-circuit.svg");
    assert.match(svg.toString(), /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="(\d+)" height="(\d+)"/);
    assert.match(svg.toString(), /q\[4\]/);
    const [pngName, png] = await save("#export-png");
    assert.equal(pngName, "ketpad-circuit.png");
    assert.deepEqual([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(""), "PNG");
    const [width, height] = svg.toString().match(/width="(\d+)" height="(\d+)"/).slice(1).map(Number);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2 * width, 2 * height]);
    await page.locator("#export-fold").fill("0");
    await page.locator("#export-fold-error").getByText("1000").waitFor();
    assert.equal(await page.locator("#export-svg").getAttribute("aria-disabled"), "true");
  });
});

test("of sixty qubits and five hundred columns, only what is in sight is in the document", async () => {
  await tell({}, async (page) => {
    await paste(page, full(60, 500));
    await page.waitForFunction(() => Number(document.querySelector(".grid").getAttribute("aria-colcount")) > 500, undefined, { timeout: 60_000 });
    const cells = await page.locator("[role=gridcell]").count();
    assert.ok(cells < 2000, `${cells} cells in the document`);
    const drawn = await page.locator(".gate").count();
    assert.ok(drawn < 2000, `${drawn} gates in the document`);
  });
});
