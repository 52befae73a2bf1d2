import type { SourceFile } from '../../../core/project/project.ts';
import type { HostParams } from '../host-params.ts';
import type { ProjectFolder } from './project-folder.ts';
import { checkRelativePath } from './project-path.ts';
import { readProject } from './read-project.ts';

/** Everything but samples and tests (studio.json has the types of rows), as the disk has it now with the unsaved edits laid over. */
export async function filesToRun(
  folder: ProjectFolder,
  overlay: HostParams<'run.start'>['overlay'],
): Promise<SourceFile[]> {
  const isSource = (path: string) => !/^(?:samples|tests)\//.test(path);
  const { files } = await readProject(folder.root, folder.layout, isSource);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  for (const { path, text } of overlay) {
    checkRelativePath(path);
    if (text === null) texts.delete(path);
    else if (isSource(path)) texts.set(path, text);
  }
  return [...texts].map(([path, text]) => ({ path, text }));
}
