import { type Project, withText } from './project.ts';
import { textChange } from './text-change.ts';

/** What happened to one file: a span of its text became another, or the file came or went. */
export type FileChange =
  | { kind: 'text'; path: string; start: number; removed: string; inserted: string }
  | { kind: 'added' | 'deleted'; path: string; text: string };

/** What leads from one project to another, and back; as small as what was changed, however large the files are. */
export type ProjectChange = readonly FileChange[];

/** The difference of two projects; empty when their texts are equal. */
export function projectChange(before: Project, after: Project): FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, file] of before.files) {
    const now = after.files.get(path);
    if (now !== file) changes.push(...fileChange(path, file.text, now?.text ?? null));
  }
  for (const [path, { text }] of after.files)
    if (!before.files.has(path)) changes.push(...fileChange(path, null, text));
  return changes;
}

/** The change of one file, as a list of one or none; null stands for no file. */
export function fileChange(path: string, before: string | null, after: string | null): FileChange[] {
  if (before === after) return [];
  if (before === null) return after === null ? [] : [{ kind: 'added', path, text: after }];
  if (after === null) return [{ kind: 'deleted', path, text: before }];
  const span = textChange(before, after);
  if (span === null) return [];
  const removed = copy(before.slice(span.start, span.end));
  return [{ kind: 'text', path, start: span.start, removed, inserted: copy(span.text) }];
}

/** The project after a change that was made in it. */
export function applyChange(project: Project, change: ProjectChange): Project {
  return change.reduce((changed, file) => withText(changed, file.path, textAfter(project, file)), project);
}

/** The project before a change that has led to it. */
export function revertChange(project: Project, change: ProjectChange): Project {
  return applyChange(project, change.map(inverse));
}

function inverse(change: FileChange): FileChange {
  if (change.kind !== 'text') return { ...change, kind: change.kind === 'added' ? 'deleted' : 'added' };
  return { ...change, removed: change.inserted, inserted: change.removed };
}

function textAfter({ files }: Project, change: FileChange): string | null {
  if (change.kind !== 'text') return change.kind === 'added' ? change.text : null;
  const text = files.get(change.path)?.text ?? '';
  return text.slice(0, change.start) + change.inserted + text.slice(change.start + change.removed.length);
}

/** A slice of a string keeps the whole string in memory; a copy doesn't. */
function copy(text: string): string {
  return structuredClone(text);
}
