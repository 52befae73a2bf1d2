import { withConnectorCall } from '../../project/connector-call.ts';
import { insertConnectorCall } from '../../project/edits/insert-call.ts';
import { type FunctionRule, firstLine, quickFix, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const connectorNeverCalled: FunctionRule = {
  code: 'lint.connector-never-called',
  severity: 'warning',
  docs: words(
    'KisFlow calls no connector by itself: the mode and option.cname only decide which one getConnector gives. What the code does not save or load through it is not saved or loaded.',
    'KisFlow 不会自行调用连接器：模式和 option.cname 只决定 getConnector 返回哪一个。代码没有通过它保存或加载的数据，就不会被保存或加载。',
  ),
  traps: ['mode-decides-nothing'],
  scope: 'function',
  check(subject) {
    const { entry, code, facts } = subject;
    const { fmode: mode, option } = entry.config;
    if ((mode !== 'Save' && mode !== 'Load') || option.cname === '' || !code) return [];
    // What other code does with the flow can't be seen from here.
    if (!facts?.hasDefaultExport || facts.passesFlowOn || facts.has('getConnector')) return [];
    const isSave = mode === 'Save';
    return inCode(subject, facts.find('flow') ?? facts.find(entry.name) ?? firstLine, {
      message: words(
        `"${entry.name}" never asks for its connector ${option.cname}, so it ${isSave ? 'saves' : 'loads'} nothing.`,
        `“${entry.name}”从未使用它的连接器 ${option.cname}，因此不会${isSave ? '保存' : '加载'}任何数据。`,
      ),
      fixes:
        withConnectorCall(code.text, mode) === null
          ? []
          : [
              quickFix(`Insert the call of ${option.cname}`, `插入对 ${option.cname} 的调用`, (now) =>
                insertConnectorCall(now, entry.name),
              ),
            ],
    });
  },
};
