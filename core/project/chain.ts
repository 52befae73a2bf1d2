import type { FlowConfig, FlowFunction, FuncConfig } from '../config/types.ts';

/** A place of a chain by name: `AvgStuScore#1`, the number counting the function's uses in this flow from 1. */
export type NodeId = `${string}#${number}`;

/** What stands before the first place: the flow's sample rows. No function's node id can be this. */
export const sourcePlace = '#source';

/** The place whose rows go into a place of the chain when every function hands its rows on. */
export function placeBefore(ids: readonly NodeId[], place: number): NodeId | typeof sourcePlace | undefined {
  return place === 0 ? sourcePlace : ids[place - 1];
}

/** The id of a function's nth use in its flow, from 1. */
export function nodeIdOf(fname: string, occurrence: number): NodeId {
  return `${fname}#${occurrence}`;
}

/** The function at a node; its own name may have a `#` in it. */
export function functionOfNode(id: NodeId): string {
  return id.slice(0, id.lastIndexOf('#'));
}

/** The id of the same use of a function by another name. */
export function renamedNode(id: NodeId, to: string): NodeId {
  return nodeIdOf(to, Number(id.slice(id.lastIndexOf('#') + 1)));
}

/** Whether a text, as of an address, is a node's id. */
export function isNodeId(text: string): text is NodeId {
  return /#[1-9]\d*$/.test(text);
}

/** A node's place in the chain by what a file or the page calls it; -1 when that is none of these. */
export function placeOfNode(ids: readonly NodeId[], id: string): number {
  const texts: readonly string[] = ids;
  return texts.indexOf(id);
}

/** The ids of a chain's places, in order; they stay while the chain is reordered. */
export function nodeIds(flow: FlowConfig): NodeId[] {
  return nodeIdsOf(fnamesOf(flow));
}

/** The functions of a chain, in order. */
export function fnamesOf(flow: FlowConfig): string[] {
  return flow.flows.map(({ fname }) => fname);
}

/** The ids of the places of a chain of these functions. */
export function nodeIdsOf(fnames: readonly string[]): NodeId[] {
  const seen = new Map<string, number>();
  return fnames.map((fname) => {
    const occurrence = (seen.get(fname) ?? 0) + 1;
    seen.set(fname, occurrence);
    return nodeIdOf(fname, occurrence);
  });
}

export interface EffectiveParam {
  key: string;
  value: string;
  /** `default`: of the function; `flow`: only in the flow; `override`: the flow's instead of the default. */
  origin: 'default' | 'flow' | 'override';
  defaultValue?: string;
}

/** The params a function will see at one place: its default_params overridden by the flow's (flow/kis_flow.go AppendFunc). */
export function effectiveParams(func: FuncConfig | undefined, place: FlowFunction): EffectiveParam[] {
  const defaults = func?.option.default_params ?? {};
  const own = place.params;
  const fromDefaults = Object.entries(defaults).map(([key, defaultValue]): EffectiveParam => {
    const override = Object.hasOwn(own, key) ? own[key] : undefined;
    return override === undefined
      ? { key, value: defaultValue, origin: 'default', defaultValue }
      : { key, value: override, origin: 'override', defaultValue };
  });
  const fromFlow = Object.entries(own)
    .filter(([key]) => !Object.hasOwn(defaults, key))
    .map(([key, value]): EffectiveParam => ({ key, value, origin: 'flow' }));
  return [...fromDefaults, ...fromFlow];
}
