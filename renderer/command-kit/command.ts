import type { TextKey } from '../i18n/i18n.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';

export type CommandMenu = 'file' | 'edit' | 'view' | 'flow' | 'run' | 'help';

/**
 * Where keys hold: `global` everywhere, even in text fields and editors; `window` outside of them; `form` in the text fields
 * of forms and in dialogs; `code` in code; the others only while the focus is inside an element with that `data-scope`,
 * outside of text fields.
 */
export type CommandScope = 'global' | 'window' | 'form' | 'code' | 'canvas' | 'explorer';

interface CommandOf<Target> {
  /** Stable, `area.verbNoun`, such as `flow.insertFunction`. */
  id: string;
  /** Key of the i18n catalogue. */
  label: TextKey;
  menu: CommandMenu;
  /** Keys as `Mod+Shift+Z`, `Delete`, `Alt+ArrowRight`; Mod is Ctrl, or Command on macOS. The first is shown. */
  keys?: readonly string[];
  /** Default: `window`. */
  scope?: CommandScope;
  /** What exactly it would do now, after the label: `Undo` `rename function`. */
  detail?(target: Target): string;
  /** Whether it can be run now; absent is always. */
  enabled?(target: Target): boolean;
  run(target: Target): void | Promise<void>;
}

/** A command of the window, which can be run on the welcome screen, too. */
export type WindowCommand = CommandOf<StudioWindow> & { needs?: undefined };
/** A command on the open project: without one it can't be run. */
export type WorkspaceCommand = CommandOf<Workspace> & { needs: 'workspace' };

/** One action a person can take: it stands in the palette, in the menus and in the cheat sheet, and may have a key. */
export type Command = WindowCommand | WorkspaceCommand;

/** Commands on the open project. */
export function inWorkspace(commands: readonly CommandOf<Workspace>[]): WorkspaceCommand[] {
  return commands.map((command) => ({ ...command, needs: 'workspace' }));
}
