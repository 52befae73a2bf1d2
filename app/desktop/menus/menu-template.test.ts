import { describe, expect, test } from 'vitest';
import { nativeTexts } from '../native-texts.ts';
import { accelerator } from './accelerator.ts';
import { menuTemplate } from './menu-template.ts';

const commands = [
  { id: 'file.save', menu: 'file' as const, label: 'Save', key: 'Mod+S', enabled: true },
  { id: 'file.settings', menu: 'file' as const, label: 'Settings…', key: 'Mod+,', enabled: true },
  { id: 'run.step', menu: 'run' as const, label: 'Step', key: 'F10', enabled: false },
  { id: 'help.about', menu: 'help' as const, label: 'About', key: null, enabled: true },
];

function template(isMac: boolean, chosen: string[] = []) {
  return menuTemplate({
    commands,
    recent: [{ root: '/work/r&d', name: 'r&d' }],
    texts: nativeTexts('en', 'en-US'),
    isMac,
    appName: 'KisFlow Studio',
    choose: (id) => chosen.push(id),
    openRecent: (root) => chosen.push(root),
    clearRecent: () => chosen.push('clear'),
    newWindow: () => chosen.push('new'),
  });
}

/** All items, those of submenus too. */
function items(isMac: boolean, chosen?: string[]) {
  const flat = (entries: ReturnType<typeof menuTemplate>): ReturnType<typeof menuTemplate> =>
    entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? flat(entry.submenu) : [])]);
  return flat(template(isMac, chosen));
}

describe('the native menus', () => {
  test('hold the commands of the window, with their keys shown and not taken', () => {
    const chosen: string[] = [];
    const save = items(false, chosen).find(({ id }) => id === 'file.save');
    expect(save).toMatchObject({
      label: 'Save',
      enabled: true,
      accelerator: 'CommandOrControl+S',
      registerAccelerator: false,
    });
    Reflect.apply(save?.click ?? (() => undefined), undefined, []);
    expect(chosen).toEqual(['file.save']);
    expect(items(false).find(({ id }) => id === 'run.step')).toMatchObject({ enabled: false });
  });

  test('mark no key in the names of recent folders', () => {
    expect(items(false).some(({ label }) => label === 'r&&d  —  /work/r&&d')).toBe(true);
  });

  test('have about, settings and quit in the application’s menu on macOS, and quit under File elsewhere', () => {
    const [first] = template(true);
    expect(first?.label).toBe('KisFlow Studio');
    const inFirst = Array.isArray(first?.submenu) ? first.submenu.map(({ id, role }) => id ?? role) : [];
    expect(inFirst).toEqual(expect.arrayContaining(['help.about', 'file.settings', 'quit']));
    expect(items(true).filter(({ id }) => id === 'file.settings')).toHaveLength(1);
    const file = template(false).find(({ id }) => id === 'file');
    expect(Array.isArray(file?.submenu) ? file.submenu.at(-1)?.role : null).toBe('quit');
  });
});

describe('a key as Electron writes it', () => {
  test.each([
    ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
    ['Alt+ArrowLeft', 'Alt+Left'],
    ['Mod++', 'CommandOrControl+Plus'],
    ['F10', 'F10'],
    ['Mod+,', 'CommandOrControl+,'],
  ])('%s', (key, expected) => expect(accelerator(key)).toBe(expected));
});
