import { toErrorData } from '../../core/errors/coded-error.ts';
import type { LiveRun } from './live.ts';
import { type FromWorker, toWorkerSchema } from './worker-messages.ts';

/** A worker's side: does what its parent says, and answers how it is. Resolves when it is to stop, also since its parent is gone. */
export function serveParent(run: Pick<LiveRun, 'reload' | 'state' | 'flows' | 'send'>): Promise<void> {
  const send = (message: FromWorker): void => void process.send?.(message);
  return new Promise((resolve) => {
    process.on('disconnect', () => resolve());
    process.on('message', (message) => {
      const told = toWorkerSchema.safeParse(message).data;
      if (told === undefined) return;
      if ('stop' in told) resolve();
      else if ('reload' in told) void run.reload();
      else if ('ask' in told) void run.state().then((state) => send({ id: told.ask, ...state }));
      else if ('askFlows' in told) void run.flows().then((flows) => send({ id: told.askFlows, ...flows }));
      else
        run.send(told.source, told.rows).then(
          () => send({ id: told.send, sent: null }),
          (thrown: unknown) => send({ id: told.send, sent: toErrorData(thrown) }),
        );
    });
    send({ begun: true });
  });
}
