import { expect, it } from 'vitest';
import { lintProject } from '../../core/lint/lint.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import { problemMarks } from './problem-marks.ts';

const flow = (name: string, fname: string) =>
  `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n  - fname: ${fname}\n`;
const func = (name: string, more = '') => `kistype: func\nfname: ${name}\nfmode: Save\n${more}`;
const files = {
  'conf/orders.yml': flow('Orders', 'Keep'),
  'conf/other.yml': flow('Other', 'Print'),
  'conf/keep.yml': func('Keep', 'option:\n  cname: Store\n'),
  'conf/print.yml': func('Print', 'option:\n  cname: Log\n'),
  'conf/store.yml': "kistype: conn\ncname: Store\naddrs: ''\ntype: redis\nkey: ''\n",
  'conf/log.yml': "kistype: conn\ncname: Log\naddrs: ''\ntype: redis\nkey: ''\n",
};
const projectOf = (texts: Record<string, string>) =>
  createProject(
    'p',
    Object.entries(texts).map(([path, text]) => ({ path, text })),
  );
const broken = (path: keyof typeof files) => projectOf({ ...files, [path]: `${files[path]}  bad: [\n` });

it('a flow is marked when the config of its function or of the connector of one can’t be read', () => {
  const before = projectModel(projectOf(files));
  expect(problemMarks([], projectOf(files), before).size).toBe(0);
  for (const path of ['conf/keep.yml', 'conf/store.yml'] as const) {
    const project = broken(path);
    // What was read last is shown; in a project that was opened so, there is none.
    for (const shown of [before, projectModel(project)]) {
      const marks = problemMarks(lintProject(project), project, shown);
      expect([path, marks.get('conf/orders.yml')]).toEqual([path, 'error']);
      expect([path, marks.get('conf/other.yml')]).not.toEqual([path, 'error']);
    }
  }
});
