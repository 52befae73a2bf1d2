import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProjectMap } from '../../../core/project/splices.ts';
import { overlaps } from '../geometry/layout.ts';
import { boxAround } from '../geometry/viewport.ts';
import { layoutMap, type MapLayout } from './map-layout.ts';
import { cardSize, pillHeight } from './map-sizes.ts';

const use = (flow: string, way: 'save' | 'load') => ({ flow, node: 0, fname: `${way} ${flow}`, way });

function mapOf(flows: string[], pairs: [string, string, string][]): ProjectMap {
  const uses = new Map<string, ReturnType<typeof use>[]>();
  const splices = pairs.map(([connector, from, to]) => {
    const list = uses.get(connector) ?? [];
    uses.set(connector, [...list, use(from, 'save'), use(to, 'load')]);
    return { connector, from: use(from, 'save'), to: use(to, 'load') };
  });
  return { flows, uses, splices };
}

it('puts a flow to the right of the flow that feeds it, and the connector between them', () => {
  const { flows, connectors } = layoutMap(
    mapOf(['Orders', 'Prices'], [['Cache', 'Prices', 'Orders']]),
    () => 120,
  );
  expect(flows.get('Prices')?.x).toBeLessThan(connectors.get('Cache')?.x ?? 0);
  expect(connectors.get('Cache')?.x).toBeLessThan(flows.get('Orders')?.x ?? 0);
});

it('comes to an end with flows that feed each other', () => {
  const { flows } = layoutMap(
    mapOf(
      ['A', 'B'],
      [
        ['X', 'A', 'B'],
        ['Y', 'B', 'A'],
      ],
    ),
    () => 120,
  );
  expect(new Set([...flows.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(2);
});

it('shows connectors that nothing uses, and none above another', () => {
  const map = {
    ...mapOf(['A'], []),
    uses: new Map([
      ['One', []],
      ['Two', []],
    ]),
  };
  const { connectors } = layoutMap(map, () => 120);
  expect(connectors.get('One')).not.toEqual(connectors.get('Two'));
});

it('puts a connector that no flow saves to before the flows that load from it', () => {
  const map: ProjectMap = {
    flows: ['A', 'B'],
    splices: [],
    uses: new Map([['Rates', [use('A', 'load'), use('B', 'load')]]]),
  };
  const { flows, connectors } = layoutMap(map, () => 120);
  expect((connectors.get('Rates')?.x ?? 0) + 120).toBeLessThan(flows.get('A')?.x ?? 0);
});

it('puts flows without connectors side by side below the others, none above another', () => {
  const alone = Array.from({ length: 30 }, (_, index) => `Alone${index}`);
  const map = mapOf(['Prices', ...alone, 'Orders'], [['Cache', 'Prices', 'Orders']]);
  const { flows } = layoutMap(map, () => 120);
  const places = alone.flatMap((name) => flows.get(name) ?? []);
  const lowest = Math.max(flows.get('Prices')?.y ?? 0, flows.get('Orders')?.y ?? 0);
  expect(Math.min(...places.map(({ y }) => y))).toBeGreaterThan(lowest + cardSize.height);
  expect(new Set(places.map(({ x }) => x)).size).toBeGreaterThan(3);
  expect(new Set([...flows.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(32);
});

const boxesOf = ({ flows, connectors }: MapLayout) => [
  ...[...flows.values()].map((at) => ({ ...at, ...cardSize })),
  ...[...connectors.values()].map((at) => ({ ...at, width: 120, height: pillHeight })),
];
const names = (count: number) => Array.from({ length: count }, (_, index) => `Flow${index}`);

it('two hundred flows fill the window whether one connector joins all, pairs of them, or none', () => {
  const flows = names(200);
  const half = flows.slice(0, 100);
  const pairsBy = (connector: (index: number) => string) =>
    half.map((from, index): [string, string, string] => [connector(index), from, flows[index + 100] ?? '']);
  for (const pairs of [[], pairsBy(() => 'Shared'), pairsBy((index) => `Cache${index}`)]) {
    const { width, height } = boxAround(boxesOf(layoutMap(mapOf(flows, pairs), () => 120)));
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(3);
  }
});

it('flows that a connector joins stand near each other, whatever else is on the map', () => {
  const flows = names(200);
  const pairs = names(60).map((from, index): [string, string, string] => [
    `Cache${index}`,
    from,
    flows[index + 100] ?? '',
  ]);
  const layout = layoutMap(mapOf(flows, pairs), () => 120);
  for (const [connector, from, to] of pairs) {
    const at = layout.connectors.get(connector) ?? { x: 0, y: 0 };
    for (const flow of [from, to]) {
      const card = layout.flows.get(flow) ?? { x: 9e9, y: 0 };
      expect(Math.abs(card.x - at.x)).toBeLessThan(800);
      expect(Math.abs(card.y - at.y)).toBeLessThan(200);
    }
  }
});

it('nothing on the map covers anything else', () => {
  const flow = fc.nat(29);
  const pair = fc.tuple(fc.nat(9), flow, flow);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const named = pairs.map(([connector, from, to]): [string, string, string] => [
        `C${connector}`,
        `Flow${from}`,
        `Flow${to}`,
      ]);
      const layout = layoutMap(mapOf(names(30), named), () => 120);
      expect(layout.flows.size).toBe(30);
      const boxes = boxesOf(layout);
      boxes.forEach((box, index) => {
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      });
    }),
  );
});
