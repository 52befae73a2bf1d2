// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';

const sources = globSync('**/*.tsx', { cwd: import.meta.dirname }).map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(join(import.meta.dirname, file), 'utf8'),
}));
/** They show commands in their own way; a column's menu is about its column, an export's about its format, the tabs' about those that are open: no command knows these. */
const ownItems = [
  'canvas/menus/canvas-menu.tsx',
  'command-kit/command-item.tsx',
  'data-panel/samples/sample-column-head.tsx',
  'data-panel/store/store-view.tsx',
  'shell/project-menu.tsx',
  'shell/tab-overflow.tsx',
];

describe('the menus', () => {
  it('hold commands and nothing else', () => {
    const others = sources.filter(
      ({ file, text }) => text.includes('<Menu.Item') && !ownItems.includes(file),
    );
    expect(others.map(({ file }) => file)).toEqual([]);
  });

  it('name commands that there are', () => {
    const named = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/<(?:CommandItem|CommandButton|Item)\s[^>]*?(?:command|id)="([\w.]+)"/g)].map(
        ([, id = '']) => ({ file, id }),
      ),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ id }) => allCommands.find(id) === undefined)).toEqual([]);
  });
});

describe('keys while an input method composes', () => {
  it('reach no handler: each is below the one listener that keeps them', () => {
    const files = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname });
    const listening = files.filter((file) => {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8');
      return /addEventListener\(\s*'key|onKeyUp=|onKeyPress=|onKeyDownCapture=/.test(text);
    });
    // Added to the window or an element after the first of them, which lets none of the input method's keys through.
    expect(listening.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual([
      'canvas/end-drag.ts',
      'canvas/use-clipboard-events.ts',
      'code-view/code-view.tsx',
      'command-kit/key-listener.ts',
      'menus.test.ts',
      'ui/input-method.ts',
      'ui/tip.tsx',
      'ui/watch-tips.ts',
    ]);
  });
});
