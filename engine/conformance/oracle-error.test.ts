import { expect, test } from 'vitest';
import { CodedError } from '../../core/errors/coded-error.ts';
import { KisPanic } from '../kis/kis-error.ts';
import { oracleError, oracleRunError } from './oracle-error.ts';

test('errors come in the classes of the recordings', () => {
  const badMode = { fname: 'A', mode: 'verify' };
  expect(oracleError(new CodedError('import.bad-mode', badMode))).toEqual({
    kind: 'error',
    code: 'import.bad-mode',
  });
  // With a connector it is a nil pointer.
  expect(oracleError(new KisPanic('import.bad-mode', badMode))).toEqual({ kind: 'panic', code: 'other' });
  expect(oracleError(new Error('x'))).toEqual({ kind: 'error', code: 'other' });
  expect(oracleRunError(new Error('x'))).toEqual({ kind: 'error', code: 'run.func-error' });
});
