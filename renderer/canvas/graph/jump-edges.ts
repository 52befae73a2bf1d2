import { jumpTarget } from '../../../core/builtins/jump-target.ts';
import { jumpsInFile } from '../../../core/project/jumps.ts';
import type { FlowEntry, ProjectModel } from '../../../core/project/model.ts';
import { type Jump, jumpLanes } from '../geometry/jump-lanes.ts';
import { firstLane, laneHeight } from '../geometry/jump-path.ts';
import { jumpOffset, nodeSize, type Point, reasonRoom, rowPitch } from '../geometry/sizes.ts';
import type { JumpEdge } from './canvas-elements.ts';

/** A jump by places of the chain. */
export interface JumpPair {
  from: number;
  to: number;
  inCode: boolean;
}

/** A jump goes to the last function of its name in the chain (trap 12); those that a run made may not be in the code. */
export function jumpPairs(model: ProjectModel, flow: FlowEntry, runJumps: readonly string[]): JumpPair[] {
  const names = flow.config.flows.map(({ fname }) => fname);
  const last = new Map(names.map((name, index) => [name, index]));
  const inCode = new Set(
    names.flatMap((name, from) => {
      return targetsOf(model, name).flatMap((target) => {
        const to = last.get(target);
        return to === undefined ? [] : [`${from}>${to}`];
      });
    }),
  );
  return [...new Set([...inCode, ...runJumps])].flatMap((pair) => {
    const [from = -1, to = -1] = pair.split('>').map(Number);
    const isInChain = from >= 0 && to >= 0 && from < names.length && to < names.length;
    return isInChain ? [{ from, to, inCode: inCode.has(pair) }] : [];
  });
}

/** Where a function may jump to, as its code says or, where it has none, its setup. */
function targetsOf(model: ProjectModel, fname: string): readonly string[] {
  const file = model.codeFile('functions', fname);
  if (file) return jumpsInFile(file).flatMap(({ target }) => target ?? []);
  const target = jumpTarget(model.func(fname)?.config.option.default_params ?? {});
  return target === undefined ? [] : [target];
}

/** The edges of jumps between nodes at these upper left corners, each in a lane of its own. */
export function jumpEdges(
  flow: string,
  ids: readonly string[],
  pairs: readonly JumpPair[],
  nodes: readonly Point[],
): JumpEdge[] {
  const lanes = jumpLanes(jumpsBetween(pairs, nodes));
  return pairs.flatMap(({ from, to, inCode }): JumpEdge[] => {
    const [source, target] = [ids[from], ids[to]];
    if (source === undefined || target === undefined) return [];
    const lane = lanes.get(`${from}>${to}`) ?? firstLane;
    return [
      {
        id: `jump:${from}>${to}`,
        type: 'jump',
        source,
        sourceHandle: 'jump-out',
        target,
        targetHandle: 'jump-in',
        data: { flow, from, to, inCode, lane },
        selectable: false,
      },
    ];
  });
}

/**
 * How much more room than usual each place of the chain needs above its row for the lanes of jumps. Jumps that only a run
 * made are not asked: a run does not move what a person looks at.
 */
export function roomForJumps(
  pairs: readonly JumpPair[],
  nodes: readonly Point[],
): ReadonlyMap<number, number> {
  const coded = pairs.filter(({ inCode }) => inCode);
  const lanes = jumpLanes(jumpsBetween(coded, nodes));
  const room = new Map<number, number>();
  const need = (place: number, lane: number) => {
    const more = laneHeight(lane) + aboveLane - (rowPitch - nodeSize.height - reasonRoom);
    if (more > (room.get(place) ?? 0)) room.set(place, more);
  };
  for (const { from, to } of coded) {
    const lane = lanes.get(`${from}>${to}`);
    if (!lane) continue;
    need(from, lane.leave);
    need(to, lane.arrive);
  }
  return room;
}

/** Half of a jump's words, and a little air. */
const aboveLane = 14;

function jumpsBetween(pairs: readonly JumpPair[], nodes: readonly Point[]): Jump[] {
  return pairs.flatMap(({ from, to }) => {
    const [source, target] = [nodes[from], nodes[to]];
    if (!source || !target) return [];
    const middle = nodeSize.width / 2;
    return [
      {
        id: `${from}>${to}`,
        source: `${from}`,
        target: `${to}`,
        from: { x: source.x + middle + jumpOffset, y: source.y },
        to: { x: target.x + middle - jumpOffset, y: target.y },
      },
    ];
  });
}
