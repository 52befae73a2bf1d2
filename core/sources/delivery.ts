import type { ConnConfig } from '../config/types.ts';
import { fnamesOf } from '../project/chain.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { SourceType } from './source-types.ts';

/** What is promised of the rows that a live run saves through one connector. Nothing is ever lost: a row may be there twice, or not. */
export interface Delivery {
  readonly cname: string;
  readonly holds: 'effectively-once' | 'at-least-once';
  /**
   * `transaction`: its database keeps the places of the source in the same transaction. `key`: a row that comes again replaces itself,
   * or is deleted again, where the key names its own id. `append`: nothing tells a row that comes again from a new one.
   */
  readonly because: 'transaction' | 'key' | 'append';
}

type Sink = Pick<ConnConfig, 'cname' | 'type' | 'addrs' | 'params'>;

const databases: ReadonlySet<string> = new Set(['mysql', 'tidb', 'postgres']);

/**
 * What is promised for each connector that rows of a source are saved through. One database can keep the source's places, the first; a
 * second one is another transaction.
 */
export function deliveriesOf(source: Pick<SourceType, 'hasPositions'>, sinks: readonly Sink[]): Delivery[] {
  const keeper = source.hasPositions ? keeperOf(sinks) : undefined;
  return sinks.map((sink): Delivery => {
    const { cname } = sink;
    if (keeper && isSameDatabase(sink, keeper))
      return { cname, holds: 'effectively-once', because: 'transaction' };
    return hasKey(sink)
      ? { cname, holds: 'effectively-once', because: 'key' }
      : { cname, holds: 'at-least-once', because: 'append' };
  });
}

/** The connector whose database keeps the places of a source that has any. */
export function keeperOf<One extends Sink>(sinks: readonly One[]): One | undefined {
  return sinks.find(isDatabase);
}

/** Whether a part of a batch may be run and nothing of it stays that running it again would not make the same. */
export function mayTryParts(sinks: readonly Sink[]): boolean {
  return sinks.every((sink) => isDatabase(sink) || hasKey(sink));
}

/** The connectors that the Save functions of a flow use, each once, in the order of the chain. */
export function sinksOf(model: ProjectModel, flow: FlowEntry): ConnConfig[] {
  const functions = fnamesOf(flow.config).map((fname) => model.func(fname)?.config);
  const names = functions.filter((one) => one?.fmode === 'Save').map((one) => one?.option.cname ?? '');
  return [...new Set(names)].flatMap((cname) => model.connector(cname)?.config ?? []);
}

function isDatabase({ type }: Sink): boolean {
  return databases.has(type);
}
function isSameDatabase(one: Sink, other: Sink): boolean {
  return isDatabase(one) && one.type === other.type && one.addrs === other.addrs;
}
function hasKey({ params }: Sink): boolean {
  return Object.hasOwn(params, 'key') && params['key']?.trim() !== '';
}
