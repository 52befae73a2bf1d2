import { CodedError } from '../../core/errors/coded-error.ts';
import { KisPanic } from '../kis/kis-error.ts';

/** The classes of errors that the recordings tell apart. Everything else is their `other`. */
const classes = new Set([
  'import.no-kistype',
  'import.wrong-kistype',
  'import.malformed-yaml',
  'import.wrong-format',
  'import.repeat-flow',
  'import.repeat-func',
  'import.repeat-conn',
  'import.func-missing',
  'import.conn-missing',
  'import.bad-mode',
  'import.conn-init-not-registered',
  'import.conn-init-failed',
  'import.flow-already-in-pool',
  'import.read-error',
  'run.func-not-registered',
  'run.conn-not-registered',
  'run.no-connector',
  'run.prev-data-missing',
  'run.jump-unknown',
  'run.func-error',
  'run.func-panic',
  'commit.not-a-slice',
]);

export interface OracleError {
  kind: 'error' | 'panic';
  code: string;
}

/** What was thrown, in the words of the recordings. */
export function oracleError(thrown: unknown): OracleError {
  const kind = thrown instanceof KisPanic ? 'panic' : 'error';
  const code: string = thrown instanceof CodedError ? thrown.code : 'other';
  // A bad mode with a connector is met as a nil pointer (trap 24), whose text names no class.
  if (code === 'import.bad-mode' && kind === 'panic') return { kind, code: 'other' };
  // To yaml.v3 an alias bomb is one of the things that are wrong with a file.
  if (code === 'import.alias-bomb') return { kind, code: 'import.malformed-yaml' };
  return { kind, code: classes.has(code) ? code : 'other' };
}

/** The same for an error within a run, where whatever else a function meets is its own error or panic. */
export function oracleRunError(thrown: unknown): OracleError {
  const error = oracleError(thrown);
  return error.code === 'other' ? { ...error, code: `run.func-${error.kind}` } : error;
}
