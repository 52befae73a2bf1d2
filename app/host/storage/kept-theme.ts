import { readFileSync } from 'node:fs';
import type { Settings } from '../../../core/contract/host/app.ts';
import { settingsPath } from './data-folder.ts';

/**
 * The theme that people chose, read at once and without the schemas: a window has its colour before anything else is there. 'system'
 * where nothing says otherwise; what is wrong with the file is told by who reads all of it.
 */
export function keptTheme(dataFolder: string): Settings['theme'] {
  try {
    const { theme } = JSON.parse(readFileSync(settingsPath(dataFolder), 'utf8'));
    return theme === 'dark' || theme === 'light' ? theme : 'system';
  } catch {
    return 'system';
  }
}
