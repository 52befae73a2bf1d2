import { describe, expect, it, test } from 'vitest';
import { functionModes } from '../config/types.ts';
import { lintProject } from '../lint/lint.ts';
import { withConnectorCall } from './connector-call.ts';
import { createConnector, createFlow, createFunction } from './edits/create.ts';
import { setConfigText } from './edits/edit-config-file.ts';
import { setConfigValue, setFunctionConnector } from './edits/fields.ts';
import { insertFunctions } from './edits/flow.ts';
import { insertConnectorCall } from './edits/insert-call.ts';
import { codePlaceOf } from './first-code.ts';
import { projectModel } from './model.ts';
import { createProject, type Project, withFile } from './project.ts';
import { functionTemplate } from './templates.ts';

const cases = functionModes.flatMap((mode) =>
  (['ts', 'js'] as const).flatMap((language) =>
    (['en', 'zh-CN'] as const).map((words) => ({ mode, language, words })),
  ),
);

const code = (project: Project): string => projectModel(project).codeFile('functions', 'First')?.text ?? '';
const config = 'conf/func/func-First.yml';

describe('first code that nobody touched', () => {
  it.each(cases)('of mode $mode in $language ($words) follows its configuration, there and back', (one) => {
    const { mode, language, words } = one;
    const start = createFunction(
      createConnector(createProject('p', []), 'Store', 'redis'),
      'First',
      mode,
      language,
      {
        words,
      },
    );
    const connected = setFunctionConnector(start, 'First', 'Store');
    const checked = setConfigValue(connected, config, ['source', 'must'], ['id']);
    const place = { hasConnector: true, hasMust: true, words };
    expect(code(checked)).toBe(functionTemplate('First', mode, language, place));
    const back = setFunctionConnector(setConfigValue(checked, config, ['source', 'must'], []), 'First', '');
    expect(code(back)).toBe(code(start));
    const other = setConfigValue(start, config, ['fmode'], mode === 'Save' ? 'Load' : 'Save');
    expect(code(other)).not.toBe(code(start));
  });

  it('follows YAML as somebody types it, also through texts that can’t be read', () => {
    const start = createFunction(
      createConnector(createProject('p', []), 'Store', 'redis'),
      'First',
      'Save',
      'ts',
      {},
    );
    const wanted = setFunctionConnector(start, 'First', 'Store');
    const text = start.files.get(config)?.text ?? '';
    const typed = '\n# "\noption:\n    cname: Store\n';
    let project = start;
    let lastRead = projectModel(project).func('First')?.config;
    let unread = 0;
    const type = (next: string) => {
      project = setConfigText(project, config, next, lastRead);
      const read = projectModel(project).func('First')?.config;
      if (read === undefined) unread += 1;
      lastRead = read ?? lastRead;
    };
    const base = text.replace(/\noption:[\s\S]*$/, '');
    type(base);
    for (let length = 1; length <= typed.length; length += 1) type(base + typed.slice(0, length));
    expect(unread).toBeGreaterThan(0);
    expect(code(project)).toBe(code(wanted));
  });

  it.each(cases)(
    'of mode $mode in $language ($words) has no finding of its own, with connector and must',
    (one) => {
      const { mode, language, words } = one;
      const isStore = mode === 'Save' || mode === 'Load';
      let project = createConnector(createFlow(createProject('p', []), 'F'), 'Store', 'redis');
      project = createFunction(project, 'First', mode, language, { words, cname: isStore ? 'Store' : '' });
      project = setConfigValue(project, config, ['source', 'must'], ['id']);
      project = insertFunctions(project, 'F', 0, [{ fname: 'First' }]);
      const found = lintProject(project).filter(
        ({ path, code: rule }) => path.startsWith('functions/') || rule === 'lint.must-never-used',
      );
      expect(found).toEqual([]);
    },
  );
});

test('code that somebody touched stays as it is', () => {
  const start = createFunction(
    createConnector(createProject('p', []), 'Store', 'redis'),
    'First',
    'Save',
    'ts',
  );
  const touched = withFile(start, 'functions/First.ts', `${code(start)}// mine\n`);
  expect(code(setFunctionConnector(touched, 'First', 'Store'))).toBe(code(touched));
});

test('a mode that KisFlow does not know makes no place for code', () => {
  const project = createFunction(createProject('p', []), 'First', 'Save', 'ts');
  const func = projectModel(project).func('First')?.config;
  expect(func && codePlaceOf({ ...func, fmode: 'save' })).toBeUndefined();
});

describe('the call of a connector', () => {
  it.each([
    [
      'export default async function Save(ctx, flow, rows) {\n  x();\n}\n',
      'export default async function Save(ctx, flow, rows) {\n  await flow.getConnector().call(rows);\n  x();\n}\n',
    ],
    [
      'export default (ctx, f, list) => { f.commitRowBatch(list); };',
      'export default async (ctx, f, list) => {\n  await f.getConnector().call(list);\n  f.commitRowBatch(list); };',
    ],
    [
      'export default function (ctx: Context, flow: Flow, rows: { a: number }[]): void {\r\n}',
      'export default async function (ctx: Context, flow: Flow, rows: { a: number }[]): void {\r\n  await flow.getConnector().call(rows);\r\n}',
    ],
    [
      'export default (ctx, flow) => {};',
      'export default async (ctx, flow) => {\n  await flow.getConnector().call(flow.input());\n };',
    ],
  ])('goes to the beginning of the body', (before, after) => {
    expect(withConnectorCall(before, 'Save')).toBe(after);
  });

  it('keeps what a Load is given, by a name that is free', () => {
    expect(withConnectorCall('export default (ctx, flow, loaded) => {\n};', 'Load')).toBe(
      'export default async (ctx, flow, loaded) => {\n  const loadedRows = await flow.getConnector().call(undefined);\n};',
    );
  });

  it.each([
    'export default (ctx, flow, rows) => flow.commitRowBatch(rows);',
    'export { save as default };',
    '',
    'export default (',
    'export default function',
    'export default () => {};',
  ])('is not put into %j', (text) => expect(withConnectorCall(text, 'Save')).toBeNull());

  it('makes untouched first code the one with a connector', () => {
    let project = createFunction(
      createConnector(createProject('p', []), 'Store', 'redis'),
      'First',
      'Save',
      'ts',
    );
    const before = code(project);
    project = withFile(setFunctionConnector(project, 'First', 'Store'), 'functions/First.ts', before);
    expect(code(insertConnectorCall(project, 'First'))).toBe(
      functionTemplate('First', 'Save', 'ts', { hasConnector: true }),
    );
  });
});
