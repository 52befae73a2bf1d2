import { nearestOf } from '../../text/nearest.ts';
import { type Finding, rangeIn, words } from '../rule.ts';
import { allUses } from '../rules/uses.ts';
import { type GoRule, unlessUnnamed } from './go-rule.ts';

export const goConnectorMissing: GoRule = {
  code: 'lint.go-connector-missing',
  severity: 'warning',
  docs: words(
    'KisFlow calls the function that kis.Pool().CaaSInit was given when a flow gets a function with this connector: without one it panics, at the import.',
    '当流加入使用该连接器的函数时，KisFlow 会调用 kis.Pool().CaaSInit 注册的函数：没有注册会在导入时 panic。',
  ),
  check(model, go) {
    const registered = go.connectorInits.map(({ name }) => name);
    const known = new Set(registered);
    const nearest = nearestOf(registered);
    const doubt = unlessUnnamed(go, 'CaaSInit');
    const used = new Set(
      model.functions.filter(({ name }) => allUses(model).has(name)).map(({ config }) => config.option.cname),
    );
    return model.connectors
      .filter(({ name }) => used.has(name) && !known.has(name))
      .map((connector): Finding => {
        const meant = nearest(connector.name);
        return {
          severity: doubt.severity,
          message: words(
            `The Go code registers no connector "${connector.name}".${meant ? ` Is ${meant} meant?` : ''}${doubt.en}`,
            `Go 代码没有注册连接器“${connector.name}”。${meant ? `是否应为 ${meant}？` : ''}${doubt.chinese}`,
          ),
          path: connector.path,
          range: rangeIn(connector, ['cname']),
          connector: connector.name,
        };
      });
  },
};
