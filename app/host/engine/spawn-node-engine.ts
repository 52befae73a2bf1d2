import { fork } from 'node:child_process';
import type { EngineExit, EngineLaunch, EngineProcess } from './engine-process.ts';

const keptErrorText = 64 * 1024;

/** Starts the engine as a child of this Node, or of another one, with an IPC channel that carries structured clones. */
export function spawnNodeEngine(
  { entry, execArgv, env }: EngineLaunch,
  execPath = process.execPath,
): EngineProcess {
  const isElectron = process.versions['electron'] !== undefined && execPath === process.execPath;
  const child = fork(entry, [], {
    execPath,
    execArgv,
    // Inside Electron the executable is Electron's own; this makes it behave as Node.
    env: isElectron ? { ...env, ELECTRON_RUN_AS_NODE: '1' } : env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  let errorText = '';
  let exit: EngineExit | undefined;
  const exitListeners: ((exit: EngineExit) => void)[] = [];
  const closeListeners: (() => void)[] = [];

  function ended(code: number | null, signal: string | null): void {
    if (exit) return;
    exit = { code, signal, errorText };
    process.off('exit', kill);
    for (const listener of closeListeners) listener();
    for (const listener of exitListeners) listener(exit);
  }
  // A child in an endless loop does not notice that its parent is gone.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errorText = (errorText + text).slice(-keptErrorText);
  });
  // `close` comes after the last of standard error, `exit` may come before it.
  child.on('close', ended);
  child.on('error', (error) => {
    errorText += error.message;
    if (child.pid === undefined) ended(null, null);
  });

  return {
    pid: child.pid ?? null,
    channel: {
      post(message) {
        // A message to a process that is ending is lost; its exit tells.
        if (child.connected) child.send(message as object, () => {});
      },
      onMessage: (listener) => void child.on('message', listener),
      onClose: (listener) => void closeListeners.push(listener),
    },
    kill,
    onExit: (listener) => void exitListeners.push(listener),
  };
}
