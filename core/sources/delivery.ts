import type { ConnConfig } from '../config/types.ts';
import { fnamesOf } from '../project/chain.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import { originLostAt } from './row-origin.ts';
import type { SourceType } from './source-types.ts';

/** What is promised of the rows that a live run saves through one connector. Nothing is ever lost: a row may be there twice, or not. */
export interface Delivery {
  readonly cname: string;
  readonly holds: 'effectively-once' | 'at-least-once';
  /**
   * `transaction`: its database keeps the places of the source in the same transaction. `key`: a row that comes again replaces itself,
   * or is deleted again, where the key names its own id. `id`: the same by an id made of the place of its message. `post`: so where who
   * posts rows gives a post a key. `lost`: it could have ids, but not after `lostAt`. `append`: nothing tells a row that comes again
   * from a new one.
   */
  readonly because: 'transaction' | 'key' | 'id' | 'post' | 'lost' | 'append';
  /** The function after which it is not known which message a row is made of. */
  readonly lostAt?: string | undefined;
}

type Sink = Pick<ConnConfig, 'cname' | 'type' | 'addrs' | 'params'>;

/** The function after which rows that are saved through a connector are not known; undefined where they are. */
type LostAt = (cname: string) => string | undefined;

const connectionParams = ['database', 'user', 'password', 'tls', 'ca_file'];
const databases: ReadonlySet<string> = new Set(['mysql', 'tidb', 'postgres']);

/**
 * What is promised for each connector that rows of a source are saved through. One database can keep the source's places, the first; a
 * second one is another transaction.
 */
export function deliveriesOf(
  source: Pick<SourceType, 'hasPositions' | 'isPosted'>,
  sinks: readonly Sink[],
  lostAt: LostAt,
): Delivery[] {
  const keeper = source.hasPositions ? keeperOf(sinks) : undefined;
  return sinks.map((sink): Delivery => {
    const { cname } = sink;
    if (keeper && isSameDatabase(sink, keeper))
      return { cname, holds: 'effectively-once', because: 'transaction' };
    if (hasKey(sink)) return { cname, holds: 'effectively-once', because: 'key' };
    if (!takesIds(sink)) return { cname, holds: 'at-least-once', because: 'append' };
    const lost = lostAt(cname);
    if (lost !== undefined) return { cname, holds: 'at-least-once', because: 'lost', lostAt: lost };
    if (source.isPosted) return { cname, holds: 'at-least-once', because: 'post' };
    return { cname, holds: 'effectively-once', because: 'id' };
  });
}

/** The same for a source of a project and its flow. */
export function flowDeliveries(
  project: Project,
  model: ProjectModel,
  flow: FlowEntry,
  source: Pick<SourceType, 'hasPositions' | 'isPosted'>,
): Delivery[] {
  return deliveriesOf(source, sinksOf(model, flow), (cname) => originLostAt(project, model, flow, cname));
}

/** The connector whose database keeps the places of a source that has any. */
export function keeperOf<One extends Sink>(sinks: readonly One[]): One | undefined {
  return sinks.find(isDatabase);
}

/** The connectors whose rows get ids of the messages that they are made of. */
export function identifiedSinks(sinks: readonly Sink[], lostAt: LostAt): string[] {
  const names = sinks.filter((sink) => takesIds(sink) && !hasKey(sink)).map(({ cname }) => cname);
  return names.filter((cname) => lostAt(cname) === undefined);
}

/**
 * Whether a part of a batch may be run and nothing of it stays that running it again would not make the same. `loaded` are the
 * connectors that the flow loads from: what a part saved where nothing is taken back would be loaded by the next one.
 */
export function mayTryParts(
  sinks: readonly Sink[],
  identified: readonly string[],
  loaded: readonly string[],
): boolean {
  return sinks.every((sink) => {
    if (isDatabase(sink)) return true;
    return (hasKey(sink) || identified.includes(sink.cname)) && !loaded.includes(sink.cname);
  });
}

/** The connectors that functions of a flow other than Save use. */
export function loadedBy(model: ProjectModel, flow: FlowEntry): string[] {
  const functions = fnamesOf(flow.config).map((fname) => model.func(fname)?.config);
  return functions.flatMap((one) => (one === undefined || one.fmode === 'Save' ? [] : [one.option.cname]));
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
/** Whether their drivers open one transaction for both: they agree in all that a connection is made of. */
function isSameDatabase(one: Sink, other: Sink): boolean {
  const isSame = (name: string) => (one.params[name] ?? '') === (other.params[name] ?? '');
  return (
    isDatabase(one) && one.type === other.type && one.addrs === other.addrs && connectionParams.every(isSame)
  );
}
/** Whether a row replaces the one with its key. In Kafka a key only says where a message goes. */
function hasKey({ type, params }: Sink): boolean {
  if (type === 'kafka') return false;
  return Object.hasOwn(params, 'key') && params['key']?.trim() !== '';
}
/** Whether a row can be kept under an id of its own. */
function takesIds({ type, params }: Sink): boolean {
  return (
    type === 'es' || (type === 'redis' && ['hash', 'string'].includes((params['structure'] ?? '').trim()))
  );
}
