import { expect, it } from 'vitest';
import { fieldHelp } from '../../core/config/fields.ts';
import { keyHelp } from './key-help.ts';

const func = [
  'kistype: func',
  'fname: A',
  'option:',
  '  retry_times: 3',
  '  nonsense: 1',
  '',
  '# fmode: no key',
];

it('tells what KisFlow does with the key of a line, wherever it stands', () => {
  expect(keyHelp(func, 1, 'en')).toEqual({ from: 0, to: 5, help: fieldHelp('func', ['fname'], 'en') });
  expect(keyHelp(func, 3, 'zh-CN')).toEqual({
    from: 2,
    to: 13,
    help: fieldHelp('func', ['option', 'retry_times'], 'zh-CN'),
  });
});

it('has nothing to tell of other lines and unknown keys', () => {
  for (const line of [4, 5, 6, 99]) expect(keyHelp(func, line, 'en')).toBeNull();
});

it('knows the keys of the functions of a flow', () => {
  const flow = ['kistype: flow', 'flows:', '  - fname: A'];
  expect(keyHelp(flow, 2, 'en')).toMatchObject({ from: 4, to: 9 });
});
