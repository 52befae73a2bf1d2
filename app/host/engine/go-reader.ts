import { goReaderContract } from '../../../core/contract/go-reader-contract.ts';
import { connectCaller } from '../../../core/contract/peer.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { ReadGoFiles } from '../go-code/go-files.ts';
import { createTaskQueue } from '../project/task-queue.ts';
import { rareError } from '../rare-errors.ts';
import { describeExit } from './crash.ts';
import { goLaunch } from './engine-launch.ts';
import type { EngineExit, EngineProcess } from './engine-process.ts';
import { nodeFinder } from './find-node.ts';
import { spawnEngine } from './spawn-engine.ts';
import type { SupervisorSettings } from './supervisor.ts';

/** Reads Go code in a process of its own, which parses for seconds where there is much: the host answers meanwhile. */
export interface GoReader {
  /** One reading after the other. Rejects when the process ended before it answered. */
  readonly read: ReadGoFiles;
  /** Ends its process; none is started after. */
  close(): Promise<void>;
}

export function createGoReader({
  spawn = spawnEngine,
  findNode = nodeFinder(),
  files,
}: SupervisorSettings): GoReader {
  const inTurn = createTaskQueue();
  let going: { child: EngineProcess; exited: Promise<EngineExit> } | undefined;
  let isOver = false;

  async function readInProcess(root: string, paths: readonly string[]) {
    if (isOver) throw new CodedError('process.ended');
    const child = spawn(goLaunch({ root, node: findNode(), files }));
    const { promise: exited, resolve } = Promise.withResolvers<EngineExit>();
    child.onExit(resolve);
    going = { child, exited };
    try {
      return await connectCaller(goReaderContract, child.channel).call('go.read', {
        root,
        paths: [...paths],
      });
    } catch (thrown) {
      if (!(thrown instanceof CodedError) || thrown.code !== 'contract.closed') throw thrown;
      const detail = describeExit(await exited);
      throw isOver ? new CodedError('process.ended') : rareError('process.go-ended', { detail });
    } finally {
      child.kill();
      await exited;
      going = undefined;
    }
  }

  return {
    read: (root, paths) => inTurn(() => readInProcess(root, paths)),
    async close() {
      isOver = true;
      going?.child.kill();
      await going?.exited;
    },
  };
}
