import { describe, expect, it } from 'vitest';
import { browserCommand } from './browser.ts';

const url = 'http://127.0.0.1:1234/?a=1&b=2';

describe('browserCommand', () => {
  it('passes the link as one argument of the system’s own command', () => {
    expect(browserCommand(url, 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', url]);
    expect(browserCommand(url, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', url]);
    expect(browserCommand(url, 'darwin', {})).toEqual(['open', url]);
    expect(browserCommand(url, 'win32', {})?.at(-1)).toBe(url);
  });

  it('has none without a display', () => {
    expect(browserCommand(url, 'linux', {})).toBeUndefined();
  });
});
