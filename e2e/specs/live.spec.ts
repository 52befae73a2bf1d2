import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLiveProcess } from '../fixtures/live-process.ts';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const token = 'a token of a journey';
const check = `  for (const row of rows) {
    if (row.price < 0) throw new Error('a price below zero');
    flow.commitRow(row);
  }`;
const source = { version: 1, flow: 'Orders', type: 'http', settings: { listen: '0', token: 'posting' } };
const files = {
  ...project([{ name: 'Orders', functions: ['Check', 'Price'] }], { Check: check, Price: handOn }),
  'sources/Posted.json': JSON.stringify({ ...source, batch: { rows: 10, ms: 5 } }),
};
test.use({ example: '', files });

test('a window is attached to a live run and sees its rows, its error and its end on the graph; a dead letter is mended and sent again', async ({
  studio,
  page,
}) => {
  const live = await startLiveProcess(studio.server.root, token);
  try {
    await studio.byPalette('Attach to a live run');
    const dialog = page.getByRole('dialog', { name: 'Attach to a live run' });
    await dialog.getByLabel('Address').fill(live.address);
    await dialog.getByLabel('Token', { exact: true }).fill('another token, which is wrong');
    await dialog.getByRole('button', { name: 'Attach' }).click();
    await expect(dialog.getByRole('alert')).toContainText('does not know this token');
    await dialog.getByLabel('Token', { exact: true }).fill(token);
    await page.keyboard.press('Enter');
    const line = page.getByRole('status', { name: 'Live run' });
    await expect(line).toContainText('0 messages');

    expect(await live.post([{ price: 1 }, { price: -2 }, { price: 3 }])).toBe(200);
    const place = (id: string) => page.locator(`[data-live="${id}"]`);
    await expect(place('Check#1')).toContainText('2→2');
    await expect(place('Check#1')).toContainText(
      '1 dead letter: the function Check threw: a price below zero',
    );
    await expect(line).toContainText('3 messages');
    await expect(page.locator('.edge-label__count--live').last()).toHaveText('2');

    // The letter is mended, sent again, and arrives.
    await line.getByRole('button', { name: '1 dead letter' }).click();
    const letters = page.getByRole('dialog', { name: 'Dead letters' });
    await expect(letters).toContainText('a price below zero');
    const row = letters.getByLabel('Row as JSON');
    await expect(row).toHaveValue('{\n  "price": -2\n}');
    await letters.getByRole('button', { name: 'Send again' }).click();
    await expect(letters.getByRole('alert')).toContainText('a price below zero');
    await row.fill('{ "price": 2.50 ');
    await expect(letters.getByRole('button', { name: 'Send the mended row again' })).toBeDisabled();
    await row.fill('{ "price": 2.50 }');
    await letters.getByRole('button', { name: 'Add to samples' }).click();
    await expect(page.getByText('The row stands in samples/Orders.jsonl now.')).toBeVisible();
    await letters.getByRole('button', { name: 'Send the mended row again' }).click();
    await expect(letters.getByRole('status')).toHaveText([/1 row was sent again and came to the end/]);
    await expect(letters).toContainText('There are no open dead letters.');
    await page.keyboard.press('Escape');
    await expect(place('Check#1')).toContainText('3→3');
    await expect(page.locator('.edge-label__count--live').last()).toHaveText('3');

    // What was edited here does not run there.
    await appendFile(join(studio.server.root, 'functions/Price.js'), '// more\n');
    await expect(line).toContainText('functions/Price.js differs');
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await expect(place('Check#1')).toBeHidden();
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await live.kill();
    await expect(line).toContainText(/tries again/);
    await expect(place('Check#1')).toContainText('3→3');
    // At 200 % the way out is in sight, too.
    await page.setViewportSize({ width: 720, height: 450 });
    const detach = line.getByRole('button', { name: 'Detach' });
    await expect(detach).toBeInViewport({ ratio: 1 });
    await detach.click();
    await expect(line).toBeHidden();
  } finally {
    await live.kill();
  }
});
