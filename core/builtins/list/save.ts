import { defineBuiltin } from '../definition.ts';
import { saveToGo } from '../go/stored-go.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { copied } from '../row-values.ts';
import type { ChosenField } from '../setup-reader.ts';
import { words } from '../words.ts';

interface Plan {
  /** Undefined for rows as they are. */
  readonly fields: readonly ChosenField[] | undefined;
}

/** Hands the rows to a connector, and on as they came. */
export const save = defineBuiltin<Plan>({
  name: 'save',
  version: 1,
  mode: 'Save',
  connector: 'Save',
  title: words('Save', '保存'),
  summary: words(
    'Saves the rows through a connector, and hands them on.',
    '通过连接器保存数据，并原样向后传递。',
  ),
  calledToo: {
    en: ['write', 'store', 'insert', 'upsert', 'sink', 'output', 'database'],
    'zh-CN': ['写入', '存储', '插入', '入库', '数据库', '输出'],
  },
  reusesRows: true,
  params: [
    {
      key: 'fields',
      format: { kind: 'fields', rename: true },
      live: false,
      required: false,
      default: '',
      title: words('Fields to save', '保存的字段'),
      help: words('Each perhaps by another name. Empty: all of them.', '可使用其他名称。留空：全部。'),
    },
  ],
  examples: [{ title: words('Rows as they are', '原样保存'), setup: {} }],
  batches: () => 'row',
  explain: ({ fields = '' }, language) =>
    fields.trim() === '' ? [language === 'en' ? 'all fields' : '全部字段'] : [{ code: fields }],
  plan: (setup) => ({ fields: setup.isSet('fields') ? setup.fields('fields', true) : undefined }),
  output: (_plan, input) => input,
  toJs({ fields }, code) {
    code.isAsync = true;
    code.line(`${code.use('checkRows')}(flow, rows);`);
    code.line('if (rows.length === 0) return flow.next(ctx.Action.dataReuse);');
    if (fields === undefined) code.line('await flow.getConnector().call(rows);');
    else {
      const read = new Map(fields.map(({ name, as, field }) => [as, code.read(name, field)]));
      code.object('const saved = rows.map((row) => (', madeFields(code, savedFields(fields), read), '));');
      code.line('await flow.getConnector().call(saved, { from: rows });');
    }
    code.line('return flow.next(ctx.Action.dataReuse);');
  },
  evaluator({ fields }) {
    return (rows) => ({
      rows: [],
      from: [],
      fates: rows.map(() => ({ state: 'kept' })),
      next: { kind: 'reuse' },
      ...(rows.length === 0
        ? {}
        : {
            saves:
              fields === undefined
                ? rows
                : rows.map((row) =>
                    madeRow(
                      row,
                      savedFields(fields),
                      new Map(fields.map(({ name, as, field }) => [as, copied(row, name, field)])),
                    ),
                  ),
          }),
    });
  },
  toGo: saveToGo,
});

function savedFields(fields: readonly ChosenField[]) {
  return new Map(fields.map(({ as, field }) => [as, field]));
}
