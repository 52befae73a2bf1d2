import { describe, expect, test } from 'vitest';
import { lintProject } from '../lint/lint.ts';
import { projectModel } from '../project/model.ts';
import { setRowType } from '../project/studio.ts';
import { projectOf } from '../project/test-project.ts';
import { type RowType, typedFields } from '../row-types/row-type.ts';
import { placeTypes } from './place-types.ts';
import { turnIntoCode } from './turn-into-code.ts';

const func = (name: string, params: string) =>
  `kistype: func\nfname: ${name}\nfmode: Calculate\noption:\n  default_params:\n${params}`;
const files = {
  'conf/flow/flow-F.yml':
    'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Lines\n  - fname: Total\n  - fname: ByCity\n',
  'conf/func/func-Lines.yml': func('Lines', '    builtin: split@1\n    field: lines\n    keep: city\n'),
  'conf/func/func-Total.yml': func(
    'Total',
    '    builtin: compute@1\n    # the rate of today\n    rate: "1.5"\n    set: |-\n      total = row.qty * double(param("rate"))\n      note = coalesce(row.note, "")\n',
  ),
  'conf/func/func-ByCity.yml': func(
    'ByCity',
    '    builtin: aggregate@1\n    group_by: city\n    aggregate: total = sum(row.total)\n',
  ),
  'samples/F.jsonl':
    '{"city":"Berlin","lines":[{"qty":1},{"qty":2.5,"note":"x"}]}\n{"city":"京","lines":[]}\n',
};

function typesOf(project: ReturnType<typeof projectOf>): unknown {
  const model = projectModel(project);
  const flow = model.flow('F');
  if (flow === undefined) throw new Error('no flow');
  return placeTypes(model, flow, project.files.get('samples/F.jsonl')).map(
    ({ id, input: { fields, source } }) => ({
      id,
      source,
      fields:
        fields &&
        typedFields(fields).map(
          ({ name, type, nullable }) => `${name}: ${JSON.stringify(type)}${nullable ? '?' : ''}`,
        ),
    }),
  );
}

describe('types along a chain', () => {
  test('a chain of built-ins is typed from its samples to its end', () => {
    expect(typesOf(projectOf(files))).toEqual([
      {
        id: 'Lines#1',
        source: 'samples',
        fields: [
          'city: "text"',
          'lines: {"list":{"type":{"object":[{"name":"qty","type":"number","nullable":false},{"name":"note","type":"text","nullable":true}]},"nullable":false}}',
        ],
      },
      { id: 'Total#1', source: 'builtin', fields: ['city: "text"', 'qty: "number"', 'note: "text"?'] },
      {
        id: 'ByCity#1',
        source: 'builtin',
        fields: ['city: "text"', 'qty: "number"', 'note: "text"', 'total: "number"'],
      },
    ]);
  });

  test('a person’s word on a field wins', () => {
    const type: RowType = { fields: [{ name: 'total', type: 'number', nullable: true, from: 'person' }] };
    const chain = ['Lines', 'Total', 'ByCity'];
    const spoken = setRowType(projectOf(files), 'F', { id: 'Total#1', chain }, type);
    expect(typesOf(spoken)).toMatchObject([
      {},
      {},
      { source: 'person', fields: ['city: "text"', 'qty: "number"', 'note: "text"', 'total: "number"?'] },
    ]);
  });

  test('what nobody knows is not made up', () => {
    const { 'samples/F.jsonl': _, ...others } = files;
    expect(typesOf(projectOf(others))).toMatchObject([{ source: 'unknown', fields: undefined }, {}, {}]);
  });
});

describe('a setup that is wrong', () => {
  const problemsOf = (more: Partial<typeof files>) =>
    lintProject(projectOf({ ...files, ...more }))
      .filter(({ code }) => code === 'lint.builtin-setup')
      .map(({ message, range, fixes }) => ({
        text: message.en,
        at: `${range.line}:${range.column}-${range.endColumn}`,
        fixes: fixes.map(({ title }) => title.en),
      }));

  test('is said at its place, with its fix', () => {
    const set = '    builtin: compute@1\n    set: |-\n      a = row.qty\n      b = row.qtty + 1\n';
    expect(problemsOf({ 'conf/func/func-Total.yml': func('Total', set) })).toEqual([
      {
        text: '"Total" set: the rows have no field qtty. Did you mean qty?',
        at: '9:11-19',
        fixes: ['Write row.qty'],
      },
    ]);
  });

  test('of a version that is not known stays as it is', () => {
    const newer = func('Total', '    builtin: compute@9\n    sett: x\n');
    expect(problemsOf({ 'conf/func/func-Total.yml': newer })).toEqual([
      {
        text: '"Total": there is no built-in compute@9. Its setup stays as it is; a run fails.',
        at: '6:14-23',
        fixes: ['Make it compute@1'],
      },
    ]);
  });
});

test('turning into code writes the code and leaves what it reads', () => {
  const after = turnIntoCode(projectOf(files), 'Total');
  expect(after.files.get('conf/func/func-Total.yml')?.text).toBe(
    func('Total', '    # the rate of today\n    rate: "1.5"\n'),
  );
  expect(after.files.get('functions/Total.ts')?.text).toContain(
    'const total = finite(number(row.qty) * textToDouble(rate));',
  );
  expect(lintProject(after).filter(({ code }) => code.includes('builtin'))).toEqual([]);
});
