import { expect, test } from 'vitest';
import { projectOf } from '../project/test-project.ts';
import { lintProject } from './lint.ts';

const func = (name: string, params: string) =>
  `kistype: func\nfname: ${name}\nfmode: Verify\noption:\n  default_params:\n${params}`;

/** What the rules of jumps say of a flow whose second function's setup jumps to this function. */
function jumpFindings(target: string): { code: string; at: string }[] {
  const project = projectOf({
    'conf/flow/flow-F.yml':
      'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: First\n  - fname: Bend\n  - fname: Next\n  - fname: Last\n',
    'conf/func/func-Bend.yml': func(
      'Bend',
      `    builtin: branch@1\n    when: row.id > 1\n    then: jump\n    to: ${target}\n`,
    ),
    ...Object.fromEntries(
      ['First', 'Next', 'Last'].map((name) => [
        `conf/func/func-${name}.yml`,
        func(name, '    builtin: filter@1\n    where: "true"\n'),
      ]),
    ),
    'samples/F.jsonl': '{"id":1}\n',
  });
  return lintProject(project)
    .filter(({ code }) => code.includes('jump'))
    .map(({ code, path, range }) => ({ code, at: `${path}:${range.line}` }));
}

test('a jump that a setup says is told where it loses rows, at the target in the setup', () => {
  const at = 'conf/func/func-Bend.yml:9';
  expect(jumpFindings('Last')).toEqual([
    { code: 'lint.jump-forward-unset', at },
    { code: 'lint.jump-loses-rows', at },
  ]);
  expect(jumpFindings('First')).toEqual([{ code: 'lint.jump-loses-rows', at }]);
  expect(jumpFindings('Next')).toEqual([]);
});
