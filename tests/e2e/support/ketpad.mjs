// The page in the words of a person: cells, tiles, the run panel, what is on the screen.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open, started } from "./browser.mjs";
import { serve } from "./server.mjs";

export const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/**
 * Serves dist/ from a sub-path, with these headers, and starts a browser with these flags, for all
 * tests of a file.
 */
export function stories({ headers, flags } = {}) {
  const stage = {};
  before(async () => {
    stage.site = await serve(DIST, { base: "/some/where/", gzip: true, headers });
    stage.browser = await launch(flags);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.site?.close();
  });
  /**
   * Opens the page, waits until it runs, tells the story, and checks the page's promises.
   * `link` is what stands behind the # of the address.
   */
  stage.tell = async ({ link, ...options }, story) => {
    const opened = await open(stage.browser, link ? `${stage.site.url}#${link}` : stage.site.url, options);
    await started(opened.page);
    await opened.page.locator("#toolbar-clear").waitFor();
    await story(opened.page, opened.context);
    await opened.close();
  };
  return stage;
}

export const cell = (page, wire, column) => page.locator(`#cell-${wire}-${column}`);
export const tile = (page, name) => page.locator(`[data-tool="${name}"]`);
/** The code pane's field: the editor's element, or a plain field until that is there. */
export const code = (page) => page.locator("#code");
/** Its text. */
export const text = (page) => code(page).evaluate((field) => field.value);

/** Puts the focus into the editor, which the page loads then if it has not done so before. */
export async function intoEditor(page) {
  await code(page).focus();
  await page.locator("#code .cm-content").waitFor();
  await code(page).evaluate((field) => field.focus());
}

/** Types into the editor in place of all its text. */
export async function type(page, text) {
  await intoEditor(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await settle(page);
}

/** Goes to a tab of the code pane: qasm3, qasm2 or python. */
export const showTab = (page, mode) => page.locator(`#code-tab-${mode}`).click();

/** The tab of the code pane that is shown. */
export const shownTab = (page) => page.locator('[role="tab"][aria-selected="true"]').innerText();

/** The text that stands for what is selected in the picture. */
export const marked = (page) => page.locator("#code .cm-marked").allInnerTexts();

// A text is read a moment after the last change.
const settle = (page) => page.waitForTimeout(350);

/** An empty circuit on so many qubits, as a person gets it: by pasting. */
export async function startWith(page, qubits) {
  await paste(page, `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${qubits}] q;\n`);
  await page.waitForFunction(() => document.querySelectorAll(".gate").length === 0);
}

/** Pastes a text in place of the whole program. */
export async function paste(page, text) {
  await intoEditor(page);
  await page.keyboard.press("Control+a");
  await page.locator("#code .cm-content").evaluate((content, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await settle(page);
}

/** The program beside the circuit, without its header. */
export async function program(page) {
  const lines = (await text(page)).split("\n");
  return lines.filter((line) => line && !/^(OPENQASM|include|\/\/)/.test(line));
}

/** Waits until the program beside the circuit has these lines. */
export async function shows(page, lines) {
  const deadline = Date.now() + 5000;
  let now = await program(page);
  while (JSON.stringify(now) !== JSON.stringify(lines) && Date.now() < deadline) {
    await page.waitForTimeout(50);
    now = await program(page);
  }
  assert.deepEqual(now, lines);
}

/** Drags from one element's middle to another's, as a hand would: in several moves. */
export async function drag(page, from, to) {
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(...middle(start));
  await page.mouse.down();
  await page.mouse.move(...middle(end), { steps: 8 });
  await page.mouse.up();
}

export async function run(page, { shots = 1000, seed = 7 } = {}) {
  await page.locator("#shots").fill(String(shots));
  await page.locator("#seed").fill(String(seed));
  await page.locator("#run").click();
}

/** The table of counts, as an object; waits until a run has ended. */
export async function counts(page) {
  await page.locator("#run-status").getByText(/Done|끝났/).waitFor();
  const rows = await page.locator("#counts tbody tr").allInnerTexts();
  return Object.fromEntries(
    rows.map((row) => {
      const [outcome, count] = row.split(/\s+/);
      return [outcome, Number(count)];
    }),
  );
}

/** A function that answers the workers that live in the browser, threads among them. */
export async function workersOf(browser) {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "worker" }] });
    return targetInfos.map(({ targetId }) => targetId);
  };
}

/** A program whose whole state is needed: turns on each qubit, a chain that entangles all, phases. */
export function whole(qubits) {
  const last = qubits - 1;
  return `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${qubits}] q;\nbit[${qubits}] c;
ry(0.3) q;\ncx q[0:${last - 1}], q[1:${last}];\nrz(0.7) q;\nry(0.2) q;\nc = measure q;\n`;
}

/** A program that is deep enough, on many qubits, to take a while. */
export function long(qubits, layers) {
  const step = (_, k) => `rx(0.1) q[${k}];\ncx q[${k}], q[${(k + 1) % qubits}];`;
  const layer = Array.from({ length: qubits }, step).join("\n");
  return `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[${qubits}] q;\nbit[${qubits}] c;\n${`${layer}\n`.repeat(layers)}c = measure q;\n`;
}

export const GHZ = [
  "qubit[5] q;",
  "bit[5] meas;",
  "h q[0];",
  "cx q[0], q[1];",
  "cx q[1], q[2];",
  "cx q[2], q[3];",
  "cx q[3], q[4];",
  "meas = measure q;",
];
