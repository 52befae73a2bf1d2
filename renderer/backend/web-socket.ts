import type { MessageChannelLike } from '../../core/contract/contract.ts';

/** Opens a WebSocket of JSON text frames; rejects when it can't be opened. */
export function openWebSocket(url: string): Promise<MessageChannelLike> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => resolve(channelOf(socket)), { once: true });
    socket.addEventListener('close', (event) => reject(new Error(`closed (${event.code})`)), { once: true });
  });
}

/** Where the page's own server answers: `api` beside the page, with the session this page chose. */
export function apiAddress(page: string, session: string): string {
  const url = new URL('api', page);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ session }).toString();
  url.hash = '';
  return url.href;
}

function channelOf(socket: WebSocket): MessageChannelLike {
  return {
    post(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.addEventListener('message', (event) => {
        if (typeof event.data === 'string') listener(JSON.parse(event.data));
      });
    },
    onClose(listener) {
      socket.addEventListener('close', () => listener());
    },
  };
}
