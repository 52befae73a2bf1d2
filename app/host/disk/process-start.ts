import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** When a process began, as the system tells it: `unknown` where it does not, `none` when there is no such process. */
export type ProcessStart = { kind: 'started'; start: string } | { kind: 'none' } | { kind: 'unknown' };

/** Clocks that tell one start differ by the time that a busy machine takes to begin a program. */
const sameStartMs = 60_000;
const run = promisify(execFile);

/** This process's own start, to be compared with `isSameStart`. */
export function ownStart(): string {
  if (process.platform !== 'linux') return `t${Math.round(performance.timeOrigin)}`;
  const found = parseProcStat(readFileSync('/proc/self/stat', 'utf8'), bootId());
  return found.kind === 'started' ? found.start : `t${Math.round(performance.timeOrigin)}`;
}

export async function startOf(pid: number): Promise<ProcessStart> {
  if (!exists(pid)) return { kind: 'none' };
  try {
    if (process.platform === 'linux')
      return parseProcStat(await readFile(`/proc/${pid}/stat`, 'utf8'), bootId());
    const [command, ...args] = process.platform === 'win32' ? windowsStart(pid) : posixStart(pid);
    const { stdout } = await run(command, args, { env: { ...process.env, LC_ALL: 'C' }, windowsHide: true });
    return parseDate(stdout);
  } catch {
    return { kind: 'unknown' };
  }
}

/** Whether two starts are one: exact ticks since the boot on Linux, elsewhere times of day a little apart. */
export function isSameStart(left: string, right: string): boolean {
  if (left === right) return true;
  if (!left.startsWith('t') || !right.startsWith('t')) return false;
  return Math.abs(Number(left.slice(1)) - Number(right.slice(1))) < sameStartMs;
}

/** Field 22 of `/proc/<pid>/stat`; the name before it may hold blanks and brackets. A zombie has ended. */
export function parseProcStat(text: string, boot: string): ProcessStart {
  const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields[18] ?? '';
  if (!/^\d+$/.test(ticks)) return { kind: 'unknown' };
  return /^[ZXx]$/.test(state) ? { kind: 'none' } : { kind: 'started', start: `l${ticks}x${boot}` };
}

/** What `ps -o lstart=` and PowerShell print. */
export function parseDate(text: string): ProcessStart {
  const time = Date.parse(text.trim());
  return Number.isNaN(time) ? { kind: 'unknown' } : { kind: 'started', start: `t${time}` };
}

export function posixStart(pid: number): [string, ...string[]] {
  return ['ps', '-o', 'lstart=', '-p', String(pid)];
}

function windowsStart(pid: number): [string, ...string[]] {
  const script = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`;
  return ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', script];
}

/** A process of somebody else may not be signalled, but is there. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH');
  }
}

/** Ticks count from the boot: this tells one boot from another. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  } catch {
    return '0';
  }
}
