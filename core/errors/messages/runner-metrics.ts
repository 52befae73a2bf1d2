import type { ErrorMessages } from '../messages.ts';

/** What is said of looking at the Prometheus metrics of a program that runs KisFlow; only what is loaded late knows these words. */
export const runnerMetricsMessages = {
  'live.metrics-address-wrong': {
    en: {
      message: '“{address}” is no address of Prometheus metrics',
      help: 'Write host and port, such as 127.0.0.1:20004, or a URL with http or https; without a path it is /metrics.',
    },
    'zh-CN': {
      message: '“{address}” 不是有效的 Prometheus 指标地址',
      help: '请填写主机和端口，例如 127.0.0.1:20004，或 http、https 网址；不写路径时使用 /metrics。',
    },
  },
  'live.metrics-unreachable': {
    en: {
      message: 'no metrics come from {address}: {detail}',
      help: 'Does the program run, with prometheus_enable and prometheus_listen in its global configuration? prometheus_serve is its address; “127.0.0.1:…” there is for its own machine only.',
    },
    'zh-CN': {
      message: '无法从 {address} 获取指标：{detail}',
      help: '请确认程序正在运行，并且全局配置中启用了 prometheus_enable 和 prometheus_listen。监听地址由 prometheus_serve 指定；写成 “127.0.0.1:…” 时只有它所在的机器能访问。',
    },
  },
  'live.metrics-none': {
    en: {
      message: 'there are no metrics at {address} (HTTP {status})',
      help: 'KisFlow serves them at /metrics of prometheus_serve. Where a proxy gives them another path, write the whole URL; redirects are not followed.',
    },
    'zh-CN': {
      message: '{address} 上没有指标（HTTP {status}）',
      help: 'KisFlow 在 prometheus_serve 的 /metrics 提供指标。如果代理改了路径，请填写完整网址；不会跟随重定向。',
    },
  },
  'live.metrics-refused': {
    en: {
      message: '{address} refuses to show its metrics (HTTP {status})',
      help: 'Enter the token that whoever serves them wants. KisFlow itself wants none.',
    },
    'zh-CN': {
      message: '{address} 拒绝提供指标（HTTP {status}）',
      help: '请填写服务端要求的令牌。KisFlow 本身不需要令牌。',
    },
  },
  'live.metrics-unreadable': {
    en: {
      message: 'what {address} answers is not in Prometheus’ text format (line {line})',
      help: 'Give the address of the metrics, not that of a page or of another service.',
    },
    'zh-CN': {
      message: '{address} 的应答不是 Prometheus 文本格式（第 {line} 行）',
      help: '请填写指标的地址，而不是网页或其他服务的地址。',
    },
  },
  'live.metrics-not-kisflow': {
    en: {
      message: '{address} has metrics, but none of KisFlow',
      help: 'Is it the program that runs the flows? KisFlow counts only with prometheus_enable: true in its global configuration.',
    },
    'zh-CN': {
      message: '{address} 有指标，但没有 KisFlow 的指标',
      help: '请确认这是运行流的程序。只有全局配置中 prometheus_enable 为 true 时，KisFlow 才会计数。',
    },
  },
  'live.metrics-too-large': {
    en: {
      message: 'the metrics at {address} have more than {megabytes} MB',
      help: 'Give the address of one program, not one that collects the metrics of many.',
    },
    'zh-CN': {
      message: '{address} 的指标超过 {megabytes} MB',
      help: '请填写单个程序的地址，而不是汇总许多程序指标的地址。',
    },
  },
} as const satisfies ErrorMessages;
