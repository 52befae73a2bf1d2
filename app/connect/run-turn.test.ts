import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { StoreCall } from '../../engine/store/store-call.ts';
import { callText, readAnswers } from '../../engine/store/store-text.ts';
import type { Connector } from './connector.ts';
import { runTurn } from './run-turn.ts';

/** Connectors that keep rows in memory, and tell in which order they were asked. */
function connectors(fails: (text: string) => boolean = () => false) {
  const kept = new Map<string, string[]>();
  const asked: string[] = [];
  const rowsOf = (cname: string): string[] => kept.get(cname) ?? [];
  const connectorOf = (cname: string): Connector => ({
    async save(rows) {
      const texts = rows.map(({ text }) => text);
      asked.push(`save ${cname} ${texts.length}`);
      if (texts.some(fails)) throw new CodedError('connect.full', { cname });
      kept.set(cname, [...rowsOf(cname), ...texts]);
      return texts.length;
    },
    async load() {
      asked.push(`load ${cname}`);
      return rowsOf(cname);
    },
    health: () => Promise.reject(new Error('not asked')),
    database: async () => undefined,
    transact: () => Promise.reject(new Error('not asked')),
    forgetAnswers: () => undefined,
    explain: () => new CodedError('connect.failed', { cname }),
    close: async () => undefined,
  });
  return { connectorOf, asked, kept };
}

const save = (cname: string, ...rows: string[]): StoreCall => ({ op: 'save', cname, rows, keys: [] });
const load = (cname: string): StoreCall => ({ op: 'load', cname, keyFields: [], wanted: null });
const turn = (calls: readonly StoreCall[]): string => calls.map(callText).join('\n');

describe('a turn of calls', () => {
  it('is answered call by call, whatever is made together', async () => {
    const call = fc.oneof(
      fc
        .record({ cname: fc.constantFrom('a', 'b'), rows: fc.array(fc.nat().map(String)) })
        .map(({ cname, rows }) => save(cname, ...rows)),
      fc.constantFrom('a', 'b').map(load),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1 }), async (calls) => {
        const kept: Record<string, string[]> = { a: [], b: [] };
        const expected = calls.map((one) => {
          const own = kept[one.cname] ?? [];
          if (one.op === 'load') return { rows: [...own] };
          if (one.op !== 'save') throw new Error(one.op);
          own.push(...one.rows);
          return { saved: one.rows.length };
        });
        const { connectorOf } = connectors();
        expect(readAnswers(await runTurn(connectorOf, turn(calls)))).toEqual(expected);
      }),
    );
  });

  it('makes saves into one connector one, and tells each of them when it fails', async () => {
    const { connectorOf, asked } = connectors((text) => text === '3');
    const calls = [save('a', '1'), save('a', '2', '3'), load('a'), save('b', '4')];
    const answers = readAnswers(await runTurn(connectorOf, turn(calls)));
    expect(asked).toEqual(['save a 3', 'load a', 'save b 1']);
    expect(answers).toMatchObject([
      { error: { code: 'connect.full' } },
      { error: { code: 'connect.full' } },
      { rows: [] },
      { saved: 1 },
    ]);
  });

  it('leaves for the next turn what does not fit into the answer, and saves behind it are not made', async () => {
    const { connectorOf, kept } = connectors();
    const large = JSON.stringify('x'.repeat(25 * 1024 * 1024));
    kept.set('a', [large]);
    const calls = [load('a'), load('a'), load('a'), save('b', '1')];
    expect(readAnswers(await runTurn(connectorOf, turn(calls)))).toHaveLength(2);
    expect(kept.get('b')).toBeUndefined();
  });
});
