import { jumpTarget, jumpTargetKey } from '../../builtins/jump-target.ts';
import type { TextRange } from '../../config/types.ts';
import type { CodeJump } from '../../project/jumps.ts';
import type { FlowSubject, PlaceSubject } from '../rule.ts';

export interface PlacedJump {
  from: PlaceSubject;
  /** In the code; undefined for a jump that a setup says. */
  jump: CodeJump | undefined;
  target: string;
  /** The place it goes to: the last one of that name (trap 12); undefined when the flow has none. */
  to: number | undefined;
  path: string;
  range: TextRange;
}

const known = new WeakMap<FlowSubject, readonly PlacedJump[]>();

/** The jumps with a known target that a flow's functions can make, each with the place it leads to. */
export function jumpsOf(flow: FlowSubject): readonly PlacedJump[] {
  const jumps = known.get(flow) ?? findJumps(flow);
  known.set(flow, jumps);
  return jumps;
}

function findJumps({ places }: FlowSubject): PlacedJump[] {
  const lastPlaces = new Map(places.map(({ place, node }) => [place.fname, node]));
  return places.flatMap((from) => {
    const { code, facts } = from;
    if (!code) return setupJump(from, lastPlaces);
    if (!facts) return [];
    return facts.jumps.flatMap((jump): PlacedJump[] => {
      if (jump.target === null) return [];
      const to = lastPlaces.get(jump.target);
      const { line, column } = jump;
      const range = { line, column, endLine: line, endColumn: column + 'jumpFunc'.length };
      return [{ from, jump, target: jump.target, to, path: code.path, range }];
    });
  });
}

function setupJump(from: PlaceSubject, lastPlaces: ReadonlyMap<string, number>): PlacedJump[] {
  const { func } = from;
  const target = func && jumpTarget(func.config.option.default_params);
  const range = func?.document.rangeOf(['option', 'default_params', jumpTargetKey], 'value');
  if (func === undefined || target === undefined || range === undefined) return [];
  return [{ from, jump: undefined, target, to: lastPlaces.get(target), path: func.path, range }];
}

/** Whether a run of this flow that reaches the function is sure to make this jump: no way through its code is without. */
export function jumpsAlways(
  { entry }: FlowSubject,
  { facts }: PlaceSubject,
  jump: CodeJump | undefined,
): boolean {
  return entry.config.status !== 0 && jump !== undefined && facts?.isCertain(jump.start) === true;
}
