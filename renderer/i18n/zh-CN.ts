import { canvas } from './zh-CN/canvas.ts';
import { code } from './zh-CN/code.ts';
import { commands } from './zh-CN/commands.ts';
import { data } from './zh-CN/data.ts';
import { debug } from './zh-CN/debug.ts';
import { errors } from './zh-CN/errors.ts';
import { explorer } from './zh-CN/explorer.ts';
import { exporting } from './zh-CN/exporting.ts';
import { forms } from './zh-CN/forms.ts';
import { golang } from './zh-CN/golang.ts';
import { help } from './zh-CN/help.ts';
import { inspector } from './zh-CN/inspector.ts';
import { live } from './zh-CN/live.ts';
import { logs } from './zh-CN/logs.ts';
import { places } from './zh-CN/places.ts';
import { plan } from './zh-CN/plan.ts';
import { problems } from './zh-CN/problems.ts';
import { rows } from './zh-CN/rows.ts';
import { run } from './zh-CN/run.ts';
import { samples } from './zh-CN/samples.ts';
import { search } from './zh-CN/search.ts';
import { settings } from './zh-CN/settings.ts';
import { shell } from './zh-CN/shell.ts';
import { sources } from './zh-CN/sources.ts';
import { store } from './zh-CN/store.ts';
import { tests } from './zh-CN/tests.ts';
import { yaml } from './zh-CN/yaml.ts';

/** All texts in simplified Chinese, by key. */
export const zhCN = {
  ...shell,
  ...sources,
  ...store,
  ...explorer,
  ...canvas,
  ...inspector,
  ...forms,
  ...code,
  ...data,
  ...debug,
  ...golang,
  ...live,
  ...logs,
  ...places,
  ...plan,
  ...problems,
  ...errors,
  ...tests,
  ...yaml,
  ...rows,
  ...samples,
  ...run,
  ...exporting,
  ...search,
  ...settings,
  ...commands,
  ...help,
} as const;
