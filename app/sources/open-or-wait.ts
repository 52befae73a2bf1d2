import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { OpenReader, OpenSettings, SourceReader } from './source-reader.ts';

/** What may be there later without anybody changing the project: its server is started, its topic made. */
const mayCome: ReadonlySet<string> = new Set(['live.source-away', 'live.source-missing']);

/** A reader, and why it waits to be opened; undefined for one that is open. */
export interface OpenedReader {
  reader: SourceReader;
  trouble: ErrorData | undefined;
}

/**
 * Opens a reader. One whose server is away when the run begins is opened when its messages are asked for, each time until that
 * succeeds: so it waits as one whose server went away later. What waiting does not mend rejects.
 */
export async function openOrWait(open: OpenReader, settings: OpenSettings): Promise<OpenedReader> {
  try {
    return { reader: await open(settings), trouble: undefined };
  } catch (thrown) {
    const trouble = toErrorData(thrown);
    if (!mayCome.has(trouble.code)) throw thrown;
    return { reader: lateReader(() => open(settings)), trouble };
  }
}

function lateReader(open: () => Promise<SourceReader>): SourceReader {
  let reader: SourceReader | undefined;
  return {
    async next(limits, signal) {
      reader ??= await open();
      return await reader.next(limits, signal);
    },
    acknowledge: async (messages) => await reader?.acknowledge(messages),
    lag: async () => (await reader?.lag()) ?? [],
    get origin() {
      return reader?.origin;
    },
    close: async () => await reader?.close(),
  };
}
