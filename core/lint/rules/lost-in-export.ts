import { isKeptInstead, type LostText, lostTexts } from '../../config/lost-texts.ts';
import { setConfigValue } from '../../project/edits/fields.ts';
import type { ConfigEntry } from '../../project/model.ts';
import type { QuickFix } from '../diagnostic.ts';
import type { LocalText } from '../local-text.ts';
import { type EntryRule, quickFix, rangeIn, words } from '../rule.ts';
import { ownerOf } from './repeated-name.ts';

export const lostInExport: EntryRule = {
  code: 'lint.lost-in-export',
  severity: 'warning',
  docs: words(
    'KisFlow exports with yaml.v3 3.0.1, which writes a text of several lines that begins with a line break so that the line break is lost, and one that begins with a tab (in a list also with a blank) so that the file cannot be read. Runs are not affected, nor is an export of the files as they are.',
    'KisFlow 使用 yaml.v3 3.0.1 导出：以换行开头的多行文本会丢失开头的换行；以制表符开头的多行文本（在列表中还包括以空格开头的）会使导出的文件无法读取。运行不受影响，按原样导出文件也不受影响。',
  ),
  traps: ['export-bytes'],
  scope: 'entry',
  check(entry) {
    return lostTexts(entry).map((lost) => ({
      message: messageOf(lost),
      path: entry.path,
      range: rangeIn(entry, lost.path, lost.isKey ? 'key' : 'value'),
      ...(entry.kind === 'global' ? {} : ownerOf(entry)),
      fixes: fixesOf(entry, lost),
    }));
  },
};

function messageOf({ path, text, isKey, breaks }: LostText): LocalText {
  const place = path
    .map((part) => (typeof part === 'number' ? part + 1 : JSON.stringify(part).slice(1, -1)))
    .join('.');
  const [how, chineseHow] = howItBegins(text);
  const what = isKey ? `The key ${place}` : place;
  const chinese = isKey ? `键 ${place}` : place;
  return breaks
    ? words(
        `${what} ${how}: KisFlow's exporter writes a file that cannot be read.`,
        `${chinese} ${chineseHow}：KisFlow 导出的文件将无法读取。`,
      )
    : words(
        `${what} ${how}: KisFlow's exporter writes another text.`,
        `${chinese} ${chineseHow}：KisFlow 导出后文本会改变。`,
      );
}

function howItBegins(text: string): [en: string, chinese: string] {
  if (/^[\n\r\u0085\u2028\u2029]/.test(text)) return ['begins with a line break', '以换行开头'];
  if (text.startsWith('\t')) return ['begins with a tab', '以制表符开头'];
  if (text.startsWith(' ')) return ['begins with a blank before more lines', '以空格开头且有多行'];
  return ['is a text that yaml.v3 does not write as it is', '是 yaml.v3 无法原样写出的文本'];
}

/** Without what it begins with it is kept: often that does not matter, as in a template. */
function fixesOf(entry: ConfigEntry, lost: LostText): QuickFix[] {
  const rest = lost.text.replace(/^[\s\u0085]+/, '');
  if (lost.isKey || rest === '' || rest === lost.text || !isKeptInstead(entry, lost, rest)) return [];
  return [
    quickFix('Take the blanks and line breaks at its start away', '去掉开头的空白和换行', (now) =>
      setConfigValue(now, entry.path, lost.path, rest),
    ),
  ];
}
