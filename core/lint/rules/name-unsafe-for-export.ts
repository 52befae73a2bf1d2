import { renameConnector, renameFlow, renameFunction } from '../../project/edits/rename.ts';
import { utf8Bytes } from '../../project/file-names.ts';
import { type EntryRule, quickFix, rangeIn, words } from '../rule.ts';
import { ownerOf } from './repeated-name.ts';

const fields = { flow: 'flow_name', func: 'fname', conn: 'cname' } as const;
const renames = { flow: renameFlow, func: renameFunction, conn: renameConnector };

/** File systems hold names of so many bytes. */
const maxNameBytes = 255;

export const nameUnsafeForExport: EntryRule = {
  code: 'lint.name-unsafe-for-export',
  severity: 'warning',
  docs: words(
    "KisFlow's exporter makes the file name from the name as it is: a separator makes a folder that is not there, a name of more than about 240 bytes is too long for a file, and the export fails. The Studio gives such names safe files.",
    'KisFlow 导出时直接用名称作为文件名：路径分隔符会指向不存在的文件夹，约 240 字节以上的名称对文件名来说太长，导出失败。Studio 会为这类名称使用安全的文件名。',
  ),
  traps: ['export-path-is-a-prefix'],
  scope: 'entry',
  check(entry) {
    if (entry.kind === 'global' || canExport(entry.kind, entry.name)) return [];
    const safe = shorten(entry.name.replace(/[/\\\u0000]/g, '_'));
    return [
      {
        message: words(
          `KisFlow cannot export "${entry.name}": the name is not one for a file.`,
          `KisFlow 无法导出“${entry.name}”：该名称不能用作文件名。`,
        ),
        path: entry.path,
        range: rangeIn(entry, [fields[entry.kind]]),
        ...ownerOf(entry),
        fixes: [
          quickFix(`Rename it to ${safe} everywhere`, `在所有位置改名为 ${safe}`, (now) =>
            renames[entry.kind](now, entry.name, safe),
          ),
        ],
      },
    ];
  },
};

/** Whether `<kind>-<name>.yaml` is one name for a file. */
function canExport(kind: string, name: string): boolean {
  return !/[/\\\u0000]/.test(name) && utf8Bytes(`${kind}-${name}.yaml`) <= maxNameBytes;
}

function shorten(name: string): string {
  let short = name;
  while (utf8Bytes(`func-${short}.yaml`) > maxNameBytes) short = [...short].slice(0, -1).join('');
  return short;
}
