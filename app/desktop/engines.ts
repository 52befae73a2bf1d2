import { join } from 'node:path';
import { app } from 'electron';
import { bundledEngine } from '../host/engine/engine-launch.ts';
import { nodeFinder } from '../host/engine/find-node.ts';
import { createRunEngineFactory } from '../host/engine/run-engine.ts';
import type { RunEngineFactory } from '../host/run-engine.ts';
import { bundleFolder, packageFolder, unpacked } from './app-folders.ts';

/** What makes the engines of the desktop app: loaded when the first project is opened. */
export function createEngines(): RunEngineFactory {
  return createRunEngineFactory({ findNode: nodeFinder(shippedNode()), files: engineFiles() });
}

/** The engine's bundle: as sources it could not be started from a packed app. */
function engineFiles() {
  const folder = unpacked(bundleFolder);
  const packages = [join(folder, '..', 'package.json'), join(unpacked(packageFolder), 'package.json')];
  return bundledEngine(join(folder, 'engine'), packages);
}

/** The folder of the Node that a packed app brings: see electron-builder.yml. */
function shippedNode(): string | undefined {
  return app.isPackaged ? join(process.resourcesPath, 'node') : undefined;
}
