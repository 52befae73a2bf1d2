import type { MessageChannelLike } from '../../core/contract/contract.ts';

/** What the desktop's preload script puts on the window. */
interface StudioBridge {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  releaseMemory(): void;
}

declare global {
  interface Window {
    kisflowStudio?: StudioBridge;
  }
}

/** The desktop's channel, when this page runs in it. It lives as long as the window. */
export function electronChannel(): MessageChannelLike | null {
  const bridge = window.kisflowStudio;
  if (bridge === undefined) return null;
  return {
    post: (message) => bridge.post(message),
    onMessage: (listener) => bridge.onMessage(listener),
    onClose: () => {},
  };
}

/**
 * Gives the system the memory back that the page held for a moment only. It stops the page for about 50 ms: for when something
 * large is over and people do nothing. Browsers let no page ask for it.
 */
export function releaseMemory(): void {
  window.kisflowStudio?.releaseMemory();
}
