import { expect, it } from 'vitest';
import { yamlPlace } from './yaml-place.ts';

const flow = ['kistype: flow', 'status: 1', 'flows:', '  - fname: A', '    ', '  - fname: '];
const func = ['kistype: func', 'option:', '  cname: x', '  re'];

it('knows keys above and beside the caret', () => {
  expect(yamlPlace(func, 3, 4)).toEqual({
    kind: 'func',
    parents: ['option'],
    siblings: ['cname'],
    value: null,
  });
  expect(yamlPlace(flow, 4, 4)).toEqual({
    kind: 'flow',
    parents: ['flows'],
    siblings: ['fname'],
    value: null,
  });
});

it('knows the key whose value is typed', () => {
  expect(yamlPlace(flow, 5, 11)).toMatchObject({ kind: 'flow', value: 'fname' });
  expect(yamlPlace(['kistype: '], 0, 9)).toMatchObject({ kind: null, parents: [], value: 'kistype' });
});
