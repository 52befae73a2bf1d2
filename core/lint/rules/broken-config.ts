import type { ProjectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';

const nameLines = { fname: /^\s*fname\s*:(.*)$/gm, cname: /^\s*cname\s*:(.*)$/gm };

/**
 * The config files that can't be read and most likely are those of functions or connectors, by the names that their lines
 * give. What is missing for the import is there for a person, who is to mend it and not to make another.
 */
export function brokenConfigs(
  { files }: Project,
  { broken }: Pick<ProjectModel, 'broken'>,
  key: 'fname' | 'cname',
): ReadonlyMap<string, string> {
  const owner = key === 'fname' ? 'func' : 'conn';
  const found = new Map<string, string>();
  for (const { path, kind } of broken) {
    const text = files.get(path)?.text ?? '';
    if ((kind ?? declaredKind(text) ?? owner) !== owner) continue;
    for (const [, value = ''] of text.matchAll(nameLines[key]))
      if (!found.has(plain(value))) found.set(plain(value), path);
  }
  return found;
}

/** A flow names functions and a function its connector, which are not theirs. */
function declaredKind(text: string): string | undefined {
  return /^\s*kistype\s*:\s*["']?(\w+)/m.exec(text)?.[1];
}

/** A scalar of one line without its comment and quotes. */
function plain(value: string): string {
  return value
    .replace(/\s#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
}
