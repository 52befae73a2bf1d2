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

test('a function or connector whose file can’t be read is not told as one without a file, nor made anew', () => {
  const broken = projectOf({
    'conf/flow.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Check\n  - fname: Send\n',
    'conf/send.yml': 'kistype: func\nfname: "Send" # mail\n  fmode: Expand\n',
    'conf/check.yml': 'kistype: func\nfname: Check\nfmode: Save\noption:\n  cname: Shop\n',
    'conf/shop.yml': 'kistype: conn\ncname: Shop\ntype: [\n',
  });
  const told = lintProject(broken).filter(({ code }) => /(function|connector)-missing$/.test(code));
  expect(told.map(({ message }) => message.en)).toEqual([
    'Function "Check" uses the connector "Shop", whose file conf/shop.yml can’t be read.',
    'Flow "F" uses the function "Send", whose file conf/send.yml can’t be read.',
  ]);
  const fixes = told.flatMap((one) => one.fixes.map(({ title }) => title.en));
  expect(fixes).toEqual(['Use no connector', 'Remove it from the chain']);
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
