// The page's first import: what shows a project is asked for before the rest of the page's script has run.
import { folderToOpen } from './places/folder-to-open.ts';

if (typeof folderToOpen().root === 'string') import('./shell/shell.tsx').catch(() => undefined);
