import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { joinToGo } from '../go/matching-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder } from '../preview.ts';
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
  readonly kind: 'inner' | 'left' | 'anti';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Makes a row of each pair of a row and a stored row that match. */
export const join = defineBuiltin<Plan>({
  name: 'join',
  version: 1,
  mode: 'Load',
  connector: 'Load',
  title: words('Join stored rows', '关联'),
  summary: words('Makes a row of each stored row that matches.', '为每条匹配的存储数据生成一行。'),
  calledToo: {
    en: ['merge', 'inner join', 'left join', 'anti join', 'not exists', 'combine'],
    'zh-CN': ['连接', '合并', '内连接', '左连接', '反连接'],
  },
  params: [
    matchParam,
    { ...storedFieldsParam, required: false, when: { key: 'kind', is: ['inner', 'left'] } },
    {
      key: 'kind',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'inner',
            title: words('Rows that match', '仅匹配的行'),
            help: words('One for each stored row.', '每条存储数据一行。'),
          },
          {
            value: 'left',
            title: words('All rows', '全部行'),
            help: words('Those without a match have empty fields.', '没有匹配的行字段为空。'),
          },
          {
            value: 'anti',
            title: words('Rows that don’t match', '仅不匹配的行'),
            help: words('As they came.', '保持原样。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'inner',
      title: words('Keep', '保留'),
      help: words('Which rows go on.', '哪些行向后传递。'),
    },
    onError,
  ],
  examples: [
    {
      title: words('The customer of an order', '订单的客户'),
      setup: { match: 'id = row.customer_id', fields: 'name: text' },
    },
  ],
  batches: () => 'row',
  explain: ({ match = '', kind = 'inner' }, language) => [
    `${language === 'en' ? kind : ({ inner: '内连接', left: '左连接', anti: '反连接' }[kind.trim()] ?? kind)} `,
    { code: match.trim() },
  ],
  plan(setup) {
    const kind = setup.choice('kind', ['inner', 'left', 'anti']);
    const fields = kind === 'anti' ? [] : readStoredFields(setup, 'fields');
    checkFree(setup, fields);
    const onError = setup.choice('on_error', ['fail', 'drop']);
    return { matches: readMatches(setup), fields, kind, onError, input: setup.input };
  },
  output: outputOf,
  toJs: writeJoin,
  evaluator(plan, { param, stored }) {
    const output = outputOf(plan);
    const matcher = new Matcher(plan.matches, param);
    const found = matcher.index(stored ?? []);
    const taken = storedReader(plan.fields, param);
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
        if (matching.length === 0) batch.fate(index, { state: 'dropped', note: 'no-match' });
        if (plan.kind === 'anti') {
          if (matching.length === 0) {
            batch.commit(row, index);
            batch.fate(index, { state: 'kept', note: 'no-match' });
          }
          continue;
        }
        const pairs = matching.length === 0 && plan.kind === 'left' ? [undefined] : matching;
        for (const one of pairs) {
          const { values, failure } = taken(one);
          if (failure === undefined) batch.commit(madeRow(row, output, values), index);
          else if (isAsked) batch.fail(index, failure, 'fail');
        }
        if (matching.length === 0 && plan.kind === 'left')
          batch.fate(index, { state: 'kept', note: 'no-match' });
      }
      return batch.end();
    };
  },
  toGo: joinToGo,
});

function outputOf({ fields, kind, input }: Plan): RowFields {
  if (kind === 'anti') return input;
  const taken = fields.map(({ as, field }): [string, Field] => [
    as,
    { type: field.type, nullable: field.nullable || kind === 'left' },
  ]);
  return new Map([...input, ...taken]);
}

function writeJoin(plan: Plan, code: CodeWriter): void {
  declareStored(plan.matches, plan.fields, code);
  writeWanted(plan.matches, plan.onError, code);
  const found = code.local('found');
  code.line(`const ${found} = new Map<string, Stored[]>();`);
  code.block('for (const one of stored)', () => {
    code.line(`const key = ${storedKeyCode(plan.matches, code)};`);
    code.line(`const same = ${found}.get(key);`);
    code.line(`if (same === undefined) ${found}.set(key, [one]);`);
    code.line('else same.push(one);');
  });
  askedLoop(plan.onError, code, () => {
    const matching = `${found}.get(wanted[index] ?? '')`;
    if (plan.kind === 'anti') {
      code.block(`if (${matching} === undefined)`, () => code.commit('row'));
      return;
    }
    const pairs = code.local('pairs');
    code.line(`const ${pairs} = ${matching};`);
    code.block(`if (${pairs} === undefined)`, () => {
      const nulls = new Map(plan.fields.map(({ as }) => [as, 'null']));
      if (plan.kind === 'left') code.commitMade(madeFields(code, outputOf(plan), nulls));
      code.line('continue;');
    });
    code.block(`for (const one of ${pairs})`, () => {
      const values = new Map(plan.fields.map((one) => [one.as, storedValueCode(one, 'one', code)]));
      code.commitMade(madeFields(code, outputOf(plan), values));
    });
  });
}
