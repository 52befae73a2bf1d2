import { canvas } from './en/canvas.ts';
import { code } from './en/code.ts';
import { commands } from './en/commands.ts';
import { data } from './en/data.ts';
import { explorer } from './en/explorer.ts';
import { exporting } from './en/exporting.ts';
import { help } from './en/help.ts';
import { inspector } from './en/inspector.ts';
import { logs } from './en/logs.ts';
import { places } from './en/places.ts';
import { problems } from './en/problems.ts';
import { run } from './en/run.ts';
import { samples } from './en/samples.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { store } from './en/store.ts';
import { yaml } from './en/yaml.ts';

/** All texts in English, by key. */
export const en = {
  ...shell,
  ...store,
  ...explorer,
  ...canvas,
  ...inspector,
  ...code,
  ...data,
  ...logs,
  ...places,
  ...problems,
  ...yaml,
  ...samples,
  ...run,
  ...exporting,
  ...search,
  ...settings,
  ...commands,
  ...help,
} as const;
