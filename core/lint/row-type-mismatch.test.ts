import { expect, test } from 'vitest';
import { projectModel } from '../project/model.ts';
import { projectOf } from '../project/test-project.ts';
import { lintProject } from './lint.ts';

const func = (name: string, more: string) => `kistype: func\nfname: ${name}\n${more}`;
const files = {
  'conf/flow/flow-F.yml':
    'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Lines\n  - fname: Price\n',
  'conf/func/func-Lines.yml': func(
    'Lines',
    'fmode: Calculate\noption:\n  default_params:\n    builtin: split@1\n    field: lines\n    empty: keep\n',
  ),
  'conf/func/func-Price.yml': func('Price', 'fmode: Calculate\nsource:\n  must: [qty, id, sku]\n'),
  'functions/Price.ts': 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);\n',
  'samples/F.jsonl': '{"id":1,"lines":[{"qty":1}]}\n',
};

const found = (project: ReturnType<typeof projectOf>) =>
  lintProject(project).filter(({ code }) => code === 'lint.row-type-mismatch');

test('fields that the next function must have and a built-in may not hand on are told, and mended', () => {
  const project = projectOf(files);
  expect(found(project).map(({ message }) => message.en)).toEqual([
    'The rows of "Lines" have qty as a number, and it may be empty; "Price" must have it (source.must).',
    'The rows of "Lines" have no field sku; "Price" must have it (source.must).',
  ]);
  const fix = found(project)[0]?.fixes[0];
  const mended = fix?.apply(project) ?? project;
  expect(fix?.title).toMatchObject({ en: 'Fill empty qty with 0 behind Lines' });
  expect(found(mended).map(({ message }) => message.en)).toEqual([
    'The rows of "Defaults" have no field sku; "Price" must have it (source.must).',
  ]);
  expect(
    projectModel(mended)
      .flow('F')
      ?.config.flows.map(({ fname }) => fname),
  ).toEqual(['Lines', 'Defaults', 'Price']);
});
