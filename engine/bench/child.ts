import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ContractDefinition } from '../../core/contract/contract.ts';
import { type EngineContract, engineContract } from '../../core/contract/engine-contract.ts';
import { type Caller, connectCaller } from '../../core/contract/peer.ts';
import { type StoreContract, storeContract } from '../../core/contract/store-contract.ts';
import { createPipeChannel } from '../wire/pipe-channel.ts';

/** A process of ours and the way to speak to it. */
export interface Child<C extends ContractDefinition> {
  readonly process: ChildProcess;
  readonly caller: Caller<C>;
}

const walls = ['--permission', '--no-experimental-ffi', '--disable-warning=ExperimentalWarning'];
const folder = join(import.meta.dirname, '..');

/** An engine for the project in `root`, as hosts start it. */
export function startEngine(root: string): Child<EngineContract> {
  const options = [
    ...walls,
    '--no-experimental-sqlite',
    '--allow-fs-read=*',
    '--max-old-space-size=1024',
    join(folder, 'process', 'entry.ts'),
    root,
  ];
  return start(engineContract, options);
}

/** The process of a store in this file. */
export function startStore(path: string): Child<StoreContract> {
  const grants = ['--allow-fs-read=*', `--allow-fs-write=${join(path, '..')}/*`];
  return start(storeContract, [...walls, ...grants, join(folder, 'store', 'entry.ts'), path]);
}

function start<C extends ContractDefinition>(contract: C, args: string[]): Child<C> {
  const child = spawn(process.execPath, args, {
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'],
  });
  const [, , , to, from] = child.stdio as [null, null, null, Writable, Readable];
  const channel = createPipeChannel({
    from,
    to,
    onViolation(reason) {
      throw new Error(reason);
    },
  });
  child.once('exit', channel.close);
  return { process: child, caller: connectCaller(contract, channel) };
}

/** Resolves when this run has ended well. */
export function whenFinished(caller: Caller<EngineContract>, runId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = caller.on('run.finished', ({ runId: ended, end }) => {
      if (ended !== runId) return;
      stop();
      if (end.status === 'ok') resolve();
      else reject(new Error(JSON.stringify(end.error)));
    });
  });
}
