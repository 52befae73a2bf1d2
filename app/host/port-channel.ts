import type { MessagePort } from 'node:worker_threads';
import type { MessageChannelLike } from '../../core/contract/contract.ts';

/** A contract's channel over a port between two ends in one process, as tests have them. */
export function portChannel(port: MessagePort): MessageChannelLike {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
  };
}
