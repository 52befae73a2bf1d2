import { describe, expect, it } from 'vitest';
import { keepsState } from './code-state.ts';

function keeps(text: string): boolean {
  return keepsState({ path: 'functions/A.ts', text });
}

describe('code that keeps values between calls', () => {
  it.each([
    'let n = 0;\nexport default () => { n++; };',
    'var n = 0;',
    'const seen = new Set<string>();\nexport default () => {};',
    'const seen = new Map();',
    'const rows: number[] = [];',
    'const totals: Record<string, number> = {};',
    'export let last;',
    'class Seen { static all = 0 }',
    'export default () => { globalThis.n = 1; };',
  ])('is %s', (text) => expect(keeps(text)).toBe(true));

  it.each([
    'export default (ctx, flow, rows) => { let n = 0; const seen = new Set(); const all = []; };',
    'const rates = { CNY: 1, EUR: 7.8 };\nconst names = ["a", "b"];',
    '// let n = 0\nconst text = "let it = []";',
    'const round = (n) => { let kept = {}; return kept; };',
    'function sum(rows) { var total = 0; return total; }',
    'export default (ctx, { input }: Flow = fallback, rows = []) => {};',
  ])('is not %s', (text) => expect(keeps(text)).toBe(false));
});
