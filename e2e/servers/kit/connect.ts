import '../../../app/cli/error-texts.ts';
import { afterAll } from 'vitest';
import { createConnectKeeper } from '../../../app/host/engine/connect-keeper.ts';
import { nodeFinder } from '../../../app/host/engine/find-node.ts';
import { spawnEngine } from '../../../app/host/engine/spawn-engine.ts';
import type { ConnConfig } from '../../../core/config/types.ts';
import { fromErrorData } from '../../../core/errors/coded-error.ts';
import { loadCall, saveCall } from '../../../engine/store/store-call.ts';
import { callText, readAnswers, type StoreAnswer } from '../../../engine/store/store-text.ts';

/** The connector process as a host has it, and what an engine would ask it, for tests. */
export function connectForTests() {
  const keeper = createConnectKeeper({ spawn: spawnEngine, findNode: nodeFinder() });
  afterAll(() => keeper.close());

  async function ask(calls: readonly string[]): Promise<StoreAnswer[]> {
    const answer = await keeper.ask(calls.join('\n'));
    if ('error' in answer) throw fromErrorData(answer.error);
    return readAnswers(answer.answers);
  }
  async function one(call: string): Promise<StoreAnswer> {
    const [answer] = await ask([call]);
    if (!answer) throw new Error('no answer');
    if ('error' in answer) throw fromErrorData(answer.error);
    return answer;
  }
  return {
    keeper,
    ask,
    open: (...connectors: ConnConfig[]) => keeper.begin(connectors),
    async save(conn: ConnConfig, args: unknown): Promise<number> {
      const answer = await one(callText(saveCall(conn, args)));
      return 'saved' in answer ? answer.saved : 0;
    },
    async load(conn: ConnConfig, args?: unknown): Promise<unknown[]> {
      const answer = await one(callText(loadCall(conn, args)));
      return 'rows' in answer ? answer.rows.map((row): unknown => JSON.parse(row)) : [];
    },
  };
}

/** A connector as its YAML has it. */
export function connector(fields: Partial<ConnConfig> & Pick<ConnConfig, 'cname' | 'type'>): ConnConfig {
  return { kistype: 'conn', addrs: '', key: fields.cname, params: {}, load: [], save: [], ...fields };
}
