import { utilityProcess } from 'electron';
import type { EngineExit, EngineLaunch, EngineProcess } from '../host/engine/engine-process.ts';
import { spawnNodeEngine } from '../host/engine/spawn-node-engine.ts';

const keptErrorText = 64 * 1024;

/**
 * Starts the engine as Electron's utility process, so that the app needs no Node mode (its fuse is off). Electron 42 was
 * seen to ignore Node's permission options there; they are passed for versions that heed them.
 */
function spawnUtilityEngine({ entry, execArgv, env }: EngineLaunch): EngineProcess {
  const child = utilityProcess.fork(entry, [], {
    execArgv,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    serviceName: 'KisFlow Studio engine',
  });
  let errorText = '';
  let exit: EngineExit | undefined;
  const exitListeners: ((exit: EngineExit) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const note = (text: string): void => {
    errorText = (errorText + text).slice(-keptErrorText);
  };
  child.stderr?.on('data', (data: Buffer) => note(data.toString()));
  // V8 ran out of memory, or worse; the exit follows.
  child.on('error', (type, location) => note(`${type} ${location}\n`));
  child.on('exit', (code) => {
    exit = { code, signal: null, errorText };
    for (const listener of closeListeners) listener();
    for (const listener of exitListeners) listener(exit);
  });
  return {
    get pid() {
      return child.pid ?? null;
    },
    channel: {
      post(message) {
        if (exit === undefined) child.postMessage(message);
      },
      onMessage: (listener) => void child.on('message', listener),
      onClose: (listener) => void closeListeners.push(listener),
    },
    kill() {
      // SIGTERM, which `kill` sends, waits for an endless loop.
      if (child.pid !== undefined && exit === undefined) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
    onExit: (listener) => void exitListeners.push(listener),
  };
}

/** `utilityProcess` came with Electron 22; without it the engine is a child of a Node 24, which then has to be named. */
export function spawnDesktopEngine(launch: EngineLaunch): EngineProcess {
  const known: typeof utilityProcess | undefined = utilityProcess;
  if (known !== undefined) return spawnUtilityEngine(launch);
  return spawnNodeEngine(launch, process.env['KISFLOW_STUDIO_NODE']);
}
