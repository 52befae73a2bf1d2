import { describeFailure } from '../../core/golden/failure.ts';
import { goldenPath } from '../../core/golden/golden-test.ts';
import type { GoldenResult } from '../../core/golden/judge.ts';
import { visibleText } from '../../core/text/visible-text.ts';

/** A JUnit report, as CI servers read it: a suite a project, a case a test, its texts in English. */
export function junitReport(project: string, results: readonly GoldenResult[]): string {
  const failed = results.filter(({ status }) => status === 'failed').length;
  const total = results.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const counts = attributes({
    name: project,
    tests: results.length,
    failures: failed,
    errors: 0,
    skipped: 0,
    time: seconds(total),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite ${counts}>`,
    ...results.flatMap(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(result: GoldenResult): string[] {
  const { name, flow, durationMs, failures } = result;
  const head = attributes({
    name,
    classname: flow === '' ? 'tests' : flow,
    file: goldenPath(name),
    time: seconds(durationMs),
  });
  const [first] = failures;
  if (first === undefined) return [`    <testcase ${head}/>`];
  const texts = failures.map((failure) => {
    const { message } = describeFailure(failure, 'en');
    return failure.place === undefined ? message : `${failure.place}: ${message}`;
  });
  return [
    `    <testcase ${head}>`,
    `      <failure ${attributes({ type: first.code, message: texts[0] ?? '' })}>${escaped(texts.join('\n'))}</failure>`,
    '    </testcase>',
  ];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');
}

/** XML holds no control characters, in whatever form: they are made visible before. */
function escaped(text: string): string {
  return visibleText(text.toWellFormed())
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
