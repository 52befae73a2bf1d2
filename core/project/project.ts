/** A text file of a project; `path` is relative to the project's root, with POSIX separators. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * A project as one immutable value: its text files. Everything else (flows, functions, problems, layout) is derived from
 * them, so that undo, dirty state, the YAML view and what is on disk can never disagree.
 */
export interface Project {
  /** The folder's name. */
  readonly name: string;
  readonly files: ReadonlyMap<string, SourceFile>;
  /**
   * Paths of the files that edits could not change in place and printed afresh, by one entry an edit, oldest first: whoever
   * applies an edit tells the person of those that it added.
   */
  readonly reprints: readonly string[];
}

export function createProject(name: string, files: Iterable<SourceFile>): Project {
  return { name, files: new Map([...files].map((file) => [file.path, file])), reprints: [] };
}

/** The project with this file's text; the same value when nothing changes. */
export function withFile(project: Project, path: string, text: string): Project {
  if (project.files.get(path)?.text === text) return project;
  const files = new Map(project.files);
  files.set(path, { path, text });
  return { ...project, files };
}

/** The project with this file's text, which lost the comments and layout that the file had. */
export function withReprinted(project: Project, path: string, text: string): Project {
  return { ...withFile(project, path, text), reprints: [...project.reprints, path] };
}

/** The files that the edits between two values of a project printed afresh, each once. */
export function reprintedSince(before: Project, after: Project): string[] {
  return [...new Set(after.reprints.slice(before.reprints.length))];
}

/** The project without this file; the same value when it has none. */
export function withoutFile(project: Project, path: string): Project {
  if (!project.files.has(path)) return project;
  const files = new Map(project.files);
  files.delete(path);
  return { ...project, files };
}

/** The project with this text of a file, or without the file: null. */
export function withText(project: Project, path: string, text: string | null): Project {
  return text === null ? withoutFile(project, path) : withFile(project, path, text);
}
