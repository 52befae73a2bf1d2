import { expect, test } from 'vitest';
import { builtins, findBuiltin } from './all.ts';
import { builtinMark, markText } from './mark.ts';

test('every built-in is found by its mark, once', () => {
  expect(new Set(builtins.map(markText)).size).toBe(builtins.length);
  for (const builtin of builtins) {
    const mark = builtinMark({ builtin: markText(builtin) });
    expect(mark && findBuiltin(mark)).toBe(builtin);
  }
});

test.each(builtins.map((one) => [one.name, one] as const))(
  '%s: its examples can be read, its defaults are of its choices',
  (_name, builtin) => {
    for (const { setup } of builtin.examples) {
      const wrong = builtin.read(setup, undefined).problems.filter(({ severity }) => severity === 'error');
      expect(wrong).toEqual([]);
      for (const language of ['en', 'zh-CN'] as const)
        expect(builtin.explain(setup, language).length).toBeGreaterThan(0);
    }
    const keys = builtin.params.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const param of builtin.params) {
      if (param.when !== undefined) expect(keys).toContain(param.when.key);
      if (param.format.kind === 'choice')
        expect(param.format.options.map(({ value }) => value)).toContain(param.default);
    }
  },
);
