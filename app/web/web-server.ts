import { realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Settings } from '../../core/contract/host/app.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Host } from '../host/host.ts';
import { errorCode } from '../host/project/file-error.ts';
import { type AccessGuard, createAccessGuard } from './access-guard.ts';
import { securityHeaders } from './security-headers.ts';
import { socketChannel } from './socket-channel.ts';
import { watchHeartbeats } from './socket-heartbeat.ts';
import { readStaticFile } from './static-files.ts';

const maxMessageBytes = 64 * 1024 * 1024;
const maxSockets = 32;
const maxConnections = 256;
const defaultSilenceMs = 20_000;
/** Close codes of a page that was left, as opposed to a connection that was lost. */
const leftCodes = new Set([1000, 1001]);

interface WebServerOptions {
  host: Host;
  /** The built user interface. */
  uiFolder: string;
  /** 0 takes a free one. */
  port: number;
  /** A project for every page to open at once. */
  initialRoot?: string | null;
  /** How long a connection may say nothing before it is a WebSocket; the places for others are few. */
  silenceMs?: number;
}

export interface WebServer {
  /** The opening link, with its token: whoever has it may do what the person may. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the user interface and the host's contract on the loopback address, to browsers that came by the opening link
 * only. The page finds the contract at `api` beside it, as a WebSocket of JSON text frames; `?session=<id>` (8 to 64 of
 * A-Z a-z 0-9 _ -), chosen by the page, takes up its session again after a lost connection. Throws `web.no-interface`,
 * `web.port-in-use`.
 */
export async function createWebServer(options: WebServerOptions): Promise<WebServer> {
  const uiFolder = await builtInterface(options.uiFolder);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 });
  const guard = createAccessGuard(() => portOf(server.address()));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  server.maxConnections = maxConnections;
  server.timeout = options.silenceMs ?? defaultSilenceMs;
  server.on(
    'request',
    (request, response) => void answer(guard, { ...options, uiFolder }, request, response),
  );
  server.on('upgrade', (request, stream, head) => {
    const refusal = refuseUpgrade(guard, request, sockets.clients.size);
    if (refusal) return refuse(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (socket) => connect(options, request, socket));
  });
  await listen(server, options.port);
  const heartbeat = watchHeartbeats(sockets);
  return {
    url: `http://127.0.0.1:${portOf(server.address())}${guard.basePath}${guard.linkQuery}`,
    async close() {
      heartbeat.stop();
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  guard: AccessGuard,
  { host: { kept }, uiFolder }: WebServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!guard.hasOwnHost(request)) return end(response, 403);
  const host = request.headers.host ?? '';
  // Not every browser counts the WebSocket of the same origin as 'self'. The host was checked.
  const headers = securityHeaders([`ws://${host}`]);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const url = URL.parse(`http://${host}${request.url ?? ''}`);
  if (!url?.pathname.startsWith(guard.basePath)) return end(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  if (guard.isOpeningLink(url)) {
    // The page itself has an address without the token: it is in no history, bookmark or screenshot.
    response.writeHead(303, {
      Location: guard.basePath,
      'Set-Cookie': guard.setCookie,
      'Cache-Control': 'no-store',
    });
    response.end();
    return;
  }
  if (!guard.hasCookie(request)) return end(response, 403);
  const file = await readStaticFile(uiFolder, url.pathname.slice(guard.basePath.length));
  if (!file) return end(response, 404);
  const isPage = file.headers['Content-Type']?.startsWith('text/html') === true;
  const bytes = isPage ? inTheme(file.bytes, (await kept.settings.read()).theme) : file.bytes;
  response.writeHead(200, { ...file.headers, 'Content-Length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** A page says the theme that people chose: it would be drawn in the system's until its script has asked for it. */
function inTheme(page: Buffer, theme: Settings['theme']): Buffer {
  if (theme === 'system') return page;
  return Buffer.from(page.toString().replace('<html ', `<html data-theme="${theme}" `));
}

const plainAnswers = {
  403: 'Forbidden. Open KisFlow Studio by the whole link that it printed when it was started.',
  404: 'Not found.',
  405: 'Method not allowed.',
} as const;

function end(response: ServerResponse, status: keyof typeof plainAnswers): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${plainAnswers[status]}\n`);
}

/** Why a WebSocket is not opened; undefined when it is. */
function refuseUpgrade(guard: AccessGuard, request: IncomingMessage, open: number): string | undefined {
  const url = URL.parse(`http://${request.headers.host ?? ''}${request.url ?? ''}`);
  const allowed =
    guard.hasOwnHost(request) &&
    guard.hasOwnOrigin(request) &&
    guard.hasCookie(request) &&
    url?.pathname === `${guard.basePath}api`;
  if (!allowed) return '403 Forbidden';
  return open >= maxSockets ? '503 Service Unavailable' : undefined;
}

function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function connect(options: WebServerOptions, request: IncomingMessage, socket: WebSocket): void {
  const url = URL.parse(request.url ?? '', 'http://localhost');
  const sessionId = url?.searchParams.get('session') ?? undefined;
  const connection = options.host.connect(socketChannel(socket), {
    ...(sessionId === undefined ? {} : { sessionId }),
    initialRoot: options.initialRoot ?? null,
  });
  // A broken frame or one that is too large: the socket closes by itself.
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    if (leftCodes.has(code)) void connection.end();
  });
}

async function builtInterface(folder: string): Promise<string> {
  const found = await realpath(folder).catch(() => folder);
  if (!(await readStaticFile(found, ''))) throw new CodedError('web.no-interface', { folder });
  return found;
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (thrown) => {
      reject(errorCode(thrown) === 'EADDRINUSE' ? new CodedError('web.port-in-use', { port }) : thrown);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
