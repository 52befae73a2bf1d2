import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identityText, lifeOf, parseIdentity, thisProcess } from './process-identity.ts';
import { isSameStart, parseDate, parseProcStat, posixStart } from './process-start.ts';

const identity = `import { identityText, thisProcess } from ${JSON.stringify(`${import.meta.dirname}/process-identity.ts`)};
console.log(identityText(thisProcess)); setInterval(() => {}, 1000);`;

describe('lifeOf', () => {
  it('knows another process while it runs, and that it has ended', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', identity]);
    const [text] = await once(child.stdout, 'data');
    const other = parseIdentity(String(text).trim());
    if (other === null) throw new Error(`no identity: ${text}`);
    expect(other.pid).toBe(child.pid);
    expect(await lifeOf(other)).toBe('alive');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await lifeOf(other)).toBe('dead');
  });

  it('takes no process for an older one with its number', async () => {
    const first = { ...thisProcess, pid: process.ppid, start: 'l1x0' };
    expect(await lifeOf(first)).toBe(process.platform === 'linux' ? 'dead' : 'alive');
    expect(await lifeOf({ ...thisProcess, start: 'l1x0' })).toBe('dead');
    expect(await lifeOf(thisProcess)).toBe('alive');
  });

  it('says nothing of processes elsewhere', async () => {
    expect(await lifeOf({ ...thisProcess, place: '00000000' })).toBe('unknown');
  });

  it('reads what it writes', () => {
    expect(parseIdentity(identityText(thisProcess))).toEqual(thisProcess);
    for (const text of ['', 'a', '1f2e3d4c-x-l1', '1f2e3d4c-1-../x']) expect(parseIdentity(text)).toBeNull();
  });
});

describe('the start of a process', () => {
  const fields = 'S 1 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 11 0 8812345 99 88';
  it('is field 22, whatever the name', () => {
    expect(parseProcStat(`7 (a) b ) (c) ${fields}`, 'boot')).toEqual({
      kind: 'started',
      start: 'l8812345xboot',
    });
  });

  it('is none for a process that ended and was not waited for', () => {
    expect(parseProcStat(`7 (a) ${fields.replace('S', 'Z')}`, 'boot')).toEqual({ kind: 'none' });
    expect(parseProcStat('', 'boot')).toEqual({ kind: 'unknown' });
  });

  it.skipIf(process.platform === 'win32')('is what ps prints, where there is no /proc', () => {
    const [command, ...args] = posixStart(process.pid);
    const found = parseDate(
      execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }),
    );
    if (found.kind !== 'started') throw new Error(found.kind);
    expect(isSameStart(found.start, `t${Math.round(performance.timeOrigin)}`)).toBe(true);
    expect(isSameStart(found.start, `t${Math.round(performance.timeOrigin) - 120_000}`)).toBe(false);
  });
});
