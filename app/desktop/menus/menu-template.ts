import type { MenuItemConstructorOptions } from 'electron';
import type { HostParams } from '../../host/host-params.ts';
import type { NativeTexts } from '../native-texts.ts';
import { accelerator } from './accelerator.ts';

export type MenuCommand = HostParams<'menu.set'>['commands'][number];

interface MenuOptions {
  /** Of the window in front; none when it has not told them yet. */
  commands: readonly MenuCommand[];
  recent: readonly { root: string; name: string }[];
  texts: NativeTexts;
  isMac: boolean;
  appName: string;
  choose(commandId: string): void;
  openRecent(root: string): void;
  clearRecent(): void;
  newWindow(): void;
}

type MenuName = keyof NativeTexts['menus'];
const order: readonly MenuName[] = ['file', 'edit', 'view', 'flow', 'run', 'help'];
/** On macOS these stand in the application's menu. */
const macAppCommands = ['help.about', 'file.settings'];

/** The native menus: the commands' own menus, with what each platform expects around them. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { texts, isMac } = options;
  const menus = order.map((name) => ({ name, submenu: entriesOf(name, options) }));
  const template: MenuItemConstructorOptions[] = menus
    .filter(({ submenu }) => submenu.length > 0)
    .map(({ name, submenu }) => ({
      id: name,
      label: texts.menus[name],
      submenu,
      ...(name === 'help' ? { role: 'help' as const } : {}),
    }));
  if (!isMac) return template;
  const windowMenu: MenuItemConstructorOptions = { role: 'windowMenu', label: texts.window };
  return [appMenu(options), ...template.slice(0, -1), windowMenu, ...template.slice(-1)];
}

function entriesOf(name: MenuName, options: MenuOptions): MenuItemConstructorOptions[] {
  const commands = options.commands
    .filter((command) => command.menu === name)
    .filter((command) => !options.isMac || !macAppCommands.includes(command.id))
    .map((command) => commandEntry(command, options));
  if (name === 'file') return [...fileStart(options), ...commands, ...fileEnd(options)];
  if (name === 'edit') return [...commands, ...(commands.length > 0 ? [separator] : []), textMenu(options)];
  if (name === 'view')
    return [...commands, ...(commands.length > 0 ? [separator] : []), { role: 'togglefullscreen' }];
  return commands;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The page handles its keys itself, where they hold; the menu only shows them. */
function commandEntry(command: MenuCommand, options: MenuOptions): MenuItemConstructorOptions {
  const isShown = command.key !== null && (!options.isMac || /^(Mod|Alt)\+/.test(command.key));
  return {
    id: command.id,
    label: command.label,
    enabled: command.enabled,
    ...(isShown && command.key !== null
      ? { accelerator: accelerator(command.key), registerAccelerator: false }
      : {}),
    click: () => options.choose(command.id),
  };
}

function fileStart({ texts, newWindow }: MenuOptions): MenuItemConstructorOptions[] {
  return [
    {
      id: 'newWindow',
      label: texts.newWindow,
      accelerator: 'CommandOrControl+Shift+N',
      click: newWindow,
    },
    separator,
  ];
}

function fileEnd({
  texts,
  isMac,
  recent,
  openRecent,
  clearRecent,
}: MenuOptions): MenuItemConstructorOptions[] {
  const folders = recent.map(
    ({ root, name }): MenuItemConstructorOptions => ({
      // An & would mark a key.
      label: `${name}  —  ${root}`.replaceAll('&', '&&'),
      click: () => openRecent(root),
    }),
  );
  return [
    separator,
    {
      id: 'openRecent',
      label: texts.openRecent,
      enabled: folders.length > 0,
      submenu: [...folders, separator, { label: texts.clearRecent, click: clearRecent }],
    },
    separator,
    { role: 'close', label: texts.closeWindow },
    ...(isMac ? [] : [{ role: 'quit' as const, label: texts.quit }]),
  ];
}

/** Cut, copy and paste of text: on macOS their keys work only through a menu. */
function textMenu({ texts }: MenuOptions): MenuItemConstructorOptions {
  return {
    id: 'text',
    label: texts.text,
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
}

function appMenu(options: MenuOptions): MenuItemConstructorOptions {
  const own = (id: string) =>
    options.commands.filter((command) => command.id === id).map((command) => commandEntry(command, options));
  return {
    label: options.appName,
    submenu: [
      ...own('help.about'),
      separator,
      ...own('file.settings'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit', label: `${options.texts.quit} ${options.appName}` },
    ],
  };
}
