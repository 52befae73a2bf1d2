import { connect, isIP, type Socket } from 'node:net';

export interface ServerPlace {
  host: string;
  port: number;
}

/**
 * How mysql2 connects encrypted. It lets Node check the certificate against the host by name only: of a server at an address Node would
 * look for `localhost` in it, and refuse one that holds the address. So the socket tells what it is connected to, as it does by itself
 * where a name was looked up. Should Node look no more at that, such certificates are refused again; none is taken for another's.
 */
export function encryptedTo({ host, port }: ServerPlace, ca: string | undefined) {
  // Without it any certificate of a known authority would do, whatever host it is of.
  const ssl = { verifyIdentity: true, ...(ca === undefined ? {} : { ca }) };
  if (isIP(host) === 0) return { ssl };
  const stream = (): Socket => {
    const socket = Object.assign(connect({ host, port }), { _host: host });
    return socket.setNoDelay(true).setKeepAlive(true, 10_000);
  };
  return { ssl, stream };
}
