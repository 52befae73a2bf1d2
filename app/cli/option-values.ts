import { InvalidArgumentError } from 'commander';
import type { Language } from '../../core/errors/coded-error.ts';

/** A parser for options that take a whole number from `least` on. */
export function parseWhole(language: Language, least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      language === 'en'
        ? `It takes a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? ' on' : ` to ${most}`}.`
        : `应为不小于 ${least}${most === Number.MAX_SAFE_INTEGER ? '' : `、不大于 ${most}`} 的整数。`,
    );
  };
}

export function parsePort(language: Language): (text: string) => number {
  return parseWhole(language, 0, 65_535);
}
