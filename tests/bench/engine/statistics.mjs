// What many measurements say together.

/** The middle one, or the mean of the two in the middle; nothing of nothing. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (!sorted.length) return undefined;
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}

/** The number whose power is the product; nothing of nothing. */
export function geometricMean(numbers) {
  if (!numbers.length) return undefined;
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}

/** The median of the quotients round by round, of the rounds that both were in. */
export function pairedRatio(numerators, denominators) {
  const rounds = Math.min(numerators.length, denominators.length);
  return median(numerators.slice(0, rounds).map((numerator, round) => numerator / denominators[round]));
}
