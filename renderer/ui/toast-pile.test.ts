import { expect, test } from 'vitest';
import { type Toast, withoutAction, withoutToast, withToast } from './toast-pile.ts';

const say = (id: number, kind: Toast['kind'] = 'info'): Toast => ({ id, kind, message: `${id}` });
const fail = (id: number, code: string): Toast => ({ ...say(id, 'error'), error: { code, params: {} } });
const piled = (...toasts: Toast[]) => toasts.reduce(withToast, [] as readonly Toast[]).map(({ id }) => id);

test('a newer message takes the place of the older', () => {
  expect(piled(say(1), say(2, 'ok'))).toEqual([2]);
  expect(piled(say(1, 'warning'), say(2, 'warning'))).toEqual([2]);
});

test('a warning is seen before what is merely told, whichever came first', () => {
  expect(piled(say(1), say(2, 'warning'))).toEqual([1, 2]);
  expect(piled(say(1, 'warning'), say(2), say(3, 'ok'))).toEqual([3, 1]);
});

test('an error waits below what was said later, until it is closed', () => {
  expect(piled(fail(1, 'a'), say(2), say(3))).toEqual([1, 3]);
  expect(withoutToast([fail(1, 'a'), say(3)], 3).map(({ id }) => id)).toEqual([1]);
});

test('the same error is told once, others each', () => {
  expect(piled(fail(1, 'a'), fail(2, 'b'), fail(3, 'a'))).toEqual([2, 3]);
});

test('how far something is stays while other things are said', () => {
  expect(piled(say(1, 'progress'), say(2), say(1, 'progress'))).toEqual([2, 1]);
});

test('an action that has lost its meaning goes, its words stay', () => {
  const toast: Toast = { ...say(1), action: { label: 'Undo', run() {} } };
  expect(withoutAction([toast], 1)).toEqual([say(1)]);
});
