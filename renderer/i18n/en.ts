import { canvas } from './en/canvas.ts';
import { code } from './en/code.ts';
import { commands } from './en/commands.ts';
import { explorer } from './en/explorer.ts';
import { exporting } from './en/exporting.ts';
import { places } from './en/places.ts';
import { problems } from './en/problems.ts';
import { run } from './en/run.ts';
import { search } from './en/search.ts';
import { shell } from './en/shell.ts';

/** The English texts that the first screen needs, by key. A key that a part of it uses must not be in en-late.ts. */
export const en = {
  ...shell,
  ...explorer,
  ...canvas,
  ...code,
  ...places,
  ...problems,
  ...run,
  ...exporting,
  ...search,
  ...commands,
} as const;
