import type { LiveRun } from './live.ts';
import { type FromWorker, toWorkerSchema } from './worker-messages.ts';

/** A worker's side: does what its parent says, and answers how it is. Resolves when it is to stop, also since its parent is gone. */
export function serveParent(run: Pick<LiveRun, 'reload' | 'state'>): Promise<void> {
  const send = (message: FromWorker): void => void process.send?.(message);
  return new Promise((resolve) => {
    process.on('disconnect', () => resolve());
    process.on('message', (message) => {
      const told = toWorkerSchema.safeParse(message).data;
      if (told === undefined) return;
      if ('stop' in told) resolve();
      else if ('reload' in told) void run.reload();
      else void run.state().then((state) => send({ id: told.ask, ...state }));
    });
    send({ begun: true });
  });
}
