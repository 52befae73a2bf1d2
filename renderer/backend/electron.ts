import type { MessageChannelLike } from '../../core/contract/contract.ts';

/** What the desktop's preload script puts on the window. */
interface StudioBridge {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
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
