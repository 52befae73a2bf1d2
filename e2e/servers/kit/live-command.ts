import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const command = join(import.meta.dirname, '..', '..', '..', 'app', 'cli', 'kisflow-studio.mjs');

/** A line of the log of a live run. */
export type LogLine = Record<string, unknown>;

/** `kisflow-studio live` as a process, heard through its log. */
export function runLiveCommand(folder: string, ...args: string[]) {
  const child = spawn(process.execPath, [command, 'live', folder, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log: LogLine[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line.startsWith('{') ? JSON.parse(line) : { event: 'text', message: line });
    for (const look of waiting) look();
  });
  /** Resolves with the first line from `from` on that is so. */
  async function heard(isIt: (line: LogLine) => boolean, from = 0): Promise<LogLine> {
    for (;;) {
      const line = log.slice(from).find(isIt);
      if (line) return line;
      await new Promise<void>((resolve) => {
        const look = (): void => {
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
    }
  }
  return {
    log,
    heard,
    kill: () => void child.kill('SIGKILL'),
    async stop(): Promise<number> {
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return code;
    },
    /** Kills a worker in the middle of whatever it does; resolves when the one that takes its place has begun. */
    async killWorker(worker: number): Promise<void> {
      const pid = log.findLast((line) => line['event'] === 'started' && line['worker'] === worker)?.['pid'];
      const from = log.length;
      process.kill(Number(pid), 'SIGKILL');
      await heard((line) => line['event'] === 'started' && line['worker'] === worker, from);
    },
  };
}
