import type { Menu } from 'electron';
import { type MenuCommand, menuTemplate } from './menu-template.ts';

type MenuOptions = Parameters<typeof menuTemplate>[0];

/** The application's menu, which is that of the window in front. */
export interface AppMenu {
  show(options: MenuOptions): void;
}

/** Builds the menus anew only where their words change: what is possible changes with every click. */
export function createAppMenu(menuClass: typeof Menu): AppMenu {
  let shown = '';
  let actions: MenuOptions | undefined;
  return {
    show(options) {
      actions = options;
      const shape = shapeOf(options);
      if (shape !== shown) {
        // What an item does is looked up when it is chosen: it may belong to another window by then.
        const template = menuTemplate({
          ...options,
          choose: (id) => actions?.choose(id),
          openRecent: (root) => actions?.openRecent(root),
          clearRecent: () => actions?.clearRecent(),
          newWindow: () => actions?.newWindow(),
        });
        menuClass.setApplicationMenu(menuClass.buildFromTemplate(template));
        shown = shape;
      }
      for (const command of options.commands) enable(menuClass, command);
    },
  };
}

function enable(menuClass: typeof Menu, { id, enabled }: MenuCommand): void {
  const item = menuClass.getApplicationMenu()?.getMenuItemById(id);
  if (item) item.enabled = enabled;
}

function shapeOf({ commands, recent, texts, appName }: MenuOptions): string {
  const words = commands.map(({ id, menu, label, key }) => [id, menu, label, key]);
  return JSON.stringify([words, recent, texts, appName]);
}
