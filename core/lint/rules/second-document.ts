import { type Project, withFile } from '../../project/project.ts';
import { secondDocumentAt } from '../documents.ts';
import { type EntryRule, quickFix, words } from '../rule.ts';

export const secondDocument: EntryRule = {
  code: 'lint.second-document',
  severity: 'warning',
  docs: words(
    'The import reads the first document of a file only; what follows a line of three dashes is ignored.',
    '导入只读取文件中的第一个文档；三个短横线之后的内容会被忽略。',
  ),
  traps: ['every-file-needs-kistype'],
  scope: 'entry',
  check({ path }, { text }) {
    const at = secondDocumentAt(text);
    if (at === undefined) return [];
    const line = text.slice(0, at).split('\n').length;
    return [
      {
        message: words(
          'KisFlow reads this file only up to here: it holds more than one document.',
          'KisFlow 只会读到这里：该文件包含多个文档。',
        ),
        path,
        range: { line, column: 1, endLine: line, endColumn: 4 },
        fixes: [
          quickFix('Move the rest to a file of its own', '把其余内容移到单独的文件', (now) =>
            split(now, path),
          ),
        ],
      },
    ];
  },
};

function split(project: Project, path: string): Project {
  const text = project.files.get(path)?.text ?? '';
  const at = secondDocumentAt(text);
  if (at === undefined) return project;
  const extension = path.endsWith('.yaml') ? '.yaml' : '.yml';
  const base = path.slice(0, -extension.length);
  let number = 2;
  while (project.files.has(`${base}-${number}${extension}`)) number++;
  const rest = text.slice(at).replace(/^---[^\S\n]*\n?/, '');
  return withFile(withFile(project, path, text.slice(0, at)), `${base}-${number}${extension}`, rest);
}
