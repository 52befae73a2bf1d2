import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenRows, layoutChain, overlaps, rowsIn } from './layout.ts';
import { nodeSize, sourceSize } from './sizes.ts';

const place = (id: string, connector: string | null = null) => ({ id, connector });
/** Those of canvases of any width. */
const rowLengths = fc.integer({ min: 1, max: 2000 }).map(rowsIn);
const chain = (length: number) => Array.from({ length }, (_, index) => place(`F${index}#1`));

test('a chain runs left to right and goes on in a next row that begins below the first function', () => {
  const { source, nodes } = layoutChain(chain(5), evenRows(3), {});
  expect(nodes.map(({ x }) => x)).toEqual([202, 452, 702, 202, 452]);
  expect(nodes.map(({ y }) => y)).toEqual([0, 0, 0, 172, 172]);
  expect(source).toEqual({ x: 0, y: 0 });
});

test('as many functions stand in a row as fit the width, and never none', () => {
  expect(rowsIn(1148)).toEqual({ first: 4, next: 4 });
  expect(rowsIn(948)).toEqual({ first: 3, next: 3 });
  expect(rowsIn(100)).toEqual({ first: 0, next: 1 });
});

test('in a narrow canvas the sample rows are the first word of the text', () => {
  expect(rowsIn(897)).toEqual({ first: 2, next: 3 });
  expect(rowsIn(446)).toEqual({ first: 1, next: 2 });
  const { source, nodes } = layoutChain(chain(4), { first: 1, next: 2 }, {});
  expect(source).toEqual({ x: 0, y: 0 });
  expect(nodes).toEqual([
    { x: 250, y: 0 },
    { x: 0, y: 172 },
    { x: 250, y: 172 },
    { x: 0, y: 344 },
  ]);
  expect(layoutChain(chain(1), { first: 0, next: 1 }, {}).nodes).toEqual([{ x: 0, y: 172 }]);
});

test('an empty chain has its open end beside the sample rows', () => {
  const { nodes, end, connectors } = layoutChain([], evenRows(3), {});
  expect(nodes).toEqual([]);
  expect(connectors).toEqual([]);
  expect(end.x).toBe(202);
});

test('a connector hangs below its function and makes room for itself', () => {
  const { nodes, connectors } = layoutChain(
    [place('A#1'), place('B#1', 'Cache'), place('C#1')],
    evenRows(2),
    {},
  );
  expect(connectors).toHaveLength(1);
  expect((connectors[0]?.x ?? 0) + (connectors[0]?.width ?? 0) / 2).toBe(452 + nodeSize.width / 2);
  expect(connectors[0]?.y).toBeGreaterThan(nodeSize.height);
  expect(nodes[2]?.y).toBeGreaterThan((connectors[0]?.y ?? 0) + 30);
});

test('near users share one drawing of a connector, far ones get their own', () => {
  const near = layoutChain([place('A#1', 'K'), place('B#1'), place('C#1', 'K')], evenRows(3), {});
  expect(near.connectors.map(({ users }) => users)).toEqual([['A#1', 'C#1']]);
  const far = layoutChain([place('A#1', 'K'), ...chain(3), place('C#1', 'K')], evenRows(9), {});
  expect(far.connectors.map(({ users }) => users)).toEqual([['A#1'], ['C#1']]);
});

test('what a person moved stays where it was put, and its connector goes with it', () => {
  const { nodes, connectors } = layoutChain([place('A#1', 'K'), place('B#1')], evenRows(3), {
    'A#1': { x: 40, y: 500 },
  });
  expect(nodes).toEqual([
    { x: 40, y: 500 },
    { x: 452, y: 0 },
  ]);
  expect(connectors[0]?.y).toBeGreaterThan(500);
});

test('nothing in a tidy chain covers anything else', () => {
  const connector = fc.constantFrom(null, null, 'Cache', 'A much longer connector name', '价格缓存');
  fc.assert(
    fc.property(fc.array(connector, { maxLength: 30 }), rowLengths, (names, rows) => {
      const places = names.map((name, index) => place(`F${index}#1`, name));
      const { source, nodes, connectors } = layoutChain(places, rows, {});
      const functions = nodes.map((node) => ({ ...node, ...nodeSize }));
      const rects = [{ ...source, ...sourceSize }, ...functions, ...connectors];
      rects.forEach((rect, index) => {
        for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false);
      });
    }),
  );
});

test('every user of a connector hangs on exactly one drawing of it', () => {
  const name = fc.constantFrom(null, 'A', 'B');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), rowLengths, (names, rows) => {
      const places = names.map((connector, index) => place(`F${index}#1`, connector));
      const { connectors } = layoutChain(places, rows, {});
      const drawn = connectors.flatMap(({ name: drawnName, users }) => users.map((id) => [id, drawnName]));
      const wanted = places.flatMap(({ id, connector }) => (connector === null ? [] : [[id, connector]]));
      expect(drawn.sort()).toEqual(wanted.sort());
    }),
  );
});
