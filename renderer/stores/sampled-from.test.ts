import { expect, it } from 'vitest';
import { emptyState, reduce } from '../../core/run/journal/state.ts';
import { sampledFrom } from './sampled-from.ts';

it('a run tells from which batch on it kept a sample only, and why', () => {
  const whole = { ...emptyState };
  expect(sampledFrom({ journal: null })).toBeNull();
  expect(sampledFrom({ journal: whole })).toBeNull();
  const fell = reduce(whole, { kind: 'level', level: 'sampled', batch: 5, because: 'bytes' });
  expect(sampledFrom({ journal: fell })).toEqual({ level: 'sampled', batch: 5, because: 'bytes' });
});
