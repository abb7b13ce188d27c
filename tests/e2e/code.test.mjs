// A person pastes programs, right and wrong, and opens examples.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  code, counts, intoEditor, marked, paste, run, shownTab, shows, showTab, startWith, stories, text, type,
} from "./support/ketpad.mjs";

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
    await page.locator("#code-discard").click();
    await shows(page, ["qubit[1] q;"]);
  });
});

test("anything at all can be pasted without harm", async () => {
  await tell({}, async (page) => {
    const texts = ["\u0000\uFFFF", "((((((((((".repeat(2000), "qubit[99999999999999999999] q;", "/* never closed",
      'include "nowhere.inc";', "OPENQASM 4.0;", "😀".repeat(500), "gate g a { g a; }", "x".repeat(200_000)];
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
    await page.evaluate(() => navigator.clipboard.writeText('include "stdgates.inc";\nqubit[1] q;\nx q[0];'));
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
    await shows(page, ["qubit[1] q; // half a thou", "x q[0];"]);
    await page.locator("#toolbar-undo").click();
    await page.waitForFunction(() => document.querySelector("#code").value.endsWith("h q["));
  });
});

test("comments come back after a reload", async () => {
  await tell({}, async (page) => {
    const mine = '// mine\nOPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[1] q;\nx q[0]; // flip\n';
    await paste(page, mine);
    await page.reload();
    await page.locator("#toolbar-clear").waitFor();
    assert.equal(await text(page), mine);
  });
});

test("each example opens and runs to its known end", async () => {
  const likely = {
    bell: ["00", "11"],
    ghz: ["00000", "11111"],
    grover: ["101"],
    "bernstein-vazirani": ["1011"],
    "phase-estimation": ["0101"],
    ansatz: ["000", "111"],
    qft: [],
  };
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

const HEAD = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n';

test("each language can be typed in, and becomes that of the document", async () => {
  await tell({}, async (page) => {
    await type(page, `${HEAD}qubit[2] q; // two\nh q[0];\n`);
    await shows(page, ["qubit[2] q; // two", "h q[0];"]);
    await showTab(page, "qasm2");
    assert.equal(await text(page), 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2];\nh q[0];\n');
    await page.locator("#code-hint").getByText("Typing here makes this the document's language").waitFor();
    await type(page, 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2]; // still two\nx q[1];\n');
    await page.locator("#cell-1-0").and(page.locator('[aria-label$=": X"]')).waitFor();
    assert.equal(await shownTab(page), "OpenQASM 2");
    assert.match(await text(page), /still two/);
    await showTab(page, "qasm3");
    await shows(page, ["qubit[2] q;", "x q[1];"]);
    // One undo brings back the text that was written before, in its language.
    await page.locator("#toolbar-undo").click();
    await shows(page, ["qubit[2] q; // two", "h q[0];"]);
    assert.equal(await shownTab(page), "OpenQASM 3");
  });
});

test("a half-typed text stays in its tab, and the circuit's own in the other", async () => {
  await tell({}, async (page) => {
    const mine = `${HEAD}qubit[2] q; // mine\n`;
    await paste(page, mine);
    await showTab(page, "qasm2");
    await type(page, "OPENQASM 2.0;\nqreg q[");
    await page.locator("#code-discard").waitFor();
    await showTab(page, "qasm3");
    assert.equal(await text(page), mine);
    await showTab(page, "qasm2");
    assert.equal(await text(page), "OPENQASM 2.0;\nqreg q[");
    await page.locator("#code-discard").click();
    await page.locator("#code-tab-qasm3[aria-selected=true]").waitFor();
    assert.equal(await text(page), mine);
  });
});

test("comments survive an edit of the picture, in either language", async () => {
  const programs = {
    qasm3: `// mine\n${HEAD}qubit[2] q; // two\nh   q[0]; // keep the blanks\n// the end\n`,
    qasm2: '// mine\nOPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2]; // two\nh   q[0]; // keep the blanks\n// the end\n',
  };
  await tell({}, async (page) => {
    for (const [mode, program] of Object.entries(programs)) {
      await paste(page, program);
      await page.locator(`#code-tab-${mode}[aria-selected=true]`).waitFor();
      await page.locator("#cell-1-0").focus();
      await page.keyboard.press("x");
      await page.waitForFunction(() => document.querySelector("#code").value.includes("x q[1];"));
      const edited = await text(page);
      assert.deepEqual(edited.split("\n").filter((line) => line !== "x q[1];"), program.split("\n"), mode);
      // The gate that was placed is marked; taking it away leaves what was written.
      assert.deepEqual(await marked(page), ["x q[1];"]);
      await page.keyboard.press("Delete");
      await page.waitForFunction((program) => document.querySelector("#code").value === program, program);
    }
  });
});

test("a program is shown in the tab of the language it is pasted in", async () => {
  await tell({}, async (page) => {
    const pasted = 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[1]; // old\nu3(0,0,pi) q[0];\n';
    await paste(page, pasted);
    await page.locator("#code-tab-qasm2[aria-selected=true]").waitFor();
    assert.equal(await text(page), pasted);
    await page.reload();
    await page.locator("#code-tab-qasm2[aria-selected=true]").waitFor();
    assert.equal(await text(page), pasted);
  });
});

test("an edit that OpenQASM 2 cannot hold says that the text goes on in OpenQASM 3, with its comments", async () => {
  await tell({}, async (page) => {
    const pasted = 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[1]; // old\nu3(0,0,pi) q[0]; // turn\n';
    await paste(page, pasted);
    await page.locator("#code-tab-qasm2[aria-selected=true]").waitFor();
    await page.locator("#cell-0-1").focus();
    await page.keyboard.press("d");
    await page.locator(".hint.warning").getByText("goes on in OpenQASM 3").waitFor();
    await page.locator("#code-tab-qasm3[aria-selected=true]").waitFor();
    const now = await text(page);
    assert.ok(now.includes("// old\n") && now.includes("// turn\n") && now.includes("delay["), now);
    await page.locator("#toolbar-undo").click();
    await page.locator("#code-tab-qasm2[aria-selected=true]").waitFor();
    assert.equal(await text(page), pasted);
  });
});

test("the Qiskit script can be read and copied, not typed in", async () => {
  await tell({}, async (page, context) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await startWith(page, 2);
    await showTab(page, "python");
    const script = await text(page);
    assert.match(script, /QuantumCircuit/);
    await intoEditor(page);
    assert.equal(await page.locator("#code .cm-content").getAttribute("aria-readonly"), "true");
    await page.keyboard.type("x");
    await page.keyboard.press("Enter");
    assert.equal(await text(page), script);
    await page.locator("#code-copy").click();
    await page.locator(".code-foot").getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), script);
  });
});

test("what a language cannot hold is said above its text, or in place of it", async () => {
  await tell({}, async (page) => {
    await paste(page, `${HEAD}qubit[1] q;\ngphase(pi/4);\nx q[0];\n`);
    assert.equal(await page.locator("#code-notes").innerText(), "");
    await showTab(page, "qasm2");
    await page.locator("#code-notes").getByText("Not in this OpenQASM 2 text").waitFor();
    assert.match(await text(page), /x q\[0\];/);
    await showTab(page, "qasm3");
    await paste(page, `${HEAD}qubit[1] q;\nbit[1] c;\nwhile (c[0]) { x q[0]; }\n`);
    await showTab(page, "qasm2");
    await page.locator("#code-notes").getByText("OpenQASM 2 cannot hold this circuit").waitFor();
    assert.ok(!(await code(page).isVisible()));
    await showTab(page, "qasm3");
    assert.ok(await code(page).isVisible());
  });
});

test("the tabs are one stop, and arrows go from one to the next", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await page.locator("#code-tab-qasm3").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("#code-tab-qasm2:focus").waitFor();
    assert.equal(await shownTab(page), "OpenQASM 2");
    await page.keyboard.press("End");
    await page.locator("#code-tab-python:focus").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("#code-tab-qasm3:focus").waitFor();
    assert.equal(await page.locator('[role="tabpanel"]').getAttribute("aria-labelledby"), "code-tab-qasm3");
    // On to the text, and out of it again.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "code");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "code-copy");
  });
});

test("the Tab key indents once that is asked for, and Escape lets it go on", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await page.locator("#code-indent").check();
    await intoEditor(page);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector("#code").value.startsWith("  OPENQASM"));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "code-copy");
  });
});

test("a gate that is selected is marked in the text, and the cursor in a statement selects its gates", async () => {
  await tell({}, async (page) => {
    await paste(page, `${HEAD}qubit[2] θ; // 각도 😀\nh θ[0];\ncx θ[0], θ[1];\nx θ;\n`);
    await page.locator("#cell-1-1").click();
    await page.waitForFunction(() => document.activeElement.id === "cell-1-1");
    await page.waitForFunction(() => document.querySelector("#code").shadowRoot.querySelector(".cm-marked"));
    assert.deepEqual(await marked(page), ["cx θ[0], θ[1];"]);
    await showTab(page, "qasm2");
    await page.waitForFunction(() => /cx/.test(document.querySelector("#code").shadowRoot.querySelector(".cm-marked")?.textContent));
    await showTab(page, "qasm3");

    await page.locator("#code .cm-line").filter({ hasText: "x θ;" }).last().click();
    await page.waitForFunction(() => document.querySelector("#code").shadowRoot.querySelector(".cm-marked")?.textContent === "x θ;");
    await page.locator("#cell-0-2[aria-selected=true]").waitFor();
    await page.locator("#cell-1-2[aria-selected=true]").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "code");
  });
});

test("a gate far down a long program is scrolled to, without the page", async () => {
  await tell({ viewport: { width: 1440, height: 1400 } }, async (page) => {
    const lines = Array.from({ length: 300 }, (_, k) => `${k === 299 ? "x" : "h"} q[${k % 2}];`);
    await paste(page, `${HEAD}qubit[2] q;\n${lines.join("\n")}\n`);
    await page.keyboard.press("Control+Home");
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator(".canvas").evaluate((canvas) => canvas.scrollTo(canvas.scrollWidth, 0));
    await page.locator("#cell-1-149").click();
    await page.locator("#code .cm-marked").getByText("x q[1];").waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0);
  });
});

test("the place of a problem leads to it", async () => {
  await tell({}, async (page) => {
    await paste(page, `${HEAD}qubit[2] q; // 각도\nfoo q[0];\n`);
    await page.locator("#code-problems").getByRole("button", { name: "Line 4, column 1:" }).click();
    await page.keyboard.type("h");
    await page.waitForTimeout(350);
    await shows(page, ["qubit[2] q; // 각도", "h q[0];"]);
  });
});

test("gates, registers and words of the language are completed", async () => {
  await tell({}, async (page) => {
    await paste(page, `${HEAD}gate twist(t) a, b { rx(t) a; cx a, b; }\nqubit[2] wires;\n`);
    await page.keyboard.press("Control+End");
    await page.keyboard.type("twi");
    const list = page.locator("#code .cm-tooltip-autocomplete");
    await list.getByText("(t) a, b").waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.keyboard.type("(pi) wi");
    await list.getByText("qubit[2]").waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.keyboard.type("[0], wires[1];");
    await page.waitForTimeout(350);
    await shows(page, ["gate twist(t) a, b { rx(t) a; cx a, b; }", "qubit[2] wires;", "twist(pi) wires[0], wires[1];"]);
    await page.keyboard.press("Enter");
    await page.keyboard.type("rz");
    await page.locator("#code .cm-completionInfo").getByText("Turns by φ about Z").waitFor();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
  });
});

test("an error is underlined where it is, and says in the page's language what it is", async () => {
  await tell({}, async (page) => {
    await paste(page, `${HEAD}qubit[2] q; // 😀\nfoo q[0];\n`);
    const range = page.locator("#code .cm-lintRange-error");
    await range.waitFor();
    assert.equal(await range.innerText(), "foo");
    await range.hover();
    await page.locator("#code .cm-diagnostic").getByText("There is no gate “foo”").waitFor();
    await page.locator("#language").selectOption("ko");
    await page.mouse.move(0, 0);
    await page.locator("#code .cm-lint-marker-error").hover();
    await page.locator("#code .cm-diagnostic").getByText("foo").waitFor();
    assert.match(await page.locator("#code .cm-diagnostic").innerText(), /[가-힣]/);
  });
});

test("keywords, gates, numbers, texts and comments have colours of their own", async () => {
  await tell({}, async (page) => {
    await paste(page, `${HEAD}qubit[2] q;\nctrl @ x q[0], q[1]; /* a\nb */ rx(0.5) q[0];\n`);
    const colour = (word) =>
      page.locator("#code .cm-line span").filter({ hasText: new RegExp(`^${word}$`) }).first().evaluate((span) => getComputedStyle(span).color);
    const words = ["ctrl", "x", "qubit", "0\\.5", '"stdgates\\.inc"', "b \\*/"];
    const colours = await Promise.all(words.map(colour));
    assert.equal(new Set(colours).size, words.length, colours.join());
    assert.equal(await colour("rx"), colours[1]);
  });
});

test("without the editor's script a plain field does the same", async () => {
  const prepare = (page) => page.route("**/editor-*.js", (route) => route.abort());
  await tell({ prepare, allow: (problem) => /Failed to load resource/.test(problem) }, async (page) => {
    await code(page).fill(`${HEAD}qubit[2] q; // plain\nh q[0];\n`);
    await page.waitForTimeout(350);
    await shows(page, ["qubit[2] q; // plain", "h q[0];"]);
    await page.locator("#cell-0-0").and(page.locator('[aria-label$=": H"]')).waitFor();
    await showTab(page, "python");
    assert.match(await text(page), /QuantumCircuit/);
    assert.ok(!(await code(page).isEditable()));
    await showTab(page, "qasm3");
    await code(page).fill("foo");
    await page.locator("#code-problems .error").first().waitFor();
    await page.locator("#code-discard").click();
    await shows(page, ["qubit[2] q; // plain", "h q[0];"]);
  });
});

test("what is typed while the editor's script is on its way is kept, with the cursor", async () => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  const prepare = (page) => page.route("**/editor-*.js", (route) => held.then(() => route.continue()));
  await tell({ prepare }, async (page) => {
    await code(page).fill(`${HEAD}qubit[2] q;\nh q[0];\n`);
    await page.keyboard.press("Control+End");
    await page.keyboard.type("x q[1]");
    go();
    await page.locator("#code .cm-content").waitFor();
    await page.waitForFunction(() => document.activeElement.id === "code");
    await page.keyboard.type(";");
    await shows(page, ["qubit[2] q;", "h q[0];", "x q[1];"]);
  });
});

test("a program of a megabyte is read, edited and undone", async () => {
  await tell({}, async (page) => {
    const long = `${HEAD}qubit[2] q;\n${"// a long story\n".repeat(60_000)}x q[0];\n`;
    await paste(page, long);
    await page.waitForFunction(() => document.querySelectorAll(".gate").length === 1);
    await page.keyboard.press("Control+End");
    await page.keyboard.type("h q[1];");
    await page.waitForFunction(() => document.querySelectorAll(".gate").length === 2);
    assert.equal(await text(page), `${long}h q[1];`);
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelectorAll(".gate").length === 1);
  });
});
