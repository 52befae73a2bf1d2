import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const kilobyte = 1024;

/** Bytes of memory that a process holds, told by the system; null when that cannot be found out. */
export async function processMemory(
  pid: number,
  platform: string = process.platform,
): Promise<number | null> {
  try {
    if (platform === 'linux')
      return kilobytes(/^VmRSS:\s*(\d+)/m, await readFile(`/proc/${pid}/status`, 'utf8'));
    if (platform === 'win32') {
      const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], {
        windowsHide: true,
      });
      return kilobytes(/"([\d.,\s]+) K"/, stdout);
    }
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
    return kilobytes(/(\d+)/, stdout);
  } catch {
    return null;
  }
}

function kilobytes(pattern: RegExp, text: string): number | null {
  const digits = pattern.exec(text)?.[1]?.replaceAll(/\D/g, '');
  return digits === undefined || digits === '' ? null : Number(digits) * kilobyte;
}

/** How often: asking the system is cheap where it is a file, elsewhere it starts a program. */
const watchEveryMs = process.platform === 'linux' ? 100 : 1000;

/**
 * Calls once when the process holds more than so many bytes. Code that allocates without ever pausing tells nothing
 * itself. Gives the function that ends the watch.
 */
export function watchMemory(pid: number | null, limit: number, onOver: () => void): () => void {
  if (pid === null) return () => {};
  let asking = false;
  const timer = setInterval(async () => {
    if (asking) return;
    asking = true;
    const bytes = await processMemory(pid);
    asking = false;
    if (bytes === null || bytes <= limit) return;
    clearInterval(timer);
    onOver();
  }, watchEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
