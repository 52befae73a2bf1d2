import type { FunctionMode } from '../config/types.ts';
import { namesOf } from './edits/names.ts';
import { canPaste } from './edits/paste.ts';
import { projectModel } from './model.ts';
import type { Project } from './project.ts';

/** What is put somewhere on a flow: by a drag, a paste, a key, the insert menu or a quick fix. */
export type Placed =
  /** Functions of the flow's own chain, by their places. */
  | { kind: 'places'; places: readonly number[] }
  /** A function of the project; `cname`: it is to use this connector from then on. */
  | { kind: 'function'; fname: string; cname?: string }
  /** A function that is still to be made; without a name it is asked for later. */
  | { kind: 'new'; mode: FunctionMode; fname?: string; cname?: string }
  | { kind: 'connector'; cname: string }
  /** What a clipboard holds. */
  | { kind: 'yaml'; text: string };

/** The edge into a place of the chain (its length is the open end), the function at a place, or the canvas beside the chain. */
export type PlacementTarget =
  | { on: 'edge'; index: number }
  | { on: 'node'; index: number }
  /** `covers`: the function that would be hidden under what is put there. */
  | { on: 'canvas'; covers?: string };

/** Why something can't be put somewhere; its values stand in the words for it. */
export interface PlacementRefusal {
  code:
    | 'flow-unreadable'
    | 'function-missing'
    | 'connector-missing'
    | 'connector-mode'
    | 'connector-same'
    | 'name-empty'
    | 'name-taken'
    | 'no-such-place'
    | 'stays'
    | 'covers'
    | 'not-functions';
  values: Readonly<Record<string, string | number>>;
}

export type Placement = { ok: true } | { ok: false; reason: PlacementRefusal };

const fine: Placement = { ok: true };

/** The one rule of what may be put where on a flow: what it allows, the edit does; what it refuses is said beforehand. */
export function canPlace(project: Project, flow: string, what: Placed, target: PlacementTarget): Placement {
  const entry = projectModel(project).flow(flow);
  if (!entry) return refused('flow-unreadable', { flow });
  const length = entry.config.flows.length;
  if (target.on === 'node') {
    const fname = entry.config.flows[target.index]?.fname;
    if (fname === undefined) return refused('no-such-place', { place: target.index + 1, length });
    // Only a connector goes to a function; what else is put on one would hide it.
    return what.kind === 'connector'
      ? mayConnect(project, fname, what.cname)
      : refused('covers', { name: fname });
  }
  if (target.on === 'canvas') {
    const { covers } = target;
    return covers === undefined ? fine : refused('covers', { name: covers });
  }
  if (!Number.isInteger(target.index) || target.index < 0 || target.index > length)
    return refused('no-such-place', { place: target.index + 1, length });
  return mayStandInChain(project, what, target.index, length);
}

function mayStandInChain(project: Project, what: Placed, index: number, length: number): Placement {
  switch (what.kind) {
    case 'places':
      return mayMove(what.places, index, length);
    case 'function':
      return mayInsert(project, what.fname, what.cname);
    case 'new':
      return mayCreate(project, what);
    case 'connector':
      return hasConnector(project, what.cname);
    case 'yaml':
      return canPaste(what.text) ? fine : refused('not-functions');
  }
}

/** A move that leaves the order as it is is none. */
function mayMove(places: readonly number[], index: number, length: number): Placement {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const outside = sorted.find((place) => !Number.isInteger(place) || place < 0 || place >= length);
  if (outside !== undefined) return refused('no-such-place', { place: outside + 1, length });
  const start = index - sorted.filter((place) => place < index).length;
  const stays = sorted.every((place, offset) => place === start + offset);
  return stays ? refused('stays', { place: start + 1 }) : fine;
}

function mayInsert(project: Project, fname: string, cname: string | undefined): Placement {
  const model = projectModel(project);
  if (!model.func(fname) && !model.codeFile('functions', fname))
    return refused('function-missing', { name: fname });
  if (cname === undefined || model.func(fname)?.config.option.cname === cname) return fine;
  return mayConnect(project, fname, cname);
}

function mayCreate(project: Project, { mode, fname, cname }: Extract<Placed, { kind: 'new' }>): Placement {
  if (fname?.trim() === '') return refused('name-empty');
  if (fname !== undefined && namesOf(project, 'func').includes(fname))
    return refused('name-taken', { name: fname });
  if (cname === undefined) return fine;
  return reachesConnectors(mode)
    ? hasConnector(project, cname)
    : refused('connector-mode', { name: fname ?? mode, mode, connector: cname });
}

function mayConnect(project: Project, fname: string, connector: string): Placement {
  const config = projectModel(project).func(fname)?.config;
  if (!config) return refused('function-missing', { name: fname });
  if (!reachesConnectors(config.fmode))
    return refused('connector-mode', { name: fname, mode: config.fmode, connector });
  if (config.option.cname === connector) return refused('connector-same', { name: fname, connector });
  return hasConnector(project, connector);
}

/** KisFlow gives a connector to Save and Load functions only. */
function reachesConnectors(mode: string): boolean {
  return mode === 'Save' || mode === 'Load';
}

function hasConnector(project: Project, connector: string): Placement {
  return projectModel(project).connector(connector) ? fine : refused('connector-missing', { connector });
}

function refused(code: PlacementRefusal['code'], values: PlacementRefusal['values'] = {}): Placement {
  return { ok: false, reason: { code, values } };
}
