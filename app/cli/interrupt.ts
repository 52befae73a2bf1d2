import { CodedError } from '../../core/errors/coded-error.ts';
import type { EngineSpawner } from '../host/engine/engine-process.ts';
import { spawnEngine } from '../host/engine/spawn-engine.ts';

/** Whether somebody wants the command to end. */
export interface Interrupt {
  happened(): boolean;
  /** Calls when Ctrl-C comes, or at once when it has come. */
  listen(listener: () => void): void;
  close(): void;
}

/** Ctrl-C stops the run; a second one changes nothing, since stopping takes less than a second. */
export function listenForInterrupt(): Interrupt {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of signals) process.on(signal, abort);
  return {
    happened: () => controller.signal.aborted,
    listen(listener) {
      if (controller.signal.aborted) listener();
      else controller.signal.addEventListener('abort', listener);
    },
    close() {
      for (const signal of signals) process.off(signal, abort);
    },
  };
}

/** After Ctrl-C no new process takes the place of one that had to be killed. */
export function engineSpawner(interrupt: Interrupt): EngineSpawner {
  return (launch) => {
    if (interrupt.happened()) throw new CodedError('cli.interrupted');
    return spawnEngine({ ...launch, options: [...launch.options, '--max-semi-space-size=2'] });
  };
}
