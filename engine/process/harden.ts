import dgram from 'node:dgram';
import net from 'node:net';
import process from 'node:process';

/** Where what user code writes by `console` and `process.stdout` goes. */
export type ConsoleSink = (level: 'debug' | 'info' | 'warn' | 'error', values: unknown[]) => void;

/** Globals that reach out, or that bring in code which does (the fetch classes load the HTTP client). */
const reachingOut = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'WebSocket',
  'CloseEvent',
  'ErrorEvent',
  'EventSource',
  'localStorage',
  'sessionStorage',
  'Storage',
  'Worker',
  'SharedWorker',
  'gc',
];

/**
 * What of Node's own process object loads code, touches other processes or the system. User code has a stand-in, but can get at
 * the real one: it emits events by a method that code may replace.
 */
const reachingFromProcess = [
  'binding',
  'dlopen',
  'getBuiltinModule',
  '_linkedBinding',
  'mainModule',
  'execve',
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  'abort',
  'chdir',
  'umask',
  'setuid',
  'setgid',
  'seteuid',
  'setegid',
  'setgroups',
  'initgroups',
  'loadEnvFile',
  'report',
  'stdin',
  'openStdin',
  '_getActiveHandles',
  '_getActiveRequests',
  'getActiveResourcesInfo',
  '_preload_modules',
];

/**
 * Takes away from this process, for good, what user code could reach out with; the engine itself needs none of it.
 * The permission model and the refused imports (engine/faas) are the other two walls: docs/security.md.
 */
export function hardenProcess(sink: ConsoleSink): void {
  for (const name of reachingOut) Reflect.deleteProperty(globalThis, name);
  refuseSockets();
  for (const name of reachingFromProcess) Reflect.deleteProperty(process, name);
  fixGlobal('process', createProcessStandIn(sink));
  fixGlobal('console', createConsole(sink));
}

function fixGlobal(name: string, value: object): void {
  Object.defineProperty(globalThis, name, { value, writable: false, configurable: false, enumerable: false });
}

/** Should a socket class come into the wrong hands after all: it connects to nothing and listens nowhere. */
function refuseSockets(): void {
  const refuse = (): never => {
    throw new Error('the engine process opens no sockets');
  };
  const classes: [object, string[]][] = [
    [net.Socket.prototype, ['connect']],
    [net.Server.prototype, ['listen']],
    [dgram.Socket.prototype, ['bind', 'send', 'connect']],
  ];
  for (const [prototype, names] of classes) {
    for (const name of names)
      Object.defineProperty(prototype, name, { value: refuse, writable: false, configurable: false });
  }
}

/** The little of `process` that ordinary packages look at, frozen: no environment, no exit, no channels. */
function createProcessStandIn(sink: ConsoleSink): object {
  const self = {
    env: Object.freeze({}),
    argv: Object.freeze(['node']),
    execArgv: Object.freeze([]),
    version: process.version,
    versions: Object.freeze({ node: process.versions.node }),
    platform: process.platform,
    arch: process.arch,
    release: Object.freeze({ name: 'node' }),
    pid: 1,
    title: 'kisflow-studio',
    stdout: Object.freeze({ write: (text: unknown) => writeLine(sink, 'info', text), isTTY: false }),
    stderr: Object.freeze({ write: (text: unknown) => writeLine(sink, 'error', text), isTTY: false }),
    cwd: () => '/',
    nextTick: process.nextTick.bind(process),
    hrtime: Object.freeze(
      Object.assign((previous?: [number, number]) => process.hrtime(previous), {
        bigint: () => process.hrtime.bigint(),
      }),
    ),
    uptime: () => process.uptime(),
    memoryUsage: () => process.memoryUsage(),
    cpuUsage: () => process.cpuUsage(),
    emitWarning: (warning: unknown) => sink('warn', [warning]),
    on: () => self,
    once: () => self,
    off: () => self,
    removeListener: () => self,
    emit: () => false,
    listeners: () => [],
    exit: refuseExit,
    abort: refuseExit,
  };
  return Object.freeze(self);
}

/** In Chinese in core/errors/thrown-words.ts: what hardens the process reads no file but its own. */
export const exitRefusal =
  'user code cannot end the process: throw an error, or return flow.next(ctx.Action.abort)';

function refuseExit(): never {
  throw new Error(exitRefusal);
}

function writeLine(sink: ConsoleSink, level: 'info' | 'error', text: unknown): boolean {
  sink(level, [String(text).replace(/\n$/, '')]);
  return true;
}

/** A console of plain functions: Node's own would hand out the streams, and with them the socket class. */
function createConsole(sink: ConsoleSink): object {
  const at =
    (level: Parameters<ConsoleSink>[0]) =>
    (...values: unknown[]): void =>
      sink(level, values);
  const nothing = (): void => {};
  return Object.freeze({
    log: at('info'),
    info: at('info'),
    debug: at('debug'),
    trace: at('debug'),
    warn: at('warn'),
    error: at('error'),
    table: at('info'),
    dir: (value: unknown) => sink('info', [value]),
    assert: (condition: unknown, ...values: unknown[]) =>
      condition ? undefined : sink('error', ['Assertion failed', ...values]),
    group: at('info'),
    groupCollapsed: at('info'),
    groupEnd: nothing,
    time: nothing,
    timeEnd: nothing,
    timeLog: nothing,
    count: nothing,
    countReset: nothing,
    clear: nothing,
  });
}
