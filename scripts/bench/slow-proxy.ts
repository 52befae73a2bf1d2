import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Something that stands before a server and lets it look slow. */
export interface SlowProxy {
  port: number;
  close(): Promise<void>;
}

/** Passes everything on to a port of this machine; what the server answers comes so many milliseconds later, in its order. */
export async function startSlowProxy(to: number, delayMs: number): Promise<SlowProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      // One side that is gone ends the other.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (piece) => upstream.write(piece));
    upstream.on('data', (piece) => setTimeout(() => client.writable && client.write(piece), delayMs));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
