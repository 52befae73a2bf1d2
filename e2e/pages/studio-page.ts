import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { StudioServer } from '../fixtures/server.ts';

/** The Studio's window in a person's words. */
export class StudioPage {
  readonly page: Page;
  readonly server: StudioServer;
  #trusted = false;

  constructor(page: Page, server: StudioServer) {
    this.page = page;
    this.server = server;
  }

  async open(): Promise<void> {
    await this.page.goto(this.server.url);
    await expect(
      this.page
        .locator('.shell')
        .or(this.page.getByRole('button', { name: 'New project' }))
        .first(),
    ).toBeVisible();
  }

  /** The function's card on the canvas; `occurrence` counts from 1. */
  node(name: string, occurrence = 1): Locator {
    return this.page.locator(`[data-node="${name}#${occurrence}"]`);
  }

  /** The shown flow's canvas, which takes the keys of the chain. */
  get canvas(): Locator {
    return this.page.getByRole('application', { name: /^Canvas of the flow/ });
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector' });
  }

  get status(): Locator {
    return this.page.getByRole('contentinfo');
  }

  /** The line over the canvas that says how the run went. */
  get runLine(): Locator {
    return this.page.locator('.run-line');
  }

  /** The header's button, which makes room for Pause and Continue while a run goes on. */
  get runButton(): Locator {
    return this.page.locator('.header [data-command="run.start"]');
  }

  /** Names of the functions of the chain, in order, as the outline for screen readers tells them. */
  chain(): Promise<string[]> {
    return this.page
      .getByRole('navigation', { name: 'Outline of the chain' })
      .getByRole('button')
      .locator('b')
      .allTextContents();
  }

  async expectChain(names: string[]): Promise<void> {
    await expect.poll(() => this.chain()).toEqual(names);
  }

  /** A line of the explorer's tree. */
  inTree(name: string | RegExp): Locator {
    return this.page.getByRole('tree').getByRole('treeitem', { name });
  }

  /** Drags a mode of the palette to a place, names the new function and inserts it. */
  async dragMode(mode: string, target: Locator, name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'With code', exact: true }).click();
    await this.page.locator(`[data-palette="${mode}"]`).dragTo(target);
    const dialog = this.page.getByRole('dialog', { name: 'Insert a function' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create and insert' }).click();
    await expect(this.node(name)).toBeVisible();
  }

  /** Drags a function's card to the middle of something, as a hand does: in steps. */
  async dragNode(name: string, target: Locator): Promise<void> {
    const from = await middle(this.node(name));
    const to = await middle(target);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Replaces the whole text of the Monaco editor with this label. */
  async typeInto(label: string | RegExp, text: string): Promise<void> {
    const editor = this.page.getByRole('textbox', { name: label });
    await editor.focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Presses Tab until something has the focus: it must be reachable so. */
  async tabTo(target: Locator): Promise<void> {
    const hasFocus = () => target.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 120; presses += 1) {
      if (await hasFocus()) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  /** Runs a command by typing into the command palette. */
  async byPalette(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('textbox', { name: 'Type a command, a flow, a function …' }).fill(words);
    await expect(this.page.locator('.command-palette__entry[data-selected]')).toHaveCount(1);
    await this.page.keyboard.press('Enter');
  }

  /** Presses Run and, at the first time in this folder, agrees to trust it; waits until the run has ended. */
  async run(): Promise<void> {
    await this.startRun();
    await this.finished();
  }

  /** Presses Run; the first run in the folder asks for trust. */
  async startRun(): Promise<void> {
    await this.runButton.click();
    if (this.#trusted) return;
    await this.page.getByRole('button', { name: 'Trust and run' }).click();
    this.#trusted = true;
  }

  async finished(): Promise<void> {
    // A first run starts the engine, and a file of some megabytes is read whole.
    await expect(this.runLine).toHaveAttribute('data-state', /^(?!running|paused|not-run)/, {
      timeout: 30_000,
    });
    await expect(this.runButton).toBeEnabled();
  }

  async bottomTab(name: string): Promise<void> {
    await this.page
      .getByRole('tablist', { name: 'Rows, logs and files' })
      .getByRole('tab', { name: new RegExp(`^${name}`) })
      .click();
  }

  async inspectorTab(name: string): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Inspector' })
      .getByRole('tab', { name, exact: true })
      .click();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await expect(this.page.getByText('all saved')).toBeVisible();
  }

  /** Every file of the project on disk, with its text, but what the Studio keeps for itself. */
  async files(): Promise<Record<string, string>> {
    const entries = await readdir(this.server.root, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.server.root, join(entry.parentPath, entry.name)))
      .filter((path) => !path.startsWith('.studio'));
    const texts = await Promise.all(paths.toSorted().map(async (path) => [path, await this.read(path)]));
    return Object.fromEntries(texts);
  }

  /** A file of the project as it is on disk. */
  read(path: string): Promise<string> {
    return readFile(join(this.server.root, path), 'utf8');
  }

  /** What the host keeps of unsaved edits, to be offered after a crash. */
  async recoveryFiles(): Promise<string[]> {
    const files = await readdir(this.server.dataFolder, { recursive: true });
    return files.filter((file) => file.includes('recovery') && file.endsWith('.json'));
  }
}

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error(`${of} is not in sight`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
