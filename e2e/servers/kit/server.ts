import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The servers that a suite may ask for. */
export const serverNames = ['redis', 'mariadb', 'postgres', 'kafka', 'opensearch'] as const;
export type ServerName = (typeof serverNames)[number];

/** Where a server listens, on the loopback address; its password where it has one. */
export interface RunningServer {
  port: number;
  user?: string;
  password?: string;
  database?: string;
  /** Where it is spoken to encrypted, and by which certificate; the same user has to say who he is there. */
  secure?: { port: number; certificate: string };
}

/** A server's process. */
export interface ServerProcess {
  /** Ends it, and removes its folder. */
  stop(): Promise<void>;
  /** Ends it and starts it again, with what it kept; resolves when it answers. */
  restart(): Promise<void>;
}

/** One server of a suite. */
export interface TestServer extends RunningServer, ServerProcess {}

/** Who a server runs as. */
export interface Runner {
  uid: number;
  gid: number;
}

/** The user of that name when this is root, whom some servers refuse; else whoever this is. */
export function runnerOf(name: string): Runner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string): number =>
    Number(execFileSync('id', [option, name], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

/** A folder of a server's own. */
export function serverFolder(name: string, runner?: Runner): string {
  const folder = mkdtempSync(join(tmpdir(), `kisflow-${name}-`));
  if (runner) chownSync(folder, runner.uid, runner.gid);
  return folder;
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

export interface ServerCommand {
  command: string;
  args: readonly string[];
  folder: string;
  port: number;
  env?: Record<string, string>;
  runner?: Runner | undefined;
  /** Resolves when it answers, rejects while it does not. */
  ask(): Promise<void>;
  /** How long it may take until then. */
  timeoutMs?: number;
}

/** Starts a server, and waits until it answers. Throws with its last words when it ends before, or takes too long. */
export async function startServer(settings: ServerCommand): Promise<ServerProcess> {
  let child = await begin(settings);
  return {
    async stop() {
      await endProcess(child);
      rmSync(settings.folder, { recursive: true, force: true });
    },
    async restart() {
      await endProcess(child);
      child = await begin(settings);
    },
  };
}

async function begin(settings: ServerCommand): Promise<ChildProcess> {
  const { command, args, folder, env = {}, runner = {}, ask, timeoutMs = 60_000 } = settings;
  const child = spawn(command, args, {
    cwd: folder,
    ...runner,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000);
    });
  child.on('error', (error) => {
    words += error.message;
  });
  const until = performance.now() + timeoutMs;
  for (;;) {
    if (await answers(ask)) return child;
    if (child.exitCode === null && child.pid !== undefined && performance.now() < until) continue;
    await endProcess(child);
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${command} does not answer:\n${words}`);
  }
}

async function answers(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    // Asking again at once would take the time that the server needs to start.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exited;
  clearTimeout(late);
}

/** Resolves when something accepts connections there. */
export async function askPort(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
