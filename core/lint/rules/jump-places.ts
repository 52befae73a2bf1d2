import type { TextRange } from '../../config/types.ts';
import type { CodeJump } from '../../project/jumps.ts';
import type { FlowSubject, PlaceSubject } from '../rule.ts';

export interface PlacedJump {
  from: PlaceSubject;
  jump: CodeJump;
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
    if (!code || !facts) return [];
    return facts.jumps.flatMap((jump): PlacedJump[] => {
      if (jump.target === null) return [];
      const to = lastPlaces.get(jump.target);
      const { line, column } = jump;
      const range = { line, column, endLine: line, endColumn: column + 'jumpFunc'.length };
      return [{ from, jump, target: jump.target, to, path: code.path, range }];
    });
  });
}

/** Whether a run of this flow that reaches the function is sure to make this jump: no way through its code is without. */
export function jumpsAlways({ entry }: FlowSubject, { facts }: PlaceSubject, { start }: CodeJump): boolean {
  return entry.config.status !== 0 && facts !== undefined && facts.isCertain(start);
}
