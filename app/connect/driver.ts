import type { KeptPosition } from '../../core/contract/connect-contract.ts';
import type { StorageSettings } from '../../core/storage/settings.ts';
import type { WantedFields } from '../../engine/store/store-call.ts';
import type { Failure } from './failure.ts';

/** A row to save: its JSON text, and what that says. */
export interface Row {
  readonly text: string;
  readonly value: unknown;
  /** By what it is known again where it has no key: that of its message. */
  readonly id: string | undefined;
}

/** What a driver is told to open. */
export interface Target {
  readonly cname: string;
  readonly settings: StorageSettings;
  /** Undefined for a connection that is not encrypted; `ca` is the text of a certificate. */
  readonly tls: { readonly ca: string | undefined } | undefined;
  /** One object for all connectors that name the same thing, such as a database; made when it is first asked for. */
  share<T extends Shared>(id: string, make: () => T): T;
}

/** What several connectors use together. */
export interface Shared {
  close(): Promise<void>;
}

/** One connector's real storage. What it rejects with is explained by its driver. */
export interface Storage extends Shared {
  /** Asks the server who it is. */
  health(): Promise<{ product: string; version: string }>;
  /** Appends rows, replaces those with the same key, or deletes them: as the settings say. */
  save(rows: readonly Row[]): Promise<void>;
  /** Gives the rows that match one of these, null all, as JSON texts. `give` throws when there are too many. */
  load(wanted: readonly WantedFields[] | null, give: (row: string) => void): Promise<void>;
  /** Where saves can be part of a transaction. */
  readonly database?: Database | undefined;
}

/** A database whose saves, whichever connector they come from, can be one transaction. */
export interface Database extends Shared {
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** The positions of these parts, held against other workers until the transaction ends. */
  positions(source: string, parts: readonly string[]): Promise<KeptPosition[]>;
  keep(source: string, positions: readonly KeptPosition[]): Promise<void>;
}

/** What a file in `drivers/` exports. */
export interface Driver {
  open(target: Target): Promise<Storage>;
  /** What an error of the server or of the package means; undefined when it is one that any connection may have. */
  explain(thrown: Error): Failure | undefined;
}
