import { builtins } from './all.ts';
import type { Builtin } from './definition.ts';
import { words } from './words.ts';

/** A built-in that a search found. */
export interface FoundBuiltin {
  readonly builtin: Builtin;
  /** Whether it is what people mean by that word; the others only have it in their texts. */
  readonly isMeant: boolean;
}

/**
 * The built-ins that a word stands for, in either language: those that people call so first, then those whose name or summary has
 * it. All of them, in the order of their worth, for no word.
 */
export function findBuiltins(search: string): readonly FoundBuiltin[] {
  const wanted = search.trim().toLowerCase();
  const ranked = newest.map((builtin) => ({ builtin, rank: wanted === '' ? 3 : rankOf(builtin, wanted) }));
  return ranked
    .filter(({ rank }) => rank < none)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ builtin, rank }) => ({ builtin, isMeant: rank < 3 }));
}

/** A new function is of the newest version. */
const newest = builtins.filter(
  ({ name, version }) => !builtins.some((other) => other.name === name && other.version > version),
);

const none = 9;

function rankOf({ name, title, calledToo, summary }: Builtin, wanted: string): number {
  const names = [name, ...Object.values(title), ...Object.values(calledToo).flat()].map((one) =>
    one.toLowerCase(),
  );
  if (names.includes(wanted)) return 0;
  if (names.some((one) => one.startsWith(wanted))) return 1;
  if (wanted.length > 1 && names.some((one) => one.includes(` ${wanted}`) || isChinesePart(one, wanted)))
    return 2;
  return wanted.length > 2 && Object.values(summary).some((one) => one.toLowerCase().includes(wanted))
    ? 3
    : none;
}

/** Chinese has no blanks between words. */
function isChinesePart(name: string, wanted: string): boolean {
  return /\p{Script=Han}/u.test(wanted) && name.includes(wanted);
}

const branchWords =
  /^(if|if ?else|else|switch|case|branch|router?|route|split flow|either|otherwise|分支|如果|否则|判断|条件|路由|分流)$/;

/** What KisFlow can't do, when a search asks for it: send one row here and another there. */
export function answerToBranching(search: string): typeof oneChain | undefined {
  return branchWords.test(search.trim().toLowerCase()) ? oneChain : undefined;
}

const oneChain = words(
  'A KisFlow flow is one chain: a row can be kept, changed or dropped, but two rows of a batch never take different ways.',
  'KisFlow 的流是一条链：一行数据可以保留、修改或丢弃，但同一批次的两行不会走不同的路。',
);
