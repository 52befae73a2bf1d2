import { literalCode } from '../code/literal.ts';
import { onError } from '../common-params.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { type MaskPlan, maskToGo } from '../go/field-go.ts';
import { maskText, sha256 } from '../kernel/mask.ts';
import { madeFields, madeRow } from '../made-row.ts';
import { BatchRecorder, type RowFailure } from '../preview.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import { words } from '../words.ts';

/** Hides texts that not everybody should read. */
export const mask = defineBuiltin<MaskPlan>({
  name: 'mask',
  version: 1,
  mode: 'Calculate',
  title: words('Mask', '脱敏'),
  summary: words(
    'Hides texts, but for some characters, or puts their hash in their place.',
    '隐藏文本，仅保留部分字符，或替换为哈希值。',
  ),
  calledToo: {
    en: ['hide', 'anonymize', 'hash', 'redact', 'privacy', 'pii'],
    'zh-CN': ['隐藏', '匿名', '哈希', '打码', '隐私'],
  },
  params: [
    {
      key: 'fields',
      format: { kind: 'fields', rename: false },
      live: false,
      required: true,
      default: '',
      title: words('Fields', '字段'),
      help: words('Texts that are hidden.', '要隐藏的文本字段。'),
    },
    {
      key: 'hash',
      format: {
        kind: 'choice',
        options: [
          {
            value: 'none',
            title: words('Hide characters', '隐藏字符'),
            help: words('Some may stay.', '可保留部分字符。'),
          },
          {
            value: 'sha256',
            title: words('SHA-256', 'SHA-256'),
            help: words('The same text has the same hash.', '相同文本的哈希相同。'),
          },
        ],
      },
      live: false,
      required: false,
      default: 'none',
      title: words('How', '方式'),
      help: words('What stands in the text’s place.', '用什么替代原文本。'),
    },
    {
      key: 'keep_first',
      format: { kind: 'number', least: 0 },
      live: false,
      required: false,
      default: '0',
      title: words('Keep at the start', '保留开头'),
      help: words('So many characters.', '字符数。'),
      when: { key: 'hash', is: ['none'] },
    },
    {
      key: 'keep_last',
      format: { kind: 'number', least: 0 },
      live: false,
      required: false,
      default: '0',
      title: words('Keep at the end', '保留结尾'),
      help: words(
        'So many characters. A text that is no longer is hidden whole.',
        '字符数。不够长的文本会全部隐藏。',
      ),
      when: { key: 'hash', is: ['none'] },
    },
    {
      key: 'with',
      format: { kind: 'text' },
      live: false,
      required: false,
      default: '*',
      title: words('Sign', '替代字符'),
      help: words('Stands in the place of each character.', '替代每个字符。'),
      when: { key: 'hash', is: ['none'] },
    },
    onError,
  ],
  examples: [
    { title: words('Leave the last four digits', '只留后四位'), setup: { fields: 'phone', keep_last: '4' } },
  ],
  batches: () => 'row',
  explain: ({ fields = '' }) => [{ code: fields }],
  plan(setup) {
    const fields = setup.fields('fields');
    for (const { name, field, place } of fields)
      if (field.type.kind !== 'string' && field.type.kind !== 'null')
        setup.wrongType('fields', place, name, field.type, 'text');
    return {
      fields,
      keepFirst: setup.number('keep_first'),
      keepLast: setup.number('keep_last'),
      sign: setup.text('with'),
      hash: setup.choice('hash', ['none', 'sha256']),
      onError: setup.choice('on_error', ['fail', 'drop']),
      input: setup.input,
    };
  },
  output: (_plan, input) => input,
  toJs(plan, code) {
    code.rowLoop(plan, () => {
      const values = new Map<string, string>();
      for (const chosen of plan.fields) {
        const own = code.local(chosen.name);
        code.mark(chosen.name);
        code.line(`const ${own} = ${code.expression(fieldTyped(chosen))};`);
        const hidden =
          plan.hash === 'sha256'
            ? `${code.use('sha256')}(${own})`
            : `${code.use('maskText')}(${own}, ${plan.keepFirst}, ${plan.keepLast}, ${literalCode(plan.sign)})`;
        values.set(chosen.name, chosen.field.nullable ? `${own} === null ? null : ${hidden}` : hidden);
      }
      code.commitMade(madeFields(code, plan.input, values));
    });
  },
  evaluator(plan, { param }) {
    const runners = plan.fields.map((chosen) => ({
      name: chosen.name,
      run: expressionRunner(fieldTyped(chosen), chosen.name, 'fields', ['row'], param),
    }));
    const hide = (text: string): string =>
      plan.hash === 'sha256' ? sha256(text) : maskText(text, plan.keepFirst, plan.keepLast, plan.sign);
    return (rows) => {
      const batch = new BatchRecorder(rows.length);
      for (const [index, row] of rows.entries()) {
        const values = new Map<string, unknown>();
        let failure: RowFailure | undefined;
        for (const { name, run } of runners) {
          const found = run([row]);
          if ('failure' in found) failure ??= found.failure;
          else values.set(name, typeof found.value === 'string' ? hide(found.value) : null);
        }
        if (failure === undefined) batch.commit(madeRow(row, plan.input, values), index);
        else batch.fail(index, failure, plan.onError);
      }
      return batch.end();
    };
  },
  toGo: maskToGo,
});
