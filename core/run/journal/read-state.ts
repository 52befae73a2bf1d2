import { type JournalState, journalStateSchema } from '../../contract/journal-state.ts';

/** A state that was stored or sent as JSON; undefined when the text is none. */
export function readState(text: string): JournalState | undefined {
  try {
    return journalStateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
