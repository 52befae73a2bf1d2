import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** A screen of its own, which nobody sees. */
export interface Display {
  /** The value of DISPLAY; undefined where windows need none. */
  name: string | undefined;
  close(): void;
}

/** Starts Xvfb on a free display. Null on a Linux without it. */
export async function startDisplay(): Promise<Display | null> {
  if (process.platform !== 'linux') return { name: undefined, close() {} };
  if (spawnSync('which', ['Xvfb']).status !== 0) return null;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await displayNumber(server);
  return number === null ? null : { name: `:${number}`, close: () => void server.kill() };
}

/** Xvfb writes the number that it found free once it is ready. */
function displayNumber(server: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('exit', () => resolve(null));
    server.once('error', () => resolve(null));
  });
}
