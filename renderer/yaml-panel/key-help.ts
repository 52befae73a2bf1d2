import { configFields } from '../../core/config/fields.ts';
import { yamlPlace } from './yaml-place.ts';

/** What KisFlow does with the key that a line (from 0) gives, and the columns (from 0) where the key stands. */
export function keyHelp(
  lines: readonly string[],
  line: number,
  language: 'en' | 'zh-CN',
): { from: number; to: number; help: string } | null {
  const [, before, key] = /^(\s*(?:-\s+)?)([\w-]+)\s*:/.exec(lines[line] ?? '') ?? [];
  if (before === undefined || key === undefined) return null;
  const from = before.length;
  const { kind, parents } = yamlPlace([...lines], line, from);
  if (kind === null) return null;
  const wanted = [...parents, key].join('.');
  const field = configFields[kind].find(
    ({ path }) => path.filter((part) => typeof part === 'string').join('.') === wanted,
  );
  return field === undefined ? null : { from, to: from + key.length, help: field.help[language] };
}
