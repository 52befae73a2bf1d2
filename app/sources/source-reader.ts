import type { ErrorData } from '../../core/errors/coded-error.ts';

/** One message of a source. */
export interface Message {
  /** A row as JSON text on one line; as it came where `bad` says that it is none, or where it was not looked at yet. */
  readonly text: string;
  /** The same as UTF-8, of a text that was not looked at: it is one line, but who runs it may find that it is no JSON. */
  readonly unread?: Uint8Array;
  /** What it lies in: a file, a partition. Places only grow within a part. */
  readonly part: string;
  /** Its place there, in the words of its type. */
  readonly at: string;
  /** The same as a number, where it came as one. */
  readonly offset?: bigint;
  /** The place behind it: where to go on when it is done. */
  readonly next: string;
  /** Its name among all messages of the source, where part and place are not enough: no other has it, at any time. */
  readonly id?: string;
  /** Why it is no row. */
  readonly bad?: ErrorData;
}

export interface BatchLimits {
  rows: number;
  /** Milliseconds that are waited for more rows after the first. */
  ms: number;
}

/** How far a reader is behind: messages, or bytes of files, that wait in a part. */
export interface Lag {
  readonly part: string;
  readonly waiting: number;
}

/**
 * What brings the rows of a live run. Nothing is lost: what was not acknowledged comes again, to this reader or to the next one.
 */
export interface SourceReader {
  /** The next messages, in their order; none only when `signal` aborts. Rejects with a coded error; it may be asked again. */
  next(limits: BatchLimits, signal: AbortSignal): Promise<readonly Message[]>;
  /** These were given by one `next`, the last one unless there is `waiting`, and need not come again. */
  acknowledge(messages: readonly Message[]): Promise<void>;
  /** Whether the next messages may be asked for while those before are still being acknowledged, which never rejects then. */
  readonly acknowledgesBeside?: true;
  /** As `next`, where that need not wait for anything; none where it would. Only where it acknowledges beside. */
  waiting?(limits: BatchLimits): readonly Message[];
  /** Whether these, which `waiting` gave, are still this reader's to run; others come again, to it or to another one. */
  isOwn?(messages: readonly Message[]): boolean;
  lag(): Promise<readonly Lag[]>;
  /**
   * The server's own name, and that of what is read there: places in another one, or in one of that name made anew, mean something
   * else. Undefined where there is none, or it is not known yet.
   */
  readonly origin?: string | undefined;
  /** Where rows can be sent to, for a reader that listens. */
  readonly address?: string;
  /** What waits in memory is forgotten. */
  close(): Promise<void>;
}

/** Keeps the places of a source's parts where no server does. */
export interface PositionStore {
  read(): Promise<ReadonlyMap<string, string>>;
  write(positions: ReadonlyMap<string, string>): Promise<void>;
}

/** What a reader is opened with. */
export interface OpenSettings {
  name: string;
  flow: string;
  /** The name of the project's folder. */
  project: string;
  /** By key; references are expanded. */
  settings: Readonly<Record<string, string>>;
  /** Relative paths are of this folder. */
  root: string;
  positions: PositionStore;
  /** The path of a file beside the places, for rows that have to wait on disk. */
  spool: string;
  /** Tells whoever looks after the run of something that will go wrong; it goes on. */
  warn(problem: ErrorData): void;
}

export type OpenReader = (settings: OpenSettings) => Promise<SourceReader>;

/** The place behind the last message of each part. */
export function positionsOf(messages: readonly Message[]): Map<string, string> {
  const positions = new Map<string, string>();
  // From the end: the last one of each part is all that counts.
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message && !positions.has(message.part)) positions.set(message.part, message.next);
  }
  return positions;
}

/** What a server holds for a source, also while nobody reads: a replication slot. */
export interface HeldAtServer {
  readonly name: string;
  readonly address: string;
  /** Whether somebody reads it now. */
  readonly isActive: boolean;
  /** Bytes of its log that the server keeps for it. */
  readonly keeps: number;
}

/** Looks at what a server holds for a source, and lets it go. Both reject with coded errors. */
export interface Holding {
  look(): Promise<HeldAtServer | undefined>;
  drop(): Promise<void>;
}
export type OpenHolding = (opened: Pick<OpenSettings, 'name' | 'flow' | 'project' | 'settings'>) => Holding;
