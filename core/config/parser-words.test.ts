import { describe, expect, it, test } from 'vitest';
import { addErrorTexts, catalogue } from '../errors/catalogue.ts';
import { describeError } from '../errors/coded-error.ts';
import { jsonProblem } from '../errors/json-error.ts';
import { liveMessages } from '../errors/messages/live.ts';
import { sourceMessages } from '../errors/messages/sources.ts';
import { parserWords } from '../errors/parser-words.ts';
import { describeFailure } from '../golden/failure.ts';
import { readConfig } from './read.ts';

function jsonDetail(text: string): string {
  try {
    JSON.parse(text);
  } catch (thrown) {
    return jsonProblem(thrown, text).detail;
  }
  throw new Error(`${text} is JSON`);
}

const brokenJson = [
  '{a:1}',
  '{"a":1,}',
  '[1,]',
  '{"a" 1}',
  '{"a":1 "b":2}',
  '[1 2]',
  '{"a":"x',
  '{"a":1',
  '',
  '"a\nb"',
  '{"a":01}',
];
const moreBrokenJson = [
  '{"a":1}x',
  '"\\x"',
  '"\\u12"',
  '-',
  '1.',
  '1e',
  'NaN',
  '{"a":undefined}',
  "{'a':1}",
  '["a" "b"]',
  '{"a":}',
];

test.each([...brokenJson, ...moreBrokenJson])('JSON %j: in words, in both languages', (text) => {
  const detail = jsonDetail(text);
  expect(parserWords(detail, 'zh-CN')).toMatch(/^(?!写法有误).*\p{Script=Han}/u);
  expect(parserWords(detail, 'en')).not.toMatch(/Expected|Unexpected|Unterminated|Bad |JSON input/);
});

const brokenYaml = [
  'kistype: flow\n flow_name: a',
  'kistype: flow\nflow_name: "a',
  'kistype: flow\nflows: [a, b',
  'kistype: flow\nflow_name: a: b',
  'kistype: flow\nflows:\n\t- fname: a',
  'kistype: flow\nkistype: flow',
  'kistype: flow\nstatus: *a',
  'kistype: flow\nstatus: [1]',
  'kistype: flow\nflows: {a: 1}',
  'kistype: flow\nflows:\n  - a\n  - {b}\n - c',
  'kistype: flow\nflow_name: "\\q"',
  'kistype: flow\nflow_name: [a, , b]',
  'kistype: global\nprometheus_enable: maybe',
  '- a',
];

test.each(brokenYaml)('YAML %j: in words, in both languages', (text) => {
  const read = readConfig(text);
  if (read.ok) throw new Error('it can be read');
  const chinese = describeError(read.problem, 'zh-CN').message;
  expect(chinese).not.toMatch(/写法有误|expected|found|indentation|stream|mapping|scalar/);
});

describe('an error that tells what a parser said of JSON or YAML', () => {
  addErrorTexts({ ...liveMessages, ...sourceMessages });
  const told = Object.entries(catalogue).filter(([code, words]) => {
    // What a person's code threw, and is told so.
    if (code === 'rows.unreadable') return false;
    return /(JSON|YAML).*\{detail\}/.test(words?.en.message ?? '');
  });

  it.each(told.map(([code]) => code))('%s: says it in Chinese, too', (code) => {
    const params = { detail: "Expected ',' or ']' after array element" };
    expect(describeError({ code, params }, 'zh-CN').message).toContain('值之后缺少 , 或 ]');
  });

  it('a golden test among them', () => {
    const params = { file: 'a.test.json', detail: 'Unterminated string' };
    expect(describeFailure({ code: 'golden.not-json', params }, 'zh-CN').message).toContain(
      '缺少结束的双引号',
    );
  });
});

describe('what no list knows', () => {
  it('stays in English, and is said in general in Chinese', () => {
    expect(parserWords('some new words', 'en')).toBe('some new words');
    expect(parserWords('some new words', 'zh-CN')).toBe('写法有误（some new words）');
  });

  it('is not touched where the detail is no parser’s', () => {
    const data = { code: 'internal.unexpected', params: { detail: 'Unterminated string' } };
    expect(describeError(data, 'zh-CN').message).toContain('Unterminated string');
  });
});
