export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  /** Line numbers from 1; undefined where the line is not in that text. */
  before: number | undefined;
  after: number | undefined;
}

/** Beyond this many pairs of lines, the middle is shown as one block that was replaced. */
const maxCells = 4_000_000;

/** The lines of two texts side by side: the longest common subsequence stays, the rest is removed or added. */
export function diffLines(before: string, after: string): DiffLine[] {
  const left = splitLines(before);
  const right = splitLines(after);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end++;
  }
  const kinds: DiffLine['kind'][] = [
    ...Array.from({ length: start }, () => 'same' as const),
    ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...Array.from({ length: end }, () => 'same' as const),
  ];
  return numbered(kinds, left, right);
}

function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function middle(left: readonly string[], right: readonly string[]): DiffLine['kind'][] {
  const width = right.length + 1;
  if (left.length * right.length > maxCells) {
    return [...left.map(() => 'removed' as const), ...right.map(() => 'added' as const)];
  }
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const kinds: DiffLine['kind'][] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      kinds.push('same');
      row++;
      column++;
    } else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) {
      kinds.push('removed');
      row++;
    } else {
      kinds.push('added');
      column++;
    }
  }
  return kinds;
}

function numbered(
  kinds: readonly DiffLine['kind'][],
  left: readonly string[],
  right: readonly string[],
): DiffLine[] {
  let before = 0;
  let after = 0;
  return kinds.map((kind) => {
    if (kind !== 'added') before++;
    if (kind !== 'removed') after++;
    return {
      kind,
      text: (kind === 'added' ? right[after - 1] : left[before - 1]) ?? '',
      before: kind === 'added' ? undefined : before,
      after: kind === 'removed' ? undefined : after,
    };
  });
}
