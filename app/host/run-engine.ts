import type { z } from 'zod';
import type { ConnConfig } from '../../core/config/types.ts';
import type { EventPayload, ParamsOf, ResultOf } from '../../core/contract/contract.ts';
import type { debugMethods } from '../../core/contract/debug-payloads.ts';
import type { engineStateSchema } from '../../core/contract/host/engine.ts';
import type { rowSourceSchema } from '../../core/contract/host/runs.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { ResumePayload } from '../../core/contract/resume-payload.ts';
import type { RunOptions, runControlSchema, StorageKind } from '../../core/contract/run-payloads.ts';
import type { SampledRows } from '../../core/contract/sample-payloads.ts';
import type { SourceContract } from '../../core/contract/source-contract.ts';
import type { ConnectorServer } from '../../core/contract/storage-payloads.ts';
import type { StorePage, StoreQuery } from '../../core/contract/store-page.ts';
import type { GoldenResult } from '../../core/golden/judge.ts';
import type { SourceFile } from '../../core/project/project.ts';
import type { ReadGoFiles } from './go-code/go-files.ts';
import type { RunJournals } from './journal/run-journals.ts';

export type EngineState = z.output<typeof engineStateSchema>;
/** Of one process, whoever it works for. */
export type ProcessState = Omit<EngineState, 'engine' | 'runId'>;
type RunEvent = 'run.events' | 'engine.stateChanged' | 'go.compareStage';

export type DebugMethod = keyof typeof debugMethods;
/** Calls about a run that goes on or waits: the engine answers them. */
export type DebugCalls = <M extends DebugMethod>(
  method: M,
  params: ParamsOf<HostContract, M>,
) => Promise<ResultOf<HostContract, M>>;

/** A run as the host asks for it. */
export interface RunRequest {
  runId: string;
  flow: string;
  root: string;
  /** conf/**, functions/** and connectors/** with unsaved edits laid over them. */
  files: SourceFile[];
  /** The embedded store's SQLite file; null keeps it in memory. */
  storePath: string | null;
  options: RunOptions;
  /** Default: the embedded store. */
  storage?: StorageKind | undefined;
  /** It begins at a visit of an earlier run. */
  resume?: ResumePayload | undefined;
  /** Where its journal is kept; without, in memory. */
  journals?: Pick<RunJournals, 'begin'> | undefined;
  /** A file's `path` is absolute here. */
  source: z.output<typeof rowSourceSchema>;
}

/** Looking at the embedded store of a project, and forgetting what it holds. */
export interface StoreAccess {
  list(place: Pick<RunRequest, 'root' | 'storePath'>): Promise<{ cname: string; rows: number }[]>;
  page(place: Pick<RunRequest, 'root' | 'storePath'>, query: StoreQuery): Promise<StorePage>;
  /** A connector's rows, or all with null. */
  clear(place: Pick<RunRequest, 'root' | 'storePath'>, cname: string | null): Promise<void>;
  /** Has the rows back that were forgotten last. */
  restore(place: Pick<RunRequest, 'root' | 'storePath'>): Promise<void>;
}

/** The engines of one session, a process for each run that goes on: started when they are first needed; one waits for the next run. */
export interface RunEngine {
  state(): EngineState[];
  /** Ends the engine of a run, and the run with it, and starts a new one; null: the one that has no run. */
  restart(runId: string | null): Promise<EngineState[]>;
  /**
   * Resolves when the run has begun; rows are fed from then on without the caller. The run can be stopped by its id from the
   * moment of the call, also while the request is made: then its last event tells so, and this rejects with
   * `process.stopped`. Rejects with `process.too-many-runs` when as many go on as may.
   */
  start(runId: string, makeRequest: () => Promise<RunRequest>): Promise<void>;
  control(action: z.output<typeof runControlSchema>): Promise<void>;
  /** Stops the runs of a folder that go on; resolves when they are over. */
  endRuns(root: string): Promise<void>;
  readonly debug: DebugCalls;
  /** Runs a golden test, in an engine of its own. */
  golden(test: GoldenRequest): Promise<GoldenAnswer>;
  /** Ends the golden test that runs. */
  stopGolden(): Promise<void>;
  /** Runs a flow, then a program of a person's with the same rows, in an engine of its own; stops the comparison before. */
  compare(makeRequest: () => Promise<ComparisonRequest>): Promise<ResultOf<HostContract, 'go.compare'>>;
  /** Ends the comparison that goes on: it rejects with `process.stopped`. */
  stopCompare(): Promise<void>;
  /** The embedded stores: in processes of their own as well. */
  readonly stores: StoreAccess;
  /** Asks the server of a connector who it is, in a process of its own. */
  tryStorage(connector: ConnConfig): Promise<ConnectorServer>;
  /** Takes rows of a source, in a process of its own. */
  sampleSource(asked: ParamsOf<SourceContract, 'source.sample'>): Promise<SampledRows>;
  /** Reads Go code, in a process of its own. */
  readonly readGoFiles: ReadGoFiles;
  /** Ends its processes; what was on its way to one rejects with `process.ended`. */
  close(): Promise<void>;
}

/** A golden test as its file has it, and the project it is run in; `accept` gives the files with which it would pass. */
export interface GoldenRequest {
  root: string;
  files: readonly SourceFile[];
  unsaved: ReadonlyMap<string, string>;
  timeoutMs: number;
  name: string;
  text: string;
  accept: false | AcceptedPlaces;
}

/** A run with every row handed on, and the program that is compared with it: its words, and the absolute path where it starts. */
export interface ComparisonRequest extends RunRequest {
  words: readonly string[];
  folder: string;
}

/** The places and connectors of a test whose rows are made what it expects. */
export type AcceptedPlaces = 'all' | readonly string[];

export interface GoldenAnswer {
  result: GoldenResult;
  files: SourceFile[];
}

/** Where an engine's events go. */
export type EngineEvents = <E extends RunEvent>(event: E, payload: EventPayload<HostContract, E>) => void;
export type RunEngineFactory = (emit: EngineEvents) => RunEngine;
