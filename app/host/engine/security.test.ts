import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
beforeAll(() => {
  engine = createTestEngine();
});
afterAll(() => engine.close());

/** The value that a function's body returns in the engine, or the text of what it throws. */
async function attempt(body: string, files: Record<string, string> = {}): Promise<unknown> {
  const code = `export default async function Try(ctx, flow, rows) {
    let result;
    try { result = await (async () => { ${body} })(); } catch (thrown) { result = 'refused: ' + thrown.message; }
    flow.commitRow({ result: result === undefined ? 'undefined' : result });
  }`;
  const run = await engine.start({ functions: { Try: '' }, files: { 'functions/Try.ts': code, ...files } });
  const finished = await run.finished;
  expect(finished.error).toBeUndefined();
  const page = await run.rows({ node: 0, side: 'out' });
  return JSON.parse(page.rows[0]?.json ?? '{}').result;
}

describe('user code', () => {
  it.each([
    'fs',
    'node:fs',
    'fs/promises',
    'child_process',
    'worker_threads',
    'cluster',
    'net',
    'tls',
    'dgram',
    'dns',
    'http',
    'http2',
    'https',
    'os',
    'process',
    'vm',
    'module',
    'inspector',
    'v8',
    'async_hooks',
    'repl',
    'node:sqlite',
    'node:test',
    'sys',
    'wasi',
  ])('cannot import %s', async (name) => {
    expect(await attempt(`return Object.keys(await import('${name}')).length`)).toMatch(
      new RegExp(`^refused: functions/Try.ts:3:\\d+: user code may not import "${name}"$`),
    );
  });

  it('has the harmless built-in modules', async () => {
    const body = `const { createHash } = await import('node:crypto'); const { inspect } = await import('util');
      return createHash('sha256').update('a').digest('hex').slice(0, 8) + inspect([1]);`;
    expect(await attempt(body)).toBe('ca978112[ 1 ]');
  });

  it('sees no environment, no exit, no process but a stand-in', async () => {
    expect(await attempt('return Object.keys(process.env)')).toEqual([]);
    expect(await attempt('process.env.HOME = "x"')).toMatch(/^refused/);
    expect(await attempt('process.exit(1)')).toMatch(/^refused: user code cannot end the process/);
    expect(
      await attempt(
        'return [process.binding, process.dlopen, process.getBuiltinModule, process.kill, process.send].map(String)',
      ),
    ).toEqual(Array(5).fill('undefined'));
    expect(await attempt('globalThis.process = 1; return typeof process')).toMatch(/^refused|object/);
    expect(
      await attempt('return typeof console._stdout + typeof console.constructor.prototype._stdout'),
    ).toBe('undefinedundefined');
  });

  it('reaches no other process, even with Node’s own process object in its hands', async () => {
    const body = `const { EventEmitter } = await import('node:events');
      const emit = EventEmitter.prototype.emit;
      let real;
      EventEmitter.prototype.emit = function (...args) {
        if ('ppid' in this) real = this;
        return args[0] === 'uncaughtException' || emit.apply(this, args);
      };
      setTimeout(() => { throw new Error('bait'); });
      while (!real) await new Promise((resolve) => setTimeout(resolve, 5));
      EventEmitter.prototype.emit = emit;
      const names = ['kill', '_kill', 'execve', 'abort', 'dlopen', 'binding', 'getBuiltinModule', 'send', 'report', 'stdin'];
      return [typeof real.pid, ...names.filter((name) => real[name] !== undefined)];`;
    expect(await attempt(body)).toEqual(['number']);
  });

  it('has no global that opens a connection', async () => {
    const names = [
      'fetch',
      'WebSocket',
      'EventSource',
      'Request',
      'Response',
      'Headers',
      'FormData',
      'Worker',
      'localStorage',
    ];
    expect(await attempt(`return ${JSON.stringify(names)}.map((name) => typeof globalThis[name])`)).toEqual(
      names.map(() => 'undefined'),
    );
  });

  it('reads no file of the home folder, the project or the system through imports', async () => {
    for (const path of [join(homedir(), '.profile'), '/etc/passwd', join(engine.root, 'package.json')]) {
      writeFileSync(join(engine.root, 'package.json'), '{}');
      expect(
        await attempt(
          `return JSON.stringify(await import(${JSON.stringify(path)}, { with: { type: 'json' } }))`,
        ),
      ).toMatch(/^refused: .*cannot find/);
    }
  });

  it('gets nothing more through a CommonJS package of the project', async () => {
    const folder = join(engine.root, 'node_modules', 'sly');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"name":"sly","version":"1.0.0","main":"index.js"}');
    writeFileSync(
      join(folder, 'index.js'),
      `const tries = {
        require: () => require('net'),
        load: () => module.constructor._load('node:child_process'),
        createRequire: () => module.constructor.createRequire(__filename)('fs'),
        hooks: () => module.constructor.registerHooks({}),
        prototype: () => module.constructor.prototype.require.call(module, 'fs'),
        addon: () => process.dlopen({ exports: {} }, '/tmp/x.node'),
        extension: () => module.constructor._extensions['.node'](module, '/tmp/x.node'),
        passwd: () => module.constructor._extensions['.json'](module, '/etc/passwd'),
        script: () => require('/etc/hostname'),
      };
      module.exports = () => Object.entries(tries).filter(([, go]) => { try { go(); return true; } catch { return false; } }).map(([name]) => name);
      module.exports.good = 42;`,
    );
    expect(await attempt(`const sly = (await import('sly')).default; return [sly.good, ...sly()]`)).toEqual([
      42,
    ]);
  });

  it('is named with the place of a refused import', async () => {
    await expect(
      engine.start({ functions: { Net: `\nimport net from 'node:net';\nexport default () => net;` } }),
    ).rejects.toMatchObject({
      code: 'process.import-refused',
      data: { file: 'functions/Net.ts', line: 2, column: 17, params: { specifier: 'node:net' } },
    });
  });
});
