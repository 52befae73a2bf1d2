import type { ErrorCode } from '../errors/catalogue.ts';
import { CodedError, type ErrorData } from '../errors/coded-error.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import { referencesIn } from '../storage/references.ts';
import { nearest } from '../text/nearest.ts';
import { flowDeliveries } from './delivery.ts';
import { functionsWithState } from './kept-state.ts';
import type { Source } from './source-file.ts';

/** What is wrong with a source that reads well, in its project, and what is promised of the rows that it brings. */
export function sourceProblems(project: Project, model: ProjectModel, source: Source): ErrorData[] {
  return [...plainSecrets(source), ...flowProblems(project, model, source)];
}

function flowProblems(project: Project, model: ProjectModel, source: Source): ErrorData[] {
  const { path: file, flow: name } = source;
  const flow = model.flow(name);
  if (!flow) {
    const names = model.flows.map((one) => one.name);
    const like = nearest(name, names) ?? (names.join(', ') || '—');
    return [said(source, 'source.unknown-flow', { file, flow: name, like })];
  }
  const functions = functionsWithState(project, model, flow);
  return [
    ...(flow.config.status === 0 ? [said(source, 'source.flow-disabled', { file, flow: name })] : []),
    ...(functions.length > 0
      ? [said(source, 'source.keeps-state', { flow: name, functions: functions.join(', ') })]
      : []),
    ...promises(source, project, model, flow),
  ];
}

/** What is promised of the rows, for each connector that they are saved through. */
function promises(source: Source, project: Project, model: ProjectModel, flow: FlowEntry): ErrorData[] {
  const told = flowDeliveries(project, model, flow, source.type);
  return told.map(({ cname: connector, because, lostAt = '' }) => {
    const key = model.connector(connector)?.config.params['key'] ?? '';
    return said(source, `source.once-by-${because}`, { file: source.path, connector, key, function: lostAt });
  });
}

/** Secrets that stand in the file. */
function plainSecrets(source: Source): ErrorData[] {
  const secrets = source.type.settings.filter(({ isSecret }) => isSecret);
  return secrets
    .filter(({ key }) => source.settings[key] !== '' && referencesIn(source.settings[key] ?? '').length === 0)
    .map(({ key }) => said(source, 'source.plain-secret', { file: source.path, key }));
}

function said({ path }: Source, code: ErrorCode, params: Record<string, string>): ErrorData {
  return new CodedError(code, params, { file: path }).data;
}
