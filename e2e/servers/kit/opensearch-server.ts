import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { jarsOf } from '../../../scripts/servers/commands.ts';
import { freePort, serverFolder, startServer, type TestServer } from './server.ts';

const launcher = join(import.meta.dirname, 'OpenSearch.java');

/** An OpenSearch of one node, without security. */
export async function startOpenSearch(): Promise<TestServer> {
  const [port, transport] = [await freePort(), await freePort()];
  const folder = serverFolder('opensearch');
  mkdirSync(join(folder, 'config'));
  const server = await startServer({
    command: 'java',
    args: [
      '-Xmx512m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-cp',
      jarsOf('opensearch'),
      launcher,
      folder,
      String(port),
      String(transport),
    ],
    folder,
    port,
    ask: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      if (!answer.ok) throw new Error(String(answer.status));
    },
    timeoutMs: 180_000,
  });
  return { port, ...server };
}
