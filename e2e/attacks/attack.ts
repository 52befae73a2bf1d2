/** What an attack may reach for, outside of the engine's process. */
export interface Targets {
  /** The attacked project's folder. */
  root: string;
  /** A JSON file outside of the project; its text holds a secret. */
  secretFile: string;
  /** A file that is not there, in a folder that anybody may write to. */
  markerFile: string;
  /** Ports of this machine where somebody listens, and a Unix socket. */
  tcpPort: number;
  udpPort: number;
  socketPath: string;
  /** The folder of the engine's own code. */
  engineFolder: string;
}

/** One way out that user code may try. */
export interface Attack {
  kind: AttackKind;
  name: string;
  /**
   * The body of an async function; has `ctx`, `flow` and `rows`. What it gives back is shown; a text that begins with OUT says that
   * it got something it must not have. Throwing is being refused.
   */
  body(targets: Targets): string;
  /** Files that lie in the project, by path; a text that begins with `link:` makes a link to what follows. */
  files?(targets: Targets): Record<string, string>;
  /** It changes what others in its process find, or ends it: run it by itself. */
  alone?: boolean;
  /** It leaves its run without an end that anybody hears of: somebody has to stop it, which must work. */
  hangs?: boolean;
}

export const attackKinds = [
  'built-in modules',
  'mapped names',
  'packages',
  'engine files',
  'links',
  'library',
  'network',
  'processes',
  'environment',
  'realm',
  'channel',
  'data',
] as const;
export type AttackKind = (typeof attackKinds)[number];

/** Built-in modules of Node that reach something. */
export const reaching = [
  'fs',
  'fs/promises',
  'child_process',
  'worker_threads',
  'cluster',
  'net',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'http',
  'http2',
  'https',
  'os',
  'process',
  'vm',
  'module',
  'inspector',
  'inspector/promises',
  'v8',
  'async_hooks',
  'diagnostics_channel',
  'perf_hooks',
  'readline',
  'repl',
  'sqlite',
  'test',
  'trace_events',
  'tty',
  'wasi',
  'sea',
  'ffi',
  'vfs',
];

/** Tries every name by an expression in which it is called `name`; tells of those that gave something. */
export function tryEach(names: readonly string[], expression: string): string {
  return `const got = [];
    for (const name of ${JSON.stringify(names)}) {
      try { const found = await (${expression}); if (found && Object.keys(found).length > 0) got.push(name); } catch {}
    }
    return got.length > 0 ? 'OUT ' + got : 'nothing';`;
}
