// A person brings circuits in and out: as files, dropped or chosen, and as links.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { started } from "./support/browser.mjs";
import { paste, shownTab, shows, startWith, stories, text } from "./support/ketpad.mjs";

const { tell } = stories();

const PROGRAM = '// mine\nOPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[2] q;\nh q[0]; // first\ncx q[0], q[1];\n';
const LINES = ["qubit[2] q;", "h q[0]; // first", "cx q[0], q[1];"];

/** Chooses a file in the file dialog. */
const choose = (page, name, content) =>
  page.locator("#file-chooser").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

/** Drags a file over the page and drops it there. */
async function drop(page, name, content) {
  const files = await page.evaluateHandle(([name, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name));
    return data;
  }, [name, content]);
  await page.locator(".circuit").dispatchEvent("dragover", { dataTransfer: files });
  await page.locator(".drop-hint").waitFor();
  await page.locator(".circuit").dispatchEvent("drop", { dataTransfer: files });
  await page.locator(".drop-hint").waitFor({ state: "detached" });
}

/** Chooses an item of the menu of files. */
async function menu(page, item) {
  await page.locator("#file").click();
  await page.locator(`#file-${item}`).click();
}

/** The file that an action makes the page offer: its name and its text. */
async function saved(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
}

const save = (page, format) => saved(page, () => menu(page, `save-${format}`));

test("a file is opened with its comments, saved under its name, and undone", async () => {
  await tell({}, async (page) => {
    await startWith(page, 1);
    await choose(page, "pair.of.two.qasm", PROGRAM);
    await shows(page, LINES);
    assert.equal(await text(page), PROGRAM);
    assert.deepEqual(await save(page, "qasm3"), ["pair.of.two.qasm", PROGRAM]);
    await page.locator("#toolbar-undo").click();
    await shows(page, ["qubit[1] q;"]);
  });
});

test("a file can be dropped anywhere", async () => {
  await tell({}, async (page) => {
    await drop(page, "pair.txt", PROGRAM);
    await shows(page, LINES);
    // The editor takes the place of the plain field while that comes into view.
    await page.evaluate(() => document.querySelector("#code").scrollIntoView());
    await page.locator("#code .cm-content").waitFor();
    await drop(page, "other.qasm", "OPENQASM 3.0; qubit[3] other;");
    await shows(page, []);
    assert.match(await text(page), /qubit\[3\] other;/);
  });
});

test("what is no circuit is told of and changes nothing", async () => {
  const wrong = [
    ["picture.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0), /picture\.png.* is no text/],
    ["zero.qasm", "qubit q;\0", /is no text/],
    ["large.qasm", `// ${"x".repeat(1 << 22)}`, /larger than 4 MiB/],
    ["half.json", '{"version":2,"qasm":"qub', /no whole Ketpad document/],
    ["newer.json", '{"version":99}', /newer Ketpad \(version 99/],
    ["wrong.qasm", "OPENQASM 3.0;\nqubit[2] q;\nfoo q[0];", /no circuit yet/],
  ];
  await tell({}, async (page) => {
    await startWith(page, 2);
    for (const [name, content, sentence] of wrong) {
      await choose(page, name, content);
      const banner = page.locator(".banner").filter({ hasText: name });
      await banner.waitFor();
      assert.match(await banner.innerText(), sentence);
      assert.equal(await page.locator(".wire-labels text").count(), 2, name);
      await banner.getByRole("button", { name: "Dismiss" }).click();
    }
    // The text that is wrong is there to be mended.
    assert.match(await text(page), /foo q\[0\];/);
    await page.locator("#code-problems").getByText("Line 3, column 1:").waitFor();
  });
});

test("a document file holds all that was set", async () => {
  await tell({}, async (page) => {
    await paste(page, PROGRAM);
    await page.locator("#shots").fill("77");
    await page.locator("#seed").fill("5");
    const [name, document] = await save(page, "document");
    assert.equal(name, "circuit.json");
    await page.locator("#toolbar-clear").click();
    await page.locator("#shots").fill("1");
    await choose(page, "kept.json", document);
    await shows(page, LINES);
    assert.equal(await text(page), PROGRAM);
    assert.equal(await page.locator("#shots").inputValue(), "77");
    assert.equal(await page.locator("#seed").inputValue(), "5");
  });
});

test("other formats are saved for the tools that read them", async () => {
  await tell({}, async (page) => {
    await paste(page, PROGRAM);
    const [name2, qasm2] = await save(page, "qasm2");
    assert.equal(name2, "circuit-2.qasm");
    assert.match(qasm2, /^OPENQASM 2\.0;\ninclude "qelib1\.inc";\n/);
    const [name, script] = await save(page, "qiskit");
    assert.equal(name, "circuit.py");
    assert.match(script, /from qiskit import/);
    const [nameOfBoth, forQiskit] = await save(page, "qasm3-qiskit");
    assert.equal(nameOfBoth, "circuit-qiskit.qasm");
    assert.match(forQiskit, /^OPENQASM 3/);
  });
});

test("what a format cannot hold is asked about before it is saved", async () => {
  await tell({}, async (page) => {
    await paste(page, 'OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[1] q;\ngphase(pi/4);\nx q[0];\n');
    await menu(page, "save-qasm2");
    const dialog = page.locator("#save-dialog");
    await dialog.getByText("global phase").waitFor();
    await page.locator("#save-cancel").click();
    assert.ok(!(await dialog.isVisible()));
    await menu(page, "save-qasm2");
    const [, qasm2] = await saved(page, () => page.locator("#save-anyway").click());
    assert.match(qasm2, /x q\[0\];/);
    assert.ok(!(await dialog.isVisible()));

    await paste(page, 'OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[1] q;\nbit[1] c;\nwhile (c[0]) { x q[0]; }\n');
    await menu(page, "save-qasm2");
    await dialog.getByText("cannot be written").waitFor();
    assert.equal(await page.locator("#save-anyway").count(), 0);
    await page.locator("#save-cancel").click();
  });
});

/** The link that the page makes of its circuit, and what stands behind its #. */
async function share(page) {
  await menu(page, "share");
  const link = await page.locator("#share-link").inputValue();
  const isLong = (await page.locator("#share-long").count()) > 0;
  await page.locator("#share-close").click();
  return { link, fragment: link.split("#")[1], isLong };
}

test("a link opens the same circuit elsewhere, and goes from the address", async () => {
  let shared;
  await tell({}, async (page, context) => {
    await paste(page, PROGRAM);
    await page.locator("#seed").fill("9");
    shared = await share(page);
    assert.ok(shared.link.startsWith(page.url()) && !shared.isLong, shared.link);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await menu(page, "share");
    await page.locator("#share-copy").click();
    await page.locator("#share-dialog").getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shared.link);
  });
  await tell({ link: shared.fragment }, async (page) => {
    await shows(page, LINES);
    assert.equal(await text(page), PROGRAM);
    assert.equal(await page.locator("#seed").inputValue(), "9");
    assert.ok(!page.url().includes("#"));
    // A reload goes on with what has been done since.
    await paste(page, PROGRAM.replace("h q[0]", "x q[0]"));
    await page.waitForTimeout(400);
    await page.reload();
    await started(page);
    await shows(page, LINES.map((line) => line.replace("h q", "x q")));
    assert.equal(await page.locator(".banner").count(), 0);
  });
});

test("a link takes nothing away: the circuit that was here can be brought back", async () => {
  let fragment;
  await tell({}, async (page) => {
    await paste(page, PROGRAM);
    ({ fragment } = await share(page));
  });
  await tell({}, async (page) => {
    await startWith(page, 3);
    const open = (fragment) => page.evaluate((fragment) => void (location.hash = fragment), fragment);
    await open(fragment);
    await shows(page, LINES);
    await page.locator("#toolbar-undo").click();
    await shows(page, ["qubit[3] q;"]);
    await page.locator("#toolbar-redo").click();
    await page.waitForTimeout(400);
    // Undo forgets with a reload; what is kept does not.
    await page.reload();
    await started(page);
    await shows(page, LINES);
    await page.locator("#earlier-back").click();
    await shows(page, ["qubit[3] q;"]);
    assert.equal(await page.locator(".banner").count(), 0);
  });
});

test("a link that is damaged says so and changes nothing", async () => {
  for (const link of ["v1.eJyrVkosKMhJ", "v1.", "rubbish", "v1.%%%%"]) {
    await tell({ link }, async (page) => {
      await page.locator(".banner").getByText("The link is damaged").waitFor();
      assert.ok((await page.locator(".gate").count()) > 0);
      assert.ok(!page.url().includes("#"));
      await page.locator(".banner").getByRole("button", { name: "Dismiss" }).click();
      assert.equal(await page.locator(".banner").count(), 0);
    });
  }
  await tell({ link: "v7.abc" }, async (page) => {
    await page.locator(".banner").getByText("newer Ketpad (version 7").waitFor();
  });
});

test("a link says when the text on the screen is not in it", async () => {
  let fragment;
  await tell({}, async (page) => {
    await paste(page, PROGRAM);
    await menu(page, "share");
    await page.locator("#share-link").waitFor();
    assert.equal(await page.locator("#share-unfinished").count(), 0);
    await page.locator("#share-close").click();
    await paste(page, PROGRAM.replace("cx q[0]", "cnx q[0]"));
    await page.locator("#code-problems .error").first().waitFor();
    await menu(page, "share");
    await page.locator("#share-unfinished").getByText("error in the text").waitFor();
    fragment = (await page.locator("#share-link").inputValue()).split("#")[1];
  });
  await tell({ link: fragment }, async (page) => {
    await shows(page, LINES);
    assert.equal(await text(page), PROGRAM);
  });
});

test("a long link is warned of", async () => {
  await tell({}, async (page) => {
    // Angles that no compression makes small.
    const gates = Array.from({ length: 400 }, (_, k) => `rx(${Math.sin(k * k + 1)}) q[${k % 2}];`).join("\n");
    await paste(page, `OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[2] q;\n${gates}\n`);
    assert.ok((await share(page)).isLong);
  });
});

test("two tabs on one document: the other one is told of", async () => {
  await tell({}, async (page, context) => {
    await startWith(page, 2);
    await page.waitForTimeout(400);
    const other = await context.newPage();
    await other.goto(page.url());
    await started(other);
    await startWith(other, 4);
    await page.locator(".banner").getByText("Another tab has Ketpad open").waitFor();
    await page.locator(".banner").getByRole("button", { name: "Dismiss" }).click();
    assert.equal(await page.locator(".banner").count(), 0);
    assert.equal(await shownTab(page), "OpenQASM 3");
  });
});
