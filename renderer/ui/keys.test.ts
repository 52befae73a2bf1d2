import { describe, expect, it } from 'vitest';
import { formatKey, type KeyPress, matchesKey } from './keys.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    getModifierState: () => false,
    ...more,
  };
}

describe('matching a key press', () => {
  it('takes Mod as Ctrl, and as Command on macOS', () => {
    const control = press('k', { code: 'KeyK', ctrlKey: true });
    const command = press('k', { code: 'KeyK', metaKey: true });
    expect(matchesKey(control, 'Mod+K', false)).toBe(true);
    expect(matchesKey(command, 'Mod+K', false)).toBe(false);
    expect(matchesKey(command, 'Mod+K', true)).toBe(true);
    expect(matchesKey(control, 'Mod+K', true)).toBe(false);
  });

  it('wants exactly the modifiers that are named', () => {
    const undo = press('z', { code: 'KeyZ', ctrlKey: true });
    const redo = press('Z', { code: 'KeyZ', ctrlKey: true, shiftKey: true });
    expect(matchesKey(undo, 'Mod+Z', false)).toBe(true);
    expect(matchesKey(redo, 'Mod+Z', false)).toBe(false);
    expect(matchesKey(redo, 'Mod+Shift+Z', false)).toBe(true);
    expect(matchesKey(press('z', { code: 'KeyZ' }), 'Mod+Z', false)).toBe(false);
  });

  it('finds a sign with or without Shift, as the layout has it', () => {
    expect(matchesKey(press('?', { code: 'Slash', shiftKey: true }), '?', false)).toBe(true);
    expect(matchesKey(press('?', { code: 'Minus' }), '?', false)).toBe(true);
    expect(matchesKey(press('/', { code: 'Slash' }), '?', false)).toBe(false);
    expect(matchesKey(press('+', { code: 'Equal', shiftKey: true }), '+', false)).toBe(true);
  });

  it('goes by the place of a key where the layout gives another letter', () => {
    const cyrillic = press('л', { code: 'KeyK', ctrlKey: true });
    expect(matchesKey(cyrillic, 'Mod+K', false)).toBe(true);
    const option = press('†', { code: 'KeyT', altKey: true });
    expect(matchesKey(option, 'Alt+T', true)).toBe(true);
    const shifted = press('!', { code: 'Digit1', altKey: true, shiftKey: true });
    expect(matchesKey(shifted, 'Alt+Shift+1', false)).toBe(true);
  });

  it('goes by the letter where the layout moves it', () => {
    const dvorak = press('k', { code: 'KeyV', ctrlKey: true });
    expect(matchesKey(dvorak, 'Mod+K', false)).toBe(true);
    expect(matchesKey(dvorak, 'Mod+V', false)).toBe(false);
    const french = press('a', { code: 'KeyQ', altKey: true });
    expect(matchesKey(french, 'Alt+A', false)).toBe(true);
    expect(matchesKey(french, 'Alt+Q', false)).toBe(false);
  });

  it('finds a sign of a command by its place where the layout gives another script’s letter', () => {
    const cyrillic = press('б', { code: 'Comma', ctrlKey: true });
    expect(matchesKey(cyrillic, 'Mod+,', false)).toBe(true);
    expect(matchesKey(press('б', { code: 'Comma' }), ',', false)).toBe(false);
  });

  it('leaves characters of AltGr and accents that wait for their letter alone', () => {
    const thorn = press('þ', { code: 'KeyP', getModifierState: (name) => name === 'AltGraph' });
    expect(matchesKey(thorn, 'P', false)).toBe(false);
    const windows = { ...thorn, key: 'ł', code: 'KeyL', ctrlKey: true, altKey: true };
    expect(matchesKey(windows, 'Alt+L', false)).toBe(false);
    const accent = press('Dead', { code: 'KeyN' });
    expect(matchesKey(accent, 'N', false)).toBe(false);
    const option = press('Dead', { code: 'KeyN', altKey: true });
    expect(matchesKey(option, 'Alt+N', true)).toBe(true);
  });
});

describe('writing a key', () => {
  it('writes it as the platform does', () => {
    expect(formatKey('Mod+Shift+Z', false)).toBe('Ctrl Shift Z');
    expect(formatKey('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(formatKey('Alt+ArrowRight', false)).toBe('Alt →');
  });
});
