import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createRunEngineFactory } from '../host/engine/run-engine.ts';
import { createExamples } from '../host/examples/examples.ts';
import { createHost } from '../host/host.ts';
import { realFolder } from '../host/project/real-folder.ts';
import { dataFolderOf } from '../host/storage/data-folder.ts';
import { openBrowser } from './browser.ts';
import { packageFolder } from './package-folder.ts';
import { createWebServer, type WebServer } from './web-server.ts';

interface ServeOptions {
  /** The folder to open; null shows the welcome screen. */
  root?: string | null;
  /** The id of an example to open instead. */
  example?: string;
  /** 0, or none, takes a free one. */
  port?: number;
  /** Open the system's browser. */
  open: boolean;
}

const packageSchema = z.object({ version: z.string() });

/** The whole Studio in a browser. Throws coded errors: a folder that is none, a port in use, no built interface. */
export async function serve({ root, example, port, open }: ServeOptions): Promise<WebServer> {
  const folder = packageFolder();
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const dataFolder = dataFolderOf({
    platform: process.platform,
    env: process.env,
    homeFolder: homedir(),
  });
  const examplesFolder = join(folder, 'examples');
  const initialRoot = root
    ? await realFolder(root)
    : example
      ? await createExamples(examplesFolder, dataFolder).open(example)
      : null;
  const host = createHost({
    dataFolder,
    examplesFolder,
    version,
    kind: 'web',
    loadEngines: async () => createRunEngineFactory(),
  });
  await host.load();
  const uiFolder = join(folder, 'dist', 'ui');
  const server = await createWebServer({ host, uiFolder, port: port ?? 0, initialRoot });
  if (open) openBrowser(server.url, process.platform, process.env);
  return {
    url: server.url,
    async close() {
      await server.close();
      await host.close();
    },
  };
}
