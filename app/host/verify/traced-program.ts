import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RowSource } from '../rows/row-source.ts';

export interface ProgramEnd {
  readonly code: number | string;
  readonly said: string;
}

/** A program of a person's that runs a flow by itself. */
export interface TracedProgram {
  /** Lines of its standard output. */
  readonly lines: AsyncIterable<string>;
  /** Its exit code, or the signal that ended it, and the end of what it said on standard error. Rejects when it can't be started. */
  readonly ended: Promise<ProgramEnd>;
  kill(): void;
}

export interface ProgramRun {
  readonly words: readonly string[];
  readonly flow: string;
  readonly batchSize: number;
  readonly rows: RowSource;
  /** Where it starts; default: where this process is. */
  readonly folder?: string | undefined;
  /** Folder with what connectors hold before the run, for programs that know the environment's `KISFLOW_STORE`. */
  readonly store?: string | undefined;
}

const longestSaid = 4_000;
const hasGroups = process.platform !== 'win32';

/** Starts a program with `--flow`, `--batch` and `--trace`, and the rows as JSON Lines on standard input. */
export function startProgram({ words, flow, batchSize, rows, folder, store }: ProgramRun): TracedProgram {
  const [command = '', ...args] = words;
  const child = spawn(command, [...args, '--flow', flow, '--batch', String(batchSize), '--trace'], {
    stdio: 'pipe',
    cwd: folder,
    env: store === undefined ? process.env : { ...process.env, KISFLOW_STORE: store },
    // Such as `go run` start another one: all of them end together.
    detached: hasGroups,
  });
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-longestSaid);
    });
    child.on('error', (thrown) => {
      child.stdout.destroy();
      reject(thrown);
    });
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 1, said: said.trimEnd() }));
  });
  ended.catch(() => undefined);
  // When a program ends, Node throws away what it printed and nobody listens for yet.
  child.stdout.on('readable', () => undefined);
  // A program that ends early reads no more: how it ended says why.
  pipeline(linesOf(rows), child.stdin).catch(() => undefined);
  return { lines: linesIn(child.stdout), ended, kill: () => kill(child) };
}

async function* linesOf(rows: RowSource): AsyncGenerator<string> {
  for await (const { lines } of rows.chunks()) yield lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Not `readline`: it loses lines that come before they are asked for. */
async function* linesIn(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const text of stream.setEncoding('utf8')) {
    const lines = (rest + String(text)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function kill(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has just ended.
  }
}
