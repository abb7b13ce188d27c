// Whether all engines of a row came to the same answer.

const TOLERANCE = { f64: 1e-9, f32: 1e-4 };
const SINGLE_PRECISION = ["qsim", "ours_f32"];
/** Shares of a million shots are known to half a thousandth; this is ten times that. */
const SHARES = 5e-3;

/**
 * What is wrong with each engine's answer, by its name; nothing for one that agrees. `answers` has
 * a list of numbers by name; what one does not say is null, and is not compared. The first who
 * says a number is taken at its word, so a native peer comes first.
 */
export function disagreements(row, answers) {
  const wrong = {};
  const truth = [];
  for (const [name, numbers] of Object.entries(answers)) {
    numbers.forEach((number, index) => {
      if (number === null) return;
      truth[index] ??= number;
      if (!(Math.abs(number - truth[index]) <= allowed(row, name, number, truth[index]))) {
        wrong[name] ??= `answer ${index} is ${number}, not ${truth[index]}`;
      }
    });
  }
  return wrong;
}

function allowed(row, name, ...numbers) {
  if (row.kind === "counts") return SHARES;
  const tolerance = SINGLE_PRECISION.includes(name) ? TOLERANCE.f32 : TOLERANCE.f64;
  // Probabilities are small where there are many; other numbers are sums.
  const scale = row.kind === "state" || row.kind === "plan" ? 2 ** -row.n : 1;
  return tolerance * Math.max(scale, ...numbers.map(Math.abs));
}
