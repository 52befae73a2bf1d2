import { freeName, namesOf } from '../../project/edits/names.ts';
import { renameConnector, renameFlow, renameFunction } from '../../project/edits/rename.ts';
import { caseKey } from '../../project/file-names.ts';
import type { ConnEntry, FlowEntry, FuncEntry } from '../../project/model.ts';
import type { LocalText } from '../local-text.ts';
import { repeatedOf } from '../repeated.ts';
import { type ConfigRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';
import { ownerOf } from './repeated-name.ts';

const fields = { flow: 'flow_name', func: 'fname', conn: 'cname' } as const;
const renames = { flow: renameFlow, func: renameFunction, conn: renameConnector };

export const caseOnlyNames: ConfigRule = {
  code: 'lint.case-only-names',
  severity: 'warning',
  docs: words(
    "Names that differ only in upper and lower case, or in how an accented letter is put together (é as one character or as two), are different to KisFlow, but their files are the same one on Windows and macOS, also those KisFlow's exporter writes.",
    '仅大小写不同、或仅重音字母的编码方式（é 为一个或两个字符）不同的名称对 KisFlow 是不同的，但在 Windows 和 macOS 上它们的文件会相互覆盖，KisFlow 导出的文件也是如此。',
  ),
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    return [...alike(model.flows), ...alike(model.functions), ...alike(model.connectors)];
  },
};

function alike(entries: readonly (FlowEntry | FuncEntry | ConnEntry)[]): Finding[] {
  const first = new Map<string, string>();
  const repeated = repeatedOf(entries.map(({ name }) => name));
  return entries.flatMap((entry): Finding[] => {
    const key = caseKey(entry.name);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, entry.name);
    if (earlier === undefined || earlier === entry.name) return [];
    // Of several with one name a rename reaches the first only.
    const isOnly = !repeated.has(entry.name);
    return [
      {
        message: differenceOf(entry.name, earlier),
        path: entry.path,
        range: rangeIn(entry, [fields[entry.kind]]),
        ...ownerOf(entry),
        fixes: isOnly
          ? [
              quickFix(`Rename ${entry.name} everywhere`, `在所有位置重命名 ${entry.name}`, (now) =>
                renames[entry.kind](now, entry.name, freeName(namesOf(now, entry.kind), `${entry.name}2`)),
              ),
            ]
          : [],
      },
    ];
  });
}

function differenceOf(name: string, earlier: string): LocalText {
  if (name.normalize('NFC') === earlier.normalize('NFC'))
    return words(
      `There are two names "${name}" that look the same and differ in their Unicode form: ${formOf(name)} here, ${formOf(earlier)} in the other.`,
      `有两个看起来相同的名称“${name}”，仅 Unicode 形式不同：此处为 ${formOf(name)}，另一个为 ${formOf(earlier)}。`,
    );
  return words(`"${name}" and "${earlier}" differ only in case.`, `“${name}”与“${earlier}”仅大小写不同。`);
}

function formOf(name: string): string {
  if (name === name.normalize('NFC')) return 'NFC';
  return name === name.normalize('NFD') ? 'NFD' : 'NFC + NFD';
}
