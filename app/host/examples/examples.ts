import { cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { exampleSchema } from '../../../core/contract/host/projects.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { sweepFolder } from '../disk/leftovers.ts';
import { syncTree } from '../disk/sync-folder.ts';
import { newTemporaryName } from '../disk/temporary-name.ts';
import { toFileError } from '../project/file-error.ts';
import { makeFolder } from '../project/make-folder.ts';
import { checkNewName } from '../project/project-path.ts';
import { realFolder } from '../project/real-folder.ts';
import { exampleCopy } from './example-copy.ts';

type Example = z.output<typeof exampleSchema>;

/** What an example's example.json says of it: shown before anything else, so that it is not gathered from its YAML each time. */
const describedSchema = exampleSchema.omit({ id: true }).extend({ template: z.boolean().default(false) });

const emptyTemplate: Example = {
  id: 'empty',
  title: { en: 'Empty project', 'zh-CN': '空项目' },
  description: { en: 'Folders and nothing else.', 'zh-CN': '只有文件夹，没有其他内容。' },
  flows: [],
};

/** The project folders that come with the Studio. */
export interface Examples {
  /** The smallest first. */
  list(): Promise<Example[]>;
  templates(): Promise<Example[]>;
  /** The person's own copy of an example, made when it is not there yet. */
  open(id: string): Promise<string>;
  /** A new project folder `parent/name`. Throws `host.folder-exists`, `host.unsafe-name`. */
  create(parent: string, name: string, template: string): Promise<string>;
}

export function createExamples(examplesFolder: string, dataFolder: string): Examples {
  async function readAll(): Promise<(Example & { template: boolean })[]> {
    const names = await readdir(examplesFolder).catch(() => []);
    const read = await Promise.all(names.sort().map((id) => readExample(join(examplesFolder, id), id)));
    return read.filter((example) => example !== undefined).sort((a, b) => sizeOf(a) - sizeOf(b));
  }
  async function folderOf(id: string): Promise<string> {
    const known = (await readAll()).some((example) => example.id === id);
    if (!known) throw new CodedError('host.unknown-example', { id });
    return join(examplesFolder, id);
  }
  return {
    list: async () => (await readAll()).map(withoutMark),
    async templates() {
      const marked = (await readAll()).filter((example) => example.template);
      return [emptyTemplate, ...marked.map(withoutMark)];
    },
    async open(id) {
      const from = await folderOf(id);
      const root = exampleCopy(dataFolder, id);
      const found = await stat(root).catch(() => undefined);
      if (!found) await copyProject(from, root);
      return root;
    },
    async create(parent, name, template) {
      if (name === '' || name.startsWith('.') || /[\\/]/.test(name))
        throw new CodedError('host.unsafe-name', { name });
      checkNewName(name);
      const root = join(await realFolder(parent), name);
      if (await stat(root).catch(() => undefined)) throw new CodedError('host.folder-exists', { path: root });
      if (template === emptyTemplate.id) await makeEmptyProject(root);
      else await copyProject(await folderOf(template), root);
      return root;
    },
  };
}

async function readExample(
  folder: string,
  id: string,
): Promise<(Example & { template: boolean }) | undefined> {
  const text = await readFile(join(folder, 'example.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return { id, ...describedSchema.parse(JSON.parse(text)) };
}

function sizeOf({ flows }: Example): number {
  return flows.reduce((sum, { modes }) => sum + modes.length, 0);
}

/** A copy appears under its name only when it is whole. */
async function copyProject(from: string, to: string): Promise<void> {
  const partial = join(dirname(to), newTemporaryName());
  const leftOut = new Set(['.studio', 'node_modules', 'example.json']);
  try {
    await makeFolder(dirname(to));
    await sweepFolder(dirname(to));
    await cp(from, partial, { recursive: true, filter: (source) => !leftOut.has(basename(source)) });
    await syncTree(partial);
    await rename(partial, to);
  } catch (thrown) {
    await rm(partial, { recursive: true, force: true });
    throw toFileError(thrown, to);
  }
}

async function makeEmptyProject(root: string): Promise<void> {
  try {
    for (const part of ['conf/flow', 'conf/func', 'conf/conn', 'functions', 'samples'])
      await makeFolder(join(root, part));
  } catch (thrown) {
    throw toFileError(thrown, root);
  }
}

function withoutMark({ id, title, description, flows }: Example): Example {
  return { id, title, description, flows };
}
