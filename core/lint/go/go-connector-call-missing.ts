import { type Finding, rangeIn, words } from '../rule.ts';
import { allUses } from '../rules/uses.ts';
import { type GoRule, unlessUnnamed } from './go-rule.ts';

export const goConnectorCallMissing: GoRule = {
  code: 'lint.go-connector-call-missing',
  severity: 'warning',
  docs: words(
    'KisFlow finds what a Save or Load function calls by the connector, the function and its mode, as kis.Pool().CaaS was given them. The import does not look: the run fails when the function calls its connector.',
    'KisFlow 按连接器、函数及其模式查找 Save 或 Load 函数要调用的内容，即 kis.Pool().CaaS 的注册。导入时不检查：函数调用连接器时运行才会失败。',
  ),
  check(model, go) {
    const known = new Set(go.connectorCalls.map(({ connector, func }) => JSON.stringify([connector, func])));
    const doubt = unlessUnnamed(go, 'CaaS');
    return model.functions
      .filter(({ name, config: { fmode, option } }) => {
        if (fmode !== 'Save' && fmode !== 'Load') return false;
        return (
          allUses(model).has(name) &&
          model.connectors.some((one) => one.name === option.cname) &&
          !known.has(JSON.stringify([option.cname, name]))
        );
      })
      .map((func): Finding => {
        const { cname } = func.config.option;
        const mode = func.config.fmode === 'Save' ? 'common.S' : 'common.L';
        return {
          severity: doubt.severity,
          message: words(
            `The Go code registers nothing that "${func.name}" could call of its connector: CaaS("${cname}", "${func.name}", ${mode}, …).${doubt.en}`,
            `Go 代码没有为“${func.name}”注册连接器调用：CaaS("${cname}", "${func.name}", ${mode}, …)。${doubt.chinese}`,
          ),
          path: func.path,
          range: rangeIn(func, ['option', 'cname']),
          func: func.name,
        };
      });
  },
};
