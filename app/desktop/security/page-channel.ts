import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import type { MessageChannelLike } from '../../../core/contract/contract.ts';
import { dropChannel, messageChannel } from '../bridge.ts';
import { isOwnPage } from './page-origin.ts';

/** A channel to one page, as long as that page is in its window. */
export interface PageChannel extends MessageChannelLike {
  /** The page is gone: reloaded, crashed or closed. */
  close(): void;
}

/** The only place that listens to pages. Who sent a message is checked here, what it says by the contract. */
export interface PageChannels {
  open(contents: WebContents): PageChannel;
  /** Paths of files and folders that were dropped onto a page. */
  onDrop(listener: (contents: WebContents, paths: string[]) => void): void;
}

type Listener = (message: unknown) => void;

/** A page asks a few things at its start and waits for the answers. */
const mostKept = 100;

export function createPageChannels(ipc: IpcMain): PageChannels {
  const listeners = new Map<WebContents, Listener[]>();
  /** What pages said before anybody listened to them: the first page is there before the host. */
  const early = new WeakMap<WebContents, unknown[]>();
  const opened = new WeakSet<WebContents>();
  let dropped = (_contents: WebContents, _paths: string[]): void => {};

  ipc.on(messageChannel, (event, message: unknown) => {
    if (!isTrusted(event)) return;
    const own = listeners.get(event.sender);
    if (own === undefined) keep(event.sender, message);
    else for (const listener of own) listener(message);
  });
  ipc.on(dropChannel, (event, paths: unknown) => {
    if (isTrusted(event) && listeners.has(event.sender) && isTexts(paths)) dropped(event.sender, paths);
  });

  function keep(contents: WebContents, message: unknown): void {
    const kept = early.get(contents) ?? [];
    if (!opened.has(contents) && kept.length < mostKept) early.set(contents, [...kept, message]);
  }

  return {
    open(contents) {
      const own: Listener[] = [];
      const kept = early.get(contents) ?? [];
      early.delete(contents);
      opened.add(contents);
      const closeListeners: (() => void)[] = [];
      let isOpen = true;
      listeners.set(contents, own);
      return {
        post(message) {
          if (isOpen && !contents.isDestroyed()) contents.send(messageChannel, message);
        },
        onMessage(listener) {
          own.push(listener);
          // Who listens first finishes connecting.
          queueMicrotask(() => kept.splice(0).forEach(listener));
        },
        onClose: (listener) => void closeListeners.push(listener),
        close() {
          if (!isOpen) return;
          isOpen = false;
          if (listeners.get(contents) === own) listeners.delete(contents);
          for (const listener of closeListeners) listener();
        },
      };
    },
    onDrop(listener) {
      dropped = listener;
    },
  };
}

/** Only the main frame of a window that shows the user interface is listened to. */
function isTrusted(event: IpcMainEvent): boolean {
  // `senderFrame` came with Electron 13; null means that the frame is gone already.
  const frame = event.senderFrame;
  if (frame === undefined) return isOwnPage(event.sender.getURL());
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
