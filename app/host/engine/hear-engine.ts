import { textOf } from '../../../core/contract/long-text.ts';
import { type JournalPart, journalPart, partOf } from '../../../core/run/journal/journal-parts.ts';
import { JournalTextError } from '../../../core/run/journal/journal-text.ts';
import type { Engine } from './engine.ts';
import type { Listeners } from './listeners.ts';
import { lateLogs, type RunRegistry, type RunSink } from './run-registry.ts';

/** What hears an engine, and passes on what can be true. */
export interface HearSettings {
  engine: Engine;
  runs: RunRegistry;
  emit: Listeners['emit'];
}

/**
 * Takes what an engine tells. User code shares its process and can forge every word: only runs that this engine was given are
 * told of, and a run ends once.
 */
export function hearEngine({ engine, runs, emit }: HearSettings): void {
  const { connection, given } = engine;
  const runOf = (runId: string) => (given.has(runId) ? runs.get(runId) : undefined);

  function write(runId: string, journal: RunSink, part: JournalPart): void {
    const writing = journal.write(part);
    if (writing) connection.pauseUntil(writing);
    emit('run.events', { runId, ...part, state: journal.state });
  }
  function read(text: string, journal: RunSink): JournalPart | undefined {
    try {
      return journalPart(text, journal.state.started?.chain.length ?? 0);
    } catch (thrown) {
      if (!(thrown instanceof JournalTextError)) throw thrown;
      connection.violate(thrown.message);
      return undefined;
    }
  }

  connection.caller.on('run.journal', ({ runId, text }) => {
    const journal = given.get(runId);
    const part = journal && read(textOf(text), journal);
    if (!part) return;
    if (runs.get(runId)) return write(runId, journal, part);
    // Code may go on and write when its run is over.
    const logs = lateLogs(part.events);
    if (logs.length > 0) write(runId, journal, partOf(logs));
  });
  connection.caller.on('run.output', (output) => {
    if (!given.has(output.runId)) return connection.violate('rows of no run');
    const run = runOf(output.runId);
    if (!run) return;
    if (!run.hasOutputs) return connection.violate('rows that nobody asked for');
    const writing = emit('run.output', output).filter((result) => result instanceof Promise);
    if (writing.length > 0) connection.pauseUntil(Promise.all(writing));
  });
  connection.caller.on('run.finished', ({ runId, end }) => {
    const run = runOf(runId);
    if (!run) return;
    engine.tainted ||= end.status === 'stopped' && run.journal.state.active !== null;
    run.finish(end);
  });
}
