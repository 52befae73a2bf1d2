import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Handlers } from '../../core/contract/contract.ts';
import { type LiveControlContract, liveControlContract } from '../../core/contract/live-control.ts';
import { badPayload, definitionOf } from '../../core/contract/messages.ts';
import type { ErrorCode } from '../../core/errors/catalogue.ts';
import { CodedError, errorSentences, toErrorData } from '../../core/errors/coded-error.ts';
import { listenOn } from '../sources/http/listen-on.ts';
import { bodyOf } from '../sources/http/posted-rows.ts';
import type { LiveWatch } from './live-watch.ts';

/** What a live run shows of itself. */
export interface ControlSettings {
  /** Port, or address and port. */
  listen: string;
  metrics(): Promise<{ text: string; contentType: string }>;
  /** By source: what keeps it from going on. */
  state(): Promise<{ ready: boolean; sources: Readonly<Record<string, string | null>> }>;
  /** Asks for the project to be read again. */
  reload(): void;
  /** Who knows it may look at the run, and at its dead letters; undefined: nobody. */
  token: string | undefined;
  watch: LiveWatch;
  desk: Handlers<LiveControlContract>;
}

export interface ControlServer {
  /** Host and port. */
  readonly address: string;
  close(): Promise<void>;
}

type Answer = (status: number, body: object) => void;

/** Bytes of a request: rows that were mended. */
const mostBytes = 32 * 1024 * 1024;
const statuses: Partial<Record<ErrorCode, number>> = {
  'live.no-token': 403,
  'live.wrong-token': 401,
  'live.unknown-request': 404,
  'live.too-many-lookers': 503,
  'live.letter-gone': 404,
  'live.letter-done': 409,
  'live.letter-busy': 409,
  'live.body-too-large': 413,
};

/**
 * Serves `/metrics`, `/healthz`, `/readyz`, `POST /reload`, and to those who know the token `/live`. Once there is a token, only
 * `/healthz` and `/readyz` are for everybody. Rejects with `live.listen-failed`.
 */
export async function serveControl(settings: ControlSettings): Promise<ControlServer> {
  const { token, watch } = settings;
  async function answer(request: IncomingMessage, response: ServerResponse, json: Answer): Promise<void> {
    const path = request.url?.split('?')[0] ?? '';
    const asked = `${request.method} ${path}`;
    const isAboutRun = /^\/live(?:\/|$)/.test(path);
    if (isAboutRun || token !== undefined) requireToken(asked, request.headers.authorization, token);
    switch (asked) {
      case 'GET /metrics': {
        const { text, contentType } = await settings.metrics();
        response.writeHead(200, { 'content-type': contentType }).end(text);
        return;
      }
      case 'GET /healthz':
        return json(200, { ok: true });
      case 'GET /readyz': {
        const state = await settings.state();
        return json(state.ready ? 200 : 503, state);
      }
      case 'POST /reload':
        settings.reload();
        return json(202, { ok: true });
      case 'GET /live':
        return json(200, await watch.latest());
      case 'GET /live/stream':
        return await watch.add(response);
    }
    const method = /^POST \/live\/(\w+)$/.exec(asked)?.[1];
    const definition = method && definitionOf(liveControlContract.methods, method);
    if (!definition) throw new CodedError('live.unknown-request', { path: asked.slice(0, 200) });
    json(200, await called(settings.desk, method as keyof LiveControlContract['methods'], request));
  }
  const server = createServer((request, response) => {
    const json: Answer = (status, body) => {
      if (response.headersSent) return response.destroy() && undefined;
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    answer(request, response, json).catch((thrown: unknown) => {
      const error = toErrorData(thrown);
      json(statuses[error.code] ?? 400, { error, message: errorSentences(error, 'en') });
    });
  });
  const address = await listenOn(server, settings.listen);
  return {
    address,
    close() {
      watch.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const forEverybody: ReadonlySet<string> = new Set(['GET /healthz', 'GET /readyz']);

/** Compared by their hashes, which are of one length and are compared in one time. */
function requireToken(asked: string, given: string | undefined, token: string | undefined): void {
  if (forEverybody.has(asked)) return;
  if (token === undefined) throw new CodedError('live.no-token');
  const hash = (text: string) => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(hash(given ?? ''), hash(`Bearer ${token}`))) throw new CodedError('live.wrong-token');
}

/** Does what the body of a request asks for; throws what is wrong with it. */
async function called<Method extends keyof LiveControlContract['methods']>(
  desk: Handlers<LiveControlContract>,
  method: Method,
  request: IncomingMessage,
): Promise<object> {
  const body = await bodyOf(request, mostBytes);
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    read = undefined;
  }
  const params = liveControlContract.methods[method].params.safeParse(read);
  if (!params.success) throw badPayload(method, params.error);
  const handler = desk[method] as (params: unknown) => object | Promise<object>;
  return await handler(params.data);
}
