import { type ConnectContract, connectContract } from '../../../core/contract/connect-contract.ts';
import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import { connectCaller } from '../../../core/contract/peer.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { describeExit } from './crash.ts';
import type { EngineLaunch, EngineSpawner } from './engine-process.ts';

type ConnectMethod = keyof ConnectContract['methods'] & string;

/** The process that speaks to real storage. */
export interface ConnectProcess {
  readonly pid: number | null;
  /** Rejects with `connect.ended` when the process is gone. */
  call<M extends ConnectMethod>(
    method: M,
    params: ParamsOf<ConnectContract, M>,
  ): Promise<ResultOf<ConnectContract, M>>;
  /** Whether it is gone, or going. */
  readonly isOver: boolean;
  /** Ends it at once: what was answered is done, what was not may be. */
  end(): Promise<void>;
}

export function startConnect(spawn: EngineSpawner, launch: EngineLaunch): ConnectProcess {
  const child = spawn(launch);
  const caller = connectCaller(connectContract, child.channel);
  let detail = '';
  let isOver = false;
  const exited = new Promise<void>((resolve) => {
    child.onExit((exit) => {
      isOver = true;
      detail = describeExit(exit);
      resolve();
    });
  });
  return {
    pid: child.pid,
    get isOver() {
      return isOver;
    },
    async call(method, params) {
      try {
        return await caller.call(method, params);
      } catch (thrown) {
        if (!(thrown instanceof CodedError) || thrown.code !== 'contract.closed') throw thrown;
        await exited;
        throw new CodedError('connect.ended', { detail });
      }
    },
    async end() {
      isOver = true;
      child.kill();
      await exited;
    },
  };
}
