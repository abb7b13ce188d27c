// The ways in which our engine runs. `module` is what scripts/bench builds, by its file's name.
// A variant whose module is not built is reported as missing.

export const VARIANTS = {
  // By one thread, as on a page that is not isolated from others.
  ours: { module: "bench-engine-relaxed", precision: "f64", threads: 1 },
  ours_f32: { module: "bench-engine-relaxed", precision: "f32", threads: 1 },
  ours_2_threads: { module: "bench-engine-threads", precision: "f64", threads: 2 },
  // In one row with the others, so that they are measured in turn.
  ours_memory: { module: "bench-engine", kind: "memory" },
  ours_diagonal: { module: "bench-engine-relaxed", gate: "diagonal" },
  ours_rotation: { module: "bench-engine-relaxed", gate: "rotation" },
  // In a worker of its own, since the memory of a worker never shrinks.
  ours_stopped: { module: "bench-engine" },
};
