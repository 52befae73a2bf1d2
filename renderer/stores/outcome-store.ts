import { createStore } from 'zustand/vanilla';
import { isSameConfig } from '../../core/config/same-config.ts';
import type { Project } from '../../core/project/project.ts';
import type { RunFacts } from '../../core/run/facts.ts';
import type { NodeOutcome } from '../../core/run/node-outcome.ts';
import { type Outcome, outcomeOf } from '../../core/run/outcome.ts';
import { runFacts } from '../../core/run/run-facts.ts';
import type { ShownModel } from './last-good-model.ts';
import type { ProjectStore } from './project-store.ts';
import { heardRun } from './run-heard.ts';
import { atMoment } from './run-moment.ts';
import type { RunStore } from './run-store.ts';
import type { SelectionStore } from './selection-store.ts';

/** What the last run of the shown flow says; null while no flow is shown. */
export interface OutcomeState {
  flow: string | null;
  facts: RunFacts | null;
  outcome: Outcome | null;
}

export type OutcomeStore = ReturnType<typeof createOutcomeStore>['outcome'];

/** While rows flow it is told anew so often at most. */
const pauseMs = 250;
const nothing: OutcomeState = { flow: null, facts: null, outcome: null };

interface Followed {
  project: ProjectStore;
  run: RunStore;
  selection: SelectionStore;
  shownModel(project: Project): ShownModel;
}

/** Follows the run, the project and the shown flow. */
export function createOutcomeStore({ project, run, selection, shownModel }: Followed) {
  const outcome = createStore<OutcomeState>()(() => nothing);
  let toldAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    const { view } = selection.getState();
    if (view.kind === 'flow') outcome.setState(toldOf(view.flow));
    else outcome.setState(nothing);
  }
  function toldOf(flow: string): OutcomeState {
    const files = project.getState();
    const model = shownModel(files.project);
    const facts = runFacts(heardRun(run.getState(), files, model, flow));
    const { outcome: before } = outcome.getState();
    const { moment } = run.getState();
    // Nodes tell of the moment that is looked at; how the run went stays what it is.
    const heardThen = moment && heardRun(atMoment(run.getState()), files, model, flow);
    const then = heardThen && outcomeOf(runFacts({ ...heardThen, lastVisit: moment.journal.last }));
    const now = outcomeOf(facts);
    return { flow, facts, outcome: withKeptNodes(before, then ? { ...now, nodes: then.nodes } : now) };
  }
  function tellSoon(): void {
    if (timer !== undefined) return;
    const left = pauseMs - (performance.now() - toldAt);
    if (left <= 0) tell();
    else timer = setTimeout(tell, left);
  }

  const ends = [
    run.subscribe((state, before) => {
      const onlyCounts = state.phase === before.phase && state.runId === before.runId;
      const isMoved = state.moment !== before.moment;
      if (onlyCounts && !isMoved && state.progress === before.progress) return;
      if (onlyCounts && !isMoved) tellSoon();
      else tell();
    }),
    project.subscribe((state, before) => {
      if (state.project !== before.project || state.opened !== before.opened) tell();
    }),
    selection.subscribe(({ view }, before) => {
      if (view !== before.view) tell();
    }),
  ];
  return {
    outcome,
    dispose() {
      clearTimeout(timer);
      for (const end of ends) end();
    },
  };
}

/** Nodes of which the same is said as before keep their identity, so that they are not drawn again. */
function withKeptNodes(before: Outcome | null, after: Outcome): Outcome {
  const nodes: Record<string, NodeOutcome> = {};
  for (const [id, node] of Object.entries(after.nodes)) {
    const known = before?.nodes[id];
    nodes[id] = known && isSameConfig(known, node) ? known : node;
  }
  return { ...after, nodes };
}
