import { expect, test } from 'vitest';
import { lintProject } from '../lint/lint.ts';
import { projectOf } from '../project/test-project.ts';

const func = (name: string, params: string) =>
  `kistype: func\nfname: ${name}\nfmode: Calculate\noption:\n  default_params:\n${params}`;
const flow = (name: string, ...functions: string[]) =>
  `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n${functions.map((one) => `  - fname: ${one}\n`).join('')}`;

function told(files: Record<string, string>): unknown[] {
  return lintProject(projectOf(files))
    .filter(({ code }) => code === 'lint.builtin-setup')
    .map(({ message, flow, node }) => [flow, node, message.en]);
}

const shared = {
  'conf/flow/flow-A.yml': flow('A', 'Paid'),
  'conf/flow/flow-B.yml': flow('B', 'Paid'),
  'conf/func/func-Paid.yml': func('Paid', '    builtin: filter@1\n    where: row.paid > 1.0\n'),
  'samples/A.jsonl': '{"paid":2}\n',
  'samples/B.jsonl': '{"paid":"yes"}\n',
};

test('a setup is read over the rows of every flow that uses it, as a run does', () => {
  expect(told(shared)).toEqual([
    ['B', 0, expect.stringContaining('"Paid" where in the flow B: text can’t be compared with number')],
  ]);
  expect(told({ ...shared, 'samples/B.jsonl': '{"paid":3}\n' })).toEqual([]);
});

test('what is wrong everywhere is told once', () => {
  const wrong = func('Paid', '    builtin: filter@1\n    where: row.paid >\n');
  expect(told({ ...shared, 'conf/func/func-Paid.yml': wrong })).toHaveLength(1);
});

test('the rows are those of the sample file that was chosen for the flow', () => {
  const chosen = {
    ...shared,
    'samples/Other.jsonl': '{"paid":3}\n',
    'studio.json': JSON.stringify({ version: 1, flows: { B: { run: { samples: 'samples/Other.jsonl' } } } }),
  };
  expect(told(chosen)).toEqual([]);
});

test('a built-in of a newer version, and a mark that is none, are told at their place, and nothing is lost', () => {
  for (const mark of ['filter@2', 'Filter', 'filter@01', '"filter@1 "', '"@"']) {
    const newer = func('Paid', `    where: row.x +\n    builtin: ${mark}\n`);
    const project = projectOf({ ...shared, 'conf/func/func-Paid.yml': newer });
    const found = lintProject(project).filter(({ code }) => code === 'lint.builtin-setup');
    expect(found.map(({ range }) => range.line)).toEqual([7]);
    for (const { apply } of found.flatMap(({ fixes }) => fixes))
      expect(apply(project).files.get('conf/func/func-Paid.yml')?.text).toMatch(
        /\n {4}where: row\.x \+\n {4}builtin: "?filter@1"?\n$/,
      );
  }
});
