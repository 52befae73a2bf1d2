import { CodedError } from '../../errors/coded-error.ts';

/** A whole number among the function's params; throws `builtin.bad-param` for any other text. */
export function wholeParam(
  flow: { getFuncParam(key: string): string },
  key: string,
  otherwise: number,
  least: number,
): number {
  return wholeNumber(flow.getFuncParam(key), key, otherwise, least);
}

export function wholeNumber(text: string, key: string, otherwise: number, least: number): number {
  const written = text.trim();
  if (written === '') return otherwise;
  const value = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= least) return value;
  throw new CodedError('builtin.bad-param', { key, value: written, least });
}
