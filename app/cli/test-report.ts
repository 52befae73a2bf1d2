import { describeFailure } from '../../core/golden/failure.ts';
import { goldenPath } from '../../core/golden/golden-test.ts';
import type { GoldenResult } from '../../core/golden/judge.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { indented, type Terminal } from './terminal.ts';
import { say } from './texts.ts';

/** One test: passed or failed, and below it where and how its rows differ. */
export function resultLines({ language, style }: Terminal, result: GoldenResult): string[] {
  const isGood = result.status === 'passed';
  const word = style(isGood ? 'green' : 'red', say(language, result.status));
  const time = style('dim', `${(result.durationMs / 1000).toFixed(2)} s`);
  const lines = [`${word}  ${visibleLine(result.name)}  ${time}`];
  for (const failure of result.failures) {
    const { message, help } = describeFailure(failure, language);
    const place = failure.place === undefined ? '' : `${visibleLine(failure.place)}: `;
    const line = failure.line === undefined ? '' : `${goldenPath(result.name)}:${failure.line}: `;
    lines.push(`  ${line}${place}${indented(message)}`);
    if (help !== '') lines.push(`    ${indented(help)}`);
  }
  return lines;
}
