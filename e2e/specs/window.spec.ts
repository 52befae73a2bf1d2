import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { StudioPage } from '../pages/studio-page.ts';

test('the window is worked by the command palette alone, and keeps language and theme', async ({
  studio,
  page,
}) => {
  await studio.byPalette('PrintStuAvgScore');
  await expect(studio.inspector.getByRole('heading', { name: 'PrintStuAvgScore' })).toBeVisible();
  await studio.byPalette('Show logs');
  await expect(page.getByRole('tab', { name: /^Logs/ })).toHaveAttribute('aria-selected', 'true');
  await studio.byPalette('Show the project map');
  await expect(page.getByRole('tab', { name: 'Project map' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');

  await studio.byPalette('Settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await settings.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: '简体中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // Its script is kept waiting: the page is dark before that has asked for anything.
  let goOn = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    void page.route(
      /\/index-[^/]+\.js$/,
      async (route) => {
        resolve();
        await new Promise<void>((go) => {
          goOn = go;
        });
        await route.continue();
      },
      { times: 1 },
    );
  });
  const reloaded = page.reload();
  await asked;
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(14, 16, 20)');
  const themes = await page.evaluateHandle(() => {
    const seen = new Set<string | undefined>();
    const root = document.documentElement;
    new MutationObserver(() => seen.add(root.dataset['theme'])).observe(root, { attributes: true });
    return seen;
  });
  goOn();
  await reloaded;
  await expect(page.getByRole('button', { name: '运行', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(await themes.evaluate((seen) => [...seen])).toEqual(['dark']);
});

test.describe('the project map', () => {
  test.use({ example: 'orders' });

  test('shows all flows and what splices them, and opens one', async ({ studio, page }) => {
    await expect(studio.canvas).toBeVisible();
    await page.getByRole('tab', { name: 'Project map' }).click();
    const map = page.getByRole('region', { name: /map/i });
    await expect(map.getByText('PriceCache').first()).toBeVisible();
    await map.getByRole('button', { name: /PriceFeed/ }).click();
    await expect(page.getByRole('tab', { name: 'PriceFeed' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('[data-node="SavePrices#1"]')).toBeVisible();
  });
});

test('two windows on one project: it is said, and what one saves the other shows', async ({
  studio,
  page,
  context,
}) => {
  const other = new StudioPage(await context.newPage(), studio.server);
  await other.open();
  await expect(other.page.getByText(/open in another window/)).toBeVisible();
  await studio.node('AvgStuScore').click();
  await studio.inspector.getByRole('textbox', { name: 'Source' }).fill('Shared');
  await studio.save();
  await other.node('AvgStuScore').click();
  await expect(other.inspector.getByRole('textbox', { name: 'Source' })).toHaveValue('Shared');

  await other.inspector.getByRole('textbox', { name: 'Source' }).fill('theirs');
  await studio.inspector.getByRole('textbox', { name: 'Source' }).fill('mine');
  await other.save();
  await page.getByRole('button', { name: /Compare/ }).click();
  expect(await studio.read('conf/func/func-AvgStuScore.yml')).toContain('theirs');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep mine' }).first().click();
  await expect.poll(() => studio.read('conf/func/func-AvgStuScore.yml')).toContain('mine');
});

const names = ['检查 订单', '🚀 launch', 'say "hi" & \'bye\'', 'a/b\\c', 'CON', 'price'];

test.describe('names with blanks, Chinese, emoji, quotes and separators', () => {
  test.use({
    example: '',
    files: project([{ name: 'Names', functions: ['Check'] }], { Check: handOn }),
  });

  test('give safe files, and run', async ({ studio, page }) => {
    for (const name of names) {
      await studio.canvas.focus();
      await page.keyboard.press('End');
      await page.keyboard.press('a');
      const dialog = page.getByRole('dialog', { name: 'Insert a function' });
      await dialog.getByRole('option', { name: /^\W*V?\s*Verify/ }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('button', { name: 'Create and insert' }).click();
    }
    await studio.expectChain(['Check', ...names]);
    await studio.save();
    const paths = Object.keys(await studio.files());
    expect(paths.filter((path) => path.startsWith('conf/func/'))).toHaveLength(names.length + 1);
    for (const path of paths) expect(path).not.toMatch(/["<>:|?*\\]|\/(con|CON)\.|\s\//);
    await studio.run();
    await expect(studio.node('price')).toContainText(/2\s*→/);
    await page.reload();
    await studio.expectChain(['Check', ...names]);
  });
});

test('a page of another site in the same browser gets nothing', async ({ studio, page, context }) => {
  const site = createServer((_request, response) => response.end('<!doctype html><title>evil</title>'));
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const evil = await context.newPage();
  await evil.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  const { host, origin } = new URL(studio.server.url);
  const got = await evil.evaluate(
    async ({ host, origin, link }) => {
      const socket = (url: string) =>
        new Promise<string>((done) => {
          const opened = new WebSocket(url);
          opened.onmessage = () => done('a message');
          opened.onopen = () => done('a connection');
          opened.onerror = () => done('nothing');
        });
      const read = (url: string) =>
        fetch(url, { credentials: 'include' }).then(
          (answer) => answer.text(),
          () => 'nothing',
        );
      const framed = await new Promise<string>((done) => {
        const frame = document.createElement('iframe');
        frame.onload = () => done(frame.contentDocument === null ? 'nothing' : 'a page');
        frame.src = link;
        document.body.append(frame);
      });
      return [
        await socket(`ws://${host}/`),
        await socket(`ws://${host}/socket${new URL(link).search}`),
        await read(origin),
        framed === 'nothing' ? 'nothing' : 'a readable frame',
      ];
    },
    { host, origin, link: studio.server.url },
  );
  expect(got).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
  site.close();
  await expect(page.getByRole('tree').first()).toBeVisible();
});
