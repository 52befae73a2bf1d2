import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createClient } from 'redis';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { runCommand } from '../../app/cli/test-terminal.ts';
import { keepingProject } from './kit/project.ts';

const server = inject('servers').redis;
const addrs = `127.0.0.1:${server?.port}`;
const command = join(import.meta.dirname, '..', '..', 'app', 'cli', 'kisflow-studio.mjs');

describe.skipIf(!server)('run --storage real', () => {
  it('says where it writes to, writes there, and loads from there', async () => {
    const folder = keepingProject(`addrs: ${addrs}\ntype: redis\nkey: run:kept\nparams:\n  key: id\n`, {
      'connectors/Kept.ts': `export const save = () => { throw new Error('never called'); };\n`,
    });
    const kept = await runCommand(['run', folder, 'Keep', '--storage', 'real']);
    expect(kept).toMatchObject({ code: 0 });
    expect(kept.error).toContain(`real storage: Kept is redis at ${addrs}, "run:kept"`);
    expect(kept.out).toContain('connectors/Kept.ts is not used');
    expect(kept.out).toContain('Keep · real storage');
    const client = await createClient({ url: `redis://${addrs}` }).connect();
    onTestFinished(() => client.destroy());
    expect(await client.hGet('run:kept', '2')).toBe('{"id":2,"name":"😀"}');
    const taken = await runCommand(['run', folder, 'Take', '--storage', 'real', '--json']);
    const document = JSON.parse(taken.out);
    expect(document).toMatchObject({ storage: 'real', status: 'ok' });
    expect(document.nodes[0].out).toHaveLength(2);
    const embedded = await runCommand(['run', folder, 'Take']);
    expect(embedded.out).toContain('Take · embedded store');
  });

  it('names the line that asked when the server is away, without the password', async () => {
    const folder = keepingProject(
      'addrs: redis://me:hush-hush@127.0.0.1:1\ntype: redis\nkey: k\nparams: {}\n',
    );
    const { code, out, error } = await runCommand(['run', folder, 'Keep', '--storage', 'real']);
    expect(code).toBe(1);
    expect(error).toContain('functions/Save.ts:2');
    expect(error).toContain('no server answers at 127.0.0.1:1 (connector Kept)');
    expect(out + error).not.toContain('hush');
  });

  it('refuses before the run what is wrong with a connector', async () => {
    const folder = keepingProject('addrs: 127.0.0.1:1\ntype: nsq\nkey: k\nparams: {}\n');
    const { code, error } = await runCommand(['run', folder, 'Keep', '--storage', 'real'], 'zh-CN');
    expect([code, error.includes('连接器 Kept 的类型“nsq”没有对应的驱动')]).toEqual([1, true]);
  });

  it('stops at once while a server keeps it waiting', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const folder = keepingProject(`addrs: 127.0.0.1:${port}\ntype: redis\nkey: k\nparams: {}\n`);
    const child = spawn(process.execPath, [command, 'run', folder, 'Keep', '--storage', 'real'], {
      stdio: 'ignore',
    });
    await once(silent, 'connection');
    const asked = performance.now();
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    expect(performance.now() - asked).toBeLessThan(1_500);
  });
});
