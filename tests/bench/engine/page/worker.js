// Runs one variant of the engine, as a page's worker does, and answers each message with one.

const BATCH_MS = 5;
const WARM_UP_MS = 100;
const MOST_WARM_UPS = 20;

let module;
let task;
let times = 1;

const prepare = {
  state: ({ text }, { precision, threads }) => module.state(text, precision, threads),
  plan: ({ text }) => module.stateOfPlan(text),
  counts: ({ text, shots }) => module.counts(text, shots),
  expectation: ({ text, terms }) => module.expectation(text, lines(terms)),
  sweep: ({ text, terms, values }) => module.sweep(text, lines(terms), Float64Array.from(values)),
  pass: ({ num_qubits }, { gate }) => module.pass(num_qubits, gate),
  memory: ({ num_qubits }) => module.bandwidth(num_qubits),
  cancel: ({ text }) => module.cancel(text),
};

const lines = (terms) => terms.map(([label, coefficient]) => `${label} ${coefficient}`).join("\n");

const reply = {
  async load({ task: wanted, variant }) {
    if (!module) {
      const loaded = await import(`./${variant.module}.js`);
      await loaded.default();
      if (variant.threads > 1) await new Promise((done) => loaded.startThreads(variant.threads, done));
      module = loaded;
    }
    task?.free();
    task = undefined;
    task = prepare[variant.kind ?? wanted.kind](wanted, variant);
    return { ok: true };
  },

  /** One sample. Work that takes less than a batch is done again and again in it. */
  run() {
    const ms = task.time(times) / times;
    return { ms, call_ms: ms };
  },

  /** Chooses how often the work is done in a sample, and lets the browser compile what it does. */
  warmUp() {
    times = 1;
    let spent = 0;
    for (let count = 0; count < MOST_WARM_UPS && spent < WARM_UP_MS; count++) {
      const ms = task.time(times);
      spent += ms;
      if (ms < BATCH_MS) times = Math.ceil(times * Math.min(10, (1.2 * BATCH_MS) / Math.max(ms, 0.01)));
    }
    return { ok: true };
  },

  answer: ({ indices }) => ({ answer: [...task.answer(Uint32Array.from(indices ?? []))] }),
};

/** Becomes a thread of the module that another worker has loaded. */
async function join({ data: [shared, memory] }) {
  const loaded = await import("./bench-engine-threads.js");
  loaded.initSync({ module: shared, memory });
  postMessage("there");
  loaded.beThread();
}

async function answer({ data }) {
  try {
    postMessage(await reply[data.do](data));
  } catch (error) {
    const text = String(error?.message ?? error);
    const what = /^missing: (.*)/.exec(text);
    postMessage(what ? { missing: what[1] } : { error: text });
  }
}

if (globalThis.name === "thread") addEventListener("message", join, { once: true });
else addEventListener("message", answer);
