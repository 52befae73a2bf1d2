import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const files = project([{ name: 'Orders', functions: ['Fetch', 'Price', 'Notify'] }], {
  Fetch: '  flow.commitRowBatch(rows.map(({ id }) => ({ id, cents: id * 100 })));',
  Price: '  flow.commitRowBatch(rows.filter(({ id }) => id > 1));',
  Notify: handOn,
});

test.use({ example: '', files });

test('a double click gives code the middle of the window, and Escape gives the canvas back', async ({
  studio,
  page,
}) => {
  await studio.run();
  await studio.node('Price').dblclick();
  const view = page.getByRole('region', { name: 'Code of Price with its rows' });
  await expect(view.getByRole('textbox', { name: 'Code of functions/Price.js' })).toBeFocused();
  await expect(view.getByRole('region', { name: 'Rows in' })).toContainText('200');
  await expect(view.getByRole('region', { name: 'Rows out' })).toContainText('removed');

  const chain = view.getByRole('navigation', { name: 'Chain of Orders' });
  await expect(chain.getByRole('button', { name: /^Price/ })).toHaveAttribute('aria-current', 'true');
  await expect(chain.getByRole('button', { name: /^Price/ })).toContainText('2 → 1');
  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByRole('textbox', { name: 'Code of functions/Notify.js' })).toBeFocused();
  await page.keyboard.press('Alt+PageUp');
  await expect(page.getByRole('textbox', { name: 'Code of functions/Price.js' })).toBeFocused();
  await page.getByRole('button', { name: /^Fetch/ }).click();
  const fetch = page.getByRole('textbox', { name: 'Code of functions/Fetch.js' });
  await expect(fetch).toBeFocused();

  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-widget.visible')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(fetch).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(studio.node('Fetch')).toBeVisible();
  await expect(studio.canvas).toBeFocused();
});

test('a function is edited and run alone with the rows that it last saw', async ({ studio, page }) => {
  await studio.run();
  await studio.node('Price').dblclick();
  await studio.typeInto(
    'Code of functions/Price.js',
    'export default (ctx, flow, rows) => flow.commitRowBatch(rows.map((row) => ({ ...row, euros: row.cents / 100 })));',
  );
  await page.keyboard.press('Control+Enter');
  const out = page.getByRole('region', { name: 'Rows out' });
  await expect(out).toContainText('euros');
  const chain = page.getByRole('navigation', { name: 'Chain of Orders' });
  await expect(chain.getByRole('button', { name: /^Price/ })).toContainText('2 → 2');
  await expect(chain.getByRole('button', { name: /^Notify/ })).toContainText('1 → 1');
  await expect(studio.runLine).toContainText('Ran Price alone: 2 rows in, 2 out');
  await studio.runLine.getByRole('button', { name: 'Run again' }).click();
  await expect(studio.runLine).toContainText('Ran Price alone: 2 rows in, 2 out');
});

test.describe('while a run goes on', () => {
  test.use({ files: { ...files, ...slow() } });

  test('Ctrl Enter in code writes nothing', async ({ studio, page }) => {
    await studio.startRun();
    await expect(studio.runLine).toContainText('Running Orders: 2 of 2 rows');
    await studio.node('Price').dblclick();
    await expect(page.getByRole('textbox', { name: 'Code of functions/Price.js' })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Shift+Enter');
    await expect(studio.status).toContainText('All saved');
    await page.keyboard.press('Shift+F5');
    await expect(studio.runLine).toContainText('Stopped by you in Notify');
  });
});

function slow(): Record<string, string> {
  return { 'functions/Notify.js': 'export default () => new Promise(() => {});\n' };
}

test('a function that has seen no rows says so, and the flow is run up to it', async ({ studio, page }) => {
  await studio.node('Price').dblclick();
  await expect(page.getByText('No rows were seen here yet')).toBeVisible();
  await page.getByRole('button', { name: /^Run this function/ }).click();
  await expect(page.getByText('Price has seen no rows yet that it could be run with.')).toBeVisible();
  await page.getByRole('region', { name: 'Rows in' }).getByRole('button', { name: 'Run up to here' }).click();
  await page.getByRole('button', { name: 'Trust and run' }).click();
  const chain = page.getByRole('navigation', { name: 'Chain of Orders' });
  await expect(chain.getByRole('button', { name: /^Price/ })).toContainText('2 → 1');
  await expect(chain.getByRole('button', { name: /^Notify/ })).toContainText('not run yet');
});

test.describe('in a small window', () => {
  test.use({ viewport: { width: 1024, height: 640 } });

  test('rows and code stand behind tabs', async ({ studio, page }) => {
    await studio.node('Price').dblclick();
    const tabs = page.getByRole('tablist', { name: 'Rows and code' });
    await expect(tabs.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
    await tabs.getByRole('tab', { name: 'Rows in' }).click();
    await expect(page.getByText('No rows were seen here yet')).toBeVisible();
  });
});
