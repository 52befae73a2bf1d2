import { type Connection, createConnection } from './connection.ts';
import { electronChannel } from './electron.ts';
import { apiAddress, openWebSocket } from './web-socket.ts';

/** The transport that this page has: the desktop's bridge, else the server that served it. */
export function chooseConnection(): Connection {
  const channel = electronChannel();
  if (channel !== null) return createConnection(() => Promise.resolve(channel));
  const session = randomId();
  return createConnection(() => openWebSocket(apiAddress(location.href, session)));
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
