import { expect, it } from 'vitest';
import type { ProjectMap } from '../../../core/project/splices.ts';
import { cardSize, layoutMap } from './map-layout.ts';

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
  expect(connectors.get('One')?.x).not.toBe(connectors.get('Two')?.x);
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
  expect(new Set(places.map(({ x }) => x)).size).toBe(6);
  expect(new Set([...flows.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(32);
});
