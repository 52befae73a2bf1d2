import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { type Connection, createConnection } from './connection.ts';
import { apiAddress, openWebSocket } from './web-socket.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that knows two methods: `engine.state` answers, `history.list` never does. */
async function serve(
  port = 0,
): Promise<{ port: number; sockets: Set<ServerSocket>; server: WebSocketServer }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  ends.push(() => server.close());
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { id, method } = JSON.parse(String(data));
      if (method !== 'engine.state') return;
      const result: unknown[] = [];
      socket.send(JSON.stringify({ kind: 'response', id, result }));
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return { port: portOf(server), sockets: server.clients, server };
}

function portOf(server: WebSocketServer): number {
  const address = server.address() as AddressInfo;
  return address.port;
}

function connect(port: number): Connection {
  const connection = createConnection(() => openWebSocket(`ws://127.0.0.1:${port}/`));
  ends.push(connection.close);
  return connection;
}

function reaches(connection: Connection, state: 'open' | 'lost'): Promise<void> {
  return new Promise((resolve) => {
    if (connection.status.getState().state === state) resolve();
    else connection.status.subscribe((now) => now.state === state && resolve());
  });
}

describe('the connection to the host', () => {
  it('keeps calls until it is open', async () => {
    const { port } = await serve();
    const connection = connect(port);
    expect(connection.status.getState().state).toBe('connecting');
    await expect(connection.backend.call('engine.state', {})).resolves.toEqual([]);
  });

  it('rejects pending calls when it is lost, comes back, and listeners are still there', async () => {
    const { port, sockets } = await serve();
    const connection = connect(port);
    await reaches(connection, 'open');
    const heard: string[] = [];
    connection.backend.on('menu.command', ({ id }) => heard.push(id));
    const pending = connection.backend.call('runs.list', { projectId: 'p' });
    for (const socket of sockets) socket.terminate();
    await expect(pending).rejects.toMatchObject({ data: { code: 'contract.closed' } });
    expect(connection.status.getState().state).toBe('lost');
    await expect(connection.backend.call('engine.state', {})).rejects.toMatchObject({
      data: { code: 'contract.closed' },
    });
    connection.retry();
    await reaches(connection, 'open');
    const heardOne = new Promise((resolve) => connection.backend.on('menu.command', resolve));
    for (const socket of sockets) {
      socket.send(JSON.stringify({ kind: 'event', name: 'menu.command', payload: { id: 'file.save' } }));
    }
    await heardOne;
    expect(heard).toEqual(['file.save']);
  });

  it('goes on trying while nobody answers', async () => {
    const { port, server } = await serve();
    await new Promise((resolve) => server.close(resolve));
    const connection = connect(port);
    await reaches(connection, 'lost');
    expect(connection.status.getState().nextAttemptAt).not.toBeNull();
    await serve(port);
    await reaches(connection, 'open');
    await expect(connection.backend.call('engine.state', {})).resolves.toEqual([]);
  });
});

describe('the address of the contract', () => {
  it('lies beside the page, without its query', () => {
    expect(apiAddress('http://127.0.0.1:80/abc/?token=1#x', 'id')).toBe('ws://127.0.0.1/abc/api?session=id');
  });
});
