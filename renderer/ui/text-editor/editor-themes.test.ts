// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { contrast, over } from '../test-contrast.ts';
import { editorThemes } from './editor-themes.ts';

describe.each(Object.entries(editorThemes))('the theme %s', (_name, { colors, rules }) => {
  const background = colors['editor.background'] ?? '';
  const surfaces = Object.entries(colors)
    .filter(([name]) => /background$/i.test(name))
    .map(([name, colour]) => ({ name, colour: over(colour, background) }));
  const inks = [
    ...rules.map(({ token, foreground = '' }) => ({ name: token, colour: `#${foreground}` })),
    ...Object.entries(colors)
      .filter(([name]) => /^editor\.foreground|^editorBracketHighlight/.test(name))
      .map(([name, colour]) => ({ name, colour })),
  ];

  it('keeps every word of code at 4.5:1 or more on everything that lies below it', () => {
    expect(surfaces.map(({ name }) => name)).toContain('editor.selectionBackground');
    const poor = inks.flatMap((ink) =>
      surfaces
        .filter(({ colour }) => contrast(ink.colour, colour) < 4.5)
        .map(({ name, colour }) => `${ink.name} on ${name}: ${contrast(ink.colour, colour).toFixed(2)}`),
    );
    expect(poor).toEqual([]);
  });
});
