import { setConfigValue } from '../../project/edits/fields.ts';
import { type EntryRule, quickFix, rangeIn, words } from '../rule.ts';

export const prometheusNotServed: EntryRule = {
  code: 'lint.prometheus-not-served',
  severity: 'warning',
  docs: words(
    'Metrics are counted with prometheus_enable and served at /metrics only with prometheus_listen too; prometheus_listen alone does nothing.',
    'prometheus_enable 只统计指标，同时设置 prometheus_listen 才会在 /metrics 提供；仅有 prometheus_listen 不起作用。',
  ),
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'global') return [];
    const { prometheus_enable: enable, prometheus_listen: listen } = entry.config;
    if (enable === listen) return [];
    const missing = enable ? 'prometheus_listen' : 'prometheus_enable';
    return [
      {
        message: enable
          ? words('Metrics are counted, but not served.', '指标会被统计，但不会对外提供。')
          : words('Metrics are to be served, but are not counted.', '要求提供指标，但并未统计。'),
        path: entry.path,
        range: rangeIn(entry, [enable ? 'prometheus_enable' : 'prometheus_listen']),
        fixes: [
          quickFix(`Set ${missing} to true`, `把 ${missing} 设为 true`, (now) =>
            setConfigValue(now, entry.path, [missing], true),
          ),
        ],
      },
    ];
  },
};

export const prometheusAddressMissing: EntryRule = {
  code: 'lint.prometheus-address-missing',
  severity: 'warning',
  docs: words(
    'prometheus_serve is the address that /metrics is served on, such as 0.0.0.0:20004. Without one, Go listens on port 80.',
    'prometheus_serve 是提供 /metrics 的地址，例如 0.0.0.0:20004。缺少时 Go 会监听 80 端口。',
  ),
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'global') return [];
    const { prometheus_enable: enable, prometheus_listen: listen, prometheus_serve: serve } = entry.config;
    if (!enable || !listen || serve !== '') return [];
    return [
      {
        message: words('There is no address to serve the metrics on.', '没有提供指标的地址。'),
        path: entry.path,
        range: rangeIn(entry, ['prometheus_serve']),
        fixes: [
          quickFix('Serve on 0.0.0.0:20004', '在 0.0.0.0:20004 提供', (now) =>
            setConfigValue(now, entry.path, ['prometheus_serve'], '0.0.0.0:20004'),
          ),
        ],
      },
    ];
  },
};
