import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { errorDataSchema } from '../../../core/contract/error-data.ts';
import type { ErrorCode } from '../../../core/errors/catalogue.ts';
import { CodedError, type ErrorData, fromErrorData } from '../../../core/errors/coded-error.ts';

/** A live run, and what it wants to be told of who looks. */
export interface LiveTarget {
  /** Its scheme, host and port. */
  url: URL;
  token: string;
}

/** Milliseconds without a word from the other side. */
const silenceMs = 10_000;
const mostBytes = 64 * 1024 * 1024;

/** `host:port` or a URL without more; a path is left out. Throws `live.address-wrong`. */
export function liveUrl(address: string): URL {
  const text = address.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(whole);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || /[\s]/.test(text))
      throw new Error('http');
    return new URL(url.origin);
  } catch {
    throw new CodedError('live.address-wrong', { address: text.slice(0, 200) });
  }
}

export interface LiveAsk {
  method: 'GET' | 'POST';
  path: string;
  body?: object | undefined;
  /** Milliseconds that the answer may take to begin. */
  limitMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The answer of a live run, when it begins. No other address is followed. Rejects with `live.unreachable`, with what the run itself says,
 * and with `live.not-a-live-run` where something else answers.
 */
export async function openLive(target: LiveTarget, ask: LiveAsk): Promise<IncomingMessage> {
  const response = await answered(target, ask);
  if (response.statusCode === 200) return response;
  const error = refusalOf(await bodyOf(target, response).catch(() => ''));
  throw error ?? notLive(target, `HTTP ${response.statusCode}`);
}

/** The whole answer as JSON; rejects as `openLive` does. */
export async function askLive(target: LiveTarget, ask: LiveAsk): Promise<unknown> {
  const text = await bodyOf(target, await openLive(target, ask));
  try {
    return JSON.parse(text);
  } catch {
    throw notLive(target, 'JSON?');
  }
}

export function notLive({ url }: LiveTarget, detail: string): CodedError {
  return new CodedError('live.not-a-live-run', { address: url.host, detail });
}

export function unreachable({ url }: LiveTarget, thrown: unknown): CodedError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new CodedError('live.unreachable', { address: url.host, detail }, {}, thrown);
}

function answered(
  target: LiveTarget,
  { method, path, body, limitMs, signal }: LiveAsk,
): Promise<IncomingMessage> {
  const { url, token } = target;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const request = send(new URL(path, url), { method, headers, agent: false });
    const fail = (thrown: unknown): void => reject(unreachable(target, thrown));
    const stop = (): void => void request.destroy();
    const limit = setTimeout(() => {
      fail(new Error(`${(limitMs ?? silenceMs) / 1000} s`));
      stop();
    }, limitMs ?? silenceMs);
    signal?.addEventListener('abort', stop);
    request.on('error', fail);
    request.on('close', () => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', stop);
      fail(new Error('closed'));
    });
    request.on('response', (response) => {
      clearTimeout(limit);
      // Who says nothing any more is gone, whatever the connection says.
      response.setTimeout(silenceMs, () => response.destroy(new Error(`${silenceMs / 1000} s`)));
      resolve(response);
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function bodyOf(target: LiveTarget, response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of response) {
      const buffer = Buffer.from(piece);
      bytes += buffer.length;
      if (bytes > mostBytes) throw notLive(target, `> ${mostBytes}`);
      pieces.push(buffer);
    }
  } catch (thrown) {
    throw thrown instanceof CodedError ? thrown : unreachable(target, thrown);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What a live run says of a request that it refuses; undefined for what no live run says. */
function refusalOf(text: string): CodedError | undefined {
  try {
    const { data } = errorDataSchema.safeParse(JSON.parse(text).error);
    return data && fromErrorData({ ...data, code: data.code as ErrorCode } satisfies ErrorData);
  } catch {
    return undefined;
  }
}
