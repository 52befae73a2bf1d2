import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Targets } from './attack.ts';

const signals = ['SIGUSR2', 'SIGHUP'] as const;

/** What attacks aim at, and whoever notices that one hit: all of it lies outside of the engine's process. */
export interface AttackTargets {
  /** The targets for a project of this name, whose folder is made. */
  of(project: string): Targets;
  /** The environment in which a host should be started: it holds a secret. */
  readonly env: Record<string, string>;
  /** What was hit since the last time, given everything that came out of the run. */
  hits(output: string): string[];
  close(): Promise<void>;
}

/** Listens on this machine's own addresses, lays out a secret, and notes signals. */
export async function openTargets(): Promise<AttackTargets> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kisflow-attacks-')));
  const secret = `secret-${randomUUID()}`;
  const secretFile = join(folder, 'outside', 'secret.json');
  const markerFile = join(folder, 'outside', 'marker');
  mkdirSync(join(folder, 'outside'));
  writeFileSync(secretFile, JSON.stringify({ secret }));
  const noticed: string[] = [];
  const onSignal = (signal: string): void => void noticed.push(`signal ${signal}`);
  for (const signal of signals) process.on(signal, onSignal);
  const tcp = createServer((socket) => {
    noticed.push('a connection');
    socket.destroy();
  });
  const socketPath = join(folder, 'socket');
  const local = createServer(() => noticed.push('a connection to the Unix socket'));
  const udp = createSocket('udp4', () => noticed.push('a datagram'));
  await Promise.all([listen(tcp, 0), listen(local, socketPath), bind(udp)]);
  const address = tcp.address();

  return {
    env: { KISFLOW_ATTACK_SECRET: secret },
    of(project) {
      const root = join(folder, project);
      mkdirSync(root, { recursive: true });
      const tcpPort = typeof address === 'object' && address !== null ? address.port : 0;
      const engineFolder = join(import.meta.dirname, '..', '..', 'engine');
      return { root, secretFile, markerFile, tcpPort, udpPort: udp.address().port, socketPath, engineFolder };
    },
    hits(output) {
      const hits = noticed.splice(0);
      if (output.includes(secret)) hits.push('the secret came out');
      const loot = /"(OUT[^"]*)/.exec(output)?.[1];
      if (loot !== undefined) hits.push(loot);
      if (existsSync(markerFile)) hits.push('a file was written');
      rmSync(markerFile, { recursive: true, force: true });
      return hits;
    },
    async close() {
      for (const signal of signals) process.off(signal, onSignal);
      udp.close();
      await Promise.all([tcp, local].map((server) => new Promise((resolve) => server.close(resolve))));
      rmSync(folder, { recursive: true });
    },
  };
}

async function listen(server: Server, at: number | string): Promise<void> {
  if (typeof at === 'number') server.listen(at, '127.0.0.1');
  else server.listen(at);
  await once(server, 'listening');
}

async function bind(socket: ReturnType<typeof createSocket>): Promise<void> {
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
}
