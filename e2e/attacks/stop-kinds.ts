/** A function, or a file of the project, that does not end by itself, or not well. */
export interface StopKind {
  name: string;
  /** The code of the one function; what is loaded with it counts. */
  code: string;
  /** Whether it never gets as far as being called. */
  isLoading?: boolean;
}

const called = (body: string): string => `export default async function Stop(ctx, flow, rows) { ${body} }`;

/** Everything that a run can be stopped in. */
export const stopKinds: readonly StopKind[] = [
  { name: 'loop', code: called('for (;;);') },
  { name: 'microtask loop', code: called('for (;;) await null;') },
  { name: 'regular expression', code: called("/^(a+)+$/.test('a'.repeat(60) + '!');") },
  { name: 'wait in memory', code: called('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);') },
  {
    name: 'exit',
    code: called(`const { EventEmitter } = await import('node:events'); const { emit } = EventEmitter.prototype;
      EventEmitter.prototype.emit = function (...args) { if ('ppid' in this) this.reallyExit(7); return emit.apply(this, args); };
      setTimeout(() => { throw new Error('bait'); }); await new Promise(() => {});`),
  },
  {
    name: 'crash',
    code: called(
      "const deep = []; for (let n = 0, at = deep; n < 1e6; n++, at = at[0]) at[0] = []; for (;;) try { JSON.stringify(deep); new RegExp('(?:'.repeat(1e5)); } catch {}",
    ),
  },
  {
    name: 'heap bomb',
    code: called('const all = []; for (;;) all.push({ text: String(all.length) });'),
  },
  {
    name: 'buffer bomb',
    code: called('const all = []; for (;;) all.push(Buffer.alloc(10_000_000, 1));'),
  },
  {
    name: 'wasm bomb',
    code: called(
      'const all = []; for (;;) { const memory = new WebAssembly.Memory({ initial: 160 }); new Uint8Array(memory.buffer).fill(1); all.push(memory); }',
    ),
  },
  { name: 'loading loop', isLoading: true, code: 'for (;;);' },
  { name: 'loading wait', isLoading: true, code: 'await new Promise(() => {});' },
];
