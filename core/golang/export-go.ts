import { type ExportedFile, exportProject } from '../project/export.ts';
import { projectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import {
  connectorFile,
  functionsFile,
  type GoNaming,
  registerFile,
  rowsFile,
  storeFileName,
  stubFile,
  usersOf,
} from './go-files.ts';
import { goPackage } from './go-package.ts';
import { kisrtFiles } from './kisrt-files.ts';
import { mainFile } from './main-file.ts';
import { modFile, sumFile } from './mod-files.ts';
import { testFiles } from './tests/test-files.ts';

/** A file of a Go module. */
export interface GoFile extends ExportedFile {
  /** A person fills it in: written once, and never again. */
  readonly isYours: boolean;
}

export interface GoOptions {
  readonly module: string;
  /** A package to import instead of a command. */
  readonly package?: string | undefined;
  /** What connectors hold in the sample store, as JSON texts: their rows then lie in files. Undefined: a person writes them. */
  readonly store?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** A Go module with a project's flows; throws a CodedError for what Go can't have. */
export function exportGo(project: Project, options: GoOptions): GoFile[] {
  const model = projectModel(project);
  const { store } = options;
  const naming: GoNaming = {
    module: options.module,
    package: options.package ?? 'main',
    withStore: store !== undefined,
  };
  const made = goPackage(project, model);
  const files = new Map<string, GoFile>();
  const add = (path: string, text: string | undefined, isYours = false): void => {
    if (text !== undefined) files.set(path, { path, text, isYours });
  };
  add('go.mod', modFile(options.module));
  add('go.sum', sumFile);
  for (const { path, text } of exportProject(project))
    add(path.startsWith('conf/') ? path : `conf/${path}`, text);
  add('rows.go', rowsFile(made, naming));
  add('functions.go', functionsFile(made, naming));
  add('register.go', registerFile(made, model, naming));
  const first = model.flows.find(({ config }) => config.status !== 0) ?? model.flows[0];
  if (naming.package === 'main') add('main.go', mainFile(first?.name ?? '', naming, store !== undefined));
  for (const [name, text] of kisrtFiles()) add(`kisrt/${name}`, text);
  for (const [path, text] of testFiles(project, model, { ...naming, store })) add(path, text);
  for (const stub of made.functions) {
    if (stub.code !== undefined) continue;
    const typescript = model.codeFile('functions', stub.entry.name)?.text;
    add(freeFile(files, stub.entry.name, 'func'), stubFile(stub, typescript, naming), true);
  }
  for (const connector of model.connectors) {
    if (store !== undefined) {
      const rows = store.get(connector.name) ?? [];
      add(`testdata/store/${storeFileName(connector.name)}`, rows.map((row) => `${row}\n`).join(''), true);
      continue;
    }
    const users = usersOf(connector, made);
    add(freeFile(files, connector.name, 'conn'), connectorFile(connector, users, naming), true);
  }
  return [...files.values()];
}

/** A file's name that is no other's, and that says nothing to Go of systems or tests. */
function freeFile(files: ReadonlyMap<string, GoFile>, name: string, kind: 'func' | 'conn'): string {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase();
  const base = words.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || kind;
  let path = `${base}_${kind}.go`;
  for (let number = 2; files.has(path); number += 1) path = `${base}${number}_${kind}.go`;
  return path;
}
