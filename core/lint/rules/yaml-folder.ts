import { type Project, withFile, withoutFile } from '../../project/project.ts';
import { type ConfigRule, firstLine, quickFix, words } from '../rule.ts';

export const yamlFolder: ConfigRule = {
  code: 'lint.yaml-folder',
  severity: 'error',
  docs: words(
    'The import takes a folder whose name ends in .yml or .yaml for a file, and stops when it cannot read it.',
    '名称以 .yml 或 .yaml 结尾的文件夹会被导入当作文件读取，读取失败后导入中止。',
  ),
  traps: ['every-file-needs-kistype'],
  scope: 'project',
  reads: 'config',
  check(project) {
    const folders = new Map<string, string>();
    for (const path of project.files.keys()) {
      const folder = path.startsWith('conf/') ? /^.*?\.ya?ml(?=\/)/.exec(path)?.[0] : undefined;
      if (folder !== undefined && !folders.has(folder)) folders.set(folder, path);
    }
    return [...folders].map(([folder, path]) => ({
      message: words(
        `The folder ${folder} has a file's name: KisFlow's import stops there.`,
        `文件夹 ${folder} 使用了文件名：KisFlow 导入会在此中止。`,
      ),
      path,
      range: firstLine,
      fixes: [quickFix('Rename the folder', '重命名该文件夹', (now) => renameFolder(now, folder))],
    }));
  },
};

function renameFolder(project: Project, folder: string): Project {
  const target = folder.replace(/\.(ya?ml)$/, '-$1');
  let edited = project;
  for (const { path, text } of project.files.values()) {
    if (!path.startsWith(`${folder}/`)) continue;
    const moved = target + path.slice(folder.length);
    if (!edited.files.has(moved)) edited = withFile(withoutFile(edited, path), moved, text);
  }
  return edited;
}
