import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineLaunch } from './engine-launch.ts';
import { nodeFinder } from './find-node.ts';

/** Each wall by itself: what holds should the refused imports ever be got round. */
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kisflow-walls-'));
  mkdirSync(join(root, 'node_modules'));
  mkdirSync(join(root, '.studio'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Runs code under the engine's options and environment, with all of Node at hand; gives what it prints. */
function probe(code: string, ...more: string[]): unknown {
  const path = join(root, 'node_modules', 'probe.mjs');
  writeFileSync(path, code);
  const grants = { root };
  const { node, options, env } = engineLaunch({ grants, memoryLimitMb: 256, node: nodeFinder()() });
  const { stdout, stderr } = spawnSync(node, [...options, ...more, path], { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** The same beside servers of this process, which go on meanwhile. */
async function probeWhileServing(code: string): Promise<unknown> {
  const path = join(root, 'node_modules', 'probe.mjs');
  writeFileSync(path, code);
  const { node, options, env } = engineLaunch({ grants: { root }, memoryLimitMb: 256, node: nodeFinder()() });
  const child = spawn(node, [...options, '--no-deprecation', path], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

const tries = `const tries = (all) => Object.fromEntries(Object.entries(all).map(([name, go]) => {
  try { go(); return [name, 'done']; } catch (thrown) { return [name, thrown.code ?? thrown.message]; }
}));`;

describe('the permission model of the engine process', () => {
  it('denies files, processes, workers and addons to everybody in it', () => {
    const secret = join(homedir(), '.profile');
    expect(
      probe(`import fs from 'node:fs'; import { spawnSync } from 'node:child_process'; import { Worker } from 'node:worker_threads';
        ${tries}
        console.log(JSON.stringify(tries({
          home: () => fs.readFileSync(${JSON.stringify(secret)}),
          list: () => fs.readdirSync(${JSON.stringify(homedir())}),
          project: () => fs.readFileSync(${JSON.stringify(join(root, 'conf.yml'))}),
          write: () => fs.writeFileSync(${JSON.stringify(join(root, 'node_modules', 'x.js'))}, ''),
          spawn: () => { const { error } = spawnSync('ls'); if (error) throw error; },
          worker: () => new Worker('0', { eval: true }),
          addon: () => process.dlopen({ exports: {} }, '/tmp/nothing.node'),
        })));`),
    ).toEqual({
      home: 'ERR_ACCESS_DENIED',
      list: 'ERR_ACCESS_DENIED',
      project: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      worker: 'ERR_ACCESS_DENIED',
      addon: 'ERR_DLOPEN_DISABLED',
    });
  });

  it('shows nothing of the environment of the application', () => {
    const names = probe('console.log(JSON.stringify(Object.keys(process.env)))');
    expect(['TZ', 'LANG', 'LC_ALL', 'SystemRoot']).toEqual(expect.arrayContaining(names as string[]));
  });
});

describe('the network in the engine process', () => {
  it('is out of reach by every way that Node has, for code with all of Node at hand', async () => {
    const reached: string[] = [];
    const server = createServer((socket) => {
      reached.push('tcp');
      socket.destroy();
    });
    const local = createServer(() => reached.push('unix'));
    const udp = createSocket('udp4', () => reached.push('udp'));
    const socketPath = join(root, 'socket');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => local.listen(socketPath, resolve));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      const got =
        await probeWhileServing(`import net from 'node:net'; import dgram from 'node:dgram'; import dns from 'node:dns'; import http from 'node:http'; import http2 from 'node:http2'; import https from 'node:https'; import tls from 'node:tls';
        const port = ${port}; const path = ${JSON.stringify(socketPath)};
        const event = (made) => new Promise((resolve) => { for (const name of ['connect', 'listening', 'response', 'secureConnect']) made.on(name, () => resolve(name)); made.on('error', (error) => resolve(error.code)); });
        const raw = (kind, act) => { const binding = process.binding(kind); return act(binding); };
        const ways = {
          connect: () => event(net.connect(port, '127.0.0.1')),
          listen: () => event(net.createServer().listen(0)),
          unix: () => event(net.connect(path)),
          unixListen: () => event(net.createServer().listen(path + '2')),
          descriptor: () => event(new net.Socket({ fd: 5 })),
          udpBind: () => event(dgram.createSocket('udp4').bind(0)),
          udpSend: () => new Promise((resolve) => dgram.createSocket('udp4').on('error', (error) => resolve(error.code)).send('x', ${udp.address().port}, '127.0.0.1', (error) => resolve(error?.code ?? 'sent'))),
          lookup: () => new Promise((resolve) => dns.lookup('localhost.example', (error) => resolve(error.code))),
          resolve: () => new Promise((resolve) => dns.resolve4('localhost.example', (error) => resolve(error.code))),
          http: () => event(http.get({ port, host: '127.0.0.1' })),
          https: () => event(https.get({ port, host: '127.0.0.1' })),
          http2: () => event(http2.connect('http://127.0.0.1:' + port)),
          tls: () => event(tls.connect(port, '127.0.0.1')),
          fetch: () => fetch('http://127.0.0.1:' + port).then(() => 'fetched', (error) => error.cause?.code ?? error.code),
          rawTcp: () => raw('tcp_wrap', ({ TCP, TCPConnectWrap, constants }) => new TCP(constants.SOCKET).connect(new TCPConnectWrap(), '127.0.0.1', port) === 0 ? 'connecting' : 'refused'),
          rawPipe: () => raw('pipe_wrap', ({ Pipe, PipeConnectWrap, constants }) => new Pipe(constants.SOCKET).connect(new PipeConnectWrap(), path) === 0 ? 'connecting' : 'refused'),
        };
        const got = {};
        const late = new Promise((resolve) => setTimeout(resolve, 1000, 'nothing'));
        for (const [name, go] of Object.entries(ways)) { try { got[name] = await Promise.race([go(), late]); } catch (thrown) { got[name] = thrown.code ?? thrown.message; } }
        console.log(JSON.stringify(got)); process.exit(0);`);
      const answers = Object.values(Object(got));
      expect(
        answers.filter((answer) =>
          ['connect', 'listening', 'response', 'sent', 'fetched', 'connecting'].includes(String(answer)),
        ),
      ).toEqual([]);
      expect(answers).toHaveLength(16);
      expect(reached).toEqual([]);
    } finally {
      server.close();
      local.close();
      udp.close();
    }
  });

  it('has no SQLite and no FFI', () => {
    expect(
      probe(
        "console.log(JSON.stringify(['node:sqlite', 'node:ffi', 'node:vfs'].filter((name) => process.getBuiltinModule(name))))",
      ),
    ).toEqual([]);
  });
});

describe('the hardened process', () => {
  it('opens no socket, even for code that has the classes', () => {
    const harden = new URL('../../../engine/process/harden.ts', import.meta.url);
    const print = 'const print = process.stdout.write.bind(process.stdout);';
    expect(
      probe(
        `import net from 'node:net'; import dgram from 'node:dgram'; import http from 'node:http'; import tls from 'node:tls';
        import { hardenProcess } from ${JSON.stringify(harden.href)};
        ${print} hardenProcess(() => {}); ${tries}
        print(JSON.stringify(tries({
          connect: () => net.connect(80, '127.0.0.1'),
          listen: () => net.createServer().listen(0),
          tls: () => tls.connect(443, '127.0.0.1'),
          udp: () => dgram.createSocket('udp4').bind(0),
          http: () => http.createServer().listen(0),
        })));`,
        `--allow-fs-read=${fileURLToPath(new URL('.', harden))}*`,
      ),
    ).toEqual({
      connect: 'the engine process opens no sockets',
      listen: 'the engine process opens no sockets',
      tls: 'the engine process opens no sockets',
      udp: 'the engine process opens no sockets',
      http: 'the engine process opens no sockets',
    });
  });
});
