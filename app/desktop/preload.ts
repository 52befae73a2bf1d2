// Runs before the page, sandboxed and in a world of its own. The page gets the contract's channel, and may give memory back.
import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import { dropChannel, messageChannel } from './bridge.ts';

contextBridge.exposeInMainWorld('kisflowStudio', {
  post: (message: unknown): void => ipcRenderer.send(messageChannel, message),
  onMessage(listener: (message: unknown) => void): void {
    ipcRenderer.on(messageChannel, (_event, message: unknown) => listener(message));
  },
  // Chromium gives back what the page no longer needs, and what it kept in case.
  releaseMemory: (): void => webFrame.clearCache(),
});

// The page never learns the paths of dropped files; main opens folders, and leaves files to the page.
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
window.addEventListener('drop', (event) => {
  const paths = Array.from(event.dataTransfer?.files ?? [], pathOf).filter((path) => path !== '');
  if (paths.length === 0) return;
  event.preventDefault();
  ipcRenderer.send(dropChannel, paths);
});

/** `webUtils` came with Electron 32; before it, files had a path. */
function pathOf(file: File): string {
  const utils: typeof webUtils | undefined = webUtils;
  if (utils !== undefined) return utils.getPathForFile(file);
  const path: unknown = Reflect.get(file, 'path');
  return typeof path === 'string' ? path : '';
}
