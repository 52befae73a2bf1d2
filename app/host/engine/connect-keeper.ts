import type { ConnectContract } from '../../../core/contract/connect-contract.ts';
import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import { CodedError, type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { type ConnectProcess, startConnect } from './connect-process.ts';
import { connectLaunch, type EngineFiles } from './engine-launch.ts';
import type { EngineSpawner } from './engine-process.ts';

type ConnectorConfig = ParamsOf<ConnectContract, 'connect.open'>['connectors'][number];
type ConnectMethod = keyof ConnectContract['methods'] & string;

/** The real storage of one session's runs, in one process that is started for the first of them. */
export interface ConnectKeeper {
  /**
   * A run begins that may use these connectors, in place of those before. Rejects with what is wrong with their settings: no server is
   * asked for that.
   */
  begin(connectors: readonly ConnectorConfig[]): Promise<void>;
  /** Makes the calls of one turn of an engine. Never rejects. */
  ask(calls: string | Uint8Array): Promise<{ answers: string } | { error: ErrorData }>;
  call<M extends ConnectMethod>(
    method: M,
    params: ParamsOf<ConnectContract, M>,
  ): Promise<ResultOf<ConnectContract, M>>;
  /** No run goes on: its connections end, and what a server keeps waiting ends with the process. */
  rest(): void;
  readonly pid: number | null;
  /** Ends the process; none is started after. */
  close(): Promise<void>;
}

export interface ConnectKeeperSettings {
  spawn: EngineSpawner;
  findNode(): string;
  files?: EngineFiles | undefined;
}

export function createConnectKeeper({ spawn, findNode, files }: ConnectKeeperSettings): ConnectKeeper {
  let current: ConnectProcess | undefined;
  let isOver = false;

  function started(): ConnectProcess {
    if (isOver) throw new CodedError('process.ended');
    current ??= startConnect(spawn, connectLaunch({ node: findNode(), files }));
    return current;
  }
  return {
    async begin(connectors) {
      if (current?.isOver) current = undefined;
      await started().call('connect.open', { connectors: [...connectors] });
    },
    async ask(calls) {
      try {
        return await started().call('store.calls', { calls });
      } catch (thrown) {
        return { error: toErrorData(thrown) };
      }
    },
    call: async (method, params) => await started().call(method, params),
    rest() {
      const ended = current;
      current = undefined;
      void ended?.end();
    },
    get pid() {
      return current?.pid ?? null;
    },
    async close() {
      isOver = true;
      await current?.end();
    },
  };
}
