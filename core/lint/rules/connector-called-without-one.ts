import { type FunctionRule, words } from '../rule.ts';
import { atWord } from './code-findings.ts';

export const connectorCalledWithoutOne: FunctionRule = {
  code: 'lint.connector-called-without-one',
  severity: 'warning',
  docs: words(
    'getConnector gives the connector that option.cname names; without one it is an error.',
    'getConnector 返回 option.cname 指定的连接器；没有指定时会报错。',
  ),
  scope: 'function',
  check(subject) {
    const { facts, entry } = subject;
    if (entry.config.option.cname !== '' || !facts || facts.passesFlowOn) return [];
    return atWord(subject, 'getConnector', {
      severity: facts.isCertain('getConnector') ? 'error' : 'warning',
      message: words(
        `"${entry.name}" has no connector to call: its option.cname is empty.`,
        `“${entry.name}”没有可调用的连接器：option.cname 为空。`,
      ),
    });
  },
};
