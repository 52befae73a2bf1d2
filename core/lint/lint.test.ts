import { expect, test } from 'vitest';
import { insertFunctions } from '../project/edits/flow.ts';
import { withFile, withoutFile } from '../project/project.ts';
import { projectOf, shop } from '../project/test-project.ts';
import { lintProject } from './lint.ts';

test('a diagnostic tells its file, line, flow and place', () => {
  const [first] = lintProject(insertFunctions(shop(), 'Orders', 1, [{ fname: 'LoadPrise' }]));
  expect(first).toMatchObject({
    code: 'lint.function-missing',
    severity: 'error',
    path: 'conf/flow/flow-Orders.yml',
    flow: 'Orders',
    node: 1,
    range: { line: 6 },
  });
  expect(first?.fixes[0]?.title.en).toBe('Use LoadPrice');
});

test('what depends on another file is looked at again when that one changes', () => {
  const project = shop();
  const codes = (of: typeof project) => lintProject(of).map(({ code }) => code);
  expect(codes(project)).not.toContain('lint.commits-nothing');
  const silent = withFile(project, 'functions/Check.ts', 'export default async (ctx, flow, rows) => {};');
  expect(codes(silent)).toContain('lint.commits-nothing');
  expect(codes(withoutFile(silent, 'functions/Check.ts'))).toContain('lint.code-missing');
});

test('a chain of thousands of steps whose jumps lead nowhere is looked at, each of them', () => {
  const steps = Array.from({ length: 1_500 }, (_, index) => `Step${index}`);
  const code = (name: string) => [
    `functions/${name}.ts`,
    `export default async (ctx, flow, rows) => flow.next(ctx.Action.jumpFunc('${name}x'));`,
  ];
  const project = projectOf({
    'conf/flow.yml': `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${steps.map((name) => `  - fname: ${name}\n`).join('')}`,
    ...Object.fromEntries(
      steps.map((name) => [`conf/${name}.yml`, `kistype: func\nfname: ${name}\nfmode: Load\n`]),
    ),
    ...Object.fromEntries(steps.map(code)),
  });
  const missing = lintProject(project).filter(({ code }) => code === 'lint.jump-target-missing');
  expect(missing).toHaveLength(steps.length);
  expect(missing[0]?.fixes[0]?.title.en).toBe('Jump to Step0');
});
