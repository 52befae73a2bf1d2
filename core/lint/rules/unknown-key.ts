import type { ConfigKind, ConfigPath } from '../../config/types.ts';
import { deleteConfigValue, renameConfigKey } from '../../project/edits/fields.ts';
import { nearest } from '../../text/nearest.ts';
import { type EntryRule, quickFix, words } from '../rule.ts';

export const unknownKey: EntryRule = {
  code: 'lint.unknown-key',
  severity: 'warning',
  docs: words(
    'KisFlow ignores keys it does not know, without a word, and its exporter leaves them out. The pause between tries is called return_duration, not retry_duration.',
    'KisFlow 会静默忽略未知的键，导出时也会丢掉。重试间隔的键名是 return_duration，而不是 retry_duration。',
  ),
  traps: ['retry-never-used', 'every-file-needs-kistype', 'export-loses'],
  scope: 'entry',
  check(entry) {
    return entry.document.unknownKeys.map(({ path, range }) => {
      const key = String(path.at(-1));
      const meant = suggestionFor(
        entry.kind,
        path,
        (other) => entry.document.rangeOf([...path.slice(0, -1), other], 'key') !== undefined,
      );
      const rename = meant
        ? [
            quickFix(`Rename it to ${meant}`, `改名为 ${meant}`, (now) =>
              renameConfigKey(now, entry.path, path, meant),
            ),
          ]
        : [];
      return {
        message: meant
          ? words(
              `KisFlow ignores "${key}". Is ${meant} meant?`,
              `KisFlow 会忽略“${key}”。是否应为 ${meant}？`,
            )
          : words(`KisFlow ignores "${key}".`, `KisFlow 会忽略“${key}”。`),
        path: entry.path,
        range,
        fixes: [
          ...rename,
          quickFix(`Remove ${key}`, `删除 ${key}`, (now) => deleteConfigValue(now, entry.path, path)),
        ],
      };
    });
  },
};

const rootKeys: Record<ConfigKind, readonly string[]> = {
  flow: ['kistype', 'status', 'flow_name', 'flows'],
  func: ['kistype', 'fname', 'fmode', 'source', 'option'],
  conn: ['kistype', 'cname', 'addrs', 'type', 'key', 'params', 'load', 'save'],
  global: ['kistype', 'prometheus_enable', 'prometheus_listen', 'prometheus_serve'],
};
const nestedKeys: Record<string, readonly string[]> = {
  flows: ['fname', 'params'],
  source: ['name', 'must'],
  option: ['cname', 'retry_times', 'return_duration', 'default_params'],
};

function suggestionFor(
  kind: ConfigKind,
  path: ConfigPath,
  isThere: (key: string) => boolean,
): string | undefined {
  const key = String(path.at(-1));
  const known = path.length === 1 ? rootKeys[kind] : (nestedKeys[String(path[0])] ?? []);
  const free = known.filter((candidate) => !isThere(candidate));
  return key === 'retry_duration' && free.includes('return_duration')
    ? 'return_duration'
    : nearest(key, free);
}
