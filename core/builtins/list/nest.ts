import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { ownPropertyCode } from '../code/literal.ts';
import { defineBuiltin } from '../definition.ts';
import { type NestPlan, nestToGo } from '../go/reshape-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder } from '../preview.ts';
import { copied, objectOf } from '../row-values.ts';
import { words } from '../words.ts';

/** Puts fields of a row into an object. */
export const nest = defineBuiltin<NestPlan>({
  name: 'nest',
  version: 1,
  mode: 'Calculate',
  title: words('Fields to an object', '组成对象'),
  summary: words('Puts fields of a row into one object.', '将多个字段组成一个对象。'),
  calledToo: { en: ['struct', 'group fields', 'object', 'json'], 'zh-CN': ['嵌套', '打包', '对象', '结构'] },
  params: [
    {
      key: 'fields',
      format: { kind: 'fields', rename: true },
      live: false,
      required: true,
      default: '',
      title: words('Fields', '字段'),
      help: words('Go into the object, perhaps by another name.', '放入对象的字段，可重命名。'),
    },
    {
      key: 'to',
      format: { kind: 'new-field' },
      live: false,
      required: true,
      default: '',
      title: words('Object', '对象'),
      help: words('The field that holds it.', '存放对象的字段。'),
    },
  ],
  examples: [{ title: words('An address', '地址'), setup: { fields: 'street, city', to: 'address' } }],
  batches: () => 'row',
  explain: ({ fields = '', to = '' }) => [{ code: fields }, ' → ', { code: to }],
  plan(setup) {
    const fields = setup.fields('fields', true);
    const others = new Map(setup.input);
    for (const { name } of fields) others.delete(name);
    return { fields, to: setup.freeField('to', others), others };
  },
  output: outputOf,
  toJs(plan, code) {
    code.rowLoop({ onError: 'fail' }, () => {
      const inner = plan.fields.map(
        ({ name, as, field }) => `${ownPropertyCode(as)}: ${code.read(name, field)}`,
      );
      const object = code.local(plan.to, 'object');
      code.object(`const ${object} = `, inner, ';');
      code.commitMade(madeFields(code, outputOf(plan), new Map([[plan.to, object]])));
    });
  },
  evaluator(plan) {
    const output = outputOf(plan);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const object = objectOf(
          plan.fields.map(({ name, as, field }) => [as, copied(row, name, field)] as const),
        );
        batch.commit(madeRow(row, output, new Map([[plan.to, object]])), index);
      }
      return batch.end();
    };
  },
  toGo: nestToGo,
});

function outputOf({ fields, to, others }: NestPlan): RowFields {
  const inner = new Map(fields.map(({ as, field }): [string, Field] => [as, field]));
  return new Map([...others, [to, { type: { kind: 'object', fields: inner }, nullable: false }]]);
}
