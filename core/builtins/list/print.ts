import { string } from '../../expr/types.ts';
import { defineBuiltin } from '../definition.ts';
import { expressionRunner } from '../evaluate/expression-runner.ts';
import { printToGo } from '../go/print-go.ts';
import { wholeNumber } from '../kernel/whole-param.ts';
import { words } from '../words.ts';

/** Writes rows to the log, and hands them on as they came. */
export const print = defineBuiltin({
  name: 'print',
  version: 1,
  mode: 'Expand',
  title: words('Print', '打印'),
  summary: words(
    'Writes the first rows of each batch to the log, and hands all on.',
    '将每批的前几行写入日志，并原样向后传递。',
  ),
  calledToo: {
    en: ['log', 'show', 'console', 'debug', 'output', 'notify'],
    'zh-CN': ['日志', '输出', '显示', '通知', '调试'],
  },
  reusesRows: true,
  params: [
    {
      key: 'text',
      format: { kind: 'expression', type: string },
      live: false,
      required: false,
      default: '',
      title: words('Text', '文本'),
      help: words('What is written of a row. Empty: the row as JSON.', '每行写入的内容。留空：整行的 JSON。'),
    },
    {
      key: 'rows',
      format: { kind: 'number', least: 0 },
      live: true,
      required: false,
      default: '20',
      title: words('Rows', '行数'),
      help: words('So many of each batch.', '每个批次最多写这么多行。'),
    },
  ],
  examples: [
    {
      title: words('A line for each city', '每个城市一行'),
      setup: { text: 'row.city + ": " + string(row.total)' },
    },
  ],
  batches: () => 'row',
  explain: ({ text = '' }, language) =>
    text.trim() === '' ? [language === 'en' ? 'as JSON' : '以 JSON 输出'] : [{ code: text }],
  plan: (setup) => ({ text: setup.isSet('text') ? setup.expression('text', undefined, string) : undefined }),
  output: (_plan, input) => input,
  toJs({ text }, code) {
    code.line(`${code.use('checkRows')}(flow, rows);`);
    code.line(`const count = ${code.use('wholeParam')}(flow, 'rows', 20, 0);`);
    const value = text === undefined ? 'JSON.stringify(row)' : code.expression(text);
    const isSafe = text === undefined || !code.mayThrow(text);
    const written = isSafe ? value : `${code.use('textOrReason')}(() => ${value})`;
    code.line(`for (const row of rows.slice(0, count)) ctx.log.info(${written});`);
    code.line('return flow.next(ctx.Action.dataReuse);');
  },
  evaluator({ text }, { param }) {
    const run = text && expressionRunner(text, 'text', 'text', ['row'], param);
    return (rows) => ({
      rows: [],
      from: [],
      fates: rows.map(() => ({ state: 'kept' })),
      next: { kind: 'reuse' },
      prints: rows.slice(0, wholeNumber(param('rows'), 'rows', 20, 0)).map((row) => {
        if (run === undefined) return JSON.stringify(row);
        const found = run([row]);
        return 'failure' in found ? `(${found.failure.kind})` : String(found.value);
      }),
    });
  },
  toGo: printToGo,
});
