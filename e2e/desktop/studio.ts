import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { sandboxArguments } from '../../scripts/desktop/test-electron.ts';
import { enginesOf } from '../fixtures/engine-process.ts';
import { launch } from './launch.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const waitMs = 15_000;

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The desktop app in a person's words, with a data folder and a project of its own. */
export class DesktopStudio {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly root: string;
  readonly process: ChildProcess;
  readonly #start: (args: string[]) => ChildProcess;

  constructor(app: ElectronApplication, page: Page, root: string, start: (args: string[]) => ChildProcess) {
    this.app = app;
    this.page = page;
    this.root = root;
    // Playwright forgets it when the app ends.
    this.process = app.process();
    this.#start = start;
  }

  /** The function's card on the canvas. */
  node(name: string): Locator {
    return this.page.locator(`[data-node="${name}#1"]`);
  }

  /** Waits for a card to say so. */
  async shows(name: string, text: RegExp): Promise<void> {
    await this.page.locator(`[data-node="${name}#1"]`, { hasText: text }).waitFor({ timeout: waitMs });
  }

  async see(text: string | RegExp): Promise<void> {
    await this.page.locator('body', { hasText: text }).waitFor({ timeout: waitMs });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async run(): Promise<void> {
    await this.page.locator('.header [data-command="run.start"]').click();
  }

  async trust(): Promise<void> {
    await this.button('Trust and run').click();
  }

  /** Chooses an item of the native menus by its id. */
  async chooseMenu(id: string): Promise<void> {
    const enabled = await this.app.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (item?.enabled) item.click();
      return item?.enabled ?? null;
    }, id);
    if (enabled !== true)
      throw new Error(`The menu item ${id} is ${enabled === null ? 'not there' : 'disabled'}`);
  }

  menuLabels(): Promise<string[]> {
    return this.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
    );
  }

  windowTitles(): Promise<string[]> {
    return this.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((window) => window.getTitle())
        .sort(),
    );
  }

  /** Asks the window to close, as its button does. */
  async closeWindow(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  }

  async quit(): Promise<void> {
    // The answer may be lost with the app.
    await this.app.evaluate(({ app }) => setImmediate(() => app.quit())).catch(() => undefined);
  }

  /** Drops files onto the window, as the preload script tells main. */
  async drop(paths: string[]): Promise<void> {
    await this.app.evaluate(({ BrowserWindow, ipcMain }, dropped) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const senderFrame: unknown = sender === undefined ? undefined : Reflect.get(sender, 'mainFrame');
      ipcMain.emit('kisflow-studio:drop', { sender, senderFrame }, dropped);
    }, paths);
  }

  /** Answers the next native question with the button of this number. */
  async answerNextQuestion(response: number): Promise<void> {
    await this.app.evaluate(({ dialog }, answer) => {
      Reflect.set(dialog, 'showMessageBox', () =>
        Promise.resolve({ response: answer, checkboxChecked: false }),
      );
    }, response);
  }

  /** Notes the links handed to the system's browser instead of opening it. */
  async watchLinks(): Promise<() => Promise<unknown>> {
    await this.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'openedLinks', opened);
      Reflect.set(shell, 'openExternal', (url: string) => Promise.resolve(opened.push(url)));
    });
    return () => this.app.evaluate(() => Reflect.get(globalThis, 'openedLinks'));
  }

  /** Runs a script in the page by way of main: unlike Playwright, it answers also when a navigation was refused. */
  runInPage(script: string): Promise<unknown> {
    return this.app.evaluate(
      ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
      script,
    );
  }

  /**
   * Lets the page ask for a window, until main has answered. Under Playwright an old Electron's page gets no further: its
   * `window.open` waits for a debugger of the window that there will never be.
   */
  async openInPage(url: string): Promise<void> {
    await this.app.evaluate(async ({ BrowserWindow }, asked) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('no window');
      const older: NodeJS.EventEmitter = contents;
      await new Promise((resolve, reject) => {
        older.once('new-window', resolve);
        contents.executeJavaScript(`void window.open(${JSON.stringify(asked)})`).then(resolve, reject);
      });
    }, url);
  }

  /** Sends the page into a loop that never ends; resolves once it is in it. */
  async loopForEver(): Promise<void> {
    await this.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('no window');
      await new Promise<void>((resolve) => {
        // Newer versions tell the message in the event, older ones in an argument.
        contents.on('console-message', (...told: unknown[]) => {
          const [event, , message] = told;
          const said: unknown = message ?? Reflect.get(Object(event), 'message');
          if (said === 'looping') resolve();
        });
        contents.executeJavaScript('console.log("looping"); for (;;);').catch(() => undefined);
      });
    });
  }

  /** The addresses of all pages that the app has, in windows or embedded. */
  contentUrls(): Promise<string[]> {
    return this.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getURL()),
    );
  }

  async place(bounds: Bounds): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, given) => BrowserWindow.getAllWindows()[0]?.setBounds(given),
      bounds,
    );
  }

  placed(): Promise<Bounds | undefined> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  }

  /** Starts the app once more on the same data; gives its exit code. */
  async startAgain(...args: string[]): Promise<number | null> {
    const child = this.#start(args);
    const [code] = await once(child, 'exit');
    return typeof code === 'number' ? code : null;
  }

  /** Changes a function's source in the inspector, without saving. */
  async renameSource(name: string, source: string): Promise<void> {
    await this.node(name).click();
    await this.page.getByRole('textbox', { name: 'Source' }).fill(source);
    await this.page.keyboard.press('Tab');
    await this.titled(/^● project/);
  }

  /** Waits until a window has such a title. */
  async titled(title: RegExp): Promise<void> {
    await expect
      .poll(() => this.windowTitles(), { timeout: waitMs })
      .toContainEqual(expect.stringMatching(title));
  }

  /** Process ids of the engines. */
  engines(): number[] {
    return enginesOf(this.process.pid ?? 0);
  }

  /** Waits for the app to be gone, and gives its exit code. */
  async ended(): Promise<number | null> {
    if (!isOver(this.process)) await once(this.process, 'exit');
    return this.process.exitCode;
  }
}

interface Fixtures {
  /** `open`: a copy of the example; `welcome`: nothing. Called once in a test. */
  start(what: 'example' | 'welcome', ...args: string[]): Promise<DesktopStudio>;
}

/** A test with an app of its own; skipped where no Electron can be had. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint: Vitest reads which fixtures are used from the pattern.
  start: async ({}, use) => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'kisflow-desktop-')));
    const started: ChildProcess[] = [];
    await use(async (what, ...args) => {
      const studio = await startStudio(folder, what, args);
      started.push(studio.process);
      return studio;
    });
    for (const child of started) await endNow(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

async function startStudio(
  folder: string,
  what: 'example' | 'welcome',
  args: string[],
): Promise<DesktopStudio> {
  const electron = inject('electron');
  if (electron === null) throw new Error('no Electron');
  const root = join(folder, 'project');
  await cp(join(projectRoot, 'examples', 'student-scores'), root, { recursive: true, force: false });
  const env = environment(join(folder, 'data'));
  const fixed = [...sandboxArguments(), electron.appFolder];
  const app = await launch(electron, [...fixed, ...(what === 'example' ? [root] : []), ...args], env);
  const page = await app.firstWindow();
  page.setDefaultTimeout(waitMs);
  const studio = new DesktopStudio(app, page, root, (more) =>
    spawn(electron.binary, [...fixed, ...more], { env, stdio: 'ignore' }),
  );
  await (what === 'example' ? studio.node('AvgStuScore') : studio.button('New project')).waitFor();
  return studio;
}

function environment(dataFolder: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const display = inject('display');
  return {
    ...Object.fromEntries(own),
    ...(display === null ? {} : { DISPLAY: display }),
    KISFLOW_STUDIO_DATA: dataFolder,
    LANG: 'en_US.UTF-8',
  };
}

/** Whatever it is asking: the journey is over. */
async function endNow(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
