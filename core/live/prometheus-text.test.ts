import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPrometheusText, type Sample } from './prometheus-text.ts';

const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,12}$/);
const labels = fc.dictionary(name, fc.string({ unit: 'binary', maxLength: 12 }), { maxKeys: 4 });
const value = fc.oneof(fc.double(), fc.constantFrom(Infinity, -Infinity, Number.NaN, 0, 1));
const samples = fc.array(fc.record({ name, labels, value, time: fc.option(fc.integer()) }), { maxLength: 8 });
const blank = fc.constantFrom(' ', '\t', '  ', ' \t ');
const between = fc.constantFrom('', '\n', '# HELP a b\n', '  #{"} 1 2 3\n', '\r\n', '# EOF\n');

const escaped = (text: string) => text.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));
const numberText = (number: number) =>
  Number.isNaN(number)
    ? 'NaN'
    : Math.abs(number) === Infinity
      ? number < 0
        ? '-Inf'
        : '+Inf'
      : String(number);
const read = (text: string): Sample[] => {
  const found = readPrometheusText(text);
  if ('wrongLine' in found) throw new Error(`line ${found.wrongLine}`);
  return found.samples;
};
const plain = (list: readonly Sample[]) =>
  list.map((one) => ({ name: one.name, labels: Object.fromEntries(one.labels), value: one.value }));

it('reads what was written, with any labels, values and times, and comments between', () => {
  fc.assert(
    fc.property(samples, blank, between, fc.boolean(), (list, gap, comment, endsWithComma) => {
      const lines = list.map((one) => {
        const pairs = Object.entries(one.labels).map(
          ([key, text]) => `${key}${gap}=${gap}"${escaped(text)}"`,
        );
        const inside = `${pairs.join(`${gap},${gap}`)}${endsWithComma && pairs.length > 0 ? ',' : ''}`;
        const braces = pairs.length > 0 ? `${gap}{${inside}${gap}}` : '';
        return `${gap}${one.name}${braces}${gap}${numberText(one.value)}${one.time === null ? '' : `${gap}${one.time}`}`;
      });
      const written = list.map(({ time: _time, ...one }) => ({ ...one, value: one.value }));
      expect(plain(read(lines.map((line) => `${comment}${line}\n`).join('')))).toEqual(written);
    }),
  );
});

it('never throws, and ends, whatever the text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab{}=",\\ \n1.+eNaInf#') }), (text) => {
      const found = readPrometheusText(text);
      if ('wrongLine' in found) expect(text.split('\n').length).toBeGreaterThanOrEqual(found.wrongLine);
    }),
  );
});

it('names the line that is none of the format', () => {
  const wrong = [
    '<html>',
    'a',
    'a{',
    'a{b="c} 1',
    'a{b=c} 1',
    'a{b="c" d="e"} 1',
    'a{} 1 2 3',
    'a 1 x',
    'a x',
    'a ""',
    '1a 1',
    'a{,} 1',
  ];
  for (const line of wrong)
    expect(readPrometheusText(`# HELP\nok 1\n${line}\nok 2\n`), line).toEqual({ wrongLine: 3 });
});

it('reads numbers as Go writes them', () => {
  expect(read('a 1e+06\na 0x1F\na 1.5E-3 1395066363000\na +5\na .5\na 5.\n').map((one) => one.value)).toEqual(
    [1_000_000, 31, 0.0015, 5, 0.5, 5],
  );
});
