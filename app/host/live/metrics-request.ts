import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { RunnerMetrics } from '../../../core/contract/runner-metrics.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { readPrometheusText } from '../../../core/live/prometheus-text.ts';
import { runnerMetricsOf } from '../../../core/live/runner-metrics.ts';

/** A program that runs KisFlow, and where it tells its metrics. */
export interface MetricsTarget {
  url: URL;
  /** Sent as a bearer token; null for none. */
  token: string | null;
}

/** Milliseconds that an answer may take, all of it. */
const limitMs = 10_000;
const mostBytes = 8 * 1024 * 1024;
/** The one version of the text format that Go's client has always had. */
const accept = 'text/plain;version=0.0.4';

/** `host:port`, or a URL; without a path it is `/metrics`. Throws `live.metrics-address-wrong`. */
export function metricsUrl(address: string): URL {
  const text = address.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(whole);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || /\s/.test(text))
      throw new Error('http');
    if (url.pathname === '/') url.pathname = '/metrics';
    url.hash = '';
    return url;
  } catch {
    throw new CodedError('live.metrics-address-wrong', { address: text.slice(0, 200) });
  }
}

/** Asks once. Rejects with why there are no metrics of KisFlow: nobody there, none, not in the format, too many, not KisFlow's. */
export async function readMetrics(target: MetricsTarget, signal: AbortSignal): Promise<RunnerMetrics> {
  const found = readPrometheusText(
    await textOf(target, AbortSignal.any([signal, AbortSignal.timeout(limitMs)])),
  );
  if ('wrongLine' in found) throw failed(target, 'live.metrics-unreadable', { line: found.wrongLine });
  const metrics = runnerMetricsOf(found.samples, performance.timeOrigin + performance.now());
  if (metrics === null) throw failed(target, 'live.metrics-not-kisflow');
  return metrics;
}

async function textOf(target: MetricsTarget, signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    const response = await answered(target, signal);
    const { statusCode: status = 0 } = response;
    if (status !== 200) {
      response.destroy();
      // Another address is not followed: a token is for this one.
      throw status === 401 || status === 403
        ? failed(target, 'live.metrics-refused', { status })
        : failed(target, 'live.metrics-none', { status });
    }
    for await (const piece of response) {
      const buffer = Buffer.from(piece);
      bytes += buffer.length;
      if (bytes > mostBytes)
        throw failed(target, 'live.metrics-too-large', { megabytes: mostBytes / 1024 ** 2 });
      pieces.push(buffer);
    }
  } catch (thrown) {
    throw thrown instanceof CodedError ? thrown : unreachable(target, thrown, signal);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function answered({ url, token }: MetricsTarget, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = token === null ? { accept } : { accept, authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const request = send(url, { headers, agent: false, signal }, resolve);
    request.on('error', reject);
    request.end();
  });
}

function unreachable(target: MetricsTarget, thrown: unknown, signal: AbortSignal): CodedError {
  const isLate = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  const detail = isLate ? `${limitMs / 1000} s` : thrown instanceof Error ? thrown.message : String(thrown);
  return new CodedError('live.metrics-unreachable', { address: target.url.host, detail }, {}, thrown);
}

type MetricsCode =
  | 'live.metrics-unreadable'
  | 'live.metrics-not-kisflow'
  | 'live.metrics-refused'
  | 'live.metrics-none'
  | 'live.metrics-too-large';

function failed({ url }: MetricsTarget, code: MetricsCode, params: Record<string, number> = {}): CodedError {
  return new CodedError(code, { address: url.host + url.pathname, ...params });
}
