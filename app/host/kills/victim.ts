import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { hostContract } from '../../../core/contract/host-contract.ts';
import { connectCaller } from '../../../core/contract/peer.ts';
import { randomOf } from '../../../core/samples/random.ts';
import { createRunEngineFactory } from '../engine/run-engine.ts';
import { createHost } from '../host.ts';
import { portChannel } from '../port-channel.ts';
import type { FileChange } from '../project/save-files.ts';
import { hashOf } from '../project/text-file.ts';
import { linesOf, selfChecked } from './self-checked-text.ts';

// A host with one window that edits, keeps, saves and exports without end, and says on its standard output what it was
// told is done. It is started to be killed: see kill-campaign.ts.
const [dataFolder = '', root = '', exports = '', name = '', seed = '0'] = process.argv.slice(2);
const random = randomOf(Number(seed));
const host = createHost({
  dataFolder,
  examplesFolder: join(dataFolder, 'none'),
  version: '0.0.0',
  kind: 'web',
  loadEngines: async () => createRunEngineFactory(),
});
const { port1, port2 } = new MessageChannel();
host.connect(portChannel(port1));
const { call, on } = connectCaller(hostContract, portChannel(port2));

/** Texts and hashes of the files as this window last knew them on disk. */
const disk = new Map<string, { text: string; hash: string }>();
const unsaved = new Map<string, { token: string; change: FileChange }>();
let count = 0;

function say(word: object): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

await host.swept;
const { projectId, files, recovery } = await call('project.open', { root });
for (const { path, text, hash } of files) disk.set(path, { text, hash });
on('project.filesChanged', ({ changes }) => {
  for (const { path, text, hash } of changes)
    if (text !== null && hash !== null && !unsaved.has(path)) disk.set(path, { text, hash });
});
const offered = recovery.flatMap(({ changes }) =>
  changes.flatMap(({ text }) => linesOf(text ?? '') ?? ['torn']),
);
say({ offered, exported: await exportedTexts() });
await call('project.forgetRecovery', { projectId, ids: recovery.map(({ id }) => id) });
for (;;) await step();

/** The different texts in the exports: all files have one, unless an export was cut off and not finished. */
async function exportedTexts(): Promise<number> {
  const entries = await readdir(exports, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  return new Set(texts).size;
}

async function step(): Promise<void> {
  if (random() < 0.15) return writeExport();
  for (let files = random() < 0.2 ? 14 : 1; files > 0; files -= 1)
    edit(`functions/F${Math.floor(random() * 14)}.ts`);
  const changes = [...unsaved.values()].map(({ change }) => change);
  await call('project.keepRecovery', { projectId, changes });
  say({ kept: [...unsaved.values()].map(({ token }) => token) });
  if (random() < 0.6) await save();
}

function edit(path: string): void {
  if (unsaved.has(path)) return;
  count += 1;
  change(path, `${name}-${count}`);
}

/** An edit on top of what the disk holds. */
function change(path: string, token: string): void {
  const known = disk.get(path);
  const text = selfChecked([...(linesOf(known?.text ?? '') ?? []), token]);
  unsaved.set(path, { token, change: { path, text, baseHash: known?.hash ?? null } });
}

async function save(): Promise<void> {
  const changes = [...unsaved.values()].map(({ change }) => change);
  const { saved, conflicts, failed } = await call('project.save', { projectId, changes });
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  const tokens: string[] = [];
  for (const { path } of saved) {
    const done = unsaved.get(path);
    const text = done?.change.text ?? '';
    tokens.push(done?.token ?? '');
    disk.set(path, { text, hash: hashOf(text) });
    unsaved.delete(path);
  }
  say({ saved: tokens });
  for (const { path, diskText, diskHash } of conflicts) {
    const { token = '' } = unsaved.get(path) ?? {};
    disk.set(path, { text: diskText ?? '', hash: diskHash ?? '' });
    change(path, token);
  }
}

async function writeExport(): Promise<void> {
  count += 1;
  const text = selfChecked([`${name}-${count}`, 'x'.repeat(Math.floor(random() * 50_000))]);
  const files = Array.from({ length: 12 }, (_, index) => ({
    path: `part-${index % 3}/file-${index}.yml`,
    text,
  }));
  await call('export.write', { folder: exports, files });
  say({ exports: [exports] });
}
