import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
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
function probe(code: string): unknown {
  const path = join(root, 'node_modules', 'probe.mjs');
  writeFileSync(path, code);
  const grants = { root };
  const { node, options, env } = engineLaunch({ grants, memoryLimitMb: 256, node: nodeFinder()() });
  const { stdout, stderr } = spawnSync(node, [...options, path], { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
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

describe('the hardened process', () => {
  it('opens no socket, even for code that has the classes', () => {
    const harden = new URL('../../../engine/process/harden.ts', import.meta.url).href;
    const print = 'const print = process.stdout.write.bind(process.stdout);';
    expect(
      probe(`import net from 'node:net'; import dgram from 'node:dgram'; import http from 'node:http'; import tls from 'node:tls';
        import { hardenProcess } from ${JSON.stringify(harden)};
        ${print} hardenProcess(() => {}); ${tries}
        print(JSON.stringify(tries({
          connect: () => net.connect(80, '127.0.0.1'),
          listen: () => net.createServer().listen(0),
          tls: () => tls.connect(443, '127.0.0.1'),
          udp: () => dgram.createSocket('udp4').bind(0),
          http: () => http.createServer().listen(0),
        })));`),
    ).toEqual({
      connect: 'the engine process opens no sockets',
      listen: 'the engine process opens no sockets',
      tls: 'the engine process opens no sockets',
      udp: 'the engine process opens no sockets',
      http: 'the engine process opens no sockets',
    });
  });
});
