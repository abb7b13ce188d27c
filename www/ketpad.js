// Ketpad for other pages: runs jobs of Qiskit Runtime in workers of the page that imports this.
//
// Everything else is loaded from beside this module, with the first run, and stays for later ones.

/**
 * A job as `POST /jobs` of the REST API takes it, and how it is to run here.
 *
 * @typedef {object} Job
 * @property {"sampler" | "estimator"} program_id The primitive.
 * @property {object} params What it is to run: `pubs`, and as far as wanted `options`, `shots` or
 *   `precision`, and `support_qiskit` for a result with tags, as Qiskit reads it. Arrays may be typed.
 * @property {string} [backend] `ketpad_simulator`, which is ideal and takes every gate, if it is missing; or the name
 *   of a device, such as `fake_fez`, which takes circuits of its own instructions alone. Devices are computed
 *   without noise.
 * @property {number} [seed] The same seed gives the same result. It holds where the options have no
 *   `simulator.seed_simulator` and no `seed_estimator`; without any, the result's metadata have the
 *   seed that was drawn.
 * @property {(progress: { done: number, total: number }) => void} [onProgress] Learns how much of the
 *   work is done.
 * @property {AbortSignal} [signal] Ends the work; the promise is rejected with the signal's reason.
 */

/**
 * Why there is no result.
 *
 * @typedef {object} Fault
 * @property {number} code Number of the kind of error, as Qiskit Runtime has it.
 * @property {string} message What is wrong, and where.
 * @property {string} [path] Where in the job, such as `$.params.pubs[0][1]`.
 * @property {number} [line] Where in the circuit's text, from 1.
 * @property {number} [column] Where in that line, from 1.
 */

/** The error of a job that cannot be run, or does not run to its end. */
export class KetpadError extends Error {
  /** @param {Fault[]} errors At least one. */
  constructor(errors, options) {
    super(errors.map(({ message }) => message).join("\n"), options);
    this.name = "KetpadError";
    /** The code of the first error. */
    this.code = errors[0].code;
    /** All errors. */
    this.errors = errors;
  }
}

// The files of the devices.
const DEVICES = {
  fake_manila: "./backends/fake_manila.json",
  fake_lagos: "./backends/fake_lagos.json",
  fake_guadalupe: "./backends/fake_guadalupe.json",
  fake_montreal: "./backends/fake_montreal.json",
  fake_sherbrooke: "./backends/fake_sherbrooke.json",
  fake_torino: "./backends/fake_torino.json",
  fake_fez: "./backends/fake_fez.json",
};

const INTERNAL = 1000;
const INVALID = 1003;

/** Promises the engine, as soon as there was a first run. */
let engine;

/**
 * Runs a job, and promises its result as the REST API writes it: plain JSON, or JSON with tags if
 * `params.support_qiskit` is true.
 *
 * @param {Job} job
 * @returns {Promise<object>}
 * @throws {KetpadError} When the job cannot be run.
 */
export async function run(job) {
  const { onProgress, signal, text } = parts(job);
  signal?.throwIfAborted();
  const { promise: cancelled, resolve: cancel } = settled();
  signal?.addEventListener("abort", cancel, { once: true });
  const aborted = cancelled.then(() => signal?.throwIfAborted());
  try {
    return JSON.parse(await Promise.race([answer(text, onProgress, cancelled), aborted]));
  } catch (thrown) {
    signal?.throwIfAborted();
    throw failure(thrown);
  } finally {
    signal?.removeEventListener("abort", cancel);
    // Nobody waits for it any longer.
    cancel();
  }
}

/** What a run needs of a job: who is told, what ends it, and its JSON. */
function parts(job) {
  let own;
  try {
    own = { ...job };
  } catch (error) {
    throw invalid(`the job cannot be read: ${error?.message ?? error}`, undefined, error);
  }
  const { onProgress, signal, ...request } = own;
  if (onProgress != null && typeof onProgress !== "function") {
    throw invalid("$.onProgress: this is no function", "$.onProgress");
  }
  // Of whichever frame.
  if (signal != null && !(typeof signal.throwIfAborted === "function" && "aborted" in signal)) {
    throw invalid("$.signal: this is no AbortSignal; of an AbortController it is `controller.signal`", "$.signal");
  }
  return { onProgress, signal, text: written(request) };
}

/** The result as text. */
async function answer(text, onProgress, cancelled) {
  engine ??= load();
  const ready = await engine;
  return ready.run(text, loadDevice, (done, total) => tell(onProgress, { done, total }), cancelled);
}

/** The text of a device's file. */
async function loadDevice(name) {
  const answer = await fetch(new URL(DEVICES[name], import.meta.url));
  if (!answer.ok) throw new Error(`the server says ${answer.status}`);
  return answer.text();
}

/** A promise that is resolved from outside. */
function settled() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

async function load() {
  try {
    const { default: start, Engine } = await import("./embed.js");
    await start();
    return new Engine(workerAddress());
  } catch (error) {
    // The next run tries afresh.
    engine = undefined;
    throw error;
  }
}

/**
 * The address of the worker's script. A page may not start a worker from another origin, but a
 * script of its own that imports one. That is no module, which a sandboxed frame could not start,
 * and whose imports count as workers to a Content-Security-Policy. What comes before the import
 * has ended waits in `firstMessage`.
 */
function workerAddress() {
  const { href, origin } = new URL("./worker_loader.js", import.meta.url);
  if (origin === globalThis.location?.origin && origin !== "null") return href;
  const script = `
    globalThis.firstMessage = new Promise((done) => addEventListener("message", done, { once: true }));
    import(${JSON.stringify(href)}).catch(reportError);`;
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/** The error of a job that is not valid. */
function invalid(message, path, cause) {
  return new KetpadError([{ code: INVALID, message, ...(path && { path }) }], { cause });
}

/** What JSON would leave out or empty without a word. */
function nameOfForeign(value) {
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  return value instanceof Map || value instanceof Set ? `a ${value.constructor.name}` : undefined;
}

/** The JSON of a job. JSON has no infinite numbers and no typed arrays, but pages do. */
function written(job) {
  const ways = new Map();
  // A function with a `this`, which is the object or list that has the member.
  function check(key, value) {
    const own = ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value) : value;
    if (typeof own === "object" && own !== null) ways.set(own, { holder: this, key });
    const foreign = nameOfForeign(own);
    if (foreign || (typeof own === "number" && !Number.isFinite(own))) {
      const path = wayTo(ways, this, key);
      throw invalid(`${path}: ${foreign ? `${foreign} is not JSON` : `${own} is not a finite number`}`, path);
    }
    return own;
  }
  try {
    return JSON.stringify(job, check);
  } catch (error) {
    if (error instanceof KetpadError) throw error;
    throw invalid(`the job cannot be written as JSON: ${error?.message ?? error}`, undefined, error);
  }
}

/** The way to a member, such as `$.params.pubs[0][1]`. */
function wayTo(ways, holder, key) {
  const step = Array.isArray(holder) ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  const way = ways.get(holder);
  // The outermost holder has the job itself as its only member, whose name is empty.
  return way === undefined || way.key === "" ? `$${step}` : wayTo(ways, way.holder, way.key) + step;
}

/** What a page does with the progress is no reason to end the job. */
function tell(onProgress, progress) {
  try {
    onProgress?.(progress);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** What the engine has thrown, as an error. */
function failure(thrown) {
  if (typeof thrown === "string") return new KetpadError(JSON.parse(thrown).errors);
  // Its program could not be loaded, or has stopped, and cannot go on.
  engine = undefined;
  return new KetpadError([{ code: INTERNAL, message: `the engine does not run: ${thrown?.message ?? thrown}` }], { cause: thrown });
}
