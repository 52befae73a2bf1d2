import { isForEngine } from '../../../core/project/engine-files.ts';
import type { SourceFile } from '../../../core/project/project.ts';
import type { HostParams } from '../host-params.ts';
import type { ProjectFolder } from './project-folder.ts';
import { checkRelativePath } from './project-path.ts';
import { readProject } from './read-project.ts';

/** Everything that an engine is given, as the disk has it now with the unsaved edits laid over. */
export async function filesToRun(
  folder: ProjectFolder,
  overlay: HostParams<'run.start'>['overlay'],
): Promise<SourceFile[]> {
  const { files } = await readProject(folder.root, folder.layout, (path) => isForEngine({ path }));
  const texts = new Map(files.map((file) => [file.path, file.text]));
  for (const { path, text } of overlay) {
    checkRelativePath(path);
    if (text === null) texts.delete(path);
    else if (isForEngine({ path })) texts.set(path, text);
  }
  return [...texts].map(([path, text]) => ({ path, text }));
}
