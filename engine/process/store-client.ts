import process from 'node:process';
import { keyFields } from '../../core/config/key-fields.ts';
import type { ConnConfig } from '../../core/config/types.ts';
import type { CheckedParamsOf } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import type { NodeCounters } from '../../core/contract/run-payloads.ts';
import { type ErrorData, fromErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { loadCall, type SaveCall, type StoreCall, saveCall } from '../store/store-call.ts';
import { callText, readAnswers, type StoreAnswer, storeTextLimit, textBytes } from '../store/store-text.ts';

type Unkeyed = NonNullable<NodeCounters['unkeyed']>;

/** The embedded store as a run sees it. */
export interface RunStore {
  /** The number of rows saved, as they were at the call, by these ids where they have some. Rejects with a coded error. */
  save(conn: ConnConfig, args: unknown, ids?: readonly string[]): Promise<number>;
  /** Copies of rows: see `loadCall`. */
  load(conn: ConnConfig, args: unknown): Promise<unknown[]>;
  /**
   * Connectors without a key that were given rows in this run which they held before, with the number of those: where most rows
   * were there already.
   */
  doubled(): Promise<ReadonlyMap<string, number>>;
  /** Connectors with a key that were given rows without it in this run: those are always appended. */
  unkeyed(): ReadonlyMap<string, Unkeyed>;
  /** Whether there are calls without an answer. */
  readonly isBusy: boolean;
  /** Resolves when every call so far has its answer, also those that nobody waited for. */
  settled(): Promise<void>;
}

/** What comes back of a turn: its answers, or why there are none. */
export type TurnAnswers = CheckedParamsOf<EngineContract, 'store.answers'>;

/**
 * The engine's side of the embedded store, which is in another process. Calls of one turn travel together, one turn at a time: those
 * that come meanwhile make up the next one.
 */
export interface StoreClient {
  forRun(): RunStore;
  /** The answers to the turn under way. */
  answer(answers: TurnAnswers): void;
}

interface Waiting {
  text: string;
  bytes: number;
  settle(answer: StoreAnswer): void;
}

// Taken before user code is loaded: what it puts in their place changes nothing here.
const afterMicrotasks = process.nextTick.bind(process);
const afterPromises = queueMicrotask;

/** `send` takes the texts of a turn's calls. */
export function createStoreClient(send: (calls: string) => void): StoreClient {
  const waiting: Waiting[] = [];
  let underWay: Waiting[] = [];
  let isDue = false;

  function add(call: StoreCall): Promise<StoreAnswer> {
    const text = callText(call);
    const { promise, resolve } = Promise.withResolvers<StoreAnswer>();
    waiting.push({ text, bytes: textBytes(text) + 1, settle: resolve });
    sendSoon();
    return promise;
  }
  function sendSoon(): void {
    if (isDue || underWay.length > 0 || waiting.length === 0) return;
    isDue = true;
    afterMicrotasks(sendTurn);
  }
  function sendTurn(): void {
    isDue = false;
    let bytes = 0;
    const length = waiting.findIndex((one, index) => {
      bytes += one.bytes;
      return index > 0 && bytes > storeTextLimit;
    });
    underWay = waiting.splice(0, length < 0 ? waiting.length : length);
    send(underWay.map(({ text }) => text).join('\n'));
  }

  return {
    forRun: () => createRunStore(add),
    answer(turn) {
      const asked = underWay;
      underWay = [];
      const answers = answersOf(turn, asked.length);
      // What did not fit into this turn's answers is asked again.
      waiting.unshift(...asked.splice(answers.length));
      for (const [index, one] of asked.entries()) one.settle(answers[index] ?? { saved: 0 });
      // Whoever goes on now may call again: those calls are of this turn, too.
      afterPromises(sendSoon);
    },
  };
}

/** The same answer for every call when there are none of their own. */
function answersOf(turn: TurnAnswers, calls: number): StoreAnswer[] {
  if ('answers' in turn) return readAnswers(turn.answers);
  const { data } = fromErrorData(turn.error as ErrorData);
  return Array.from({ length: calls }, () => ({ error: data }));
}

function createRunStore(add: (call: StoreCall) => Promise<StoreAnswer>): RunStore {
  const open = new Set<Promise<StoreAnswer>>();

  function begin(make: () => StoreCall): Promise<StoreAnswer> {
    try {
      return add(make());
    } catch (thrown) {
      return Promise.resolve({ error: toErrorData(thrown) });
    }
  }
  async function ask(make: () => StoreCall): Promise<StoreAnswer> {
    const asked = begin(make);
    open.add(asked);
    const answer = await asked;
    open.delete(asked);
    // Made here: its stack goes on to the line of user code that waits.
    if ('error' in answer) throw fromErrorData(answer.error);
    return answer;
  }

  /** Where the rows of a connector without a key ended when this run first saved; unknown where the store could not say. */
  const marks = new Map<string, Promise<number | undefined>>();
  function mark({ cname }: ConnConfig): void {
    const asked = ask(() => ({ op: 'mark', cname }));
    marks.set(
      cname,
      asked.then(
        (answer) => ('mark' in answer ? answer.mark : undefined),
        () => undefined,
      ),
    );
  }
  async function countAgain(cname: string, since: number): Promise<number> {
    const answer = await ask(() => ({ op: 'again', cname, since })).catch(() => undefined);
    if (!answer || !('again' in answer)) return 0;
    return answer.again * 2 > answer.of ? answer.again : 0;
  }

  const unkeyed = new Map<string, Unkeyed>();
  function countUnkeyed(cname: string, fields: readonly string[], { keys }: SaveCall): void {
    const before = unkeyed.get(cname);
    const rows = keys.reduce((sum, key) => sum + (key === null ? 1 : 0), before?.rows ?? 0);
    unkeyed.set(cname, { fields: fields.join(', '), rows, of: (before?.of ?? 0) + keys.length });
  }

  return {
    unkeyed: () => new Map([...unkeyed].filter(([, { rows }]) => rows > 0)),
    async doubled() {
      const found = new Map<string, number>();
      for (const [cname, marked] of marks) {
        const since = await marked;
        // The first rows of a connector double none.
        const rows = since === undefined || since === 0 ? 0 : await countAgain(cname, since);
        if (rows > 0) found.set(cname, rows);
      }
      return found;
    },
    async save(conn, args, ids) {
      const fields = keyFields(conn);
      if (!marks.has(conn.cname) && fields.length === 0) mark(conn);
      const answer = await ask(() => {
        const call = saveCall(conn, args, ids);
        if (fields.length > 0) countUnkeyed(conn.cname, fields, call);
        return call;
      });
      return 'saved' in answer ? answer.saved : 0;
    },
    async load(conn, args) {
      const answer = await ask(() => loadCall(conn, args));
      return 'rows' in answer ? answer.rows.map((row): unknown => JSON.parse(row)) : [];
    },
    get isBusy() {
      return open.size > 0;
    },
    async settled() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
