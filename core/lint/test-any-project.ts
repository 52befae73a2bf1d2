import fc from 'fast-check';
import type { Project } from '../project/project.ts';
import { projectOf } from '../project/test-project.ts';

/** Few names, some nearly alike, so that files refer to each other, miss each other and clash. */
const name = fc.constantFrom('Check', 'check', 'Chek', 'Sum', 'Store', 'a b', '求和');
const connector = fc.constantFrom('Cache', 'cache', 'Cashe');
const key = fc.constantFrom('limit', 'limt', 'key');
const value = fc.constantFrom('"5"', '5', '~', '', "'x y'", '0x10', '[a', 'yes');

const maybe = (line: fc.Arbitrary<string>) => fc.option(line, { nil: '' });
const lines = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const line = (text: string, ...values: fc.Arbitrary<string>[]) =>
  fc.tuple(...values).map((given) => `${given.reduce((so, one) => so.replace('%', one), text)}\n`);
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);

const flowText = lines(
  oneOf('kistype: flow\n', 'kistype: flows\n', '# orders\nkistype: "flow"\n', ''),
  oneOf('status: 1\n', 'status: 0\n', 'status: 2 # odd\n', ''),
  line('flow_name: %', name),
  fc
    .array(lines(line('  - fname: %', name), maybe(line('    params:\n      %: %', key, value))), {
      maxLength: 4,
    })
    .map((places) => (places.length === 0 ? 'flows: []\n' : `flows:\n${places.join('')}`)),
);
const funcText = lines(
  oneOf('kistype: func\n', 'kistype: fnuc\n', ''),
  maybe(line('fname: %', name)),
  maybe(line('fmode: %', oneOf('Verify', 'Save', 'load', 'Calculate', 'Expnad', '""'))),
  maybe(
    oneOf('source:\n  name: s\n  must: [id]\n', 'source: {name: s, must: [a, b]}\n', 'sorce:\n  name: s\n'),
  ),
  fc
    .tuple(
      maybe(line('  cname: %', connector)),
      maybe(oneOf('  retry_times: 3\n', '  retry_times: 3\n  retry_duration: 9\n', '  return_duration: 5\n')),
      maybe(line('  default_params:\n    %: % # why\n', key, value)),
    )
    .map((options) => (options.join('') === '' ? '' : `option:\n${options.join('')}`)),
  maybe(line('---\nkistype: func\nfname: %', name)),
);
const connText = lines(
  oneOf('kistype: conn\n', 'kistype: con\n'),
  line('cname: %', connector),
  maybe(line('type: %', oneOf('redis', 'reddis', 'mysql'))),
  maybe(line('params:\n  %: %', key, value)),
  maybe(line('load:\n  - %\n  - %', name, name)),
  maybe(line('save: [%, %]', name, name)),
);
const globalText = lines(
  oneOf('kistype: global\n'),
  maybe(oneOf('prometheus_enable: true\n')),
  maybe(oneOf('prometheus_listen: true\n')),
  maybe(oneOf('prometheus_serve: ":80"\n', 'prometheus_serve: ""\n')),
);
const statement = fc.oneof(
  oneOf(
    'flow.commitRowBatch(rows);',
    'for (const row of rows) flow.commitRow({ ...row });',
    'for (const row of flow.input()) row.seen = 1;',
    'const all = flow.getFuncParamAll();\n  all.seen = "1";',
    'if (rows.length > 9) throw new Error("x");',
    'await flow.getConnector().call(rows);',
    'return flow.next(ctx.Action.dataReuse);',
    'return flow.next(ctx.Action.forceEntryNext);',
    'flow.next(ctx.Action.abort);',
  ),
  line("  const param = flow.getFuncParam('%');", key),
  line("  if (rows.length === 0) return flow.next(ctx.Action.jumpFunc('%'));", name),
);
const codeText = fc
  .tuple(fc.array(statement, { maxLength: 4 }), fc.boolean())
  .map(
    ([body, isDefault]) =>
      `${isDefault ? 'export default' : 'export'} async function F(ctx, flow, rows) {\n${body.map((one) => `  ${one}\n`).join('')}}\n`,
  );

const files = (path: fc.Arbitrary<string>, text: fc.Arbitrary<string>, maxKeys: number) =>
  fc.dictionary(path, text, { maxKeys });
const inFolder = (folder: string, names: fc.Arbitrary<string>, ...endings: string[]) =>
  fc.tuple(names, oneOf(...endings)).map(([stem, ending]) => `${folder}${stem}${ending}`);

/** A project as people leave it half-way: any rule finds something in some of these. */
export const anyProject: fc.Arbitrary<Project> = fc
  .tuple(
    files(inFolder('conf/flow-', name, '.yml', '.yaml', '.YML'), flowText, 2),
    files(inFolder('conf/func-', name, '.yml', '.yaml', '.yml/deep.yml'), funcText, 4),
    files(inFolder('conf/conn-', connector, '.yml'), connText, 2),
    files(oneOf('conf/kis-flow.yml', 'conf/second.yml'), globalText, 2),
    files(inFolder('functions/', name, '.ts', '.js'), codeText, 3),
    files(oneOf('studio.json'), oneOf('{', '{"version":1}', '{"version":99}'), 1),
  )
  .map((parts) => projectOf(Object.assign({}, ...parts)));
