import type { ConfigKind } from '../../config/types.ts';
import { type Project, withFile, withoutFile } from '../../project/project.ts';
import { nearest } from '../../text/nearest.ts';
import { secondDocumentAt } from '../documents.ts';
import { type ConfigRule, quickFix, words } from '../rule.ts';

const kinds: readonly ConfigKind[] = ['flow', 'func', 'conn', 'global'];
const kistypeLine = /^(["']?kistype["']?\s*:)[^\S\n]*(["']?)([^\s"'#]*)\2/m;
const telltales: readonly [RegExp, ConfigKind][] = [
  [/^flow_name\s*:|^flows\s*:/m, 'flow'],
  [/^fmode\s*:|^fname\s*:/m, 'func'],
  [/^cname\s*:/m, 'conn'],
  [/^prometheus_\w+\s*:/m, 'global'],
];

export const kistypeMissing: ConfigRule = {
  code: 'lint.kistype-missing',
  severity: 'error',
  docs: words(
    'Every .yml and .yaml file below the folder, hidden ones too, must have a kistype, or the whole import stops. What code-made flows export has an empty one.',
    '文件夹下的每个 .yml 和 .yaml 文件（包括隐藏文件）都必须有 kistype，否则整个导入中止。由代码创建的流导出时 kistype 为空。',
  ),
  traps: ['every-file-needs-kistype', 'flows-of-code-export-no-kistype'],
  scope: 'project',
  reads: 'config',
  check(project, model) {
    return model.broken
      .filter(({ problem }) => problem.code === 'import.no-kistype')
      .map(({ path, problem }) => {
        const text = firstDocument(project, path);
        const guess = telltales.find(([pattern]) => pattern.test(text))?.[1];
        return {
          message: words(
            `${path} has no kistype: KisFlow's import stops here.`,
            `${path} 没有 kistype：KisFlow 导入会在此中止。`,
          ),
          path,
          range: problem.range,
          fixes: [
            ...(guess
              ? [
                  quickFix(`Set kistype to ${guess}`, `把 kistype 设为 ${guess}`, (now) =>
                    setKistype(now, path, guess),
                  ),
                ]
              : []),
            quickFix(`Delete ${path}`, `删除 ${path}`, (now) => withoutFile(now, path)),
          ],
        };
      });
  },
};

export const kistypeUnknown: ConfigRule = {
  code: 'lint.kistype-unknown',
  severity: 'error',
  docs: words(
    'kistype is flow, func, conn or global; the import stops at any other.',
    'kistype 只能是 flow、func、conn 或 global；遇到其他值导入会中止。',
  ),
  scope: 'project',
  reads: 'config',
  check(project, model) {
    return model.broken
      .filter(({ problem }) => problem.code === 'import.wrong-kistype')
      .map(({ path, problem }) => {
        const text = firstDocument(project, path);
        const value = kistypeLine.exec(text)?.[3] ?? '';
        const meant = nearest(value, kinds) ?? telltales.find(([pattern]) => pattern.test(text))?.[1];
        return {
          message: words(
            `KisFlow has no kistype "${value}".${meant ? ` Is ${meant} meant?` : ''}`,
            `KisFlow 没有 kistype“${value}”。${meant ? `是否应为 ${meant}？` : ''}`,
          ),
          path,
          range: problem.range,
          fixes: meant
            ? [quickFix(`Make it ${meant}`, `改为 ${meant}`, (now) => setKistype(now, path, meant))]
            : [],
        };
      });
  },
};

/** What the import reads of a file. */
function firstDocument(project: Project, path: string): string {
  const text = project.files.get(path)?.text ?? '';
  return text.slice(0, secondDocumentAt(text));
}

/** In the text, since a file without kistype is no config that could be edited by field. */
function setKistype(project: Project, path: string, kind: string): Project {
  const whole = project.files.get(path)?.text ?? '';
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = firstDocument(project, path).slice(mark.length);
  const rest = whole.slice(mark.length + text.length);
  if (kistypeLine.test(text))
    return withFile(project, path, mark + text.replace(kistypeLine, `$1 ${kind}`) + rest);
  const start = /^(?:\s*(?:#.*)?\n|---[^\S\n]*\n|%.*\n)*/.exec(text)?.[0].length ?? 0;
  return withFile(
    project,
    path,
    `${mark}${text.slice(0, start)}kistype: ${kind}\n${text.slice(start)}${rest}`,
  );
}
