/**
 * Node's own types for what user code finds when it runs: the globals and the built-in modules that the engine lets it have
 * (engine/faas/builtin-policy.ts). All others are unknown here, as they are refused there. Texts by path below `@types/node`.
 */
const files: Record<string, string> = import.meta.glob(
  [
    '../../../node_modules/@types/node/{globals,globals.typedarray,buffer,buffer.buffer}.d.ts',
    '../../../node_modules/@types/node/{assert,constants,crypto,events,path,punycode,querystring}.d.ts',
    '../../../node_modules/@types/node/{stream,string_decoder,timers,url,util,zlib}.d.ts',
    '../../../node_modules/@types/node/{assert/strict,path/posix,path/win32,stream/promises,stream/web,timers/promises,util/types}.d.ts',
    '../../../node_modules/@types/node/web-globals/{abortcontroller,blob,crypto,domexception,encoding,events,timers,url}.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** Globals whose own files bring more than there is, or that the engine has replaced (engine/process/harden.ts). */
const replaced = `
interface Console extends Record<
  'log' | 'info' | 'debug' | 'trace' | 'warn' | 'error' | 'table' | 'dir' | 'group' | 'groupCollapsed',
  (...values: unknown[]) => void
> {
  assert(condition: unknown, ...values: unknown[]): void;
  groupEnd(): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  count(label?: string): void;
  countReset(label?: string): void;
  clear(): void;
}
declare namespace NodeJS {
  /** A stand-in: the environment is empty, and code can't end the process. */
  interface Process {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly version: string;
    readonly platform: string;
    readonly arch: string;
    readonly stdout: { write(text: string): boolean };
    readonly stderr: { write(text: string): boolean };
    cwd(): string;
    nextTick(call: (...values: any[]) => void, ...values: any[]): void;
    hrtime: { (previous?: [number, number]): [number, number]; bigint(): bigint };
    uptime(): number;
    memoryUsage(): Readonly<Record<'rss' | 'heapTotal' | 'heapUsed' | 'external' | 'arrayBuffers', number>>;
  }
}
declare const console: Console;
declare const performance: { now(): number; readonly timeOrigin: number };
declare function structuredClone<T>(value: T, options?: { transfer?: readonly object[] }): T;
`;

export const runtimeTypes: readonly { path: string; text: string }[] = [
  ...Object.entries(files).map(([path, text]) => ({
    path: path.slice(path.lastIndexOf('node_modules')),
    text,
  })),
  { path: 'node_modules/@types/node/replaced.d.ts', text: replaced },
];
