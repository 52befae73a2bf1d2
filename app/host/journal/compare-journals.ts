import type { Comparison } from '../../../core/contract/run-comparison.ts';
import type { ComparedRun } from '../../../core/run/compare/compared-run.ts';
import { compareRuns } from '../../../core/run/compare/first-difference.ts';
import type { JournalReader } from './journal-reader.ts';

/** Where two runs part, as their journals tell it. */
export async function compareJournals(earlier: JournalReader, later: JournalReader): Promise<Comparison> {
  return await compareRuns(await compared(earlier), await compared(later));
}

async function compared(reader: JournalReader): Promise<ComparedRun> {
  const { state } = await reader.stateAt(0);
  return {
    chain: state.started?.chain ?? [],
    events: () => reader.visits(),
    async rows(number, rows) {
      const block = number === 0 ? undefined : await reader.block(number);
      if (!block || block.header.at || block.header.cut || block.lines.length !== rows) return undefined;
      return block.lines;
    },
  };
}
