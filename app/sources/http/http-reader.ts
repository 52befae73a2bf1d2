import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { describeError, toErrorData } from '../../../core/errors/coded-error.ts';
import { messageOf } from '../message.ts';
import type { Message, OpenReader, SourceReader } from '../source-reader.ts';
import { untilAborted, wait } from '../wait.ts';
import { listenOn } from './listen-on.ts';
import { bodyOf, rowsOfBody } from './posted-rows.ts';

/** Rows that may wait: those who post more are asked to come again. */
const mostWaiting = 100_000;
/** Bytes of rows that may wait, and of posts that are being read. */
const mostWaitingBytes = 64 * 1024 * 1024;
/** How long what is left of a post that is too large is read, so that who sends it comes to reading the answer. */
const longestRestMs = 2000;

/** How long a request may take to end when the run stops. */
const longestBodyMs = 500;

interface Posted {
  /** Rows that are not acknowledged yet. */
  open: number;
  answer(status: number, body: object): void;
}

/** Takes rows that are posted, and answers when their batches are done. Rejects with `live.listen-failed`. */
export const openHttp: OpenReader = async ({ settings }) => {
  const { listen = '', path = '', token = '' } = settings;
  const mostBytes = Number(settings['most_bytes']);
  const requests = new Map<string, Posted>();
  const waiting: Message[] = [];
  /** Of rows that wait, and of posts as large as they say that they are, or may be. */
  let bytes = 0;
  let arrived = Promise.withResolvers<void>();

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = answerOf(response);
    if (request.url?.split('?')[0] !== path) return answer(404, { error: 'not found' });
    if (request.method !== 'POST') return answer(405, { error: 'POST' });
    if (!isToken(request.headers.authorization, token)) return answer(401, { error: 'token' });
    const size = Math.min(mostBytes, Number(request.headers['content-length'] ?? mostBytes));
    // One that alone is larger than all that may wait comes in when nothing does.
    if (waiting.length >= mostWaiting || (bytes > 0 && bytes + size > mostWaitingBytes)) {
      response.setHeader('retry-after', '1');
      return answer(503, { error: 'busy' });
    }
    bytes += size;
    const rows = await bodyOf(request, mostBytes)
      .then(rowsOfBody)
      .finally(() => {
        bytes -= size;
      });
    if (rows.length === 0) return answer(200, { rows: 0 });
    const part = postOf(request);
    if (part === undefined) return answer(400, { error: 'Idempotency-Key' });
    if (requests.has(part)) return answer(409, { error: 'the same post is under way' });
    requests.set(part, { open: rows.length, answer });
    for (const [index, text] of rows.entries()) {
      waiting.push(messageOf(text, { part, at: String(index + 1), next: String(index + 2) }));
      bytes += Buffer.byteLength(text);
    }
    arrived.resolve();
  }
  const server = createServer((request, response) => {
    take(request, response).catch((thrown: unknown) => {
      const error = toErrorData(thrown);
      const { message } = describeError(error, 'en');
      answerOf(response)(error.code === 'live.body-too-large' ? 413 : 400, { error: error.code, message });
      if (!request.complete) passOver(request);
    });
  });
  const address = `${await listenOn(server, listen)}${path}`;

  const reader: SourceReader = {
    address,
    async next({ rows, ms }, signal) {
      while (waiting.length === 0 && !signal.aborted) {
        arrived = Promise.withResolvers();
        await untilAborted(arrived.promise, signal);
      }
      if (waiting.length < rows) await wait(ms, signal);
      if (signal.aborted) return [];
      const taken = waiting.splice(0, rows);
      for (const { text } of taken) bytes -= Buffer.byteLength(text);
      return taken;
    },
    async acknowledge(messages) {
      for (const { part } of messages) {
        const request = requests.get(part);
        if (!request) continue;
        request.open -= 1;
        if (request.open > 0) continue;
        requests.delete(part);
        request.answer(200, { rows: Number(messages.findLast((one) => one.part === part)?.at) });
      }
    },
    lag: async () => [{ part: 'http', waiting: waiting.length }],
    async close() {
      for (const request of requests.values()) request.answer(503, { error: 'stopping' });
      requests.clear();
      await closed(server);
    },
  };
  return reader;
};

/** What a post is known by when it comes again: what its header says, else nothing. Undefined for a header that is no key. */
function postOf({ headers }: IncomingMessage): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return randomUUID();
  return typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key) ? key : undefined;
}

/** Reads what is left of a request without keeping it: a connection that is cut takes an answer with it that was not read yet. */
function passOver(request: IncomingMessage): void {
  request.resume();
  const limit = setTimeout(() => request.destroy(), longestRestMs);
  limit.unref();
  request.on('close', () => clearTimeout(limit));
}

function answerOf(response: ServerResponse) {
  return (status: number, body: object): void => {
    if (response.headersSent || response.destroyed) return;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

/** Compared by their hashes, which are of one length and are compared in one time. */
function isToken(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A request whose body never ends.
    setTimeout(() => server.closeAllConnections(), longestBodyMs).unref();
  });
}
