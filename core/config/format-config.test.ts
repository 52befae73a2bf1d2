import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EditedText } from './edit/edited-text.ts';
import { isSameMeaning } from './edit/same-elsewhere.ts';
import { sharedFlow } from './edit/test-shared.ts';
import { formatConfig } from './format-config.ts';
import { oddLayout } from './test-layouts.ts';

function formatted(text: string): string {
  const result = formatConfig(text);
  if (result.kind !== 'formatted') throw new Error(`${result.kind} ${JSON.stringify(result)}\n${text}`);
  return result.text;
}

function withoutLeadingBlanks(text: string): string {
  return text.replace(/^ +/gm, '');
}

test('a file without comments gets KisFlow’s export form', () => {
  const text = 'flow_name: F\nkistype: flow\nflows:\n- fname: A\n  params: {b: 1.50}\nstatus: 1\n';
  expect(formatted(text)).toBe(
    'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n    - fname: A\n      params:\n        b: "1.50"\n',
  );
});

test('a text that the exporter would lose is in quotes', () => {
  expect(formatted('kistype: flow\nflow_name: "\\n a"\n')).toContain('flow_name: "\\n a"\n');
});

describe('a file with comments, unknown keys, anchors, tags or more documents gets the indentation only', () => {
  test.each([
    [
      'comments, order, quotes',
      "# by hand\nkistype: func\nfname: 'A' # the first\noption:\n  # more\n  default_params:\n    a: 'x,  y'   # odd\n# end",
      "# by hand\nkistype: func\nfname: 'A' # the first\noption:\n    # more\n    default_params:\n        a: 'x,  y'   # odd\n# end",
    ],
    [
      'an unknown key',
      'kistype: func\noption:\n  retry_duration: 5\n',
      'kistype: func\noption:\n    retry_duration: 5\n',
    ],
    [
      'an anchor',
      'kistype: flow\nflows:\n- fname: A\n  params: &p\n    a: 1\n- fname: B\n  params: *p\n',
      'kistype: flow\nflows:\n    - fname: A\n      params: &p\n        a: 1\n    - fname: B\n      params: *p\n',
    ],
    [
      'a second document',
      'kistype: func\nsource:\n  name: a\n---\na:\n  # c\n  b: 1\n',
      'kistype: func\nsource:\n    name: a\n---\na:\n  # c\n  b: 1\n',
    ],
    [
      'a block of text',
      'kistype: func # c\noption:\n  default_params:\n    sql: |\n      select\n        x\n\n      from y\n    # of params\n  # of option\n# of all\n',
      'kistype: func # c\noption:\n    default_params:\n        sql: |\n          select\n            x\n\n          from y\n        # of params\n    # of option\n# of all\n',
    ],
  ])('%s', (_, before, after) => {
    expect(formatted(before)).toBe(after);
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(formatted(crlf(before))).toBe(crlf(after));
  });

  test.each([
    'kistype: func # c\n? type\n',
    '# c\rkistype: func\rsource:\r  name: x\r',
    '\uFEFFkistype: func # c\nsource:\n  name: x\n',
    '# c\nkistype: func\noption: {\n  cname: x, # d\n default_params: {a: 1}\n  }\n',
  ])('what is rarely written: %j', (text) => {
    expect(withoutLeadingBlanks(formatted(text))).toBe(withoutLeadingBlanks(text));
  });
});

test('formatting changes blanks at the start of lines and no meaning, and twice is once', () => {
  fc.assert(
    fc.property(fc.oneof(sharedFlow, oddLayout), (text) => {
      const once = formatted(text);
      expect(withoutLeadingBlanks(once)).toBe(withoutLeadingBlanks(text));
      expect(isSameMeaning(EditedText.of(text).root, EditedText.of(once).root)).toBe(true);
      expect(formatted(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});

test('what cannot be read is not formatted', () => {
  expect(formatConfig('fname: [').kind).toBe('unreadable');
});
