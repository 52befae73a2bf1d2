import type { ConnEntry, FlowEntry, ProjectModel } from './model.ts';

/** The connectors that a flow's functions use, each once, in the order of the chain; those without a file are left out. */
export function connectorsOf(
  model: Pick<ProjectModel, 'func' | 'connector'>,
  { config }: Pick<FlowEntry, 'config'>,
): ConnEntry[] {
  const entries = config.flows.flatMap(({ fname }) => {
    const cname = model.func(fname)?.config.option.cname ?? '';
    return model.connector(cname) ?? [];
  });
  return [...new Set(entries)];
}
