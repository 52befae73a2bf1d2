import { expect, it } from 'vitest';
import { outcomeOf } from '../../../core/run/outcome.ts';
import { facts, node } from '../../../core/run/test-facts.ts';
import { minimapPaths, minimapTone } from './minimap-paths.ts';

const box = { x: 10, y: -20, width: 30, height: 40 };

it('draws all nodes of a tone at once, what stands out last', () => {
  expect(
    minimapPaths([
      { box, tone: 'err' },
      { box, tone: 'decoration' },
      { box: { ...box, x: 0 }, tone: 'decoration' },
    ]),
  ).toEqual([
    { tone: 'decoration', path: 'M10 -20h30v40h-30zM0 -20h30v40h-30z' },
    { tone: 'err', path: 'M10 -20h30v40h-30z' },
  ]);
});

it('draws nothing of an empty flow', () => {
  expect(minimapPaths([])).toEqual([]);
});

it('has the tone of the node: one whose rows went to the error lane is to be looked at, not red', () => {
  const doubts = [{ kind: 'failed-rows' as const, rows: 3 }];
  const { nodes } = outcomeOf(facts({ failedRows: 3, nodes: [node('Check', { doubts }), node('Total')] }));
  expect(nodes['Check#1']?.tone).toBe('amber');
  expect(minimapTone(nodes['Check#1']?.tone, true)).toBe('warn');
  expect(minimapTone(nodes['Total#1']?.tone, false)).toBe('decoration');
  expect(minimapTone(nodes['Total#1']?.tone, true)).toBe('accent');
  expect(minimapTone('red', true)).toBe('err');
});
