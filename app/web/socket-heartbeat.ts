import type { WebSocket, WebSocketServer } from 'ws';

const heartbeatMs = 20_000;

/** Ends connections whose other side no longer answers: a browser that was killed, a machine that went away. */
export function watchHeartbeats(sockets: WebSocketServer): { stop(): void } {
  const silent = new WeakSet<WebSocket>();
  function beat(): void {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.once('pong', () => silent.delete(socket));
      socket.ping();
    }
  }
  const timer = setInterval(beat, heartbeatMs);
  return { stop: () => clearInterval(timer) };
}
