import type { GoCode, GoPlace } from '../../core/contract/host/go-code.ts';
import type { ProjectModel } from '../../core/project/model.ts';

/** A line of what Go and the YAML have. `both`: they agree; `yaml`: Go never registers it; `go`: the YAML has none. */
export interface GoItem {
  name: string;
  side: 'both' | 'yaml' | 'go';
  /** Where it is in Go: its code, else its registration. */
  place: GoPlace | null;
}

export interface GoItems {
  functions: GoItem[];
  connectors: GoItem[];
  flows: GoItem[];
  structs: GoItem[];
}

/** What the Go code and the YAML have, and which of it both know. */
export function goItems(model: ProjectModel, code: GoCode): GoItems {
  return {
    functions: together(
      model.functions.map(({ name }) => name),
      new Map(code.functions.map(({ name, code: at, place }) => [name, at ?? place])),
    ),
    connectors: together(
      model.connectors.map(({ name }) => name),
      new Map(code.connectorInits.map(({ name, place }) => [name, place])),
    ),
    flows: code.flows.map(({ name, place }) => ({ name, place, side: model.flow(name) ? 'both' : 'go' })),
    structs: code.structs.map(({ name, place }) => ({ name, place, side: 'go' })),
  };
}

function together(yaml: readonly string[], go: ReadonlyMap<string, GoPlace>): GoItem[] {
  const known = new Set(yaml);
  const ours = [...known].map((name): GoItem => {
    const place = go.get(name) ?? null;
    return { name, place, side: place === null ? 'yaml' : 'both' };
  });
  const theirs = [...go].filter(([name]) => !known.has(name));
  return [...ours, ...theirs.map(([name, place]): GoItem => ({ name, place, side: 'go' }))];
}
