import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { resolveInside } from '../host/project/project-path.ts';

const mimeTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};
/** Vite puts a hash of the content into the names of all that is in `assets/`. */
const hashed = /^assets\/.+-[\w-]{8,}\.\w+$/;

/** Where a file of the built user interface is, and the headers that it goes with. */
export interface FoundFile {
  file: string;
  headers: Record<string, string>;
}

export interface StaticFile extends Pick<FoundFile, 'headers'> {
  bytes: Buffer;
}

/** A file of the built user interface, '' being its page; undefined when there can be none of that name. */
export async function findStaticFile(uiFolder: string, path: string): Promise<FoundFile | undefined> {
  const name = path === '' ? 'index.html' : path;
  const type = mimeTypes[extname(name).toLowerCase()];
  if (type === undefined) return undefined;
  try {
    const file = await resolveInside(uiFolder, name);
    const caching = hashed.test(name) ? 'private, max-age=31536000, immutable' : 'no-store';
    return { file, headers: { 'Content-Type': type, 'Cache-Control': caching } };
  } catch {
    return undefined;
  }
}

/** The same with its content; undefined when there is none. */
export async function readStaticFile(uiFolder: string, path: string): Promise<StaticFile | undefined> {
  const found = await findStaticFile(uiFolder, path);
  const bytes = found && (await readFile(found.file).catch(() => undefined));
  return found && bytes && { bytes, headers: found.headers };
}
