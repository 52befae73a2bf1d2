import type { Protocol } from 'electron';
import { securityHeaders } from '../../web/security-headers.ts';
import { readStaticFile } from '../../web/static-files.ts';
import { pageScheme, pathOfPage } from './page-origin.ts';

interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** How far the serving is. */
interface Serving {
  /** Resolves when the first script was handed out, or could not be. */
  readonly script: Promise<void>;
}

/** Serves the built user interface, and nothing else, with the same headers as the web server. */
export function servePage(protocol: Protocol, uiFolder: string): Serving {
  let handedOut: () => void;
  const script = new Promise<void>((resolve) => {
    handedOut = resolve;
  });
  async function serve(method: string, url: string): Promise<PageAnswer> {
    const answered = await answer(uiFolder, method, url);
    if (url.endsWith('.js') || answered.status !== 200) setImmediate(handedOut);
    return answered;
  }
  // `handle` came with Electron 25.
  if (typeof protocol.handle === 'function') {
    protocol.handle(pageScheme, async ({ method, url }) => {
      const { status, headers, bytes } = await serve(method, url);
      return new Response(new Uint8Array(bytes), { status, headers });
    });
    return { script };
  }
  protocol.registerBufferProtocol(pageScheme, ({ method, url }, callback) => {
    void serve(method, url).then(({ status, headers, bytes }) => {
      const mimeType = (headers['Content-Type'] ?? 'text/plain').replace(/;.*/, '');
      callback({ statusCode: status, headers, mimeType, charset: 'utf-8', data: bytes });
    });
  });
  return { script };
}

async function answer(uiFolder: string, method: string, url: string): Promise<PageAnswer> {
  const path = pathOfPage(url);
  const file = method === 'GET' && path !== null ? await readStaticFile(uiFolder, path) : undefined;
  const headers = securityHeaders();
  if (file === undefined) return { status: 404, headers, bytes: Buffer.from('') };
  return { status: 200, headers: { ...headers, ...file.headers }, bytes: file.bytes };
}
