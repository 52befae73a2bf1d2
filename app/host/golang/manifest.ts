import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isRelativePath } from './relative-path.ts';

/** Lies in the exported folder: what was written there last, by which a later export tells what a person has changed since. */
export const manifestPath = 'kisflow-export.json';

const schema = z.object({ version: z.literal(1), files: z.record(z.string(), z.string()) });

/** The SHA-256 of each file as it was written, by its path. */
export type ExportManifest = ReadonlyMap<string, string>;

/** Reads a manifest; undefined for a text that is none. Paths that lead elsewhere are left out: the folder may be anybody's. */
export function readManifest(text: string): ExportManifest | undefined {
  try {
    const { files } = schema.parse(JSON.parse(text));
    return new Map(Object.entries(files).filter(([path]) => isRelativePath(path)));
  } catch {
    return undefined;
  }
}

export function printManifest(manifest: ExportManifest): string {
  const files = Object.fromEntries([...manifest].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

/** Where the text of a file as it was written stays, for a merge. Go looks into no folder that begins with a dot. */
export function basePath(path: string): string {
  return `.kisflow-export/base/${path}`;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
