import { expect, test } from 'vitest';
import { insertFunctions } from '../project/edits/flow.ts';
import { withFile, withoutFile } from '../project/project.ts';
import { shop } from '../project/test-project.ts';
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
