import type { Attack } from './attack.ts';
import { takeProcess } from './reach-attacks.ts';

/** Waits until the engine has done something of its own. */
const wait = "await new Promise((resolve) => setTimeout(resolve, 80)); ctx.log.info('more');";

/** Replaces a method by one that looks at everything it is given for functions and objects that reach something. */
function spyOn(owner: string, methods: readonly string[]): string {
  return `const seen = new WeakSet(); const found = []; const { apply } = Reflect; let busy = false;
    const reaching = ['readFileSync', 'writeFileSync', 'spawn', 'connect', 'listen', 'kill', '_kill', 'getBuiltinModule', 'dlopen'];
    const look = (value) => {
      if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return;
      seen.add(value);
      for (let at = 0; at < reaching.length; at++)
        try { if (typeof value[reaching[at]] === 'function') found[found.length] = reaching[at]; } catch {}
    };
    const restore = [];
    for (const method of ${JSON.stringify(methods)}) {
      const owner = ${owner}; const original = owner[method];
      if (typeof original !== 'function') continue;
      restore[restore.length] = () => { owner[method] = original; };
      owner[method] = function (...args) {
        if (busy) return apply(original, this, args);
        busy = true;
        try { look(this); for (let at = 0; at < args.length; at++) look(args[at]); } finally { busy = false; }
        const result = apply(original, this, args);
        busy = true;
        try { look(result); } finally { busy = false; }
        return result;
      };
    }
    ${wait}
    for (let at = 0; at < restore.length; at++) restore[at]();
    return found.length > 0 ? 'OUT ' + found : 'nothing';`;
}

function spy(owner: string, ...methods: string[]): Attack {
  return {
    kind: 'realm',
    name: `a replaced ${owner}.${methods.join(', ')}`,
    alone: true,
    body: () => spyOn(owner, methods),
  };
}

/** Changes what the engine writes on its pipe: the frames are made of Buffers. */
function onBuffers(name: string, code: string, hangs = false): Attack {
  return {
    kind: 'channel',
    name,
    alone: true,
    hangs,
    body: () => `${code}\n${wait}\n${wait}\nreturn 'sent';`,
  };
}

/** User code shares its built-in objects with the engine: what it replaces, the engine calls. */
export const realmAttacks: readonly Attack[] = [
  spy('Array.prototype', 'push', 'map', 'filter', 'forEach', 'slice'),
  spy('Function.prototype', 'call', 'apply', 'bind'),
  spy('Promise.prototype', 'then', 'catch', 'finally'),
  spy('Map.prototype', 'get', 'set', 'has', 'values'),
  spy('JSON', 'parse', 'stringify'),
  spy('Reflect', 'get', 'set', 'apply', 'deleteProperty'),
  spy('Object', 'defineProperty', 'entries', 'keys', 'freeze', 'fromEntries'),
  spy('String.prototype', 'slice', 'startsWith', 'replace', 'split'),
  spy('globalThis', 'setTimeout', 'setImmediate', 'setInterval', 'queueMicrotask'),
  {
    kind: 'realm',
    name: 'the listeners of the channel, caught by an iterator, with a run of its own',
    alone: true,
    body: ({ markerFile }) =>
      `const iterator = Array.prototype[Symbol.iterator]; const functions = new Set();
       Array.prototype[Symbol.iterator] = function () { for (let at = 0; at < this.length; at++) if (typeof this[at] === 'function') functions.add(this[at]); return iterator.call(this); };
       ${wait}
       Array.prototype[Symbol.iterator] = iterator;
       const params = { runId: 'forged', flow: 'Main', root: '/', files: [], storePath: ${JSON.stringify(markerFile)}, options: {} };
       for (const one of functions) try { one({ kind: 'request', id: 1, method: 'run.start', params }); } catch {}
       ${wait} return 'tried ' + functions.size;`,
  },
  {
    kind: 'realm',
    name: 'the objects of a stack',
    alone: true,
    body: () =>
      `const found = [];
       Error.prepareStackTrace = (_error, sites) => { for (const site of sites) for (const what of [site.getThis(), site.getFunction()]) if (what && (what.kill || what.readFileSync || what.connect)) found.push(String(what)); return ''; };
       void new Error().stack; console.log('x'); ${wait} Error.prepareStackTrace = undefined;
       return found.length > 0 ? 'OUT ' + found : 'nothing';`,
  },
  {
    kind: 'realm',
    name: 'the timers of the engine',
    alone: true,
    body: () =>
      `let one = setInterval(() => {}, 34); const found = []; const first = one;
       for (let steps = 0; one && steps < 100; steps++) { if (typeof one._onTimeout === 'function') found.push(one._onTimeout); one = one._idlePrev; if (one === first) break; }
       clearInterval(first); for (const go of found) try { go(); } catch {} return 'called ' + found.length;`,
  },
  {
    kind: 'realm',
    name: 'polluted prototypes',
    alone: true,
    body: ({ markerFile }) =>
      `Object.prototype.storePath = ${JSON.stringify(markerFile)}; Object.prototype.root = '/'; Object.prototype.shell = true; Object.prototype.env = { A: 'B' };
       ${wait} for (const name of ['storePath', 'root', 'shell', 'env']) delete Object.prototype[name]; return 'done';`,
  },
  {
    kind: 'realm',
    name: 'fixed globals defined anew',
    body: () =>
      "for (const name of ['process', 'console']) try { Object.defineProperty(globalThis, name, { value: 1 }); return 'OUT ' + name; } catch {} return 'nothing';",
  },
  onBuffers(
    'a frame that claims 4 GB',
    'const { writeUInt32LE } = Buffer.prototype; Buffer.prototype.writeUInt32LE = function (value, at) { return writeUInt32LE.call(this, at === 0 ? 0xffffffff : value, at); };',
  ),
  onBuffers(
    'frames of garbage',
    'Buffer.prototype.write = function () { this.fill(0x7b, 4); return this.length; };',
  ),
  onBuffers(
    'messages out of contract',
    'const { write } = Buffer.prototype; Buffer.prototype.write = function (text, ...rest) { return write.call(this, text.replaceAll(\'"kind":"event"\', \'"kind":"evens"\'), ...rest); };',
  ),
  onBuffers(
    'events of a run that is not there',
    'const { write } = Buffer.prototype; Buffer.prototype.write = function (text, ...rest) { return write.call(this, text.replace(/"runId":"./g, \'"runId":"#\'), ...rest); };',
    true,
  ),
  onBuffers(
    'answers to nothing',
    'const { write } = Buffer.prototype; Buffer.prototype.write = function (text, ...rest) { return write.call(this, text.replace(/"kind":"response","id":./, \'"kind":"response","id":0\'), ...rest); };',
  ),
  onBuffers('no frames at all', 'Buffer.allocUnsafe = () => Buffer.alloc(0);', true),
  {
    kind: 'channel',
    name: 'its own file descriptors, by every class at hand',
    alone: true,
    body: () =>
      `${takeProcess}
       const stream = await import('node:stream'); const events = await import('node:events'); const got = [];
       for (const maker of [...Object.values(stream), ...Object.values(events), real.stdout?.constructor, real.stderr?.constructor])
         for (const fd of [3, 4]) try { const made = new maker(null, { fd }); made.on?.('error', () => {}); made.write?.('\\xff\\xff\\xff\\xff garbage'); got.push(fd); } catch {}
       ${wait} return 'tried ' + got.length;`,
  },
  {
    kind: 'data',
    name: 'rows that are not what they seem',
    body: () =>
      `const circular = {}; circular.self = circular;
       const hostile = [circular, new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; } }), { toJSON() { throw 3; } }, { get x() { throw 4; } }, Symbol('s'), 10n, () => 1, JSON.parse('{"__proto__":{"x":1},"constructor":1}')];
       for (const row of hostile) try { flow.commitRow(row); } catch {}
       return 'committed';`,
  },
  {
    kind: 'data',
    name: 'a flood of log lines, and endless ones',
    body: () =>
      "for (let n = 0; n < 20_000; n++) ctx.log.info(n); ctx.log.error('x'.repeat(20_000_000)); return 'written';",
  },
  {
    kind: 'data',
    name: 'an error of many megabytes',
    alone: true,
    body: () => "ctx.fail = new Error('y'.repeat(50_000_000)); throw ctx.fail;",
  },
  {
    kind: 'data',
    name: 'control characters for a terminal',
    body: () => "console.log('\\u001b]0;title\\u0007\\u001b[2J\\u001b[31m'); return '\\u001b[2J';",
  },
];
