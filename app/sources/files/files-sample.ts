import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mostSampledBytes, type Sampled, type TakeSample } from '../sampled.ts';
import { fileRow } from './file-row.ts';
import { withFile } from './look-around.ts';
import { readLines } from './read-lines.ts';
import { watchedFiles } from './watched-files.ts';

/** Takes the first lines of the first files, or the last ones of those that were written last. Where readers are is neither read nor kept. */
export const sampleFiles: TakeSample = async (opened, sampled) => {
  const { folder, files } = await (await watchedFiles(opened))(new Map());
  const names = files.map(({ name }) => name);
  const isFirst = sampled.wish.end === 'first';
  for (const name of isFirst ? names : await newestOf(folder, names)) {
    if (sampled.isFull) return;
    await (isFirst ? fromBeginning : fromEnd)(folder, name, sampled);
  }
};

async function newestOf(folder: string, names: readonly string[]): Promise<string[]> {
  const told = names.map(async (name) => {
    const found = await stat(join(folder, name)).catch(() => undefined);
    return { name, time: found?.mtimeMs ?? 0 };
  });
  // Of two that were written at once the later name comes first.
  return (await Promise.all(told))
    .toReversed()
    .toSorted((a, b) => b.time - a.time)
    .map(({ name }) => name);
}

async function fromBeginning(folder: string, name: string, sampled: Sampled): Promise<void> {
  await withFile(join(folder, name), async (file) => {
    for (let offset = 0; !sampled.isFull; ) {
      // One at a time: a line may have many megabytes.
      const [line] = await readLines(file, offset, 1);
      if (line === undefined) return;
      sampled.add(fileRow(line, name, ''));
      offset = line.next;
    }
  });
}

async function fromEnd(folder: string, name: string, sampled: Sampled): Promise<void> {
  await withFile(join(folder, name), async (file) => {
    const from = Math.max(0, (await file.stat()).size - mostSampledBytes);
    const lines = await readLines(file, from, Number.POSITIVE_INFINITY);
    // Where it does not begin with the file, the first is the rest of a line.
    const whole = from === 0 ? lines : lines.slice(1);
    for (const line of whole.toReversed()) sampled.add(fileRow(line, name, ''));
    if (from > 0) sampled.cut();
  });
}
