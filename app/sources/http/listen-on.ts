import type { Server } from 'node:http';
import { CodedError } from '../../../core/errors/coded-error.ts';

/**
 * Listens on `port` of the loopback address, or on `address:port`; resolves to the address with the
 * port. Rejects with `live.listen-failed`, also where
 * the text is no address.
 */
export function listenOn(server: Server, listen: string): Promise<string> {
  const found = /^(?:(?:\[(?<six>[^\]]+)\]|(?<host>[^:]*)):)?(?<port>\d{1,5})$/.exec(listen.trim())?.groups;
  const fail = (detail: string) => new CodedError('live.listen-failed', { address: listen, detail });
  if (!found || Number(found['port']) > 65_535) return Promise.reject(fail('host:port'));
  const host = found['six'] ?? (found['host'] || '127.0.0.1');
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(fail(error.message)));
    server.listen(Number(found['port']), host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : found['port'];
      resolve(`${host.includes(':') ? `[${host}]` : host}:${port}`);
    });
  });
}
