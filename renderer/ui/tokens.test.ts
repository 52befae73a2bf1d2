// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backgrounds } from '../../app/desktop/windows/window-colors.ts';
import { contrast } from './test-contrast.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const surfaces = ['bg', 'canvas', 'panel', 'raised', 'row'];
const modes = ['verify', 'save', 'load', 'calculate', 'expand'];

/** Which text colours stand on which surfaces. */
const pairs: [text: string, surfaces: readonly string[]][] = [
  ...['text', 'muted', 'faint', 'accent', 'ok', 'warn', 'err', ...modes].map((text): [string, string[]] => [
    text,
    surfaces,
  ]),
  ...modes.map((mode): [string, string[]] => [mode, [`${mode}-soft`]]),
  ['text', ['add', 'remove', 'accent-soft', 'warn-soft', 'err-soft', ...modes.map((mode) => `${mode}-soft`)]],
  ['muted', ['add', 'remove', 'accent-soft', 'warn-soft', 'err-soft']],
  ['accent', ['accent-soft', 'err-soft']],
  ['follow', ['follow-soft', 'canvas', 'panel']],
  ['warn', ['warn-soft']],
  ['err', ['err-soft', 'remove']],
  ['ok', ['add']],
  ['on-accent', ['accent', 'accent-hover']],
];

describe.each(['light', 'dark'])('the colours of the %s theme', (theme) => {
  const colours = tokensOf(theme);

  it('keep every text at 4.5:1 or more on every surface that it stands on', () => {
    const poor = pairs.flatMap(([text, on]) =>
      on
        .map((surface) => ({ text, surface, ratio: contrast(colourOf(text), colourOf(surface)) }))
        .filter(({ ratio }) => ratio < 4.5)
        .map(({ text, surface, ratio }) => `${text} on ${surface}: ${ratio.toFixed(2)}`),
    );
    expect(poor).toEqual([]);
  });

  function colourOf(name: string): string {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`there is no token --${name}`);
    return colour;
  }
});

it('before its script has run, the page has the background of the system’s theme, and a desktop window the same', () => {
  const [first = ''] = /@media \(prefers-color-scheme: dark\)[^}]*}/.exec(css) ?? [];
  expect(/--bg: (#\w+);/.exec(first)?.[1]).toBe(tokensOf('dark').get('bg'));
  expect(backgrounds).toEqual({ dark: tokensOf('dark').get('bg'), light: tokensOf('light').get('bg') });
});

function tokensOf(theme: string): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-theme="${theme}"]`));
  const own = block.slice(0, block.indexOf('}'));
  return new Map(
    [...own.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
