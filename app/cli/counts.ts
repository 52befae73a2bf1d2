import type { Language } from '../../core/errors/coded-error.ts';

/** `1,204` */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 batch`, `2 batches`; Chinese needs the number only. */
export function counted(language: Language, count: number, one: string, many: string): string {
  return language === 'en' ? `${formatCount(count)} ${count === 1 ? one : many}` : formatCount(count);
}
