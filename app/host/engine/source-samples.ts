import type { ParamsOf } from '../../../core/contract/contract.ts';
import { connectCaller } from '../../../core/contract/peer.ts';
import type { SampledRows } from '../../../core/contract/sample-payloads.ts';
import { type SourceContract, sourceContract } from '../../../core/contract/source-contract.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { describeExit } from './crash.ts';
import { sourceLaunch } from './engine-launch.ts';
import type { EngineExit, EngineProcess } from './engine-process.ts';
import { nodeFinder } from './find-node.ts';
import { spawnEngine } from './spawn-engine.ts';
import type { SupervisorSettings } from './supervisor.ts';

/** Takes rows of sources, each time in a process of its own: a server that keeps it waiting keeps nothing else waiting. */
export interface SourceSamples {
  /** Rejects with what is wrong. Nothing is written, and nobody's place in the source is moved. */
  take(asked: ParamsOf<SourceContract, 'source.sample'>): Promise<SampledRows>;
  /** Ends its processes; none is started after. */
  close(): Promise<void>;
}

interface Going {
  child: EngineProcess;
  exited: Promise<EngineExit>;
}

export function createSourceSamples({
  spawn = spawnEngine,
  findNode = nodeFinder(),
  files,
}: SupervisorSettings): SourceSamples {
  const going = new Set<Going>();
  let isOver = false;

  function start(): Going {
    if (isOver) throw new CodedError('process.ended');
    const child = spawn(sourceLaunch({ node: findNode(), files }));
    const { promise: exited, resolve } = Promise.withResolvers<EngineExit>();
    child.onExit(resolve);
    const one = { child, exited };
    going.add(one);
    return one;
  }
  async function end(one: Going): Promise<void> {
    one.child.kill();
    await one.exited;
    going.delete(one);
  }

  return {
    async take(asked) {
      const one = start();
      try {
        return await connectCaller(sourceContract, one.child.channel).call('source.sample', asked);
      } catch (thrown) {
        if (!(thrown instanceof CodedError) || thrown.code !== 'contract.closed') throw thrown;
        throw new CodedError('connect.ended', { detail: describeExit(await one.exited) });
      } finally {
        await end(one);
      }
    },
    async close() {
      isOver = true;
      await Promise.all([...going].map(end));
    },
  };
}
