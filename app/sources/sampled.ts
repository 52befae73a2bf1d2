import type { SampledRows, SampleWish } from '../../core/contract/sample-payloads.ts';
import type { Message, OpenSettings } from './source-reader.ts';

/** Bytes of rows that are taken at a time: samples are edited as a whole. */
export const mostSampledBytes = 2 * 1024 * 1024;

/** Gathers what is taken of a source, within what was asked for. */
export interface Sampled {
  readonly wish: SampleWish;
  /** Nothing more is taken. */
  readonly isFull: boolean;
  /** Takes a message: of the first the oldest comes first, of the newest the newest does. */
  add(message: Pick<Message, 'text' | 'bad'>): void;
  /** There is more, which can't be taken; nothing is from now on. */
  cut(): void;
  readonly result: SampledRows;
}

/**
 * Takes rows of a source as a person would look at them: no group is joined, nothing is acknowledged, kept or made at its server. Rejects
 * with a coded error.
 */
export type TakeSample = (
  opened: Pick<OpenSettings, 'name' | 'settings' | 'root'>,
  sampled: Sampled,
) => Promise<void>;

export function createSampled(wish: SampleWish): Sampled {
  const rows: string[] = [];
  let bad = 0;
  let bytes = 0;
  let isCut = false;
  const isFull = (): boolean => isCut || rows.length + bad >= wish.rows;
  const cut = (): void => {
    if (!isFull()) isCut = true;
  };
  return {
    wish,
    get isFull() {
      return isFull();
    },
    add(message) {
      if (isFull()) return;
      if (message.bad) {
        bad++;
        return;
      }
      const size = Buffer.byteLength(message.text) + 1;
      if (bytes + size > mostSampledBytes) return cut();
      bytes += size;
      rows.push(message.text);
    },
    cut,
    get result() {
      return { rows: wish.end === 'newest' ? rows.toReversed() : rows, bad, isCut };
    },
  };
}
