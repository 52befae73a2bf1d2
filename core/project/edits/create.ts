import { isBuiltin } from '../../builtins/mark.ts';
import { printConfigKept } from '../../config/print-kept.ts';
import { type ConfigFile, type FunctionMode, functionModes, type Params } from '../../config/types.ts';
import { CodedError, type Language } from '../../errors/coded-error.ts';
import { newCodePath } from '../code-path.ts';
import { freePath } from '../file-names.ts';
import { type CodeFolder, type FuncEntry, projectModel } from '../model.ts';
import { type Project, withFile } from '../project.ts';
import { type CodeLanguage, connectorTemplate, functionTemplate } from '../templates.ts';
import { newConfigPath, requireFreeName, rootFolder } from './names.ts';

/** A new, enabled flow with an empty chain. */
export function createFlow(project: Project, name: string): Project {
  requireFreeName(project, 'flow', name);
  return writeConfig(project, newConfigPath(project, 'flow', name), {
    kind: 'flow',
    config: { kistype: 'flow', status: 1, flow_name: name, flows: [] },
  });
}

/** What a new function's config says besides its name and mode. */
export interface FunctionOptions {
  code?: string;
  /** The language of the template's comments and log lines. */
  words?: Language;
  cname?: string;
  source?: string;
  defaultParams?: Params;
}

/** A new function: its config, and its code from the mode's template (or `options.code`). Code that is there already stays. */
export function createFunction(
  project: Project,
  name: string,
  mode: FunctionMode,
  language: CodeLanguage,
  options: FunctionOptions = {},
): Project {
  return createFunctionCode(configuredFunction(project, name, mode, options), name, mode, language, options);
}

/** A new function that needs no code: what it does stands in `params`, with the mark of its built-in. */
export function createBuiltin(
  project: Project,
  name: string,
  mode: FunctionMode,
  params: Params,
  cname?: string,
): Project {
  return configuredFunction(project, name, mode, {
    defaultParams: params,
    ...(cname === undefined ? {} : { cname }),
  });
}

function configuredFunction(
  project: Project,
  name: string,
  mode: FunctionMode,
  options: FunctionOptions,
): Project {
  requireFreeName(project, 'func', name);
  return writeConfig(project, newConfigPath(project, 'func', name), {
    kind: 'func',
    config: {
      kistype: 'func',
      fname: name,
      fmode: mode,
      source: { name: options.source ?? '', must: [] },
      option: {
        cname: options.cname ?? '',
        retry_times: 0,
        return_duration: 0,
        default_params: options.defaultParams ?? {},
      },
    },
  });
}

/** The code file of a function that has none, fit for its config; the same project when it has one. */
export function createFunctionCode(
  project: Project,
  name: string,
  mode: FunctionMode,
  language: CodeLanguage,
  { code, words = 'en' }: Pick<FunctionOptions, 'code' | 'words'> = {},
): Project {
  const config = projectModel(project).func(name)?.config;
  const hasConnector = (config?.option.cname ?? '') !== '';
  const hasMust = (config?.source.must.length ?? 0) > 0;
  const text = code ?? functionTemplate(name, mode, language, { hasConnector, hasMust, words });
  return createCode(project, 'functions', name, language, text);
}

/** The code files of every function of a flow that has none, each fit for its config. */
export function createMissingCode(
  project: Project,
  language: CodeLanguage,
  options: Pick<FunctionOptions, 'words'> = {},
): Project {
  return functionsWithoutCode(project).reduce((made, { name, config }) => {
    const mode = functionModes.find((known) => known === config.fmode) ?? 'Calculate';
    return createFunctionCode(made, name, mode, language, options);
  }, project);
}

/** The functions that a flow uses, and that have neither code nor a built-in. */
export function functionsWithoutCode(project: Project): FuncEntry[] {
  const model = projectModel(project);
  const used = new Set(model.flows.flatMap(({ config }) => config.flows.map(({ fname }) => fname)));
  return model.functions.filter(
    ({ name, config }) =>
      used.has(name) && !model.codeFile('functions', name) && !isBuiltin(config.option.default_params),
  );
}

/** The code file of a connector that has none: without one, the embedded store stands in for it. */
export function createConnectorCode(project: Project, name: string, language: CodeLanguage): Project {
  return createCode(project, 'connectors', name, language, connectorTemplate(name, language));
}

/** A new connector; `type` is one of KisFlow's (redis, mysql, kafka, tidb, es) or any other word. */
export function createConnector(
  project: Project,
  name: string,
  type: string,
  more: { addrs?: string; key?: string; params?: Params } = {},
): Project {
  requireFreeName(project, 'conn', name);
  return writeConfig(project, newConfigPath(project, 'conn', name), {
    kind: 'conn',
    config: {
      kistype: 'conn',
      cname: name,
      addrs: more.addrs ?? '',
      type,
      key: more.key ?? '',
      params: more.params ?? {},
      load: [],
      save: [],
    },
  });
}

/** The project's one global file, with metrics off. Throws `project.global-exists`. */
export function createGlobal(project: Project): Project {
  const [there] = projectModel(project).globals;
  if (there) throw new CodedError('project.global-exists', { path: there.path }, { file: there.path });
  const path = freePath(project.files.keys(), rootFolder(project), '', 'kis-flow', '.yml');
  return writeConfig(project, path, {
    kind: 'global',
    config: {
      kistype: 'global',
      prometheus_enable: false,
      prometheus_listen: false,
      prometheus_serve: '0.0.0.0:20004',
    },
  });
}

function writeConfig(project: Project, path: string, file: ConfigFile): Project {
  return withFile(project, path, printConfigKept(file));
}

function createCode(
  project: Project,
  folder: CodeFolder,
  name: string,
  language: CodeLanguage,
  code: string,
): Project {
  if (projectModel(project).codeFile(folder, name)) return project;
  return withFile(project, newCodePath(project, folder, name, language), code);
}
