import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isConfigText, readConfig } from './read.ts';

test.each([
  ['a byte order mark', '\uFEFFkistype: func\nfname: A\n'],
  ['an indented root', '    kistype: func\n    fname: A\n'],
  ['braces', '{kistype: func, fname: A}\n'],
  ['a question mark', '? kistype\n: func\nfname: A\n'],
  ['quotes', "'kistype': func\n"],
  ['an escape', '"kist\\u0079pe": func\n'],
  ['another key first', 'fname: A\nkistype: func\n'],
  ['a merge', 'x: &x {kistype: func}\n<<: *x\n'],
  ['a document mark', '%YAML 1.1\n---\nkistype: func\n'],
  ['lone carriage returns', 'fname: A\rkistype: func\r'],
  ['a kind that KisFlow lacks', 'kistype: cron\n'],
  ['a value of the wrong type', 'kistype: flow\nstatus: on\n'],
  ['a mistake behind it', 'kistype: func\nfname: [A\n'],
])('with %s it is config', (_, text) => {
  expect(isConfigText(text)).toBe(true);
});

test.each([
  ['compose file', 'services:\n  web:\n    image: x\n'],
  ['file that mentions it', 'services: {} # not a kistype\n'],
  ['file that has it deeper', 'jobs:\n  - kistype: flow\n'],
  ['list', '- kistype: flow\n'],
  ['file with a key twice', 'a: 1\na: "kistype"\n'],
  ['broken file of another tool', 'a: [1\n'],
  ['text', 'kistype\n'],
  ['file with a later document', 'a: 1\n---\nkistype: flow\n'],
  ['template', '{{- if .Values.x }}\na: b\n{{- end }}\n'],
  ['empty file', ''],
])('a %s is not', (_, text) => {
  expect(isConfigText(text)).toBe(false);
});

test('what reads as config is told to be config, with anything around it', () => {
  const comment = fc.constantFrom('', '# c\n', '---\n', '\uFEFF', '\n\n');
  const root = fc.constantFrom(
    'kistype: flow\n',
    '{kistype: flow}\n',
    '"kistype" : flow\n',
    '? "kist\\x79pe"\n: flow\n',
  );
  fc.assert(
    fc.property(comment, root, (before, text) => {
      const whole = before + text;
      expect(isConfigText(whole)).toBe(readConfig(whole).ok);
    }),
  );
});
