import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { errorDataSchema } from '../../core/contract/error-data.ts';
import { CodedError, type ErrorData, fromErrorData } from '../../core/errors/coded-error.ts';
import type { StoreCall } from './store-call.ts';

/**
 * Calls and answers as they travel: a line of JSON for each, and after it its rows, a line each. Rows are not taken apart on the way,
 * and JSON texts hold no line breaks.
 */

/** Bytes of a call or of an answer, at most; those of a turn's calls together, too. A frame holds a little more. */
export const storeTextLimit = 60 * 1024 * 1024;

/** What a call gave. */
export type StoreAnswer =
  | { readonly saved: number }
  | { readonly mark: number }
  /** Of so many rows that were looked at. */
  | { readonly again: number; readonly of: number }
  | { readonly rows: readonly string[] }
  | { readonly error: ErrorData };

const count = z.int().min(0);
const saveHead = z.strictObject({
  op: z.literal('save'),
  cname: z.string(),
  rows: count,
  /** Left out when no row has a key. */
  keys: z.array(z.string().nullable()).optional(),
  ids: z.array(z.string()).optional(),
});
const loadHead = z.strictObject({
  op: z.literal('load'),
  cname: z.string(),
  keyFields: z.array(z.string()),
  wanted: z.array(z.array(z.tuple([z.string(), z.string().nullable()]))).nullable(),
});
const markHead = z.strictObject({ op: z.literal('mark'), cname: z.string() });
const againHead = z.strictObject({ op: z.literal('again'), cname: z.string(), since: count });
const callHead = z.discriminatedUnion('op', [saveHead, loadHead, markHead, againHead]);
const answerHead = z.union([
  z.strictObject({ saved: count }),
  z.strictObject({ mark: count }),
  z.strictObject({ again: count, of: count }),
  z.strictObject({ rows: count }),
  z.strictObject({ error: errorDataSchema }),
]);

/** One call as text. Throws `process.store-too-large`. */
export function callText(call: StoreCall): string {
  const { op, cname } = call;
  if (op === 'mark' || op === 'again') return bounded(cname, JSON.stringify(call));
  if (op === 'load') {
    const wanted = call.wanted?.map((fields) => Object.entries(fields)) ?? null;
    return bounded(cname, JSON.stringify({ op, cname, keyFields: call.keyFields, wanted }));
  }
  const keys = call.keys.some((key) => key !== null) ? call.keys : undefined;
  const head = JSON.stringify({ op, cname, rows: call.rows.length, keys, ids: call.ids });
  return bounded(cname, [head, ...call.rows].join('\n'));
}

/** One answer as text; one that is too long becomes the error that says so. */
export function answerText(cname: string, answer: StoreAnswer): string {
  if (!('rows' in answer)) return JSON.stringify(answer);
  const rows = answer.rows.map((row) => (row.includes('\n') ? row.replaceAll('\n', ' ') : row));
  try {
    return bounded(cname, [JSON.stringify({ rows: rows.length }), ...rows].join('\n'));
  } catch (thrown) {
    if (!(thrown instanceof CodedError)) throw thrown;
    return JSON.stringify({ error: { code: thrown.code, params: thrown.data.params } });
  }
}

/** Throws what no engine's text makes it throw. */
export function readCalls(text: string): StoreCall[] {
  const lines = createLines(text);
  const calls: StoreCall[] = [];
  while (!lines.isAtEnd()) {
    const head = callHead.parse(JSON.parse(lines.next()));
    if (head.op === 'save') {
      const rows = lines.take(head.rows);
      calls.push({ op: 'save', cname: head.cname, rows, keys: head.keys ?? [], ids: head.ids });
    } else if (head.op === 'load') {
      const wanted = head.wanted?.map((fields) => Object.fromEntries(fields)) ?? null;
      calls.push({ ...head, wanted });
    } else calls.push(head);
  }
  return calls;
}

/** Fewer answers than calls: the calls behind them were not made, since their answers would not fit. */
export function readAnswers(text: string): StoreAnswer[] {
  const lines = createLines(text);
  const answers: StoreAnswer[] = [];
  while (!lines.isAtEnd()) {
    const head = answerHead.parse(JSON.parse(lines.next()));
    if ('rows' in head) answers.push({ rows: lines.take(head.rows) });
    else if ('error' in head) answers.push({ error: fromErrorData(head.error as ErrorData).data });
    else answers.push(head);
  }
  return answers;
}

/** Bytes as UTF-8. */
export function textBytes(text: string): number {
  return Buffer.byteLength(text);
}

function bounded(cname: string, text: string): string {
  if (text.length * 3 <= storeTextLimit || textBytes(text) <= storeTextLimit) return text;
  throw new CodedError('process.store-too-large', { cname, limit: storeTextLimit / 1024 / 1024 });
}

function createLines(text: string) {
  const lines = text === '' ? [] : text.split('\n');
  let at = 0;
  return {
    isAtEnd: () => at >= lines.length,
    next: () => lines[at++] ?? '',
    take(wanted: number): string[] {
      if (wanted > lines.length - at) throw new Error('fewer rows than were told');
      at += wanted;
      return lines.slice(at - wanted, at);
    },
  };
}
