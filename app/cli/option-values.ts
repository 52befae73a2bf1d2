import { CodedError } from '../../core/errors/coded-error.ts';

/** A parser for an option that takes a whole number; throws `cli.not-a-number`. */
export function parseWhole(option: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= least && number <= most)
      return number;
    throw new CodedError('cli.not-a-number', { option, value, least, most });
  };
}
