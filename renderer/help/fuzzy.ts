/**
 * How well a text matches what was typed: its letters in order, best when they begin words or stand together. 0 is no
 * match; an empty query matches everything.
 */
export function fuzzyScore(query: string, text: string): number {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return 1;
  const lower = text.toLowerCase();
  const whole = lower.indexOf(query.trim().toLowerCase());
  if (whole !== -1) return 1000 - Math.min(whole, 200) + (whole === 0 || isWordStart(text, whole) ? 200 : 0);
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = lower.indexOf(letter, at + 1);
    if (next === -1) return 0;
    score += next === at + 1 ? 8 : isWordStart(text, next) ? 6 : 1;
    at = next;
  }
  return score;
}

function isWordStart(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  const letter = text.charAt(index);
  return before === '' || /[\s_.\-:/]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(letter));
}
