import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { securityHeaders } from '../../web/security-headers.ts';
import { type FoundFile, findStaticFile } from '../../web/static-files.ts';
import { pageScheme, pathOfPage } from './page-origin.ts';

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
  async function find(method: string, url: string): Promise<FoundFile | undefined> {
    const path = pathOfPage(url);
    const found = method === 'GET' && path !== null ? await findStaticFile(uiFolder, path) : undefined;
    await awaited.handOut(url, found);
    return found && { ...found, headers: { ...securityHeaders(), ...found.headers } };
  }
  // `handle` came with Electron 25.
  if (typeof protocol.handle === 'function') {
    protocol.handle(pageScheme, async ({ method, url }) => {
      const found = await find(method, url);
      const bytes = found && (await readFile(found.file).catch(() => undefined));
      if (!bytes) return new Response('', { status: 404, headers: securityHeaders() });
      return new Response(new Uint8Array(bytes), { headers: found.headers });
    });
    return awaited;
  }
  // Chromium itself reads such a file, beside this thread.
  protocol.registerFileProtocol(pageScheme, ({ method, url }, callback) => {
    void find(method, url).then((found) =>
      callback(found ? { path: found.file, headers: found.headers } : { error: notFound }),
    );
  });
  return awaited;
}

/** Chromium's ERR_FILE_NOT_FOUND. */
const notFound = -6;

interface AwaitedScripts extends Serving {
  handOut(url: string, found: FoundFile | undefined): Promise<void>;
}

function awaitScripts(): AwaitedScripts {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing: Set<string> | undefined;
  setTimeout(resolve, longestWaitMs).unref();
  return {
    scripts: promise,
    async handOut(url, found) {
      if (found?.headers['Content-Type']?.startsWith('text/html'))
        missing = scriptsOf(await readFile(found.file, 'utf8').catch(() => ''));
      missing?.delete(url.slice(url.lastIndexOf('/') + 1));
      // After the answer itself.
      if (missing?.size === 0 || !found) setImmediate(resolve);
    },
  };
}

/** File names of the scripts that a built page names. */
function scriptsOf(page: string): Set<string> {
  return new Set([...page.matchAll(/"\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name));
}
