import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { sandboxArguments } from './test-electron.ts';

const waitMs = 60_000;
const pollMs = 20;

/** An Electron that was started, and the page of its first window. */
export interface ElectronPage {
  readonly process: ChildProcess;
  /** Evaluates an expression in the page and waits for its promise; the value has to be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Ends it at once. */
  end(): Promise<void>;
}

export interface ElectronStart {
  binary: string;
  /** What it starts and opens; the options for tests are added. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** How the address of its page begins. */
  pageUrl: string;
}

/**
 * Starts an Electron of any version and waits for its window. Speaks Chromium's debugging protocol itself: Playwright
 * makes an app wait for it, and hands a packed app options that it would take for a folder.
 */
export async function startElectron({ binary, args, env, pageUrl }: ElectronStart): Promise<ElectronPage> {
  const app = spawn(binary, [...sandboxArguments(), '--remote-debugging-port=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  const exited = once(app, 'exit');
  async function end(): Promise<void> {
    app.kill('SIGKILL');
    await exited;
  }
  try {
    const address = await pageAddress(await debuggingPort(app), pageUrl);
    await loaded(address);
    return { process: app, evaluate: (expression) => evaluate(address, expression), end };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

/** Chromium writes to its error output where it listens. */
async function debuggingPort(app: ChildProcess): Promise<number> {
  if (app.stderr === null) throw new Error('no error output');
  const said: string[] = [];
  for await (const line of createInterface({ input: app.stderr })) {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
    if (port !== undefined) {
      app.stderr.resume();
      return Number(port);
    }
    said.push(line);
  }
  throw new Error(`the app ended at once: ${said.join('\n')}`);
}

/** The debugging address of the window's page, once there is one. */
async function pageAddress(port: number, pageUrl: string): Promise<string> {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = (await answer.json()) as { url: string; webSocketDebuggerUrl?: string }[];
    const page = targets.find(({ url }) => url.startsWith(pageUrl));
    if (page?.webSocketDebuggerUrl !== undefined) return page.webSocketDebuggerUrl;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Error('the app opened no window');
}

/** Until it is loaded, a page's first document gives way to another, and with it what is being evaluated. */
async function loaded(address: string): Promise<void> {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const state = await evaluate(address, 'document.readyState').catch(() => undefined);
    if (state === 'complete') return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Error('the page did not load');
}

async function evaluate(address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const answer = once(socket, 'message', { signal: AbortSignal.timeout(waitMs) });
  const params = { expression, awaitPromise: true, returnByValue: true };
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  const [message] = await answer;
  socket.terminate();
  const { result } = JSON.parse(String(message));
  if (result?.exceptionDetails !== undefined || result?.result === undefined)
    throw new Error(String(message));
  return result.result.value;
}
