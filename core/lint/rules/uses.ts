import type { ConfigModel } from '../rule.ts';

const known = new WeakMap<ConfigModel, { enabled: ReadonlySet<string>; all: ReadonlySet<string> }>();

/** Names of the functions that enabled flows use: what the import checks (file/config_import.go). */
export function enabledUses(model: ConfigModel): ReadonlySet<string> {
  return usesOf(model).enabled;
}

/** Names of the functions that any flow uses. */
export function allUses(model: ConfigModel): ReadonlySet<string> {
  return usesOf(model).all;
}

function usesOf(model: ConfigModel) {
  const there = known.get(model);
  if (there) return there;
  const enabled = new Set<string>();
  const all = new Set<string>();
  for (const { config } of model.flows) {
    for (const { fname } of config.flows) {
      all.add(fname);
      if (config.status !== 0) enabled.add(fname);
    }
  }
  const uses = { enabled, all };
  known.set(model, uses);
  return uses;
}
