import type { TextKey } from '../i18n/i18n.ts';
import type { App } from '../stores/app-stores.tsx';

export type CommandMenu = 'file' | 'edit' | 'view' | 'flow' | 'run' | 'help';

/**
 * Where keys hold: `global` everywhere, even in a text field; `window` outside of text fields; `canvas` and `explorer`
 * only while the focus is inside an element with that `data-scope`, outside of text fields.
 */
export type CommandScope = 'global' | 'window' | 'canvas' | 'explorer';

/** One action a person can take: it stands in the palette, in the menus and in the cheat sheet, and may have a key. */
export interface Command {
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
  detail?(app: App): string;
  /** Whether it can be run now; absent is always. */
  enabled?(app: App): boolean;
  run(app: App): void | Promise<void>;
}
