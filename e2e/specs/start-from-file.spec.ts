import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

const csv = 'order,city,qty,price\nA1,北京,2,10\nA2,Porto,0,5\nA3,北京,3,1.5\n';

test.use({ example: '', files: {} });

/** Drops a file of these rows anywhere in the window. */
async function drop(
  page: Page,
  name: string,
  text: string,
  offer = 'a flow begins with its rows',
): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const data = new DataTransfer();
      data.items.add(new File([file.text], file.name, { type: 'text/csv' }));
      return data;
    },
    { name, text },
  );
  await page.locator('body').dispatchEvent('dragenter', { dataTransfer });
  await expect(page.getByRole('status').filter({ hasText: offer })).toBeVisible();
  await page.locator('.file-drop').dispatchEvent('drop', { dataTransfer });
}

test('a CSV that is dropped on an empty project is a flow with rows and a form, and each step can be undone', async ({
  studio,
  page,
}) => {
  await drop(page, 'open-orders.csv', csv);
  await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
  const where = page.getByRole('combobox', { name: 'Keep rows where' });
  await expect(where).toBeFocused();
  await where.fill('row.qty > 0');
  await expect(page.locator('.form-counts')).toContainText('kept 2');
  await page.keyboard.press('Control+Enter');
  await studio.run();
  await expect(studio.node('Filter')).toContainText(/3\s*→\s*2/);
  await studio.save();
  const files = await studio.files();
  expect(files['samples/OpenOrders.jsonl']?.split('\n')[1]).toBe(
    '{"order":"A2","city":"Porto","qty":0,"price":5}',
  );
  expect(JSON.parse(files['studio.json'] ?? '{}')).toMatchObject({
    flows: {
      OpenOrders: { rowTypes: { '#source': { fields: [{ name: 'order', type: 'text' }, {}, {}, {}] } } },
    },
  });
  await studio.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(studio.node('Filter')).toContainText('true');
  await page.keyboard.press('Control+z');
  await studio.expectChain([]);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No sample rows')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(studio.inTree('OpenOrders')).toHaveCount(0);
});

test('by keyboard a flow begins with a file, and nothing is made when it is cancelled', async ({
  studio,
  page,
}) => {
  const choose = async () => {
    const chooser = page.waitForEvent('filechooser');
    await studio.byPalette('Start from a file');
    await (await chooser).setFiles({ name: '订单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Use these rows' })).toBeFocused();
  };
  await choose();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Three first steps' })).toBeVisible();
  await choose();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Keep rows where' })).toBeFocused();
  await expect(studio.inTree('订单')).toHaveCount(1);
});

test.describe('on the welcome screen', () => {
  test.use({ example: 'welcome' });

  test('a dropped CSV asks for a new project, which begins with its rows', async ({ studio, page }) => {
    await drop(page, 'open-orders.csv', csv, 'a new project begins with its rows');
    const dialog = page.getByRole('dialog', { name: 'New project' });
    await dialog.getByText('Empty project').click();
    await dialog.getByRole('textbox', { name: 'Project name' }).fill('project');
    await dialog.getByRole('textbox', { name: 'Location' }).fill(join(studio.server.root, '..'));
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Use these rows' }).click();
    await expect(page.getByRole('combobox', { name: 'Keep rows where' })).toBeFocused();
    await expect(studio.inTree('OpenOrders')).toBeVisible();
  });
});
