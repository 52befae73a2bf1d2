import type { ParamsOf, ResultOf } from '../../../core/contract/contract.ts';
import { connectCaller } from '../../../core/contract/peer.ts';
import { type StoreContract, storeContract } from '../../../core/contract/store-contract.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { describeExit } from './crash.ts';
import type { EngineLaunch, EngineSpawner } from './engine-process.ts';

type StoreMethod = keyof StoreContract['methods'] & string;

/** The process of one embedded store. */
export interface StoreProcess {
  readonly pid: number | null;
  /** Rejects with `process.store-ended` when the process is gone. */
  call<M extends StoreMethod>(
    method: M,
    params: ParamsOf<StoreContract, M>,
  ): Promise<ResultOf<StoreContract, M>>;
  /** Whether it is gone, or going. */
  readonly isOver: boolean;
  /** Ends it: what was answered is kept. */
  end(): Promise<void>;
}

export function startStore(spawn: EngineSpawner, launch: EngineLaunch): StoreProcess {
  const child = spawn(launch);
  const caller = connectCaller(storeContract, child.channel);
  let detail: string | undefined;
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
        throw new CodedError('process.store-ended', { detail: detail ?? '' });
      }
    },
    async end() {
      isOver = true;
      child.kill();
      await exited;
    },
  };
}
