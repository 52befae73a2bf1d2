import { useMemo, useRef } from 'react';
import type { Diagnostic, Severity } from '../../core/lint/diagnostic.ts';
import { nodeIds } from '../../core/project/chain.ts';
import type { FlowEntry, ProjectModel } from '../../core/project/model.ts';
import { sourceGlances } from '../../core/sources/source-glance.ts';
import { useText } from '../i18n/use-text.tsx';
import type { ShownModel } from '../stores/last-good-model.ts';
import { useProblems, useProject, useRun, useWorkspace } from '../stores/use-scopes.tsx';
import type { RowLengths } from './geometry/layout.ts';
import type { CanvasEdge, CanvasNode } from './graph/canvas-elements.ts';
import { type FlowGraph, flowGraph } from './graph/flow-graph.ts';
import { graphWords } from './graph/graph-words.ts';
import { keepIdentity } from './graph/keep-identity.ts';
import { runJumps } from './graph/run-view.ts';

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const noProblems: ReadonlyMap<string, Severity> = new Map();

/** The shown flow as nodes and edges; what says the same as before keeps its identity. */
export function useFlowGraph(flow: FlowEntry, model: ProjectModel, rows: RowLengths): FlowGraph {
  const problems = useNodeProblems(flow);
  const text = useText();
  const words = useMemo(() => graphWords(text), [text]);
  const hasSource = useProject(({ project }) =>
    sourceGlances(project).some((source) => source.flow === flow.name),
  );
  const jumps = useRun((run) => runJumps(run, flow.name));
  const last = useRef<{ nodes: CanvasNode[]; edges: CanvasEdge[] }>({ nodes: [], edges: [] });
  return useMemo(() => {
    const pairs = jumps === '' ? [] : jumps.split(' ');
    const graph = flowGraph({ model, flow, rows, problems, runJumps: pairs, hasSource, words });
    const nodes = keepIdentity(last.current.nodes, graph.nodes);
    const edges = keepIdentity(last.current.edges, graph.edges);
    last.current = { nodes, edges };
    return { ...graph, nodes, edges };
  }, [model, flow, rows, problems, jumps, hasSource, words]);
}

/** The worst problem of each place of the flow. Problems follow an edit a moment later. */
function useNodeProblems(flow: FlowEntry): ReadonlyMap<string, Severity> {
  const workspace = useWorkspace();
  const project = useProject((state) => state.project);
  const diagnostics = useProblems((state) => state.diagnostics);
  const known = useRef(noProblems);
  return useMemo(() => {
    const found = problemsOf(diagnostics, workspace.shownModel(project), flow.name);
    if (!isSame(found, known.current)) known.current = found;
    return known.current;
  }, [workspace, project, diagnostics, flow.name]);
}

function problemsOf(
  diagnostics: readonly Diagnostic[],
  model: ShownModel,
  flow: string,
): ReadonlyMap<string, Severity> {
  const entry = model.flow(flow);
  if (!entry) return noProblems;
  const ids = nodeIds(entry.config);
  const worst = new Map<string, Severity>();
  const byFunction = new Map<string, Severity>();
  for (const { flow: at, node, func, severity } of diagnostics) {
    if (at === flow && node !== undefined) keepWorst(worst, ids[node] ?? '', severity);
    else if (at === undefined && func !== undefined) keepWorst(byFunction, func, severity);
  }
  entry.config.flows.forEach(({ fname }, index) => {
    const isBroken = model.brokenAt(model.func(fname)?.path ?? '') !== undefined;
    const severity = isBroken ? 'error' : byFunction.get(fname);
    if (severity !== undefined) keepWorst(worst, ids[index] ?? '', severity);
  });
  return worst;
}

function keepWorst(worst: Map<string, Severity>, key: string, severity: Severity): void {
  const known = worst.get(key);
  if (known === undefined || ranks[severity] < ranks[known]) worst.set(key, severity);
}

function isSame(a: ReadonlyMap<string, Severity>, b: ReadonlyMap<string, Severity>): boolean {
  return a.size === b.size && [...a].every(([id, severity]) => b.get(id) === severity);
}
