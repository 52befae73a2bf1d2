import process from 'node:process';
import type { MessageChannelLike } from '../../core/contract/contract.ts';

/** Electron's port to the process that started this one (utilityProcess). */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/**
 * The channel to whoever started this process: Electron's parent port, or Node's IPC channel. Null when there is neither.
 * Takes hold of `process.send` and takes it away, so that nobody else writes to the channel.
 */
export function takeParentChannel(): MessageChannelLike | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      onClose: () => {},
    };
  }
  const send = process.send?.bind(process);
  if (!send) return null;
  Reflect.deleteProperty(process, 'send');
  return {
    post: (message) => void send(message),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.once('disconnect', listener),
  };
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
