import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOn } from '../sources/http/listen-on.ts';

/** What a live run shows of itself. */
export interface ControlSettings {
  /** Port, or address and port. */
  listen: string;
  metrics(): Promise<{ text: string; contentType: string }>;
  /** By source: what keeps it from going on. */
  state(): Promise<{ ready: boolean; sources: Readonly<Record<string, string | null>> }>;
  /** Asks for the project to be read again. */
  reload(): void;
}

export interface ControlServer {
  /** Host and port. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves `/metrics`, `/healthz`, `/readyz` and `POST /reload`. Rejects with `live.listen-failed`. */
export async function serveControl(settings: ControlSettings): Promise<ControlServer> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
    };
    switch (`${request.method} ${request.url?.split('?')[0]}`) {
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
      default:
        return json(404, { ok: false });
    }
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const address = await listenOn(server, settings.listen);
  return {
    address,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
