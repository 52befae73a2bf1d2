import { type StageOptions, stageFile } from './staged-file.ts';

/**
 * Writes a file so that its path holds the whole new content or the whole old one, whatever happens: a full disk, a kill,
 * a power cut. Everything that the Studio writes goes through here or through `stageFile`. Rejects with the system's error;
 * then the old file is as it was and nothing is left beside it.
 */
export async function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  options: StageOptions = {},
): Promise<void> {
  const staged = await stageFile(path, content, options);
  await staged.put();
}
