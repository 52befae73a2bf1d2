import { jumpTarget, jumpTargetKey } from '../builtins/jump-target.ts';
import type { ConfigPath, TextRange } from '../config/types.ts';
import { jumpsInFile } from './jumps.ts';
import { type ConfigEntry, type FuncEntry, projectModel } from './model.ts';
import type { Project } from './project.ts';

/** A place that names a function, connector or flow, and breaks when it is deleted. */
export interface Usage {
  kind: 'flow' | 'function' | 'connector' | 'jump';
  /** The flow, function or connector that uses it; for a jump the function whose code or setup jumps. */
  name: string;
  path: string;
  range: TextRange | undefined;
  /** The place in the flow's chain, from 0. */
  node?: number;
}

/** Where a function, connector or flow is used. Nothing in KisFlow names a flow, so a flow has no uses. */
export function usagesOf(project: Project, kind: 'flow' | 'func' | 'conn', name: string): Usage[] {
  if (kind === 'func') return usesOfFunction(project, name);
  return kind === 'conn' ? usesOfConnector(project, name) : [];
}

function usesOfFunction(project: Project, name: string): Usage[] {
  const model = projectModel(project);
  const inFlows = model.flows.flatMap((flow) =>
    flow.config.flows.flatMap((place, node): Usage[] =>
      place.fname === name
        ? [
            {
              kind: 'flow',
              name: flow.name,
              path: flow.path,
              range: at(flow, ['flows', node, 'fname']),
              node,
            },
          ]
        : [],
    ),
  );
  const inLists = model.connectors.flatMap((connector) =>
    (['load', 'save'] as const).flatMap((list) =>
      connector.config[list].flatMap((fname, index): Usage[] =>
        fname === name
          ? [
              {
                kind: 'connector',
                name: connector.name,
                path: connector.path,
                range: at(connector, [list, index]),
              },
            ]
          : [],
      ),
    ),
  );
  const jumps = model.functions.flatMap((func): Usage[] => {
    const file = model.codeFile('functions', func.name);
    if (func.name === name) return [];
    if (!file) return jumpOfSetup(func, name);
    return jumpsInFile(file)
      .filter(({ target }) => target === name)
      .map(({ line, column }) => ({
        kind: 'jump',
        name: func.name,
        path: file.path,
        range: { line, column, endLine: line, endColumn: column + 'jumpFunc'.length },
      }));
  });
  return [...inFlows, ...inLists, ...jumps];
}

function jumpOfSetup(func: FuncEntry, target: string): Usage[] {
  if (jumpTarget(func.config.option.default_params) !== target) return [];
  const range = at(func, ['option', 'default_params', jumpTargetKey]);
  return [{ kind: 'jump', name: func.name, path: func.path, range }];
}

function usesOfConnector(project: Project, name: string): Usage[] {
  return projectModel(project)
    .functions.filter((func) => func.config.option.cname === name)
    .map((func) => ({
      kind: 'function',
      name: func.name,
      path: func.path,
      range: at(func, ['option', 'cname']),
    }));
}

function at(entry: ConfigEntry, path: ConfigPath): TextRange | undefined {
  return entry.document.rangeOf(path, 'value');
}
