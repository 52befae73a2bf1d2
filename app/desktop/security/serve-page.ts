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
  /** Resolves when the page has all scripts that it names, or can't have them. */
  readonly scripts: Promise<void>;
}

/** Whatever a page does with its scripts: what waits for them waits no longer. */
const longestWaitMs = 1000;

/** Serves the built user interface, and nothing else, with the same headers as the web server. */
export function servePage(protocol: Protocol, uiFolder: string): Serving {
  const awaited = awaitScripts();
  async function serve(method: string, url: string): Promise<PageAnswer> {
    const answered = await answer(uiFolder, method, url);
    awaited.handOut(url, answered);
    return answered;
  }
  // `handle` came with Electron 25.
  if (typeof protocol.handle === 'function') {
    protocol.handle(pageScheme, async ({ method, url }) => {
      const { status, headers, bytes } = await serve(method, url);
      return new Response(new Uint8Array(bytes), { status, headers });
    });
    return awaited;
  }
  protocol.registerBufferProtocol(pageScheme, ({ method, url }, callback) => {
    void serve(method, url).then(({ status, headers, bytes }) => {
      const mimeType = (headers['Content-Type'] ?? 'text/plain').replace(/;.*/, '');
      callback({ statusCode: status, headers, mimeType, charset: 'utf-8', data: bytes });
    });
  });
  return awaited;
}

function awaitScripts(): Serving & { handOut(url: string, answered: PageAnswer): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing: Set<string> | undefined;
  setTimeout(resolve, longestWaitMs).unref();
  return {
    scripts: promise,
    handOut(url, { status, headers, bytes }) {
      if (headers['Content-Type']?.startsWith('text/html')) missing = scriptsOf(bytes.toString());
      missing?.delete(url.slice(url.lastIndexOf('/') + 1));
      // After the answer itself.
      if (missing?.size === 0 || status !== 200) setImmediate(resolve);
    },
  };
}

/** File names of the scripts that a built page names. */
function scriptsOf(page: string): Set<string> {
  return new Set([...page.matchAll(/"\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name));
}

async function answer(uiFolder: string, method: string, url: string): Promise<PageAnswer> {
  const path = pathOfPage(url);
  const file = method === 'GET' && path !== null ? await readStaticFile(uiFolder, path) : undefined;
  const headers = securityHeaders();
  if (file === undefined) return { status: 404, headers, bytes: Buffer.from('') };
  return { status: 200, headers: { ...headers, ...file.headers }, bytes: file.bytes };
}
