import { hashOf } from '../project/text-file.ts';

/** Text that tells by itself whether it is whole: a line for every edit, and their checksum at the end. */
export function selfChecked(lines: readonly string[]): string {
  const body = lines.map((line) => `// ${line}\n`).join('');
  return `${body}// sum ${hashOf(body)}\n`;
}

/** The edits in a text; null when it is torn. */
export function linesOf(text: string): string[] | null {
  const [, body = '', sum = ''] = /^((?:\/\/ (?!sum ).*\n)*)\/\/ sum (.*)\n$/.exec(text) ?? [];
  if (sum === '' || hashOf(body) !== sum) return null;
  return body
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice('// '.length));
}
