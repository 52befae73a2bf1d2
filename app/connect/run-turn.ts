import { toErrorData } from '../../core/errors/coded-error.ts';
import type { LoadCall, SaveCall, StoreCall } from '../../engine/store/store-call.ts';
import {
  answerText,
  readCalls,
  type StoreAnswer,
  storeTextLimit,
  textBytes,
} from '../../engine/store/store-text.ts';
import type { Connector, SavedRow } from './connector.ts';

/** Loads that are asked for at the same time. */
const loadsAtOnce = 8;

/**
 * Makes the calls of one turn, in their order: saves one after the other into one connector together, loads beside each other. Answers
 * as text, as many as fit: the calls behind them are asked again, and those that save have not been made.
 */
export async function runTurn(connectorOf: (cname: string) => Connector, text: string): Promise<string> {
  const calls = readCalls(text);
  const answers: string[] = [];
  let bytes = 0;
  for (const group of groupsOf(calls)) {
    for (const [index, answer] of (await runGroup(connectorOf, group)).entries()) {
      const told = answerText(group[index]?.cname ?? '', answer);
      bytes += textBytes(told) + 1;
      if (bytes > storeTextLimit && answers.length > 0) return answers.join('\n');
      answers.push(told);
    }
  }
  return answers.join('\n');
}

/** Calls that can be made together. */
function groupsOf(calls: readonly StoreCall[]): StoreCall[][] {
  const groups: StoreCall[][] = [];
  for (const call of calls) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && belongsTo(first, call) && (call.op !== 'load' || group.length < loadsAtOnce))
      group.push(call);
    else groups.push([call]);
  }
  return groups;
}

function belongsTo(first: StoreCall, call: StoreCall): boolean {
  if (first.op === 'load') return call.op === 'load';
  return first.op === 'save' && call.op === 'save' && call.cname === first.cname;
}

async function runGroup(
  connectorOf: (cname: string) => Connector,
  group: readonly StoreCall[],
): Promise<StoreAnswer[]> {
  const saves = group.filter((call) => call.op === 'save');
  if (saves.length > 0) return await saveAll(connectorOf, saves);
  return await Promise.all(
    group.map((call) =>
      call.op === 'load' ? loadOne(connectorOf, call) : Promise.resolve<StoreAnswer>({ mark: 0 }),
    ),
  );
}

async function saveAll(
  connectorOf: (cname: string) => Connector,
  calls: readonly SaveCall[],
): Promise<StoreAnswer[]> {
  try {
    const [first] = calls;
    await connectorOf(first?.cname ?? '').save(calls.flatMap(rowsOf));
    return calls.map(({ rows }) => ({ saved: rows.length }));
  } catch (thrown) {
    return calls.map(() => ({ error: errorOf(thrown) }));
  }
}

function rowsOf({ rows, ids }: SaveCall): SavedRow[] {
  return rows.map((text, index) => ({ text, id: ids?.[index] }));
}

async function loadOne(
  connectorOf: (cname: string) => Connector,
  { cname, wanted }: LoadCall,
): Promise<StoreAnswer> {
  try {
    return { rows: await connectorOf(cname).load(wanted) };
  } catch (thrown) {
    return { error: errorOf(thrown) };
  }
}

function errorOf(thrown: unknown) {
  const { code, params } = toErrorData(thrown);
  return { code, params };
}
