import type { Project, SourceFile } from '../project/project.ts';
import { sourceName } from './source-path.ts';

/** A source as a list shows it; its flow and type as its file says them, '' where it does not. */
export interface SourceGlance {
  readonly name: string;
  readonly path: string;
  readonly flow: string;
  readonly type: string;
}

const glances = new WeakMap<SourceFile, SourceGlance>();
const lists = new WeakMap<Project['files'], readonly SourceGlance[]>();

/** All sources of a project by their names, also such as can't be read as a whole. */
export function sourceGlances({ files }: Project): readonly SourceGlance[] {
  const known = lists.get(files);
  if (known) return known;
  const found = [...files.values()]
    .flatMap((file) => glanceOf(file) ?? [])
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  lists.set(files, found);
  return found;
}

function glanceOf(file: SourceFile): SourceGlance | undefined {
  const name = sourceName(file.path);
  if (name === undefined) return undefined;
  const glance = glances.get(file) ?? { name, path: file.path, ...saidBy(file.text) };
  glances.set(file, glance);
  return glance;
}

function saidBy(text: string): Pick<SourceGlance, 'flow' | 'type'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { flow: '', type: '' };
  }
  return { flow: textAt(value, 'flow'), type: textAt(value, 'type') };
}

function textAt(value: unknown, key: string): string {
  const found: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : '';
  return typeof found === 'string' ? found : '';
}
