import type { FlowConfig, FlowFunction, FuncConfig } from '../config/types.ts';

/** Stable ids of a chain's places: `AvgStuScore#1`, the number counting the function's uses in this flow from 1. */
export function nodeIds(flow: FlowConfig): string[] {
  const seen = new Map<string, number>();
  return flow.flows.map(({ fname }) => {
    const occurrence = (seen.get(fname) ?? 0) + 1;
    seen.set(fname, occurrence);
    return `${fname}#${occurrence}`;
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
