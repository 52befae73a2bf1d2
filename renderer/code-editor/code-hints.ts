import { codeFacts } from '../../core/lint/code-facts.ts';
import { rangesIn } from '../../core/project/text-range.ts';
import { parametersIn } from './typed-code.ts';

/** What is known of a function at its place, for notes beside its code. */
export interface HintFacts {
  params: readonly { key: string; value: string }[];
  /** As it is told, such as `RevenueStore · mysql`; null without one. */
  connector: string | null;
  /** In words; null before a run. */
  rowsIn: string | null;
  rowsOut: string | null;
  /** Said of a param that is not set here. */
  notSet: string;
}

/** A note at the end of a line, from 1. */
export interface CodeHint {
  line: number;
  text: string;
}

/** Notes beside the lines where a function reads its rows, params and connector, and hands rows on. */
export function codeHints(path: string, text: string, facts: HintFacts): CodeHint[] {
  const { paramsRead, tokens, commits } = codeFacts({ path, text });
  const rangeAt = rangesIn(text);
  const lineOf = (offset: number) => rangeAt(offset, offset).line;
  const notes: CodeHint[] = paramsRead.map(({ key, range }) => {
    const set = facts.params.find((param) => param.key === key);
    return {
      line: range.endLine,
      text: set === undefined ? `${key}: ${facts.notSet}` : `${key} = ${set.value}`,
    };
  });
  const rows = parametersIn(text)?.[2];
  if (rows !== undefined && facts.rowsIn !== null)
    notes.push({ line: lineOf(rows.start), text: facts.rowsIn });
  const connector = tokens.find(({ type, value }) => type === 'word' && value === 'getConnector');
  if (connector && facts.connector !== null)
    notes.push({ line: lineOf(connector.start), text: facts.connector });
  // Where rows are handed on at several places, nobody knows how many at which.
  const commit = commits.length === 1 ? tokens[commits[0] ?? -1] : undefined;
  if (commit && facts.rowsOut !== null) notes.push({ line: lineOf(commit.start), text: facts.rowsOut });
  return joined(notes);
}

/** One note a line. */
function joined(notes: readonly CodeHint[]): CodeHint[] {
  const byLine = new Map<number, string>();
  for (const { line, text } of notes) byLine.set(line, [byLine.get(line), text].filter(Boolean).join(' · '));
  return [...byLine].map(([line, text]) => ({ line, text })).toSorted((a, b) => a.line - b.line);
}
