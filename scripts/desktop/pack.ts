import { readFileSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { load } from 'js-yaml';

const root = join(import.meta.dirname, '..', '..');

export interface PackOptions {
  /** The folder with the app's package.json and what it starts. */
  appFolder: string;
  /** A folder that holds an Electron; its version. */
  distribution: string;
  electronVersion: string;
  output: string;
  /** Versions before 12 have no fuses to set. */
  hasFuses: boolean;
}

/**
 * Packs the app as electron-builder.yml says, for this system and without an installer, around an Electron that is
 * already here: nothing is downloaded. Returns the packed folder. Throws what electron-builder finds wrong.
 */
export async function packApp(options: PackOptions): Promise<string> {
  const { appFolder, distribution, electronVersion, output, hasFuses } = options;
  await rm(output, { recursive: true, force: true });
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    projectDir: root,
    publish: 'never',
    config: {
      // Laid over electron-builder.yml, which it reads by itself.
      directories: { app: appFolder, output },
      electronDist: distribution,
      electronVersion,
      ...(hasFuses ? {} : { electronFuses: null }),
    },
  });
  return join(output, 'linux-unpacked');
}

export function readConfiguration(): Configuration {
  return load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Configuration;
}

/** What `@electron/fuses` looks for in a binary: a mark, the version of the format, and a character for each fuse. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/** A folder that electron-builder takes for an Electron: a binary with nothing in it but the place of its fuses. */
export async function standInDistribution(folder: string): Promise<string> {
  const binary = join(folder, 'electron');
  await mkdir(join(folder, 'locales'), { recursive: true });
  for (const language of ['en-US', 'zh-CN', 'fr'])
    await writeFile(join(folder, 'locales', `${language}.pak`), '');
  await writeFile(
    binary,
    Buffer.from(`${fuseMark}\x01${String.fromCharCode(fuseCount)}${'0'.repeat(fuseCount)}`),
  );
  await chmod(binary, 0o755);
  return folder;
}
