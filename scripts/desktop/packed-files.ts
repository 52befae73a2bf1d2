import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type DirectoryRecord, getRawHeader } from '@electron/asar';
import { packedNode } from './packed-engine.ts';

/** A file in a packed app. */
export interface PackedFile {
  path: string;
  bytes: number;
  /** Whether it lies beside the archive, as a plain file. */
  isUnpacked: boolean;
}

/** Every file of the packed app, in the order of paths; last the Node beside it. */
export function packedFiles(packedFolder: string): PackedFile[] {
  const { header } = getRawHeader(join(packedFolder, 'resources', 'app.asar'));
  const files = filesIn(header as DirectoryRecord, '').sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...files, ...nodeBeside(packedFolder)];
}

function nodeBeside(packedFolder: string): PackedFile[] {
  const found = statSync(packedNode(packedFolder), { throwIfNoEntry: false });
  return found ? [{ path: shippedNode, bytes: found.size, isUnpacked: true }] : [];
}

function filesIn(folder: DirectoryRecord, prefix: string): PackedFile[] {
  return Object.entries(folder.files).flatMap(([name, entry]) => {
    const path = prefix + name;
    if ('files' in entry) return filesIn(entry, `${path}/`);
    if (!('size' in entry)) return [];
    return [{ path, bytes: entry.size, isUnpacked: entry.unpacked === true }];
  });
}

const shippedNode = 'node/node';

/** What the app can't start or be used without. */
const needed = [
  'package.json',
  'LICENSE',
  'dist/desktop/main.cjs',
  'dist/desktop/preload.cjs',
  'dist/desktop/icon.png',
  'dist/desktop/engine/process/entry.js',
  'dist/desktop/engine/store/entry.js',
  'dist/desktop/engine/connect/entry.js',
  'dist/desktop/engine/sources/entry.js',
  'dist/desktop/engine/go-code/entry.js',
  'dist/desktop/engine/user-library.js',
  'dist/ui/index.html',
  'dist/ui/project.html',
  'dist/ui/licenses.md',
  'examples/student-scores/conf/flow/flow-CalStuAvgScore.yml',
  shippedNode,
];
/** All that may ship. Sources, tests, maps, node_modules and what runs leave behind may not. */
const allowed = [
  /^(package\.json|LICENSE|node\/node)$/,
  /^dist\/desktop\/(main|preload|[\w-]+-[A-Z\d]{8})\.cjs$/,
  /^dist\/desktop\/icon\.png$/,
  /^dist\/desktop\/engine\/([\w/-]+\.js|package\.json)$/,
  /^dist\/ui\/((index|project)\.html|icon\.svg|licenses\.md|assets\/[\w.-]+\.(js|css|woff2?|ttf|svg|png))$/,
  /^examples\/[\w-]+\/(example\.json|studio\.json|generate\.mts|README\.md)$/,
  /^examples\/[\w-]+\/tests\/[\w-]+\.(test\.json|jsonl)$/,
  /^examples\/[\w-]+\/(conf\/[\w/-]+\.yml|(functions|connectors)\/\w+\.ts|samples\/\w+\.jsonl)$/,
];
const plain = /^(dist\/desktop\/engine|examples|node)\//;

/** What is wrong with the list: a file too few, too many, or on the wrong side of the archive. */
export function packingFaults(files: readonly PackedFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...needed.filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
    ...files
      .filter(({ path }) => !allowed.some((rule) => rule.test(path)))
      .map(({ path }) => `${path} should not ship`),
    ...files
      .filter(({ path, isUnpacked }) => plain.test(path) !== isUnpacked)
      .map(({ path, isUnpacked }) => `${path} should ${isUnpacked ? '' : 'not '}be in the archive`),
  ];
}
