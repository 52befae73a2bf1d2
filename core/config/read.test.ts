import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printConfig, printConfigSafely } from './print.ts';
import { type ConfigDocument, type ConfigProblem, readConfig } from './read.ts';
import { configFile } from './test-configs.ts';
import type { TextRange } from './types.ts';

const flow = `# the shop
kistype: flow
owner: me
flows:
  - fname: Check
    params: {limit: 5, 'a b': x} # c
  - ~
  - fname: Save
    param:
      a: 1
    params: |
`;

function read(text: string): ConfigDocument {
  const result = readConfig(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.document;
}

function problem(text: string): ConfigProblem {
  const result = readConfig(text);
  if (result.ok) throw new Error('it was read');
  return result.problem;
}

function slice(text: string, range: TextRange | undefined): string | undefined {
  if (!range) return undefined;
  const lines = text.split('\n');
  const part = lines.slice(range.line - 1, range.endLine);
  const last = part.length - 1;
  return part
    .map((line, index) =>
      line.slice(index === 0 ? range.column - 1 : 0, index === last ? range.endColumn - 1 : undefined),
    )
    .join('\n');
}

describe('places', () => {
  const text = flow.slice(0, flow.lastIndexOf('    params'));
  const { rangeOf, unknownKeys, documents } = read(text);

  test('every value and key has its range, past the nulls that KisFlow drops', () => {
    expect(slice(text, rangeOf(['flows', 0, 'params', 'a b']))).toBe('x');
    expect(slice(text, rangeOf(['flows', 0, 'params', 'a b'], 'key'))).toBe("'a b'");
    expect(slice(text, rangeOf(['flows', 0, 'params']))).toBe("{limit: 5, 'a b': x}");
    expect(slice(text, rangeOf(['flows', 1, 'fname']))).toBe('Save');
    expect(slice(text, rangeOf(['flows', 1]))).toBe('fname: Save\n    param:\n      a: 1');
    expect(rangeOf(['status'])).toBeUndefined();
    expect(rangeOf(['flows', 2])).toBeUndefined();
    expect(documents).toBe(1);
  });

  test('keys that KisFlow does not know are told', () => {
    expect(unknownKeys.map(({ path, range }) => [path.join('.'), slice(text, range)])).toEqual([
      ['owner', 'owner'],
      ['flows.1.param', 'param'],
    ]);
  });

  test('problems are where the wrong thing is', () => {
    expect(problem(flow)).toMatchObject({ code: 'import.wrong-format', range: { line: 11, column: 13 } });
    expect(problem('kistype: flow\nstatus: 1\nstatus: 0\n')).toMatchObject({
      code: 'import.malformed-yaml',
      range: { line: 3, column: 1, endLine: 3, endColumn: 7 },
    });
    expect(problem('kistype: jobs\n')).toMatchObject({
      code: 'import.wrong-kistype',
      params: { kistype: 'jobs' },
      range: { line: 1, column: 10 },
    });
  });
});

test('a file of nested aliases is refused at once', () => {
  const levels = 'abcdefghij'.split('');
  const bomb = levels.map((name, index) => {
    const inner = index === 0 ? 'x' : `*${levels[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(inner).join(', ')}]\n`;
  });
  expect(problem(`kistype: flow\n${bomb.join('')}`).code).toBe('import.alias-bomb');
});

test('no text makes reading throw', () => {
  const pieces = fc.constantFrom(
    'kistype: flow\n',
    'flows:',
    '- ',
    ' ',
    '\n',
    '\t',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '? ',
    '&a ',
    '*a',
    '|\n',
    '"',
    "'",
    '!!int ',
    '<<: ',
    '#',
    '---\n',
    '\r',
    '%',
    '\0',
  );
  const yaml = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 25 })
    .map((parts) => parts.join(''));
  const bytes = fc.uint8Array({ maxLength: 60 }).map((part) => String.fromCharCode(...part));
  fc.assert(
    fc.property(fc.oneof(yaml, bytes, fc.string({ unit: 'binary' })), (text) => {
      const result = readConfig(text);
      if (result.ok) result.document.rangeOf(['flows', 0, 'params', 'a']);
      else expect(result.problem.range.line).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
  expect(readConfig(`kistype: flow\na: ${'['.repeat(200_000)}`).ok).toBe(false);
});

test('what is printed means the same when read', () => {
  fc.assert(
    fc.property(configFile, (file) => {
      const wellFormed = JSON.parse(JSON.stringify(file.config), (_, value) =>
        typeof value === 'string' ? value.toWellFormed() : value,
      );
      expect(read(printConfigSafely(file)).config).toEqual(wellFormed);
      // yaml.v3 itself loses some leading breaks, blanks and tabs of blocks.
      const lossy = /"(?:<<|[^"]*(?:\\n|\\t|\u2028|\u2029)[^"]*)"/.test(JSON.stringify(file.config));
      if (!lossy) expect(read(printConfig(file)).config).toEqual(wellFormed);
    }),
    { numRuns: 1000 },
  );
});
