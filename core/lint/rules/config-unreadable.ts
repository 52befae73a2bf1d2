import { problemText } from '../problem-text.ts';
import { type ConfigRule, words } from '../rule.ts';

const others = new Set<string>(['import.no-kistype', 'import.wrong-kistype']);

export const configUnreadable: ConfigRule = {
  code: 'lint.config-unreadable',
  severity: 'error',
  docs: words(
    'The import stops at the first file that it cannot read. For malformed YAML it does not even say which file; for a value of the wrong type it does not say why.',
    '导入会在第一个无法读取的文件处中止。YAML 格式错误时甚至不说明是哪个文件；类型错误时不说明原因。',
  ),
  traps: ['import-errors-say-little'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    return model.broken
      .filter(({ problem }) => !others.has(problem.code))
      .map(({ path, problem }) => ({ message: problemText(problem), path, range: problem.range }));
  },
};
