// A person pastes programs, right and wrong, and opens examples.

import assert from "node:assert/strict";
import { test } from "node:test";
import { code, counts, intoEditor, paste, run, shows, startWith, stories, text } from "./support/ketpad.mjs";

const { tell } = stories();

test("a pasted program is drawn and runs", async () => {
  await tell({}, async (page) => {
    await paste(page, `OPENQASM 3.0;
include "stdgates.inc";
gate flip(t) a, b { rx(t) a; cx a, b; }
qubit[2] left;
qubit right;
bit[3] c;
flip(pi) left[0], left[1];
U(pi, 0, pi) right;
gphase(pi/4);
c[0] = measure left[0];
c[1] = measure left[1];
c[2] = measure right;
`);
    await page.locator(".gate").getByText("flip").first().waitFor();
    await page.locator(".phases .chip").waitFor();
    await run(page, { shots: 50 });
    assert.deepEqual(await counts(page), { "111": 50 });
  });
});

test("an error says line, column and what to do, and keeps the circuit as it was", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    const wrong = 'OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[2] q;\ncnx q[0], q[1];\n';
    await paste(page, wrong);
    const problems = page.locator("#code-problems");
    await problems.getByText("Line 4, column 1:").waitFor();
    assert.match(await problems.innerText(), /cnx/);
    assert.match(await problems.innerText(), /\bcx\b/);
    assert.equal(await text(page), wrong);
    assert.equal(await page.locator(".gate").count(), 0);
    assert.equal(await page.locator(".wire-labels text").count(), 2);

    await paste(page, wrong.replace("cnx", "cx"));
    await page.waitForFunction(() => document.querySelectorAll(".gate").length === 1);
    assert.equal(await problems.locator("li").count(), 0);
  });
});

test("a text that is not wanted is discarded", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await paste(page, "what is this");
    await page.locator("#code-problems button").click();
    await shows(page, ["qubit[1] q;"]);
  });
});

test("anything at all can be pasted without harm", async () => {
  await tell({}, async (page) => {
    const texts = ["\u0000\uFFFF", "((((((((((".repeat(2000), "qubit[99999999999999999999] q;", "/* never closed",
      'include "nowhere.inc";', "OPENQASM 2.0;", "😀".repeat(500), "gate g a { g a; }", "x".repeat(200_000)];
    for (const text of texts) {
      await paste(page, text);
      await page.locator("#code-problems .error").first().waitFor({ timeout: 5000 }).catch(() => assert.fail(`no error for ${text.slice(0, 30)}`));
      assert.ok(await page.locator(".gate").count() > 0, "the circuit is still there");
    }
  });
});

test("a circuit far too large to run is drawn and edited all the same", async () => {
  await tell({}, async (page) => {
    await paste(page, 'OPENQASM 3.0; include "stdgates.inc"; qubit[1000] q; bit[1000] c; h q; c = measure q;');
    await page.locator("#cell-0-0").waitFor();
    assert.ok(await page.locator('[role="gridcell"]').count() < 2000);
    await page.locator(".canvas").evaluate((canvas) => canvas.scrollTo(0, 48 * 500));
    await page.locator("#cell-502-0").waitFor();
    await page.locator("#cell-502-0").click();
    await page.keyboard.press("Delete");
    await page.locator("#announcer").getByText("1999 instructions").waitFor();
    await page.reload();
    await page.locator("#cell-0-0").waitFor();
  });
});

test("an example and a paste can each be undone", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => navigator.clipboard.writeText('include "stdgates.inc"; qubit[1] q; x q[0];'));
    await intoEditor(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
    await page.locator(".gate").waitFor();
    await page.locator("#examples").click();
    await page.locator("#example-bell").click();
    await page.locator("#toolbar-undo").click();
    await shows(page, ["qubit[1] q;", "x q[0];"]);
    await page.locator("#toolbar-undo").click();
    await shows(page, ["qubit[1] q;"]);
  });
});

test("undo in the code field never mixes two texts", async () => {
  await tell({}, async (page) => {
    await startWith(page, 2);
    await page.locator("#cell-1-0").focus();
    await page.keyboard.press("x");
    await shows(page, ["qubit[2] q;", "x q[1];"]);
    await intoEditor(page);
    await page.keyboard.press("Control+z");
    await shows(page, ["qubit[2] q;"]);
    await page.keyboard.press("Control+Shift+z");
    await shows(page, ["qubit[2] q;", "x q[1];"]);
  });
});

test("a half-typed text that an edit of the circuit replaced comes back with undo", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await paste(page, "qubit[1] q; // half a thou");
    await paste(page, "qubit[1] q; // half a thought\nh q[");
    await page.locator("#cell-0-0").focus();
    await page.keyboard.press("x");
    await shows(page, ["qubit[1] q;", "x q[0];"]);
    await page.locator("#toolbar-undo").click();
    await page.waitForFunction(() => document.querySelector("#code").value.endsWith("h q["));
  });
});

test("comments come back after a reload", async () => {
  await tell({}, async (page) => {
    const text = '// mine\nOPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[1] q;\nx q[0]; // flip\n';
    await paste(page, text);
    await page.reload();
    await page.locator("#toolbar-clear").waitFor();
    assert.equal(await text(page), text);
  });
});

test("each example opens and runs to its known end", async () => {
  const likely = { bell: ["00", "11"], ghz: ["00000", "11111"], grover: ["101"], "bernstein-vazirani": ["1011"], qft: [] };
  await tell({}, async (page) => {
    for (const [id, outcomes] of Object.entries(likely)) {
      const before = await text(page);
      await page.locator("#examples").click();
      await page.locator(`#example-${id}`).click();
      if (id !== "ghz") await page.waitForFunction((text) => document.querySelector("#code").value !== text, before);
      await run(page, { shots: 1000, seed: 5 });
      await page.waitForTimeout(100);
      const all = await counts(page);
      const share = outcomes.reduce((sum, outcome) => sum + (all[outcome] ?? 0), 0);
      if (outcomes.length > 0) assert.ok(share > 900, `${id}: ${JSON.stringify(all)}`);
      else assert.equal(Object.keys(all).length, 16);
    }
  });
});
