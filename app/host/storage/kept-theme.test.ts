import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settingsPath } from './data-folder.ts';
import { keptTheme } from './kept-theme.ts';
import { createSettingsFile } from './settings-file.ts';

it('is what the settings have', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-theme-'));
  expect(keptTheme(folder)).toBe('system');
  const settings = createSettingsFile(folder, () => undefined);
  for (const theme of ['dark', 'light', 'system'] as const) {
    await settings.update((before) => ({ ...before, theme }));
    expect(keptTheme(folder)).toBe(theme);
  }
  for (const broken of ['', 'null', '[]', '"dark"', '{"theme":"pink"}', '{"theme":"dark"']) {
    writeFileSync(settingsPath(folder), broken);
    expect(keptTheme(folder)).toBe('system');
  }
});
