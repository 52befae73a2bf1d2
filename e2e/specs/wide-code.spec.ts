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
});
