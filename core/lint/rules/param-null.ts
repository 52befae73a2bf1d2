import type { ConfigPath, Params, TextRange } from '../../config/types.ts';
import { deleteConfigValue, setConfigValue } from '../../project/edits/fields.ts';
import type { ConfigEntry } from '../../project/model.ts';
import { type EntryRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';

export const paramNull: EntryRule = {
  code: 'lint.param-null',
  severity: 'info',
  docs: words(
    'Params are strings of their source text (yes, 0x1F and 1e3 stay as written), but null, ~ and an empty value become "".',
    '参数是其源文本的字符串（yes、0x1F、1e3 保持原样），但 null、~ 和空值会变为空字符串。',
  ),
  traps: ['params-are-texts'],
  scope: 'entry',
  check(entry, file) {
    const lines = file.text.split('\n');
    return mapsOf(entry).flatMap(([path, params]) =>
      Object.entries(params).flatMap(([key, value]): Finding[] => {
        if (value !== '') return [];
        const at = [...path, key];
        const range = entry.document.rangeOf(at, 'value');
        const text = range && textIn(lines, range);
        if (text === undefined || !/^(~|null|Null|NULL|)$/.test(text)) return [];
        // An edit that means the same leaves the text alone, so the null goes first.
        const fix = (title: string, chinese: string, to: string) =>
          quickFix(title, chinese, (now) =>
            setConfigValue(deleteConfigValue(now, entry.path, at), entry.path, at, to),
          );
        return [
          {
            message: words(
              `The param "${key}" is null: functions get "".`,
              `参数“${key}”为 null：函数得到空字符串。`,
            ),
            path: entry.path,
            range: rangeIn(entry, at),
            fixes: [
              fix('Write an empty string', '写为空字符串', ''),
              ...(text === '' ? [] : [fix(`Write the text "${text}"`, `写为文本“${text}”`, text)]),
            ],
          },
        ];
      }),
    );
  },
};

function mapsOf(entry: ConfigEntry): [ConfigPath, Params][] {
  if (entry.kind === 'func') return [[['option', 'default_params'], entry.config.option.default_params]];
  if (entry.kind === 'conn') return [[['params'], entry.config.params]];
  if (entry.kind !== 'flow') return [];
  return entry.config.flows.map(({ params }, node) => [['flows', node, 'params'], params]);
}

function textIn(lines: readonly string[], range: TextRange): string | undefined {
  if (range.line !== range.endLine) return undefined;
  return lines[range.line - 1]?.slice(range.column - 1, range.endColumn - 1).trim();
}
