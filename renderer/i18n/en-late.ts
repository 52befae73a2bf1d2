import { lateCanvas } from './en/canvas-late.ts';
import { lateCode } from './en/code-late.ts';
import { data } from './en/data.ts';
import { debug } from './en/debug.ts';
import { errors } from './en/errors.ts';
import { lateExplorer } from './en/explorer-late.ts';
import { lateExporting } from './en/exporting-late.ts';
import { forms } from './en/forms.ts';
import { golang } from './en/golang.ts';
import { help } from './en/help.ts';
import { inspector } from './en/inspector.ts';
import { live } from './en/live.ts';
import { logs } from './en/logs.ts';
import { plan } from './en/plan.ts';
import { lateProblems } from './en/problems-late.ts';
import { rows } from './en/rows.ts';
import { lateRun } from './en/run-late.ts';
import { samples } from './en/samples.ts';
import { lateSearch } from './en/search-late.ts';
import { settings } from './en/settings.ts';
import { lateShell } from './en/shell-late.ts';
import { sources } from './en/sources.ts';
import { store } from './en/store.ts';
import { tests } from './en/tests.ts';
import { yaml } from './en/yaml.ts';

/** The English texts of what is loaded when it is wanted: dialogs, the inspector, the tabs below the canvas. */
export const lateEn = {
  ...lateSearch,
  ...lateProblems,
  ...lateExporting,
  ...lateCode,
  ...lateRun,
  ...lateExplorer,
  ...lateShell,
  ...lateCanvas,
  ...data,
  ...debug,
  ...errors,
  ...forms,
  ...golang,
  ...help,
  ...inspector,
  ...live,
  ...logs,
  ...rows,
  ...plan,
  ...samples,
  ...settings,
  ...sources,
  ...store,
  ...tests,
  ...yaml,
} as const;
