// Loads the engine into a worker: of the programs that the site has, the first that the browser
// can run; the one with threads only into a worker with the name `large`. A worker with the name
// `thread` joins another one instead, as a thread of its program.

const BASELINE = "./worker.js";

// scripts/dist puts the addresses of further programs here, as far as it could build them.
const RELAXED = "";
const THREADED = "";

// A module with one function, which uses an instruction of WebAssembly's relaxed vectors.
const RELAXED_PROBE = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 15, 1, 13, 0,
  0x41, 0, 0xfd, 15, 0x41, 0, 0xfd, 15, 0xfd, 0x80, 2, 11,
]);

/** The programs to try, the best first. */
function programs() {
  const isRelaxed = WebAssembly.validate(RELAXED_PROBE);
  // Only a page that is isolated from other sites may share memory.
  const canShare = globalThis.crossOriginIsolated && navigator.hardwareConcurrency > 1;
  const isLarge = globalThis.name === "large";
  return [isLarge && isRelaxed && canShare && THREADED, isRelaxed && RELAXED, BASELINE].filter(Boolean);
}

async function serve() {
  let problem;
  for (const address of programs()) {
    try {
      const program = await import(address);
      return await program.default();
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

async function join({ data: [module, memory] }) {
  const program = await import(THREADED);
  program.initSync({ module, memory });
  postMessage("there");
  program.beThread();
}

// A script that imports this one keeps what has come before.
const firstMessage = () =>
  globalThis.firstMessage ?? new Promise((done) => addEventListener("message", done, { once: true }));

if (globalThis.name === "thread") firstMessage().then(join).catch(reportError);
else await serve();
