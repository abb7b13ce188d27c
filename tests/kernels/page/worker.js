// Runs one scenario as one kind of program, and answers with what came of it. The address says
// which program: worker.js?kernels_relaxed. With the name `thread` it joins another worker instead.

// Not awaited here: until it is there, a message would find nobody listening.
const loading = import(`./${location.search.slice(1)}.js`);

/** The scenarios' names without a `scenario`; else the number of threads that ran it. */
async function answer({ data: { scenario, threads } }) {
  const module = await loading;
  await module.default();
  if (!scenario) return postMessage(module.scenarios());
  const present = threads > 1 ? await new Promise((done) => module.startThreads(threads, done)) : 1;
  module.run(scenario);
  postMessage(present);
}

async function join({ data: [shared, memory] }) {
  const module = await loading;
  module.initSync({ module: shared, memory });
  postMessage("there");
  module.beThread();
}

addEventListener("message", globalThis.name === "thread" ? join : answer, { once: true });
