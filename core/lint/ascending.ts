/** How many of some ascending numbers are less than `limit`. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of them is in a span, whose end is exclusive. */
export function anyWithin(
  numbers: readonly number[],
  { start, end }: { start: number; end: number },
): boolean {
  return (numbers[countBelow(numbers, start)] ?? end) < end;
}

/** The last of them that is less than `limit`; -1 when none is. */
export function lastBelow(numbers: readonly number[], limit: number): number {
  return numbers[countBelow(numbers, limit) - 1] ?? -1;
}
