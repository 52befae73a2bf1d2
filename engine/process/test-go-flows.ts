import fc from 'fast-check';
import { placeTypes } from '../../core/chain-types/place-types.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject, type Project } from '../../core/project/project.ts';
import { deeds } from './test-go-deeds.ts';

/** The functions that people wrote. */
export const names = ['A', 'B', 'C'] as const;
const handWritten = fc.array(fc.record({ fname: fc.constantFrom(...names), deeds }), {
  minLength: 1,
  maxLength: 4,
});

const setups: readonly (readonly [builtin: string, setup: string])[] = [
  ['filter', 'where: has(row.a) && row.a > 1.0'],
  ['filter', 'where: has(row.a) && row.a > 3.0\n    when_empty: continue'],
  ['compute', 'set: b = coalesce(row.a, 0.5) * 2.0'],
  ['select', 'drop: s'],
  ['sort', 'by: a desc, k'],
  ['limit', 'rows: "3"\n    scope: run'],
  ['dedupe', 'key: k\n    keep: last'],
  ['dedupe', 'key: a, k\n    scope: run'],
  ['aggregate', 'group_by: k\n    aggregate: n = count()\n    scope: run'],
  ['aggregate', 'group_by: k\n    aggregate: a = avg(row.a)'],
  ['running', 'by: k\n    set: a = sum(row.a)\n    scope: run'],
  ['number', 'field: no\n    by: k\n    scope: run'],
  ['fill', 'fields: a\n    by: k\n    scope: run'],
  ['sample', 'every: "2"\n    scope: run'],
  ['branch', 'when: has(row.a) && row.a > 3.0\n    over: any\n    then: reuse'],
  ['branch', 'when: has(row.a) && row.a > 2.0\n    over: all\n    then: abort'],
  ['branch', 'when: has(row.a) && row.a > 2.0\n    over: none\n    then: continue'],
  ['window', 'size: "3"\n    step: "2"\n    aggregate: a = sum(row.a)'],
  ['defaults', 'set: a = 1.5'],
  ['cast', 'types: a = text'],
  ['unpivot', 'fields: a\n    name: k\n    value: a'],
  ['nest', 'fields: a\n    to: o'],
  ['mask', 'fields: k\n    keep_last: "1"'],
  ['print', 'rows: "1"'],
];
const rowOf = fc.record({
  a: fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 5 }), fc.constant(0.1)),
  k: fc.constantFrom('x', 'y', '北京'),
  s: fc.constantFrom(null, '', 't'),
});
/** The rows that their flows get. */
export const rows = fc.array(rowOf, { maxLength: 9 });
const sampleRows = [
  { a: 1, k: 'x', s: null },
  { a: null, k: 'y', s: 't' },
];

function func(fname: string, params: string): string {
  return `kistype: func\nfname: ${fname}\nfmode: Calculate\nsource:\n  name: s\n  must: []\noption:\n  cname: ""\n  retry_times: 0\n  return_duration: 0\n  default_params:\n    ${params}\n`;
}

interface Place {
  fname: string;
  deeds?: string;
}

function flowYaml(name: string, places: readonly Place[]): string {
  const chain = places.map(({ fname, deeds: text }) =>
    text === undefined ? `  - fname: ${fname}\n` : `  - fname: ${fname}\n    params: {deeds: "${text}"}\n`,
  );
  return `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n${chain.join('')}`;
}

/** Random flows of functions that people wrote, and of built-ins whose setups fit the rows that they get. */
export function randomProject(count: number, seed: number): Project {
  const files = new Map<string, string>();
  for (const name of names) files.set(`conf/func-${name}.yml`, func(name, 'deeds: all'));
  for (const [index, places] of fc.sample(handWritten, { numRuns: count, seed }).entries()) {
    files.set(`conf/flow-H${index}.yml`, flowYaml(`H${index}`, places));
    files.set(`samples/H${index}.jsonl`, sampleRows.map((row) => JSON.stringify(row)).join('\n'));
  }
  const chains = fc.sample(fc.array(fc.constantFrom(...setups), { minLength: 2, maxLength: 6 }), {
    numRuns: count,
    seed,
  });
  for (const [index, chain] of chains.entries()) addBuiltins(files, `B${index}`, chain);
  return project(files);
}

function project(files: ReadonlyMap<string, string>): Project {
  return createProject(
    'p',
    [...files].map(([path, text]) => ({ path, text })),
  );
}

function addBuiltins(files: Map<string, string>, name: string, chain: typeof setups): void {
  files.set(`samples/${name}.jsonl`, sampleRows.map((row) => JSON.stringify(row)).join('\n'));
  const places: Place[] = [];
  for (const [at, [builtin, setup]] of chain.entries()) {
    const fname = `${name}x${at}`;
    const tried = new Map(files)
      .set(`conf/func-${fname}.yml`, func(fname, `builtin: ${builtin}@1\n    ${setup}`))
      .set(`conf/flow-${name}.yml`, flowYaml(name, [...places, { fname }]));
    const made = project(tried);
    const model = projectModel(made);
    const flow = model.flow(name);
    const found = flow && placeTypes(model, flow, made.files.get(`samples/${name}.jsonl`)).at(-1);
    if (found?.reading?.program === undefined) continue;
    places.push({ fname });
    for (const [path, text] of tried) files.set(path, text);
  }
}
