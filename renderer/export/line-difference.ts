export interface DifferenceLine {
  change: 'same' | 'added' | 'removed';
  text: string;
}

/**
 * Lines of two texts side by side in one list, by their longest common subsequence. Texts whose lines make more than four
 * million pairs are compared at their equal beginnings and ends only.
 */
export function lineDifference(before: string, after: string): DifferenceLine[] {
  const a = split(before);
  const b = split(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  return [
    ...a.slice(0, head).map(same),
    ...(middleA.length * middleB.length > 4_000_000 ? replaced(middleA, middleB) : aligned(middleA, middleB)),
    ...a.slice(a.length - tail).map(same),
  ];
}

function split(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

const same = (text: string): DifferenceLine => ({ change: 'same', text });

function replaced(a: readonly string[], b: readonly string[]): DifferenceLine[] {
  return [
    ...a.map((text): DifferenceLine => ({ change: 'removed', text })),
    ...b.map((text): DifferenceLine => ({ change: 'added', text })),
  ];
}

function aligned(a: readonly string[], b: readonly string[]): DifferenceLine[] {
  const lengths = commonLengths(a, b);
  const lines: DifferenceLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      lines.push(same(left));
      i += 1;
      j += 1;
    } else if (
      left !== undefined &&
      (right === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      lines.push({ change: 'removed', text: left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ change: 'added', text: right });
      j += 1;
    }
  }
  return lines;
}

/** `lengths[i][j]`: length of the longest common subsequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] =
        a[i] === b[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
  }
  return lengths;
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
