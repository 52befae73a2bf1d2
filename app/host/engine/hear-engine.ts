import type { Engine } from './engine.ts';
import type { EventGatherer } from './event-gatherer.ts';
import type { LastVisits } from './last-visits.ts';
import type { Listeners } from './listeners.ts';
import type { RunRegistry } from './run-registry.ts';

/** What hears an engine, and passes on what can be true. */
export interface HearSettings {
  engine: Engine;
  runs: RunRegistry;
  emit: Listeners['emit'];
  gatherer: EventGatherer;
  lastVisits: LastVisits;
}

/**
 * Takes what an engine tells. User code shares its process and can forge every word: only runs that this engine was given are
 * told of, and a run ends once.
 */
export function hearEngine({ engine, runs, emit, gatherer, lastVisits }: HearSettings): void {
  const { connection, given } = engine;
  const runOf = (runId: string) => (given.has(runId) ? runs.get(runId) : undefined);

  connection.caller.on('run.progress', (progress) => {
    if (runOf(progress.runId)?.heard(progress)) gatherer.progress(progress);
  });
  connection.caller.on('run.entered', (visit) => {
    if (runOf(visit.runId)?.entered(visit.node)) lastVisits.add(visit);
  });
  connection.caller.on('run.logs', (logs) => {
    // Code may go on and write when its run is over.
    if (given.has(logs.runId)) gatherer.logs(logs);
  });
  connection.caller.on('run.output', (output) => {
    if (!given.has(output.runId)) return connection.violate('rows of no run');
    const run = runOf(output.runId);
    if (!run) return;
    if (!run.hasOutputs) return connection.violate('rows that nobody asked for');
    const writing = emit('run.output', output).filter((result) => result instanceof Promise);
    if (writing.length > 0) connection.pauseUntil(Promise.all(writing));
  });
  connection.caller.on('run.paused', (paused) => {
    if (!runOf(paused.runId)) return;
    gatherer.flush();
    emit('run.paused', paused);
  });
  connection.caller.on('run.finished', (finished) => {
    const run = runOf(finished.runId);
    if (!run?.heard(finished.progress)) return;
    gatherer.flush();
    engine.tainted ||= finished.status === 'stopped' && finished.progress.nodes.some((node) => node.active);
    run.finish(finished);
  });
}
