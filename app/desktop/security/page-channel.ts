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

export function createPageChannels(ipc: IpcMain): PageChannels {
  const listeners = new Map<WebContents, Listener[]>();
  let dropped = (_contents: WebContents, _paths: string[]): void => {};

  ipc.on(messageChannel, (event, message: unknown) => {
    if (!isTrusted(event)) return;
    for (const listener of listeners.get(event.sender) ?? []) listener(message);
  });
  ipc.on(dropChannel, (event, paths: unknown) => {
    if (isTrusted(event) && listeners.has(event.sender) && isTexts(paths)) dropped(event.sender, paths);
  });

  return {
    open(contents) {
      const own: Listener[] = [];
      const closeListeners: (() => void)[] = [];
      let isOpen = true;
      listeners.set(contents, own);
      return {
        post(message) {
          if (isOpen && !contents.isDestroyed()) contents.send(messageChannel, message);
        },
        onMessage: (listener) => void own.push(listener),
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
