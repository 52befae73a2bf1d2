import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { createPipeChannel } from '../../../engine/wire/pipe-channel.ts';
import type { EngineExit, EngineLaunch, EngineProcess } from './engine-process.ts';
import { createMessageGate } from './message-gate.ts';

const keptErrorText = 64 * 1024;

/** Rows on their way into storage: the host hands them on. */
function isStoreCall(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'name' in message && message.name === 'store.calls'
  );
}

/** Starts the engine as a child of this process: a Node with walls, and two pipes of our own to it. */
export function spawnEngine({ node, options, entry, args, env }: EngineLaunch): EngineProcess {
  const child = spawn(node, [...options, entry, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const [, , errors, to, from] = child.stdio as [null, null, Readable, Writable, Readable];
  let errorText = '';
  let violation: string | undefined;
  let exit: EngineExit | undefined;
  const exitListeners: ((exit: EngineExit) => void)[] = [];
  const channel = createPipeChannel({
    from,
    to,
    check: createMessageGate(),
    isPassedOn: isStoreCall,
    onViolation(reason) {
      violation = reason;
      kill();
    },
  });

  function ended(code: number | null, signal: string | null): void {
    if (exit) return;
    exit = { code, signal, errorText, violation };
    process.off('exit', kill);
    channel.close();
    for (const listener of exitListeners) listener(exit);
  }
  // A child in an endless loop does not notice that its parent is gone.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  // Each window has an engine and its stores; that so many listen is no leak.
  process.setMaxListeners(Math.max(process.getMaxListeners(), process.listenerCount('exit') + 1));
  errors.setEncoding('utf8').on('data', (text: string) => {
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
    channel,
    kill,
    onExit: (listener) => void exitListeners.push(listener),
  };
}
