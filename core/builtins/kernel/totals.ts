/** The value between which and below lies that part of the numbers (0 to 1), linear between ranks; null of none. */
export function percentile(numbers: readonly number[], part: number): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * part;
  const below = Math.floor(rank);
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]];
  return rank === below ? low : low + (high - low) * (rank - below);
}
