import { ownPropertyCode } from '../code/literal.ts';
import { defineBuiltin } from '../definition.ts';
import { selectToGo } from '../go/simple-go.ts';
import { BatchRecorder, type Row } from '../preview.ts';
import { copied, objectOf } from '../row-values.ts';
import type { ChosenField, SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** Hands on some fields of each row, perhaps by other names. */
export const select = defineBuiltin({
  name: 'select',
  version: 1,
  mode: 'Calculate',
  title: words('Choose and rename fields', '选择与重命名'),
  summary: words('Keeps some fields of each row, and renames them.', '保留每行的部分字段，并可重命名。'),
  calledToo: {
    en: ['keep fields', 'drop fields', 'remove columns', 'rename', 'columns', 'project', 'set'],
    'zh-CN': ['选择字段', '重命名', '改名', '删除字段', '保留字段', '列'],
  },
  params: [
    {
      key: 'fields',
      format: { kind: 'fields', rename: true },
      live: false,
      required: false,
      default: '',
      title: words('Fields to keep', '保留的字段'),
      help: words('In this order, each perhaps with a new name.', '按此顺序保留，可重命名。'),
    },
    {
      key: 'drop',
      format: { kind: 'fields', rename: false },
      live: false,
      required: false,
      default: '',
      title: words('Or fields to drop', '或要去掉的字段'),
      help: words('All others stay as they are.', '其余字段保持不变。'),
    },
  ],
  examples: [
    {
      title: words('Keep two, rename one', '保留两个字段并重命名一个'),
      setup: { fields: 'order_id, total as amount' },
    },
  ],
  batches: () => 'row',
  explain: ({ fields = '', drop = '' }, language) =>
    fields.trim() !== '' || drop.trim() === ''
      ? [{ code: fields }]
      : [language === 'en' ? 'without ' : '去掉 ', { code: drop }],
  plan: (setup) => ({ kept: keptFields(setup) }),
  output: ({ kept }) => new Map(kept.map(({ as, field }) => [as, field])),
  toJs({ kept }, code) {
    code.rowLoop({ onError: 'fail' }, () => {
      const fields = kept.map(({ name, as, field }) => `${ownPropertyCode(as)}: ${code.read(name, field)}`);
      code.commitMade(fields);
    });
  },
  evaluator({ kept }) {
    const pick = (row: Row): Row =>
      objectOf(kept.map(({ name, as, field }) => [as, copied(row, name, field)]));
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) batch.commit(pick(row), index);
      return batch.end();
    };
  },
  toGo: selectToGo,
});

function keptFields(setup: SetupReader): readonly ChosenField[] {
  const fields = setup.fields('fields', true);
  const dropped = setup.fields('drop');
  if (fields.length > 0) {
    if (dropped.length > 0)
      setup.problem('builtin.both-set', 'drop', setup.whole('drop'), { param: 'fields', other: 'drop' });
    return fields;
  }
  if (dropped.length === 0 && !setup.isSet('drop'))
    setup.problem('builtin.param-missing', 'fields', setup.whole('fields'), { param: 'fields' });
  const names = new Set(dropped.map(({ name }) => name));
  const kept = setup.allFields().filter(({ name }) => !names.has(name));
  if (setup.isTyped && setup.isSet('drop') && kept.length === 0)
    setup.problem('builtin.nothing-left', 'drop', setup.whole('drop'));
  return kept;
}
