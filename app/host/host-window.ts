import type { HostParams } from './host-params.ts';

/** What a desktop window offers to the user interface in it. A browser tab has none of it. */
export interface HostWindow {
  /** The native dialog; null when the person cancels. */
  openFolderDialog(title: string): Promise<string | null>;
  openExternal(url: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
  /**
   * Opens the folder (null: the welcome screen) in its own window, or focuses the one that has it. False: nobody has it,
   * and this window is free to open it itself.
   */
  openProject(root: string | null): Promise<boolean>;
  /** The folder that this window shows now; null when it shows none. */
  projectChanged(root: string | null): void;
  setState(state: HostParams<'window.setState'>): void;
  close(): void;
  setMenu(commands: HostParams<'menu.set'>['commands']): void;
}
