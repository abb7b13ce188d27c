// A person builds the GHZ circuit: by drag, by click, by keyboard alone, by touch.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GHZ, cell, counts, drag, run, shows, startWith, stories, tile } from "./support/ketpad.mjs";

const { tell } = stories();

async function isGhz(page) {
  await shows(page, GHZ);
  await run(page, { shots: 1000, seed: 7 });
  const all = await counts(page);
  assert.deepEqual(Object.keys(all).sort(), ["00000", "11111"]);
  assert.equal(all["00000"] + all["11111"], 1000);
  assert.ok(all["00000"] > 400 && all["11111"] > 400, JSON.stringify(all));
}

test("the page opens with the five-qubit GHZ circuit, and shows its state to a person", async () => {
  await tell({}, async (page) => {
    // The state is computed for somebody who is there.
    await page.mouse.move(300, 300);
    await page.locator("#state").getByText("|11111⟩").waitFor();
    const barrier = "barrier q;";
    await shows(page, [...GHZ.slice(0, -1), barrier, GHZ.at(-1)]);
  });
});

test("GHZ by drag", async () => {
  await tell({}, async (page) => {
    await startWith(page, 5);
    await drag(page, tile(page, "H"), cell(page, 0, 0));
    for (const wire of [0, 1, 2, 3]) {
      await drag(page, tile(page, "CX"), cell(page, wire, wire + 1));
    }
    await page.locator("#toolbar-measure-all").click();
    await isGhz(page);
  });
});

test("GHZ by click", async () => {
  await tell({}, async (page) => {
    await startWith(page, 5);
    await tile(page, "H").click();
    await cell(page, 0, 0).click();
    await tile(page, "CX").click();
    for (const wire of [0, 1, 2, 3]) await cell(page, wire, wire + 1).click();
    await page.locator("#toolbar-measure-all").click();
    await isGhz(page);
  });
});

test("GHZ by keyboard alone", async () => {
  await tell({}, async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focusedId = () => page.evaluate(() => document.activeElement?.id);
    const tabTo = async (id) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if ((await focusedId()) === id) return;
        await press("Tab");
      }
      assert.fail(`Tab never reaches ${id}, it is at ${await focusedId()}`);
    };
    await tabTo("toolbar-clear");
    await press("Enter");
    await tabTo("cell-0-0");
    await press("h", "ArrowRight", "c", "ArrowDown", "ArrowRight", "c");
    await press("ArrowDown", "ArrowRight", "c", "ArrowDown", "ArrowRight", "c");
    // Each measurement goes to its own end of the wire.
    await press("Control+Home", "End");
    for (const wire of [0, 1, 2, 3, 4]) {
      assert.equal((await focusedId()).split("-")[1], String(wire));
      await press("End", "m");
      if (wire < 4) await press("ArrowDown");
    }
    // What was measured one qubit after the other is written so.
    const measured = [0, 1, 2, 3, 4].map((bit) => `meas[${bit}] = measure q[${bit}];`);
    await shows(page, [...GHZ.slice(0, -1), ...measured]);
    await tabTo("shots");
    await press("Control+a");
    await page.keyboard.type("1000");
    await press("Enter");
    const all = await counts(page);
    assert.deepEqual(Object.keys(all).sort(), ["00000", "11111"]);
  });
});

test("any gate is reached from the keyboard through the palette", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await cell(page, 0, 0).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.dataset?.tool);
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    const focused = () => page.evaluate(() => document.activeElement?.dataset?.tool);
    for (let presses = 0; presses < 60 && (await focused()) !== "ISWAP"; presses += 1) {
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "cell-0-0");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#code").value.includes("iswap q[0], q[1];"));
  });
});

test("GHZ by touch: tap the gate, tap the cell, and drag with a finger", async () => {
  await tell({ hasTouch: true, viewport: { width: 390, height: 844 } }, async (page) => {
    await startWith(page, 5);
    await tile(page, "H").tap();
    await cell(page, 0, 0).tap();
    await tile(page, "CX").tap();
    for (const wire of [0, 1, 2, 3]) await cell(page, wire, wire + 1).tap();
    await shows(page, ["qubit[5] q;", ...GHZ.slice(2, -1)]);

    // A finger that has selected the H takes it down.
    await tile(page, "CX").tap();
    await cell(page, 0, 0).tap();
    await page.locator("#inspector").waitFor();
    const client = await page.context().newCDPSession(page);
    const at = async (locator) => {
      const box = await locator.boundingBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const from = await at(cell(page, 0, 0));
    const to = await at(cell(page, 4, 0));
    const touch = (type, point) =>
      client.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
    await touch("touchStart", from);
    for (let step = 1; step <= 8; step += 1) {
      await touch("touchMove", { x: from.x, y: from.y + ((to.y - from.y) * step) / 8 });
    }
    await touch("touchEnd");
    await shows(page, ["qubit[5] q;", "h q[4];", ...GHZ.slice(3, -1)]);
  });
});

test("gates are moved, turned, put onto other qubits, removed; undo and redo go back and forth", async () => {
  await tell({}, async (page) => {
    await startWith(page, 3);
    await tile(page, "RX").click();
    await cell(page, 0, 0).click();
    await page.keyboard.press("Escape");
    await shows(page, ["qubit[3] q;", "rx(pi/2) q[0];"]);

    await page.locator("#inspector .field", { hasText: "Angle θ in radians" }).locator("input").fill("3*pi/4");
    await page.keyboard.press("Tab");
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[0];"]);
    await page.locator("#inspector .field", { hasText: "Angle θ in radians" }).locator("input").fill("3*");
    await page.keyboard.press("Tab");
    await page.locator("#inspector .error").waitFor();
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[0];"]);

    await drag(page, cell(page, 0, 0), cell(page, 2, 0));
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[2];"]);
    await tile(page, "CX").click();
    await cell(page, 0, 0).click();
    await page.keyboard.press("Escape");
    await page.locator("#inspector .field", { hasText: "Qubit 2" }).locator("select").selectOption("q[2]");
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[2];", "cx q[0], q[2];"]);
    // The end of a gate is dragged along its column.
    await drag(page, cell(page, 2, 1), cell(page, 1, 1));
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[2];", "cx q[0], q[1];"]);

    await cell(page, 0, 0).focus();
    await page.keyboard.press("Delete");
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[2];"]);
    await page.keyboard.press("Control+z");
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[2];", "cx q[0], q[1];"]);
    await page.keyboard.press("Control+Shift+z");
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[2];"]);
    await page.locator("#toolbar-undo").click();
    await page.locator("#toolbar-add-qubit").click();
    await shows(page, ["qubit[4] q;", "rx(3*pi/4) q[2];", "cx q[0], q[1];"]);
    await page.locator("#cell-1-3").click();
    await page.locator("#toolbar-remove-qubit").click();
    await shows(page, ["qubit[3] q;", "rx(3*pi/4) q[1];"]);
  });
});

test("an angle is changed from the keyboard, and Escape gives a half-typed one up", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await cell(page, 0, 0).focus();
    await press("Shift+X", "Enter");
    await page.waitForFunction(() => document.activeElement?.closest("#inspector") && document.activeElement.tagName === "INPUT");
    await press("Control+a");
    await page.keyboard.type("pi/8");
    await press("Enter");
    await shows(page, ["qubit[1] q;", "rx(pi/8) q[0];"]);
    await press("Control+a");
    await page.keyboard.type("7");
    await press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "cell-0-0");
    await shows(page, ["qubit[1] q;", "rx(pi/8) q[0];"]);
  });
});

test("the state is shown while editing, up to ten qubits", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    const rows = page.locator("#state tbody tr");
    await page.waitForFunction(() => document.querySelectorAll("#state tbody tr").length === 1);
    assert.match(await rows.innerText(), /\|00⟩\s+1\.0000/);
    await cell(page, 0, 0).focus();
    await page.keyboard.press("h");
    await page.waitForFunction(() => document.querySelectorAll("#state tbody tr").length === 2);
    assert.deepEqual(await rows.locator("th").allInnerTexts(), ["|00⟩", "|01⟩"]);
    await startWith(page, 10);
    await page.locator(".live").getByRole("button", { name: "Show all 1024" }).waitFor();
    await startWith(page, 11);
    await page.locator(".live").getByText("Shown for up to 10 qubits").waitFor();
  });
});

test("a click after a drag counts, and Escape gives a drag up", async () => {
  await tell({}, async (page) => {
    await startWith(page, 3);
    await drag(page, tile(page, "H"), cell(page, 0, 0));
    await tile(page, "X").click();
    await cell(page, 1, 0).click();
    await shows(page, ["qubit[3] q;", "h q[0];", "x q[1];"]);
    await page.keyboard.press("Escape");
    const from = await cell(page, 0, 0).boundingBox();
    const to = await cell(page, 2, 0).boundingBox();
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 5 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await shows(page, ["qubit[3] q;", "h q[0];", "x q[1];"]);
  });
});

test("a gate with more qubits than there are is refused in words", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await tile(page, "CCX").click();
    await cell(page, 0, 0).click();
    await page.locator(".hint.error").getByText("needs 3 qubits").waitFor();
    await shows(page, ["qubit[2] q;"]);
  });
});

test("what happens is told to screen readers", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await cell(page, 1, 0).focus();
    await page.keyboard.press("h");
    await page.locator("#announcer").getByText("H on q[1], column 1").waitFor();
    assert.equal(await cell(page, 1, 0).getAttribute("aria-label"), "q[1], column 1: H");
    assert.equal(await cell(page, 0, 0).getAttribute("aria-label"), "q[0], column 1: empty");
    await page.keyboard.press("Delete");
    await page.locator("#announcer").getByText("2 qubits and 0 instructions").waitFor();
  });
});
