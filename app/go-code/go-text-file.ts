import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { GoCode } from '../../core/contract/host/go-code.ts';

const mostBytes = 1_000_000;

/** A file of Go that was not read, with why. */
export type UnreadGo = GoCode['unread'][number];

/** A file's text; it is looked at after it was opened, and opened without waiting for one that never answers. */
export async function readGoText(
  path: string,
): Promise<{ readonly text: string } | { readonly why: UnreadGo['why'] }> {
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const file = await open(path, flags).catch(() => undefined);
  if (file === undefined) return { why: 'unreadable' };
  try {
    const { size } = await file.stat();
    if (size > mostBytes) return { why: 'too-large' };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile());
    return text.includes('\0') ? { why: 'not-text' } : { text };
  } catch (thrown) {
    return { why: thrown instanceof TypeError ? 'not-text' : 'unreadable' };
  } finally {
    await file.close();
  }
}
