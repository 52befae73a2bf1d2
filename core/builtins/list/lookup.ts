import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { lookupToGo } from '../go/matching-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, type Row, type RowFailure } from '../preview.ts';
import { readStoredFields, type StoredField } from '../setup/stored-fields.ts';
import { words } from '../words.ts';
import {
  askedLoop,
  checkFree,
  declareStored,
  type Match,
  Matcher,
  matchParam,
  readMatches,
  storedFieldsParam,
  storedKeyCode,
  storedReader,
  storedValueCode,
  writeWanted,
} from './matching.ts';

interface Plan {
  readonly matches: readonly Match[];
  readonly fields: readonly StoredField[];
  readonly missing: 'null' | 'drop' | 'fail';
  readonly several: 'first' | 'last' | 'fail';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Adds fields of the stored row that matches. */
export const lookup = defineBuiltin<Plan>({
  name: 'lookup',
  version: 1,
  mode: 'Load',
  connector: 'Load',
  title: words('Look up a value', '查找'),
  summary: words('Adds fields of the stored row that matches.', '从匹配的存储数据中取字段加到该行。'),
  calledToo: {
    en: ['vlookup', 'enrich', 'reference', 'find', 'merge', 'dimension'],
    'zh-CN': ['查找', '匹配', '关联', '字典', '维表'],
  },
  params: [
    matchParam,
    storedFieldsParam,
    {
      key: 'missing',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'null',
            title: words('Leave the fields empty', '字段置空'),
            help: words('The row goes on.', '该行继续。'),
          },
          {
            value: 'drop',
            title: words('Drop the row', '丢弃该行'),
            help: words('It is left out.', '该行不再向后传递。'),
          },
          {
            value: 'fail',
            title: words('Stop the run', '停止运行'),
            help: words('The error names the row.', '错误会指出该行。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'null',
      title: words('If no stored row matches', '没有匹配时'),
      help: words('What becomes of the row.', '该行如何处理。'),
    },
    {
      key: 'several',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'first',
            title: words('Take the first', '取第一条'),
            help: words('As the connector gives them.', '按连接器返回的顺序。'),
          },
          {
            value: 'last',
            title: words('Take the last', '取最后一条'),
            help: words('As the connector gives them.', '按连接器返回的顺序。'),
          },
          {
            value: 'fail',
            title: words('Stop the run', '停止运行'),
            help: words('The error names the row.', '错误会指出该行。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'first',
      title: words('If several match', '匹配多条时'),
      help: words('Which one is taken.', '取哪一条。'),
    },
    onError,
  ],
  examples: [
    {
      title: words('The price of an article', '查商品价格'),
      setup: { match: 'sku = row.sku', fields: 'price: number' },
    },
  ],
  batches: () => 'row',
  explain: ({ fields = '', match = '' }, language) =>
    language === 'en'
      ? [{ code: fields }, ' where ', { code: match.trim() }]
      : ['按 ', { code: match.trim() }, ' 取 ', { code: fields }],
  plan(setup) {
    const fields = readStoredFields(setup, 'fields');
    checkFree(setup, fields);
    return {
      matches: readMatches(setup),
      fields,
      missing: setup.choice('missing', ['null', 'drop', 'fail']),
      several: setup.choice('several', ['first', 'last', 'fail']),
      onError: setup.choice('on_error', ['fail', 'drop']),
      input: setup.input,
    };
  },
  output: outputOf,
  toJs: writeLookup,
  evaluator(plan, { param, stored }) {
    const output = outputOf(plan);
    const matcher = new Matcher(plan.matches, param);
    const found = matcher.index(stored ?? []);
    const taken = storedReader(plan.fields, param);
    const failureOf = (rows: readonly Row[]): RowFailure | undefined => {
      if (rows.length === 0 && plan.missing === 'fail')
        return { kind: 'no-match', field: 'match', key: 'match' };
      if (rows.length > 1 && plan.several === 'fail')
        return { kind: 'several', field: 'match', key: 'match' };
      return undefined;
    };
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      const keys = rows.map((row) => matcher.keyOf(row));
      for (const [index, key] of keys.entries())
        if ('failure' in key) batch.fail(index, key.failure, plan.onError);
      // What the connector gives is looked at once all rows have said what they ask for.
      const isAsked = plan.onError === 'drop' || keys.every((key) => !('failure' in key));
      for (const [index, row] of rows.entries()) {
        const key = keys[index];
        if (key === undefined || 'failure' in key) continue;
        const matching = key.key === null ? [] : (found.get(key.key) ?? []);
        const match = plan.several === 'last' ? matching.at(-1) : matching[0];
        const { values, failure } = taken(match);
        const wrong = failureOf(matching) ?? failure;
        if (wrong !== undefined) {
          if (isAsked) batch.fail(index, wrong, 'fail');
        } else if (match === undefined && plan.missing === 'drop')
          batch.fate(index, { state: 'dropped', note: 'no-match' });
        else {
          batch.commit(madeRow(row, output, values), index);
          if (match === undefined) batch.fate(index, { state: 'kept', note: 'no-match' });
        }
      }
      return batch.end();
    };
  },
  toGo: lookupToGo,
});

function outputOf({ fields, input, missing }: Plan): RowFields {
  const taken = fields.map(({ as, field }): [string, Field] => [
    as,
    { type: field.type, nullable: field.nullable || missing === 'null' },
  ]);
  return new Map([...input, ...taken]);
}

function writeLookup(plan: Plan, code: CodeWriter): void {
  declareStored(plan.matches, plan.fields, code);
  writeWanted(plan.matches, plan.onError, code);
  const found = code.local('found');
  code.line(`const ${found} = new Map<string, Stored>();`);
  if (plan.several === 'fail') code.line('const several = new Set<string>();');
  code.block('for (const one of stored)', () => {
    code.line(`const key = ${storedKeyCode(plan.matches, code)};`);
    if (plan.several === 'fail') code.line(`if (${found}.has(key)) several.add(key);`);
    code.line(
      plan.several === 'last' ? `${found}.set(key, one);` : `if (!${found}.has(key)) ${found}.set(key, one);`,
    );
  });
  askedLoop(plan.onError, code, () => {
    code.line("const key = wanted[index] ?? '';");
    if (plan.several === 'fail')
      code.line(`if (several.has(key)) throw ${code.use('rowFailedFor')}('several', index + 1, 'match');`);
    code.line(`const match = ${found}.get(key);`);
    if (plan.missing === 'fail')
      code.line(
        `if (match === undefined) throw ${code.use('rowFailedFor')}('no-match', index + 1, 'match');`,
      );
    if (plan.missing === 'drop') code.line('if (match === undefined) continue;');
    const isNull = plan.missing === 'null' ? 'match === undefined ? null : ' : '';
    const values = new Map(plan.fields.map((one) => [one.as, isNull + storedValueCode(one, 'match', code)]));
    code.commitMade(madeFields(code, outputOf(plan), values));
  });
}
