import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { form } from '../../../core/builtins/form.ts';
import { functionModes } from '../../../core/config/types.ts';
import { connectorTemplate, functionTemplate } from '../../../core/project/templates.ts';
import { checkBuiltin } from '../../../engine/faas/builtin-policy.ts';
import { allCases, fieldsOf, programOf } from '../../../engine/process/test-builtins.ts';
import { formTypes } from './form-types.ts';
import { libraryTypes } from './library-types.ts';
import { runtimeTypes } from './runtime-types.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * What the TypeScript compiler says of some files in a folder of their own, one line an error, with this project's options.
 * Only `files` are taken as given, the others must be imported. Without `types`, nothing of our packages is known.
 */
async function compileFiles(
  texts: Record<string, string>,
  files: string[],
  types: string[] = [],
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kisflow-editor-types-'));
  const typeRoots = [join(root, 'node_modules', '@types')];
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { module: 'preserve', types, typeRoots, allowJs: true, checkJs: true },
    files,
  };
  try {
    for (const [path, text] of Object.entries({ ...texts, 'tsconfig.json': JSON.stringify(config) })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return (await runCompiler(folder)).split('\n').filter((line) => line !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runCompiler(folder: string): Promise<string> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', '.'], { cwd: folder }, (_error, printed) => resolve(printed));
  });
}

/** Errors of a program that sees the editor's types as `Editor` and the library's own as `Library`. */
function checkLibrary(body: string): Promise<string[]> {
  const library = JSON.stringify(join(root, 'engine', 'library.ts'));
  const imports = `import type * as Editor from './editor';\nimport type * as Library from ${library};\n`;
  return compileFiles({ 'editor.ts': libraryTypes, 'check.ts': imports + body }, ['check.ts'], ['node']);
}

const exported = [...libraryTypes.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);

describe('the library as the editor knows it', () => {
  it('promises nothing in the editor that the library does not give', async () => {
    const promises = exported
      .filter((name) => name !== 'ConnectorModule')
      .map((name) => `export const the${name} = (given: Library.${name}): Editor.${name} => given;`);
    expect(promises.length).toBeGreaterThan(8);
    // A connector is written by the person: what the editor takes, the library must take.
    const written = 'export const written = (code: Editor.ConnectorModule): Library.ConnectorModule => code;';
    expect(await checkLibrary([...promises, written].join('\n'))).toEqual([]);
  });

  it('knows all that code can do with its flow, its context and its connector', async () => {
    const missing = ['Flow', 'Context', 'ContextLog', 'Actions', 'Connector', 'FunctionInfo'].map(
      (name) =>
        `export const missing${name} = (member: Exclude<keyof Library.${name}, keyof Editor.${name}>): never => member;`,
    );
    expect(await checkLibrary(missing.join('\n'))).toEqual([]);
  });
});

/** Errors of a file of user code, as the editor knows the world. */
function checkCode(code: string): Promise<string[]> {
  const types = Object.fromEntries(runtimeTypes.map(({ path, text }) => [path, text]));
  return compileFiles({ ...types, 'code.ts': code }, ['code.ts', ...Object.keys(types)]);
}

describe('the first code of functions and connectors', () => {
  it('has no errors in the editor, in TypeScript and in JavaScript', async () => {
    const written: Record<string, string> = {};
    for (const language of ['ts', 'js'] as const) {
      written[`connector.${language}`] = connectorTemplate('Store', language);
      for (const mode of functionModes)
        for (const hasConnector of [true, false])
          for (const hasMust of [true, false])
            written[`${mode}${hasConnector}${hasMust}.${language}`] = functionTemplate(mode, mode, language, {
              hasConnector,
              hasMust,
              words: hasMust ? 'zh-CN' : 'en',
            });
    }
    const library = { 'node_modules/kisflow-studio/index.d.ts': libraryTypes };
    const types = Object.fromEntries(runtimeTypes.map(({ path, text }) => [path, text]));
    const files = [...Object.keys(written).filter((path) => path.endsWith('.ts')), ...Object.keys(types)];
    expect(await compileFiles({ ...types, ...library, ...written }, files)).toEqual([]);
    const scripts = Object.keys(written).filter((path) => path.endsWith('.js'));
    expect(
      await compileFiles({ ...types, ...library, ...written }, [...scripts, ...Object.keys(types)]),
    ).toEqual([]);
  });
});

describe('the code of built-ins', () => {
  it('has no errors in the editor', async () => {
    const written = Object.fromEntries(
      allCases().map((one, index) => [
        `built${index}.ts`,
        programOf(one.builtin, one.setup, fieldsOf(one)).code('Built'),
      ]),
    );
    const library = { 'node_modules/kisflow-studio/index.d.ts': libraryTypes };
    const types = Object.fromEntries(runtimeTypes.map(({ path, text }) => [path, text]));
    const files = [...Object.keys(written), ...Object.keys(types)];
    const errors = await compileFiles({ ...types, ...library, ...written }, files);
    expect(
      errors.map((line) =>
        line.replace(/^built(\d+)/, (_, index) => `${allCases()[Number(index)]?.builtin.name}`),
      ),
    ).toEqual([]);
  });

  it('finds everything of the library there that it calls', () => {
    const promised = [...formTypes.matchAll(/^ {2}(\w+)[<(]/gm)].map(([, name]) => name);
    expect(promised.filter((name) => name !== undefined && !Object.hasOwn(form, name))).toEqual([]);
  });
});

function isAllowed(name: string): boolean {
  try {
    checkBuiltin(name);
    return true;
  } catch {
    return false;
  }
}

describe('what surrounds user code, as the editor knows it', () => {
  it('knows the built-in modules that the engine lets code have, and no others', async () => {
    const names = builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:'));
    const imports = names.map((name, index) => `export type M${index} = typeof import('node:${name}');`);
    const unknown = (await checkCode(imports.join('\n'))).map(
      (line) => /'node:([^']+)'/.exec(line)?.[1] ?? line,
    );
    expect(unknown).toEqual(names.filter((name) => !isAllowed(name)));
  });

  it('types them', async () => {
    const code = `
import { createHash } from 'node:crypto';
import { join } from 'node:path/posix';
export const hash: string = createHash('sha256').update(join('a', 'b')).digest('hex');
export const wrong: number = createHash('sha256').update('a').digest('hex');`;
    expect(await checkCode(code)).toEqual([
      expect.stringMatching(/^code\.ts\(5,.*Type 'string' is not assignable/),
    ]);
  });

  it('knows the globals of the engine process, and none that were taken away', async () => {
    const known = [
      'console.log(1)',
      'setTimeout(() => {}, 1)',
      "new URL('a:b')",
      'structuredClone({})',
      'performance.now()',
    ]
      .concat([
        'Buffer.from([1])',
        'new TextEncoder()',
        'new AbortController().signal.aborted',
        'crypto.randomUUID()',
      ])
      .concat(["atob('')", 'queueMicrotask(() => {})', 'setImmediate(() => {})']);
    const taken = ["fetch('')", "new WebSocket('')", 'process.exit()', 'localStorage', 'document'];
    const errors = await checkCode([...known, ...taken, 'export {};'].join(';\n'));
    expect(errors.map((line) => Number(/\((\d+),/.exec(line)?.[1]))).toEqual(
      taken.map((_, index) => known.length + index + 1),
    );
  });
});
