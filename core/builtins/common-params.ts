import type { Choice, ParamDefinition } from './param.ts';
import { words } from './words.ts';

/** Params that several built-ins have. */

const failChoice: Choice = {
  value: 'fail',
  title: words('Stop the run', '停止运行'),
  help: words(
    'The run ends there; the error names the row and the field.',
    '运行在此结束，错误会指出行和字段。',
  ),
};
const dropChoice: Choice = {
  value: 'drop',
  title: words('Drop the row', '丢弃该行'),
  help: words('The row is left out, counted and listed.', '该行被丢弃，并计数和列出。'),
};
const nullChoice: Choice = {
  value: 'null',
  title: words('Leave the field empty', '该字段置空'),
  help: words('The row goes on; the field is null in it.', '该行继续，字段为空。'),
};

/** What becomes of a row for which an expression fails. */
export const onError: ParamDefinition = {
  key: 'on_error',
  format: { kind: 'choice', options: [failChoice, dropChoice] },
  live: false,
  required: false,
  default: 'fail',
  title: words('If a row fails', '某行出错时'),
  help: words('What becomes of a row that has no value for an expression.', '表达式无法得出值的行如何处理。'),
};

/** The same where a field can be left empty. */
export const onErrorOrNull: ParamDefinition = {
  ...onError,
  format: { kind: 'choice', options: [failChoice, dropChoice, nullChoice] },
};

/** What becomes of the flow when no row of a batch is left. */
export const whenEmpty: ParamDefinition = {
  key: 'when_empty',
  format: {
    kind: 'choice',
    options: [
      {
        value: 'stop',
        title: words('End here', '到此结束'),
        help: words(
          'The batch ends here: the functions after it are not called.',
          '该批次到此结束，后面的函数不会被调用。',
        ),
      },
      {
        value: 'continue',
        title: words('Go on without rows', '无数据继续'),
        help: words('The functions after it are called with no rows.', '后面的函数会被调用，但没有数据。'),
      },
    ],
  },
  live: false,
  required: false,
  default: 'stop',
  title: words('If no row is left', '没有剩余数据时'),
  help: words('What happens when a batch has no row left.', '一个批次没有剩余数据时如何处理。'),
};

/** Whether what is remembered lasts for a batch, or from batch to batch. */
export const scope: ParamDefinition = {
  key: 'scope',
  format: {
    kind: 'choice',
    options: [
      {
        value: 'batch',
        title: words('Each batch', '每个批次'),
        help: words('Every batch begins anew.', '每个批次重新开始。'),
      },
      {
        value: 'run',
        title: words('The whole run', '整次运行'),
        help: words(
          'Goes on from batch to batch. In production it lasts as long as the program and is never reset; a fork of the flow begins anew.',
          '跨批次延续。在生产环境中与程序同寿命，从不重置；流的 fork 会重新开始。',
        ),
      },
    ],
  },
  live: false,
  required: false,
  default: 'batch',
  title: words('Over', '范围'),
  help: words('Whether it begins anew with each batch.', '是否每个批次重新开始。'),
};
