import type { RawData, WebSocket } from 'ws';
import type { MessageChannelLike } from '../../core/contract/contract.ts';

/** A WebSocket as a channel of JSON messages, one a text frame. A frame that is anything else ends the connection. */
export function socketChannel(socket: WebSocket): MessageChannelLike {
  return {
    post(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data: RawData, isBinary: boolean) => {
        const message = isBinary ? undefined : parse(data);
        if (message === undefined) socket.close(1007, 'JSON expected');
        else listener(message);
      });
    },
    onClose(listener) {
      socket.on('close', () => listener());
    },
  };
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
