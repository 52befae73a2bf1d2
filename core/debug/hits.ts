/** Whether a breakpoint acts at its nth hit, from 1. */
export type HitTest = (hit: number) => boolean;

/** Reads which hits count: `5`, `>= 5` or `% 10`; '' is all. Undefined when it is none of these. */
export function readHits(text: string): HitTest | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return () => true;
  const [, operator = '', digits = ''] = /^(>=|%)?\s*(\d{1,15})$/.exec(trimmed) ?? [];
  const number = Number(digits);
  if (number < 1) return undefined;
  if (operator === '>=') return (hit) => hit >= number;
  if (operator === '%') return (hit) => hit % number === 0;
  return (hit) => hit === number;
}
