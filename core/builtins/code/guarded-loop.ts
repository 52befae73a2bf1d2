import { literalCode } from './literal.ts';

/** A line of a function that is written. */
export interface Line {
  readonly depth: number;
  readonly text: string;
  /** A line that only notes which field is worked on. */
  readonly mark?: string;
}

/** How a loop over the rows deals with one that fails. */
export type OnError = 'fail' | 'drop';

/** A loop over the rows, what stands before it and may throw for its rows, and what follows it. */
interface LoopParts {
  readonly prelude: readonly Line[];
  readonly loop: readonly Line[];
  readonly rest: readonly Line[];
  readonly depth: number;
}

type Use = (helper: string) => string;

/** Puts what catches errors around the loop and what follows it, or into the loop, when anything there may throw. */
export function guarded({ prelude, loop, rest, depth }: LoopParts, onError: OnError, use: Use): Line[] {
  const marks = new Set([...prelude, ...loop, ...rest].flatMap(({ mark }) => mark ?? []));
  const [only] = marks;
  if (only === undefined) return [...prelude, ...loop.filter(({ text }) => text !== 'at += 1;'), ...rest];
  const shown = (lines: readonly Line[]): readonly Line[] =>
    marks.size === 1 ? lines.filter(({ mark }) => mark === undefined) : lines;
  const field = marks.size === 1 ? literalCode(only) : 'field';
  const notes = marks.size > 1 ? ["let field = '';"] : [];
  const head = [...['let at = 0;', ...notes].map((text) => ({ depth, text })), ...shown(prelude)];
  const failing = (lines: readonly Line[]) =>
    caught(lines, `throw ${use('rowFailed')}(thrown, at, ${field});`, depth);
  if (onError === 'fail') return [...head, ...failing([...shown(loop), ...shown(rest)])];
  const dropping = droppingIn(shown(loop), field, depth, use);
  const mayFail = rest.some(({ mark }) => mark !== undefined);
  return [...head, ...dropping, ...(mayFail ? failing(shown(rest)) : rest)];
}

/** A loop that leaves fields empty where they fail, and tells how often. */
export function countingNulls({ loop, rest, depth }: LoopParts, use: Use): Line[] {
  const before = ['let at = 0;', `const nulls = ${use('droppedRows')}(ctx);`];
  const after = "nulls.tell('with a field left empty');";
  return [...before.map((text) => ({ depth, text })), ...loop, { depth, text: after }, ...rest];
}

function droppingIn(lines: readonly Line[], field: string, depth: number, use: Use): Line[] {
  const [head, count, ...body] = lines;
  const end = body.pop();
  if (head === undefined || count === undefined || end === undefined) return [];
  return [
    { depth, text: `const drops = ${use('droppedRows')}(ctx);` },
    head,
    count,
    ...caught(body, `drops.add(thrown, at, ${field});`, head.depth + 1),
    end,
    { depth, text: 'drops.tell();' },
  ];
}

function caught(lines: readonly Line[], statement: string, depth: number): Line[] {
  return [
    { depth, text: 'try {' },
    ...lines.map((line) => ({ ...line, depth: line.depth + 1 })),
    { depth, text: '} catch (thrown) {' },
    { depth: depth + 1, text: statement },
    { depth, text: '}' },
  ];
}
