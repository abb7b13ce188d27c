// The module for other pages: the page of the README, beside the site and on another origin, and
// what `run` promises.

import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.mjs";
import { counts, DIST, long, paste, run, stories } from "./support/ketpad.mjs";
import { serve } from "./support/server.mjs";

const app = stories();
const stage = {};

before(async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const example = readme.match(/```html\n([\s\S]*?)```/)[1];
  stage.folder = await mkdtemp(join(tmpdir(), "ketpad-embed-"));
  await cp(DIST, join(stage.folder, "site"), { recursive: true });
  await writeFile(join(stage.folder, "site", "example.html"), example);
  const headers = { "access-control-allow-origin": "*" };
  stage.site = await serve(join(stage.folder, "site"), { base: "/some/where/", headers });
  const elsewhere = example.replace("./ketpad.js", `${stage.site.url}ketpad.js`);
  await mkdir(join(stage.folder, "other"));
  await writeFile(join(stage.folder, "other", "index.html"), elsewhere);
  stage.other = await serve(join(stage.folder, "other"));
  stage.browser = await launch();
});

after(async () => {
  await stage.browser?.close();
  await stage.site?.close();
  await stage.other?.close();
  if (stage.folder) await rm(stage.folder, { recursive: true });
});

const BELL = 'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1]; c = measure q;';
const ROTATION = 'OPENQASM 3.0; include "stdgates.inc"; input float[64] theta; qubit[1] q; rx(theta) q[0];';

const sampler = (pubs, more = {}) => ({ program_id: "sampler", params: { pubs, ...more } });
const estimator = (pubs, more = {}) => ({ program_id: "estimator", params: { pubs, precision: 0, ...more } });

/** What the page of the README says in the end. It is no site, so it has no icon. */
async function told(url, allow) {
  const prepare = (page) => page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  const opened = await open(stage.browser, url, { prepare, allow });
  await opened.page.locator("#ones").getByText(/^\d+$/).waitFor();
  const ones = Number(await opened.page.locator("#ones").innerText());
  await opened.close();
  return ones;
}

test("the page of the README works beside the site, and on another origin alike", async () => {
  const beside = await told(`${stage.site.url}example.html`);
  // Five standard deviations around the mean.
  assert.ok(Math.abs(beside - 500) < 80, `${beside}`);
  const site = new URL(stage.site.url).origin;
  assert.equal(await told(stage.other.url, (problem) => problem.startsWith(`request to another host: ${site}`)), beside);
});

const EMPTY = { contentType: "text/html", body: "<!doctype html><title>Empty</title>" };

/** Opens an empty page beside the site, and tells a story in it. */
async function beside(story, allow) {
  const prepare = (page) => page.route("**/empty.html", (route) => route.fulfill(EMPTY));
  const opened = await open(stage.browser, `${stage.site.url}empty.html`, { prepare, allow });
  await story(opened.page);
  await opened.close();
}

/** Runs jobs in a page all at once: results, or what they are rejected with. */
const runAll = (page, jobs) =>
  page.evaluate(async (jobs) => {
    const { run } = await import("./ketpad.js");
    const shown = ({ name, message, code, errors }) => ({ name, message, code, errors });
    return Promise.all(jobs.map((job) => run(job).catch((error) => ({ error: shown(error) }))));
  }, jobs);

const close = (found, expected) =>
  Array.isArray(expected)
    ? found.length === expected.length && expected.every((value, index) => close(found[index], value))
    : Math.abs(found - expected) < 1e-12;

/** A page of another origin that tells what Z is after X, within a Content-Security-Policy if one is given. */
async function toldByPage(name, { policy, wrap = (html) => html }) {
  const job = JSON.stringify(estimator([['OPENQASM 3.0; include "stdgates.inc"; qubit[1] q; x q[0];', "Z"]]));
  const script = `import { run } from "${stage.site.url}ketpad.js";
    const tell = (text) => { document.body.textContent = "Z is " + text; };
    run(${job}).then(({ results }) => tell(results[0].data.evs), (error) => tell(error.message));`;
  const meta = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : "";
  const html = `<!doctype html><html lang="en"><head><title>Z</title>${meta}</head><body><script type="module">${script}</script></body></html>`;
  await writeFile(join(stage.folder, "other", name), wrap(html));
  const prepare = (page) => page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  const site = new URL(stage.site.url).origin;
  const allow = (problem) => problem.startsWith(`request to another host: ${site}`);
  const opened = await open(stage.browser, `${stage.other.url}${name}`, { prepare, allow });
  const frame = opened.page.frames().at(-1);
  const text = await frame.getByText(/^Z is /).innerText();
  await opened.close();
  return text;
}

test("a page of another origin needs no more of its policy than the README says", async () => {
  const site = new URL(stage.site.url).origin;
  const policy = `default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' ${site}; connect-src ${site}; worker-src blob:`;
  assert.equal(await toldByPage("strict.html", { policy }), "Z is -1");
});

test("a sandboxed frame, as notebooks show what they make, runs jobs", async () => {
  const quoted = (html) => html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const wrap = (html) => `<!doctype html><html lang="en"><title>F</title><iframe sandbox="allow-scripts" srcdoc="${quoted(html)}"></iframe></html>`;
  assert.equal(await toldByPage("frame.html", { wrap }), "Z is -1");
});

test("observables, values and shapes are those of Qiskit", async () => {
  const thetas = [0, 0.5, 1, Math.PI];
  const column = thetas.map((theta) => [theta]);
  const cases = [
    [[BELL, "ZZ"], 1],
    [[BELL, { XX: 0.5, YY: 2 }], -1.5],
    [[BELL, [["XX", { IZ: 3 }], ["ZZ", "YY"]]], [[1, 0], [1, -1]]],
    [[ROTATION, "Z", column], thetas.map(Math.cos)],
    [[ROTATION, [["Z"], ["Y"]], { theta: thetas }], [thetas.map(Math.cos), thetas.map((theta) => -Math.sin(theta))]],
    [['OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; x q[0];', ["IZ", "ZI"]], [-1, 1]],
  ];
  await beside(async (page) => {
    const answers = await runAll(page, cases.map(([pub]) => estimator([pub])));
    answers.forEach((answer, index) => {
      assert.ok(close(answer.results[0].data.evs, cases[index][1]), JSON.stringify([cases[index], answer]));
    });
  });
});

test("a sweep gives samples in its shape, and a result with tags when it is asked for", async () => {
  const text = `${ROTATION} bit[1] m; m[0] = measure q[0];`;
  const sweep = [[[0], [Math.PI]], [[Math.PI], [0]]];
  await beside(async (page) => {
    const [plain, tagged] = await runAll(page, [sampler([[text, sweep, 2]]), sampler([[text, sweep, 2]], { support_qiskit: true })]);
    const [zeros, ones] = [["0x0", "0x0"], ["0x1", "0x1"]];
    assert.deepEqual(plain.results[0].data.m, { samples: [[zeros, ones], [ones, zeros]], num_bits: 1 });
    assert.equal(tagged.__type__, "PrimitiveResult");
    const data = tagged.__value__.pub_results[0].__value__.data.__value__;
    assert.deepEqual(data.shape, [2, 2]);
    assert.equal(data.fields.m.__type__, "BitArray");
  });
});

test("typed arrays are arrays, and numbers that are none are named with their place", async () => {
  await beside(async (page) => {
    const found = await page.evaluate(async (circuit) => {
      const { run, KetpadError } = await import("./ketpad.js");
      const job = (values) => ({ program_id: "estimator", params: { pubs: [[circuit, "Z", values]], precision: 0 } });
      const refused = (values) => run(job(values)).catch((error) => [error instanceof KetpadError, error.message, error.errors[0].path]);
      const loop = [];
      loop.push(loop);
      const typed = await run(job(new Float64Array([0, Math.PI])));
      return [typed.results[0].data.evs, await refused([0, NaN]), await refused({ theta: Infinity }), (await refused(loop))[1], (await refused(1n))[1]];
    }, ROTATION);
    assert.ok(close(found[0], [1, -1]));
    assert.deepEqual(found[1], [true, "$.params.pubs[0][2][1]: NaN is not a finite number", "$.params.pubs[0][2][1]"]);
    assert.deepEqual(found[2].slice(1), ["$.params.pubs[0][2].theta: Infinity is not a finite number", "$.params.pubs[0][2].theta"]);
    assert.match(found[3], /cannot be written as JSON/);
    assert.match(found[4], /cannot be written as JSON/);
  });
});

test("what is no part of a job is named, not left out", async () => {
  await beside(async (page) => {
    const found = await page.evaluate(async (circuit) => {
      const { run } = await import("./ketpad.js");
      const job = { program_id: "sampler", params: { pubs: [circuit] } };
      const wrong = [
        { ...job, signal: new AbortController() },
        { ...job, onProgress: 5 },
        { ...job, params: { ...job.params, options: new Map([["default_shots", 3]]) } },
        { ...job, params: { ...job.params, shots: () => 3 } },
        Object.defineProperty({ ...job }, "backend", { enumerable: true, get: () => { throw new Error("no backend for you"); } }),
      ];
      return Promise.all(wrong.map((each) => run(each).then(() => "ran", (error) => `${error.name} ${error.code} ${error.errors[0].message}`)));
    }, BELL);
    assert.deepEqual(found, [
      "KetpadError 1003 $.signal: this is no AbortSignal; of an AbortController it is `controller.signal`",
      "KetpadError 1003 $.onProgress: this is no function",
      "KetpadError 1003 $.params.options: a Map is not JSON",
      "KetpadError 1003 $.params.shots: a function is not JSON",
      "KetpadError 1003 the job cannot be read: no backend for you",
    ]);
  });
});

test("what is wrong is refused with a code, the place and a reason", async () => {
  const wide = long(40, 1);
  const cases = [
    [undefined, 1003, /there is no params/],
    [{ program_id: "vqe", params: { pubs: [] } }, 1290, /no program vqe/],
    [{ ...sampler([BELL]), backend: "ibm_torino" }, 1007, /no backend ibm_torino/],
    [sampler([BELL], { options: { default_shot: 1 } }), 1003, /\$\.params\.options\.default_shot: .*did you mean `default_shots`/],
    [sampler([[BELL, null, 1e12]]), 1003, /1000000000000 shots/],
    [sampler([ROTATION]), 1003, /has no measurement/],
    [sampler([wide]), 1517, /40 qubits/],
    [sampler(["qubit q; creg c[1]; creg c[1];"]), 1603, /line 1, column \d+: the name `c` is already taken/],
    [estimator([[BELL, "ZZZ"]]), 1003, /on 3 qubits, the circuit has 2/],
    [estimator([[BELL, "ZQ"]]), 1003, /letter 1 is 'Q'/],
    [estimator([[BELL, { ZZ: [0, 1] }]]), 1003, /\$\.params\.pubs\[0\]\[1\]\.ZZ/],
    [estimator([[BELL, []]]), 1003, /has no observable/],
    [estimator([[ROTATION, "Z", []]]), 1003, /has no values/],
    [estimator([[BELL, "ZZ", null, -1]]), 1003, /-1 is no precision/],
  ];
  await beside(async (page) => {
    const answers = await runAll(page, cases.map(([job]) => job));
    answers.forEach(({ error }, index) => {
      const [job, code, message] = cases[index];
      assert.equal(error?.name, "KetpadError", JSON.stringify(job));
      assert.equal(error.code, code, error.message);
      assert.equal(error.errors[0].code, code);
      assert.match(error.message, message);
    });
    // The engine has not suffered.
    const [{ results }] = await runAll(page, [estimator([[BELL, "ZZ"]])]);
    assert.ok(close(results[0].data.evs, 1));
  });
});

test("seeds give the counts that the page of the site gives", async () => {
  await app.tell({}, async (page) => {
    const text = long(4, 2);
    await paste(page, text);
    await run(page, { shots: 500, seed: 11 });
    const shown = await counts(page);
    const job = sampler([[text, null, 500]]);
    const seeds = [{ ...job, seed: 11 }, sampler([[text, null, 500]], { options: { simulator: { seed_simulator: 11 } } })];
    for (const { results, metadata } of await runAll(page, seeds)) {
      const found = {};
      for (const sample of results[0].data.c.samples) {
        const outcome = Number(sample).toString(2).padStart(4, "0");
        found[outcome] = (found[outcome] ?? 0) + 1;
      }
      assert.deepEqual(found, shown);
      assert.equal(metadata.seed, 11);
    }
  });
});

test("nothing is loaded before the first run, and runs at once share few workers", async () => {
  const requests = [];
  await beside(async (page) => {
    page.on("request", (request) => requests.push(new URL(request.url()).pathname.split("/").pop()));
    await page.evaluate(() => import("./ketpad.js"));
    assert.deepEqual(requests, ["ketpad.js"]);
    const answers = await runAll(page, Array.from({ length: 12 }, (_, seed) => ({ ...sampler([[BELL, null, 100]]), seed })));
    assert.ok(answers.every(({ results }) => results[0].data.c.samples.length === 100));
    assert.ok(page.workers().length <= 4, `${page.workers().length} workers`);
    assert.equal(requests.filter((name) => /^embed_bg/.test(name)).length, 1);
  });
});

test("a run tells its progress, and ends at once when it is aborted", async () => {
  await beside(async (page) => {
    const told = await page.evaluate(
      async ([slow, quick]) => {
        const { run } = await import("./ketpad.js");
        const aborter = new AbortController();
        const told = [];
        const onProgress = (progress) => {
          told.push(progress);
          if (progress.done > 0) aborter.abort();
        };
        const late = await run({ ...slow, onProgress, signal: aborter.signal }).catch((error) => error);
        const reason = new Error("my own");
        const early = await run({ ...slow, signal: AbortSignal.abort(reason) }).catch((error) => error);
        const begun = performance.now();
        const next = await run({ ...quick, onProgress: (progress) => told.push(progress), signal: new AbortController().signal });
        return { late: late.name, isOwn: early === reason, told, samples: next.results[0].data.c.samples.length, ms: performance.now() - begun };
      },
      [sampler([[long(20, 300), null, 1000]]), sampler([[BELL, null, 100]])],
    );
    assert.equal(told.late, "AbortError");
    assert.ok(told.isOwn);
    assert.equal(told.samples, 100);
    assert.ok(told.told.length >= 2 && told.told.every(({ done, total }) => 0 <= done && done <= total));
    assert.deepEqual(told.told.at(-1), { done: 1000, total: 1000 });
  });
});

test("where the engine cannot be loaded, runs are rejected until it can be", async () => {
  const story = async (page) => {
    await page.route(/embed_bg/, (route) => route.abort());
    const [{ error }] = await runAll(page, [sampler([BELL])]);
    assert.equal(error.code, 1000);
    assert.match(error.message, /the engine does not run/);
    await page.unroute(/embed_bg/);
    const [{ results }] = await runAll(page, [sampler([[BELL, null, 10]])]);
    assert.equal(results[0].data.c.samples.length, 10);
  };
  await beside(story, (problem) => /Failed to load resource/.test(problem));
});
