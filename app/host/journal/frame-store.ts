/** Where a frame of a journal lies. */
export interface Frame {
  readonly offset: number;
  readonly length: number;
}

/** The texts of a journal, one after the other. Whatever keeps them can take the place of the file. */
export interface FrameStore {
  readonly bytes: number;
  /** Bytes that are not written yet. */
  readonly waitingBytes: number;
  /** `written` never rejects: see `failure`. */
  append(text: string): { frame: Frame; written: Promise<void> };
  /** The text of a frame. Throws `host.journal-damaged`. */
  read(frame: Frame): Promise<string>;
  /** Why nothing is kept any more. */
  readonly failure: unknown;
  /** Resolves when all is written. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Frames in memory, for a run whose journal nobody keeps. */
export function createMemoryFrames(): FrameStore {
  const texts: string[] = [];
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    waitingBytes: 0,
    failure: undefined,
    append(text) {
      texts.push(text);
      bytes += text.length;
      return { frame: { offset: texts.length - 1, length: text.length }, written: Promise.resolve() };
    },
    read: async ({ offset }) => texts[offset] ?? '',
    settled: async () => undefined,
    close: async () => undefined,
  };
}
