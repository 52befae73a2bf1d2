import type { ConnConfig } from '../config/types.ts';
import { fnamesOf } from '../project/chain.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';

/** What is promised of the rows that a live run saves through one connector. */
export interface Delivery {
  readonly cname: string;
  readonly holds: 'effectively-once' | 'at-least-once';
  /**
   * `key`: a row that comes again replaces itself, or is deleted again, where the key names its own id. `append`: nothing tells a row
   * that comes again from a new one.
   */
  readonly because: 'key' | 'append';
}

/** What is promised for a connector. Nothing is ever lost: what differs is whether a row may be there twice. */
export function deliveryOf(sink: Pick<ConnConfig, 'cname' | 'params'>): Delivery {
  const isTold = Object.hasOwn(sink.params, 'key') && sink.params['key']?.trim() !== '';
  return isTold
    ? { cname: sink.cname, holds: 'effectively-once', because: 'key' }
    : { cname: sink.cname, holds: 'at-least-once', because: 'append' };
}

/** The connectors that the Save functions of a flow use, each once, in the order of the chain. */
export function sinksOf(model: ProjectModel, flow: FlowEntry): ConnConfig[] {
  const functions = fnamesOf(flow.config).map((fname) => model.func(fname)?.config);
  const names = functions.filter((one) => one?.fmode === 'Save').map((one) => one?.option.cname ?? '');
  return [...new Set(names)].flatMap((cname) => model.connector(cname)?.config ?? []);
}
