import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { hostContract } from '../../core/contract/host-contract.ts';
import { connectCaller } from '../../core/contract/peer.ts';
import { createRunEngineFactory } from '../host/engine/run-engine.ts';
import { createTestHost, type TestHost } from '../host/test-host.ts';
import { socketChannel } from './socket-channel.ts';
import { createWebServer, type WebServer } from './web-server.ts';

let test: TestHost;
let server: WebServer;
let link: URL;
let cookie: string;
let uiFolder: string;

beforeEach(async () => {
  test = await createTestHost(createRunEngineFactory());
  uiFolder = await test.write('ui', {
    'index.html': '<!doctype html><html lang="en"><title>Studio</title></html>',
    'assets/main-Bx3kQ9aZ.js': 'export {};',
    'assets/font-Bx3kQ9aZ.woff2': 'font',
    'favicon.svg': '<svg/>',
  });
  await test.write('', { 'secret.txt': 'secret', 'secret.json': '{}' });
  await symlink('../secret.json', join(uiFolder, 'link.json'));
  server = await createWebServer({ host: test.host, uiFolder, port: 0, initialRoot: '/initial' });
  link = new URL(server.url);
  cookie = (await get(`${link.pathname}${link.search}`)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});
afterEach(async () => {
  await server.close();
  await test.close();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request with exactly these headers, as a browser's page could or could not send it. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: link.port, path, method, headers, agent: false };
    httpRequest(options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Opens a WebSocket with exactly these headers: the socket, or the status of the refusal. */
function openSocket(
  headers: Record<string, string>,
  path = `${link.pathname}api`,
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${link.port}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', reject);
  });
}

async function openOwnSocket(query = ''): Promise<WebSocket> {
  const socket = await openSocket({ Origin: link.origin, Cookie: cookie }, `${link.pathname}api${query}`);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

const closed = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));

describe('the page', () => {
  it('opens by the link, whose token is then gone from the address', async () => {
    const first = await get(`${link.pathname}${link.search}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe(link.pathname);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^kisflow-studio=[\w-]{43}; Path=\/[0-9a-f]{32}\/; HttpOnly; SameSite=Strict$/,
    );
    const page = await get(link.pathname, { Cookie: cookie });
    expect(page).toMatchObject({
      status: 200,
      body: '<!doctype html><html lang="en"><title>Studio</title></html>',
    });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(link.searchParams.get('token')).toHaveLength(43);
    expect(cookie).not.toContain(link.searchParams.get('token'));
  });

  it('is in the theme that was chosen from its first moment on', async () => {
    const page = async () => (await get(link.pathname, { Cookie: cookie })).body;
    expect(await page()).not.toContain('data-theme');
    await test.host.kept.settings.update((settings) => ({ ...settings, theme: 'dark' }));
    expect(await page()).toMatch(/<html [^>]*data-theme="dark"/);
  });

  it('may reach nothing but its server', async () => {
    const { headers } = await get(link.pathname, { Cookie: cookie });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; worker-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${link.port};`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['assets/main-Bx3kQ9aZ.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ['assets/font-Bx3kQ9aZ.woff2', 'font/woff2', 'private, max-age=31536000, immutable'],
    ['favicon.svg', 'image/svg+xml', 'no-store'],
  ])('gets %s as %s', async (path, type, caching) => {
    const { status, headers } = await get(`${link.pathname}${path}`, { Cookie: cookie });
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
  });

  it.each([
    '../secret.txt',
    '..%2fsecret.json',
    '%2e%2e/secret.json',
    'link.json',
    'nothing.js',
    'assets',
    'assets/',
  ])('gets nothing at %s', async (path) => {
    const { status, body } = await get(`${link.pathname}${path}`, { Cookie: cookie });
    expect([403, 404]).toContain(status);
    expect(body).not.toContain('secret');
  });

  it('is only read', async () => {
    expect((await get(link.pathname, { Cookie: cookie }, 'POST')).status).toBe(405);
    expect(await get(link.pathname, { Cookie: cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});

describe('somebody else', () => {
  it.each(['/', '/index.html', '/api', '/favicon.svg'])(
    'without the link gets nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('who knows the folder but neither token nor cookie gets nothing', async () => {
    const wrong = `${link.pathname}?token=${'A'.repeat(43)}`;
    for (const path of [
      link.pathname,
      `${link.pathname}?token=`,
      wrong,
      `${link.pathname}assets/main-Bx3kQ9aZ.js`,
    ]) {
      const answer = await get(path, { Cookie: 'kisflow-studio=guess' });
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await openSocket({ Origin: link.origin })).toBe(403);
    expect(await openSocket({ Origin: link.origin, Cookie: 'kisflow-studio=guess' })).toBe(403);
  });

  it('on another site can’t open a connection, even with the cookie', async () => {
    const foreign = [
      'https://evil.example',
      'null',
      'http://127.0.0.1',
      `http://127.0.0.1:${Number(link.port) + 1}`,
      `https://127.0.0.1:${link.port}`,
      `http://localhost:${link.port}`,
      `${link.origin}.evil.example`,
    ];
    for (const origin of foreign) expect(await openSocket({ Origin: origin, Cookie: cookie })).toBe(403);
    expect(await openSocket({ Cookie: cookie })).toBe(403);
  });

  it('whose name was rebound to this machine gets nothing, even with token and cookie', async () => {
    for (const host of [`evil.example:${link.port}`, 'evil.example', '127.0.0.1', `[::1]:${link.port}`]) {
      const opening = await get(`${link.pathname}${link.search}`, { Host: host });
      expect(opening.status).toBe(403);
      expect(opening.headers['set-cookie']).toBeUndefined();
      const page = await get(link.pathname, { Host: host, Cookie: cookie });
      expect(page.status).toBe(403);
      expect(await openSocket({ Host: host, Origin: `http://${host}`, Cookie: cookie })).toBe(403);
    }
  });

  it('on the network finds no open port', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const address = outside?.address ?? '127.0.0.2';
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connectTcp({ host: address, port: Number(link.port), timeout: 2_000 });
      const finish = (connected: boolean) => {
        socket.destroy();
        resolve(connected);
      };
      socket.once('connect', () => finish(true));
      socket.once('error', () => finish(false));
      socket.once('timeout', () => finish(false));
    });
    expect(reached).toBe(false);
  });
});

describe('the connection', () => {
  it('speaks the contract, also by the name localhost', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const origin = `http://${name}:${link.port}`;
      const socket = await openSocket({ Host: `${name}:${link.port}`, Origin: origin, Cookie: cookie });
      if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
      const backend = connectCaller(hostContract, socketChannel(socket));
      expect(await backend.call('app.info', {})).toMatchObject({ host: 'web', initialRoot: '/initial' });
      socket.close();
    }
  });

  it('is only at its address', async () => {
    for (const path of ['/api', link.pathname, `${link.pathname}other`])
      expect(await openSocket({ Origin: link.origin, Cookie: cookie }, path)).toBe(403);
  });

  it.each([
    ['binary frames', Buffer.from([1, 2, 3]), 1007],
    ['what is no JSON', 'hello', 1007],
    ['messages beyond 64 MB', 'x'.repeat(64 * 1024 * 1024 + 1), 1009],
  ])('ends with %s', async (_title, data, code) => {
    const socket = await openOwnSocket();
    const end = closed(socket);
    socket.send(data);
    expect(await end).toBe(code);
    expect((await get(link.pathname, { Cookie: cookie })).status).toBe(200);
  });

  it('goes on after messages that mean nothing', async () => {
    const socket = await openOwnSocket();
    const backend = connectCaller(hostContract, socketChannel(socket));
    for (const message of [
      'null',
      '[]',
      '{"kind":"request"}',
      '{"kind":"request","id":99,"method":"__proto__","params":{}}',
    ])
      socket.send(message);
    await expect(backend.call('folder.list', { path: '/nowhere-at-all' })).rejects.toMatchObject({
      code: 'host.file-missing',
    });
    socket.close();
  });

  it('is refused when there are too many', async () => {
    const sockets = await Promise.all(Array.from({ length: 32 }, () => openOwnSocket()));
    expect(await openSocket({ Origin: link.origin, Cookie: cookie })).toBe(503);
    const ends = sockets.map(closed);
    for (const socket of sockets) socket.close();
    await Promise.all(ends);
    (await openOwnSocket()).close();
  });

  it('keeps its session when it is lost, and ends it when the page is left', async () => {
    const root = await test.write('project', { 'conf/a.yml': 'kistype: flow' });
    const first = await openOwnSocket('?session=page-one');
    const { projectId } = await connectCaller(hostContract, socketChannel(first)).call('project.open', {
      root,
    });
    const lost = closed(first);
    first.terminate();
    await lost;
    const second = await openOwnSocket('?session=page-one');
    const again = connectCaller(hostContract, socketChannel(second));
    expect((await again.call('runs.list', { projectId })).runs).toEqual([]);
    const left = closed(second);
    second.close(1001);
    await left;
    const third = connectCaller(hostContract, socketChannel(await openOwnSocket('?session=page-one')));
    await expect(third.call('runs.list', { projectId })).rejects.toMatchObject({
      code: 'host.project-not-open',
    });
  });

  it('whose page has come back by another one takes nothing away when it closes at last', async () => {
    const root = await test.write('project', { 'conf/a.yml': 'kistype: flow' });
    const first = await openOwnSocket('?session=page-one');
    const { projectId } = await connectCaller(hostContract, socketChannel(first)).call('project.open', {
      root,
    });
    const second = connectCaller(hostContract, socketChannel(await openOwnSocket('?session=page-one')));
    expect((await second.call('runs.list', { projectId })).runs).toEqual([]);
    const left = closed(first);
    first.close(1001);
    await left;
    expect((await second.call('runs.list', { projectId })).runs).toEqual([]);
  });
});

describe('a connection that says nothing', () => {
  it('gives its place up, and a WebSocket keeps it', async () => {
    const quick = await createWebServer({ host: test.host, uiFolder, port: 0, silenceMs: 50 });
    const { hostname, port, origin, pathname } = new URL(quick.url);
    const opening = await fetch(quick.url, { redirect: 'manual' });
    const socket = new WebSocket(`ws://${hostname}:${port}${pathname}api`, {
      headers: { Origin: origin, Cookie: opening.headers.get('set-cookie')?.split(';')[0] ?? '' },
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const silent = connectTcp({ host: hostname, port: Number(port) });
    await new Promise((resolve) => silent.once('close', resolve));
    const backend = connectCaller(hostContract, socketChannel(socket));
    expect(await backend.call('app.info', {})).toMatchObject({ host: 'web' });
    await quick.close();
  });
});

describe('starting', () => {
  it('says when a port is taken, and when there is no user interface', async () => {
    const taken = createWebServer({ host: test.host, uiFolder, port: Number(link.port) });
    await expect(taken).rejects.toMatchObject({ code: 'web.port-in-use' });
    const empty = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-no-ui-')));
    const missing = createWebServer({ host: test.host, uiFolder: empty, port: 0 });
    await expect(missing).rejects.toMatchObject({ code: 'web.no-interface' });
    await rm(empty, { recursive: true });
  });
});
