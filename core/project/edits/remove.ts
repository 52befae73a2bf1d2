import type { ConfigEdit } from '../../config/edit/edit-config.ts';
import { type CodeFolder, projectModel } from '../model.ts';
import { type Project, withoutFile } from '../project.ts';
import { moveFlowStudio } from '../studio.ts';
import { editConfigFile, requireConnector, requireFlow, requireFunction } from './edit-config-file.ts';
import { removeFunctions } from './flow.ts';

/** Deletes a flow with its samples and what studio.json keeps of it. Its functions stay. */
export function deleteFlow(project: Project, name: string): Project {
  const entry = requireFlow(project, name);
  const model = projectModel(project);
  const twin = model.flows.some((flow) => flow !== entry && flow.name === name);
  const edited = withoutFile(project, entry.path);
  // A second flow of the same name still has the samples and the layout.
  return twin ? edited : moveFlowStudio(withoutFile(edited, model.samplesFile(name)), name, null);
}

/**
 * Deletes a function's config and code. With `heal` it is also taken out of every chain (what stood around it follows
 * each other) and out of the connectors' lists; without, those flows no longer import until it is there again.
 */
export function deleteFunction(project: Project, name: string, { heal }: { heal: boolean }): Project {
  const entry = requireFunction(project, name);
  const model = projectModel(project);
  const twin = model.functions.some((func) => func !== entry && func.name === name);
  let edited = project;
  if (heal && !twin) {
    for (const flow of model.flows) {
      const places = flow.config.flows.flatMap(({ fname }, place) => (fname === name ? [place] : []));
      if (places.length > 0) edited = removeFunctions(edited, flow.name, places);
    }
    edited = removeFromLists(edited, name);
  }
  edited = withoutFile(edited, entry.path);
  return twin ? edited : withoutCode(project, edited, 'functions', name);
}

/** Deletes a connector's config and code; with `heal` the functions that name it name none any more. */
export function deleteConnector(project: Project, name: string, { heal }: { heal: boolean }): Project {
  const entry = requireConnector(project, name);
  const model = projectModel(project);
  const twin = model.connectors.some((connector) => connector !== entry && connector.name === name);
  let edited = project;
  for (const func of heal && !twin ? model.functions : []) {
    if (func.config.option.cname !== name) continue;
    const edit: ConfigEdit = { op: 'set', path: ['option', 'cname'], value: '' };
    edited = editConfigFile(edited, func.path, [edit]);
  }
  edited = withoutFile(edited, entry.path);
  return twin ? edited : withoutCode(project, edited, 'connectors', name);
}

/** Takes a function out of the load and save lists of all connectors. */
function removeFromLists(project: Project, name: string): Project {
  return projectModel(project).connectors.reduce((edited, connector) => {
    const edits = (['load', 'save'] as const).flatMap((list) =>
      connector.config[list]
        .flatMap((fname, index): ConfigEdit[] =>
          fname === name ? [{ op: 'delete', path: [list, index] }] : [],
        )
        .reverse(),
    );
    return editConfigFile(edited, connector.path, edits);
  }, project);
}

function withoutCode(before: Project, edited: Project, folder: CodeFolder, name: string): Project {
  const file = projectModel(before).codeFile(folder, name);
  return file ? withoutFile(edited, file.path) : edited;
}
