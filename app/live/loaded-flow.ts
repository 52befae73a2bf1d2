import type { LiveFlow } from '../../core/contract/live-control.ts';
import type { LiveEngine } from './live-engine.ts';
import type { ChainNodes } from './live-metrics.ts';
import type { LiveStorage } from './live-storage.ts';

/** A flow as the project had it when it was read: its engine, with its code loaded, and its storage. */
export interface LoadedFlow {
  engine: LiveEngine;
  storage: LiveStorage;
  nodes: ChainNodes;
  /** `FName#n` by place. */
  places: readonly string[];
  mayTryParts: boolean;
  /** Whether a batch may be run before that before it is known to be kept: nothing but storage passes on anything. */
  mayRunEarly: boolean;
  /** Whether rows are saved by ids of the messages that they are made of. */
  hasIds: boolean;
  /** The connector whose database keeps the source's places; null where none does. */
  keeper: string | null;
  /** Hashes of what it is made of, by path. */
  files: Readonly<Record<string, string>>;
  /** Its connectors, without passwords. */
  connectors: LiveFlow['storage'];
  close(): Promise<void>;
}
