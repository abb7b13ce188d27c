// A person looks up what is known of the circuit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, paste, stories, tile } from "./support/ketpad.mjs";

const { tell } = stories();

const PROGRAM = `OPENQASM 3.0;
include "stdgates.inc";
qubit[4] q;
bit[2] c;
h q[0];
cx q[0], q[1];
h q[1];
t q[2];
c[0] = measure q[0];
x q[0];
c[1] = measure q[1];
`;

/** The facts as a person reads them: terms with values. */
const facts = (page) =>
  page.locator(".facts dl > div").evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => [row.querySelector("dt").innerText, row.querySelector("dd").innerText.split("\n").join(" ")]),
    ),
  );

test("the facts of a circuit follow its changes", async () => {
  await tell({ viewport: { width: 1440, height: 900 } }, async (page) => {
    await paste(page, PROGRAM);
    await page.locator(".facts summary").getByText("7 instructions").waitFor();
    const before = await facts(page);
    assert.equal(before.Depth, "4");
    assert.equal(before.Size, "7");
    assert.equal(before["On two or more qubits"], "1");
    assert.equal(before.Width, "4 qubits, 2 bits");
    assert.equal(before["Idle qubits"], "q[3]");
    assert.equal(before["Separate parts"], "3");
    assert.equal(before.Parameters, "none");
    assert.equal(before["Measured mid-circuit"], "1");
    assert.equal(before["Clifford gates only"], "no");
    assert.equal(before.Dynamic, "no");
    assert.equal(before["By name"], "h 2 measure 2 cx 1 t 1 x 1");

    await tile(page, "H").click();
    await cell(page, 3, 0).click();
    await page.locator(".facts summary").getByText("8 instructions").waitFor();
    assert.equal((await facts(page))["Idle qubits"], "none");
  });
});

test("on a small screen the facts are folded, and a key unfolds them", async () => {
  await tell({ viewport: { width: 390, height: 844 } }, async (page) => {
    const list = page.locator(".facts dl");
    assert.equal(await list.count(), 0);
    await page.locator(".facts summary").focus();
    await page.keyboard.press("Enter");
    await list.getByText("Depth", { exact: true }).waitFor();
    assert.ok((await facts(page)).Depth);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector(".facts dl"));
  });
});
