// Our engine in a real browser, behind the same questions as its peers.

import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "../../e2e/support/browser.mjs";
import { ISOLATED, serve } from "../../e2e/support/server.mjs";
import { variantFor } from "./variants.mjs";

/** Opens a page on the modules in `stage`. */
export async function openBrowser(stage) {
  for (const file of ["worker.js", "index.html"]) {
    copyFileSync(new URL(`page/${file}`, import.meta.url), join(stage, file));
  }
  // An isolated page has shared memory, and a clock of 5 microseconds.
  const site = await serve(stage, { headers: ISOLATED });
  const browser = await launch();
  const { page, close } = await open(browser, site.url);
  page.setDefaultTimeout(0);
  await page.evaluate(() => {
    globalThis.workers = new Map();
    globalThis.ask = (name, message) => {
      const { workers } = globalThis;
      if (!workers.has(name)) workers.set(name, new Worker("worker.js", { type: "module" }));
      const worker = workers.get(name);
      return new Promise((done) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => done({ error: `the worker ended: ${message}` });
        worker.postMessage(message);
      });
    };
  });
  return {
    version: `${browser.browserType().name()} ${browser.version()}, headless`,
    engine: (name) => new Engine(page, name, stage),
    async close() {
      await close();
      await browser.close();
      await site.close();
    },
  };
}

/** One variant of our engine, in a worker of its own. */
class Engine {
  constructor(page, name, stage) {
    this.page = page;
    this.name = name;
    this.stage = stage;
  }

  async ask(message) {
    const { name, variant } = this;
    if (!existsSync(join(this.stage, `${variant.module}.js`))) return { missing: `the module ${variant.module} is not built` };
    // A worker has one module.
    return this.page.evaluate(([name, message]) => globalThis.ask(name, message), [`${name} ${variant.module}`, { ...message, variant }]);
  }

  load(task) {
    const text = task.file && readFileSync(task.file, "utf8");
    const values = task.values && [...new Float64Array(new Uint8Array(readFileSync(task.values)).buffer)];
    this.indices = task.indices;
    this.variant = variantFor(this.name, task.num_qubits);
    return this.ask({ do: "load", task: { ...task, text, values } });
  }

  warmUp = () => this.ask({ do: "warmUp" });
  run = () => this.ask({ do: "run" });
  answer = () => this.ask({ do: "answer", indices: this.indices });
  close() {}
}
