import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';

describe('finding by typing', () => {
  it('finds letters in order and nothing else', () => {
    expect(fuzzyScore('ltot', 'LineTotals')).toBeGreaterThan(0);
    expect(fuzzyScore('totl', 'LineTotals')).toBeGreaterThan(0);
    expect(fuzzyScore('xyz', 'LineTotals')).toBe(0);
  });

  it('likes whole words best, then beginnings of words, then scattered letters', () => {
    const whole = fuzzyScore('save', 'Save');
    const initials = fuzzyScore('sp', 'SavePrices');
    const scattered = fuzzyScore('sp', 'Snap to paper'.toLowerCase().replaceAll(' ', ''));
    expect(whole).toBeGreaterThan(initials);
    expect(initials).toBeGreaterThan(scattered);
    expect(fuzzyScore('运行', '运行')).toBeGreaterThan(0);
  });

  it('finds every text by a part of itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const part = text.slice(start, start + 1 + (b % text.length));
        expect(fuzzyScore(part, text)).toBeGreaterThan(0);
      }),
    );
  });
});
