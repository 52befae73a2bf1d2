import { askPort, freePort, serverFolder, startServer, type TestServer } from './server.ts';

/** A Redis that keeps everything in memory; more lines of its configuration as options, such as `['--requirepass', 'x']`. */
export async function startRedis(options: readonly string[] = [], port?: number): Promise<TestServer> {
  const own = port ?? (await freePort());
  const folder = serverFolder('redis');
  const server = await startServer({
    command: 'redis-server',
    args: ['--bind', '127.0.0.1', '--port', String(own), '--dir', folder, '--save', '', ...options],
    folder,
    port: own,
    ask: () => askPort(own),
  });
  return { port: own, ...server };
}
