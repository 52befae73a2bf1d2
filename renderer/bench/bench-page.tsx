// A page with one flow of `?n=` functions, drawn by the Studio (`side=ours`) or by React Flow alone (`side=bare`): the same
// nodes at the same places, in the same view. `window.bench.count()` moves the counters once, as a run's progress does; `atRest` is kept once the
// linter has looked at the project and the page has nothing else to do.
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import { MantineProvider } from '@mantine/core';
import { type Node, ReactFlow, ReactFlowProvider, useNodesState } from '@xyflow/react';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { RunProgress } from '../../core/contract/run-payloads.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import { allCommands } from '../all-commands.ts';
import { createConnection } from '../backend/connection.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { firstView } from '../canvas/geometry/viewport.ts';
import { rowsFor } from '../canvas/geometry/whole-rows.ts';
import { flowGraph } from '../canvas/graph/flow-graph.ts';
import { graphBox } from '../canvas/graph/graph-box.ts';
import { CommandsProvider } from '../command-kit/command-set.tsx';
import { addLateTexts, createI18n } from '../i18n/i18n.ts';
import { TextProvider } from '../i18n/use-text.tsx';
import { createStudioWindow } from '../stores/studio-window.ts';
import { StudioProvider, WorkspaceProvider } from '../stores/use-scopes.tsx';
import { createWorkspace } from '../stores/workspace.ts';
import { theme } from '../ui/theme.ts';
import { benchProject } from './bench-project.ts';

declare global {
  interface Window {
    bench: { count(step: number): void; atRest: Promise<void> };
  }
}

const search = new URLSearchParams(location.search);
const size = Number(search.get('n') ?? 100);
const flowName = 'Bench';

const names = Array.from({ length: size }, (_, index) => `Function${index}`);
const project = createProject('bench', [
  {
    path: 'conf/flow.yml',
    text: `kistype: flow\nstatus: 1\nflow_name: ${flowName}\nflows:\n${names.map((name) => `- fname: ${name}\n`).join('')}`,
  },
  ...names.map((name) => ({
    path: `conf/func/${name}.yml`,
    text: `kistype: func\nfname: ${name}\nfmode: Calculate\nsource:\n  name: Orders\n`,
  })),
]);

function progress(step: number): RunProgress {
  return {
    runId: 'bench',
    flow: flowName,
    batches: step,
    rowsRead: step * 1000,
    elapsedMs: step * 33,
    memoryBytes: 0,
    nodes: names.map((fname, node) => ({
      node,
      fname,
      visits: step,
      rowsIn: step * 1000 + node,
      rowsOut: step * 1000,
      durationMs: step,
      errors: 0,
      active: node === step % size,
      last: 'next' as const,
      reasons: { next: step },
      jumps: {},
    })),
  };
}

/** When what follows from the last change has been drawn, and nothing else waits. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(() => resolve())));
}

function Ours() {
  const i18n = createI18n();
  void addLateTexts(i18n);
  const studio = createStudioWindow(
    createConnection(() => new Promise(() => undefined)),
    i18n,
  );
  studio.ui.setState({ painted: true });
  const opened = benchProject([...project.files.values()].map((file) => ({ ...file, hash: '' })));
  const workspace = createWorkspace(studio, opened, () => {});
  workspace.selection.getState().showFlow(flowName);
  const entry = projectModel(project).flow(flowName);
  workspace.run.setState({
    phase: 'running',
    runId: 'bench',
    flow: flowName,
    nodeIds: entry ? nodeIds(entry.config) : [],
  });
  const checked = new Promise<void>((resolve) => {
    const end = workspace.problems.subscribe(() => {
      end();
      resolve();
    });
  });
  window.bench = {
    count: (step) => workspace.run.setState({ progress: progress(step) }),
    atRest: checked.then(idle),
  };
  return (
    <TextProvider i18n={i18n}>
      <StudioProvider studio={studio}>
        <CommandsProvider commands={allCommands}>
          <WorkspaceProvider workspace={workspace}>
            <MantineProvider theme={theme}>
              <div className="frame">
                <Canvas />
              </div>
            </MantineProvider>
          </WorkspaceProvider>
        </CommandsProvider>
      </StudioProvider>
    </TextProvider>
  );
}

/** The same nodes and edges by React Flow's own components; counting replaces the labels of all nodes. */
function Bare() {
  const [nodes, setNodes] = useNodesState<Node>(bareGraph.nodes);
  useEffect(() => {
    window.bench = {
      atRest: idle(),
      count: (step) =>
        setNodes((list) =>
          list.map((node, index) => ({
            ...node,
            data: { label: `${step * 1000 + index} → ${step * 1000}` },
          })),
        ),
    };
  }, [setNodes]);
  return (
    <div className="frame">
      <ReactFlow
        nodes={nodes}
        edges={bareGraph.edges}
        onlyRenderVisibleElements
        panOnDrag={[1]}
        defaultViewport={bareGraph.view}
      />
    </div>
  );
}

const bareGraph = makeBareGraph();

function makeBareGraph() {
  const model = projectModel(project);
  const flow = model.flow(flowName);
  if (!flow) throw new Error('The bench has no flow');
  const room = { width: window.innerWidth, height: window.innerHeight };
  const rows = rowsFor(size, room, false);
  const graph = flowGraph({ model, flow, rows, problems: new Map(), runJumps: [] });
  return {
    view: firstView(graphBox(graph), room),
    nodes: graph.nodes.map(
      ({ id, position }): Node => ({ id, position, width: 196, height: 84, data: { label: id } }),
    ),
    edges: graph.edges.map(({ id, source, target }) => ({ id, source, target })),
  };
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    search.get('side') === 'bare' ? (
      <ReactFlowProvider>
        <Bare />
      </ReactFlowProvider>
    ) : (
      <Ours />
    ),
  );
