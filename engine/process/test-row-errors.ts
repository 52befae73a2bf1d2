import { RowFailed } from '../../core/builtins/row-failed.ts';
import { describeError } from '../../core/errors/coded-error.ts';
import { builtinError } from './explain-error.ts';
import type { FailedAt } from './test-builtins.ts';

/** What is told of a row at which a function fails. */
export interface RowErrorTold {
  readonly code: string;
  readonly func: string;
  readonly row: number;
  readonly field: string;
  /** In English. */
  readonly text: string;
}

/** What a run in the Studio tells of such a row. */
export function toldInStudio({ kind, row, field, counted }: FailedAt, fname: string): RowErrorTold {
  const error = builtinError(new RowFailed(kind, row, field, counted), fname, { setupPlace: () => ({}) });
  if (error === undefined) throw new Error('no error of a built-in');
  const { code, params } = error.data;
  return {
    ...{ code, func: String(params['fname']), row: Number(params['row']), field: String(params['field']) },
    text: describeError(error.data, 'en').message,
  };
}

/** The same of generated Go, in tests that print it as JSON. */
export const toldInGo = `
type told struct {
	Code  string \`json:"code"\`
	Func  string \`json:"func"\`
	Row   int    \`json:"row"\`
	Field string \`json:"field"\`
	Text  string \`json:"text"\`
}

func tellError(err *kisrt.RowError) *told {
	return &told{err.Code(), err.Func, err.Row, err.Field, err.Error()}
}
`;
