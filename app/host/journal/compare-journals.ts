import type { Continued } from '../../../core/contract/continued.ts';
import type { JournalEvent } from '../../../core/contract/journal.ts';
import type { JournalState } from '../../../core/contract/journal-state.ts';
import type { Comparison } from '../../../core/contract/run-comparison.ts';
import type { ComparedRun } from '../../../core/run/compare/compared-run.ts';
import { compareRuns } from '../../../core/run/compare/first-difference.ts';
import type { JournalReader } from './journal-reader.ts';

/**
 * Where two runs part, as their journals tell it. Of a run that the later one goes on from, only what comes from that visit on counts, in
 * the later one's numbers of batches.
 */
export async function compareJournals(earlier: JournalReader, later: JournalReader): Promise<Comparison> {
  const [before, after] = [(await earlier.stateAt(0)).state.started, (await later.stateAt(0)).state.started];
  const from = after?.continues?.runId === before?.runId ? after?.continues : undefined;
  return await compareRuns(compared(earlier, before, from), compared(later, after));
}

function compared(reader: JournalReader, started: JournalState['started'], from?: Continued): ComparedRun {
  return {
    chain: started?.chain ?? [],
    events: () => (from ? eventsFrom(reader, from) : reader.visits()),
    async rows(number, rows) {
      const block = number === 0 ? undefined : await reader.block(number);
      if (!block || block.header.at || block.header.cut || block.lines.length !== rows) return undefined;
      return block.lines;
    },
  };
}

async function* eventsFrom(reader: JournalReader, { visit, batch }: Continued): AsyncGenerator<JournalEvent> {
  for await (const event of reader.visits()) {
    if (event.kind !== 'visit') yield event;
    else if (event.visit >= visit) yield { ...event, batch: event.batch - batch + 1 };
  }
}
