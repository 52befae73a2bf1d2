import { expect, it } from 'vitest';
import { exitRefused } from '../../core/errors/thrown-words.ts';
import { exitRefusal } from './harden.ts';

it('refuses to end the process in words that there is Chinese for', () => {
  expect(exitRefusal).toBe(exitRefused);
});
