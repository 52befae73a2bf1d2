import { toClosure } from '../../expr/evaluate.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { ownPropertyCode } from '../code/literal.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { attempt } from '../evaluate/expression-runner.ts';
import { type SplitPlan, splitToGo } from '../go/split-go.ts';
import { BatchRecorder, type Row } from '../preview.ts';
import { copied, objectOf } from '../row-values.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** Makes a row of each item of a list. */
export const split = defineBuiltin<SplitPlan>({
  name: 'split',
  version: 1,
  mode: 'Calculate',
  title: words('Split a list into rows', '拆分列表'),
  summary: words('Makes a row of each item of a list.', '将列表的每个元素变成一行。'),
  calledToo: {
    en: ['explode', 'unnest', 'flat map', 'expand', 'unwind', 'items', 'lines'],
    'zh-CN': ['展开', '炸开', '拆行', '拆分', '明细'],
  },
  params: [
    {
      key: 'field',
      format: { kind: 'field', of: 'list' },
      live: false,
      required: true,
      default: '',
      title: words('List', '列表'),
      help: words('The field whose items become rows.', '其元素将变成行的字段。'),
    },
    {
      key: 'keep',
      format: { kind: 'fields', rename: false },
      live: false,
      required: false,
      default: '',
      title: words('Fields to keep', '保留的字段'),
      help: words('Every new row has them. Empty: all others.', '每个新行都带有这些字段。留空：其余全部。'),
    },
    {
      key: 'index',
      format: { kind: 'new-field' },
      live: false,
      required: false,
      default: '',
      title: words('Number the items in', '编号字段'),
      help: words(
        'A field for the item’s number, from 1. Empty: none.',
        '存放元素序号（从 1 起）的字段。留空则无。',
      ),
    },
    {
      key: 'empty',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'drop',
            title: words('Drop the row', '丢弃该行'),
            help: words('It has no items.', '没有元素则不产生行。'),
          },
          {
            value: 'keep',
            title: words('Keep one row', '保留一行'),
            help: words('Its item’s fields are empty.', '元素的字段为空。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'drop',
      title: words('If the list is empty', '列表为空时'),
      help: words('What becomes of a row without items.', '没有元素的行如何处理。'),
    },
    onError,
  ],
  examples: [
    { title: words('The lines of an order', '订单的明细'), setup: { field: 'lines', index: 'line' } },
  ],
  batches: () => 'row',
  explain: ({ field = '' }, language) => [language === 'en' ? 'each of ' : '逐个 ', { code: field }],
  plan: readPlan,
  output: outputOf,
  toJs(plan, code) {
    const { list } = plan;
    if (list === undefined) return;
    code.rowLoop(plan, () => {
      code.mark(list.name);
      const items = code.local('items');
      code.line(`const ${items} = ${code.expression(fieldTyped(list))};`);
      const kept = plan.kept.map(({ name, field }) => `${ownPropertyCode(name)}: ${code.read(name, field)}`);
      const numbered = (value: string): string[] =>
        plan.index === '' ? [] : [`${ownPropertyCode(plan.index)}: ${value}`];
      if (plan.empty === 'keep') {
        const nulls = [...innerFields(plan).keys()].map((name) => `${ownPropertyCode(name)}: null`);
        const isEmpty = list.field.nullable
          ? `${items} === null || ${items}.length === 0`
          : `${items}.length === 0`;
        code.block(`if (${isEmpty})`, () => {
          code.commitMade([...kept, ...numbered('null'), ...nulls]);
          code.line('continue;');
        });
      } else if (list.field.nullable) code.line(`if (${items} === null) continue;`);
      const [number, item] = [code.local('index'), code.local('item')];
      const head =
        plan.index === ''
          ? `for (const ${item} of ${items})`
          : `for (const [${number}, ${item}] of ${items}.entries())`;
      code.block(head, () => {
        const inner =
          plan.inner === undefined
            ? [`${ownPropertyCode(list.name)}: ${item}`]
            : [...plan.inner].map(
                ([name, field]) => `${ownPropertyCode(name)}: ${code.read(name, field, item)}`,
              );
        code.commitMade([...kept, ...numbered(`${number} + 1`), ...inner]);
      });
    });
  },
  evaluator(plan, { param }) {
    const { list } = plan;
    const read = list && toClosure(fieldTyped(list), ['row']);
    const make = (row: Row, item: unknown, number: number | null): Row =>
      objectOf([
        ...plan.kept.map(({ name, field }): [string, unknown] => [name, copied(row, name, field)]),
        ...(plan.index === '' ? [] : [[plan.index, number] as const]),
        ...[...innerFields(plan)].map(([name, field]): [string, unknown] => [
          name,
          number === null ? null : plan.inner === undefined ? item : copied(item, name, field),
        ]),
      ]);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const found = attempt(() => read?.([row], param), list?.name ?? '', 'field');
        if ('failure' in found) batch.fail(index, found.failure, plan.onError);
        else {
          const items = (found.value ?? []) as readonly unknown[];
          for (const [number, item] of items.entries()) batch.commit(make(row, item, number + 1), index);
          if (items.length === 0 && plan.empty === 'keep') batch.commit(make(row, null, null), index);
        }
      }
      return batch.end();
    };
  },
  toGo: splitToGo,
});

function readPlan(setup: SetupReader): SplitPlan {
  const list = setup.field('field');
  if (list !== undefined && list.field.type.kind !== 'list')
    setup.wrongType('field', list.place, list.name, list.field.type, 'list');
  const kept = setup.isSet('keep')
    ? setup.fields('keep')
    : setup.allFields().filter(({ name }) => name !== list?.name);
  const item = list?.field.type.kind === 'list' ? list.field.type.item : undefined;
  const plan: SplitPlan = {
    list,
    kept,
    inner: item?.type.kind === 'object' ? item.type.fields : undefined,
    index: setup.isSet('index') ? setup.newField('index') : '',
    empty: setup.choice('empty', ['drop', 'keep']),
    onError: setup.choice('on_error', ['fail', 'drop']),
  };
  const names = new Set(kept.map(({ name }) => name));
  if (plan.index !== '') setup.once(names, plan.index, 'index', setup.whole('index'));
  for (const name of innerFields(plan).keys())
    if (list !== undefined)
      setup.once(
        names,
        name,
        setup.isSet('keep') ? 'keep' : 'field',
        setup.whole(setup.isSet('keep') ? 'keep' : 'field'),
      );
  return plan;
}

/** The fields that an item gives. */
function innerFields({ list, inner }: SplitPlan): RowFields {
  if (inner !== undefined) return inner;
  if (list === undefined || list.field.type.kind !== 'list') return new Map();
  return new Map([[list.name, list.field.type.item]]);
}

function outputOf(plan: SplitPlan): RowFields {
  const isNullable =
    plan.empty === 'keep' || (plan.list?.field.type.kind === 'list' && plan.list.field.type.item.nullable);
  return new Map([
    ...plan.kept.map(({ name, field }): [string, Field] => [name, field]),
    ...(plan.index === ''
      ? []
      : [[plan.index, { type: { kind: 'double' }, nullable: plan.empty === 'keep' }] as [string, Field]]),
    ...[...innerFields(plan)].map(([name, field]): [string, Field] => [
      name,
      { type: field.type, nullable: field.nullable || isNullable },
    ]),
  ]);
}
