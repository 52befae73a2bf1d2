import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flowFile, handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const commented = `# Checks every order before it is priced.
kistype: func
fname: Check   # keep in step with the Go code
fmode: 'Verify'

source:
    name: "orders"   # from the order service
    must: [id]
owner: team-billing
`;

test.describe('a hand-written file', () => {
  test.use({
    example: '',
    files: {
      ...project([{ name: 'Orders', functions: ['Check'] }], { Check: handOn }),
      'conf/func/func-Check.yml': commented,
    },
  });

  test('edited by form, only the line concerned changes', async ({ studio, page }) => {
    await studio.node('Check').click();
    await page.getByRole('textbox', { name: 'Source' }).fill('shop orders');
    await studio.save();
    expect(await studio.read('conf/func/func-Check.yml')).toBe(
      commented.replace('"orders"', '"shop orders"'),
    );
  });

  test('changed on disk meanwhile is never overwritten silently', async ({ studio, page }) => {
    await studio.node('Check').click();
    await page.getByRole('textbox', { name: 'Source' }).fill('mine');
    const theirs = commented.replace('"orders"', '"theirs"');
    await writeFile(join(studio.server.root, 'conf/func/func-Check.yml'), theirs);
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('func-Check.yml');
    expect(await studio.read('conf/func/func-Check.yml')).toBe(theirs);
    await dialog.getByRole('button', { name: /mine/i }).first().click();
    await expect.poll(() => studio.read('conf/func/func-Check.yml')).toContain('mine');
  });
});

test.describe('a function used in three flows', () => {
  const flows = ['One', 'Two', 'Three'].map((name) => ({ name, functions: ['Check', 'Price'] }));
  test.use({ example: '', files: project(flows, { Check: handOn, Price: handOn }) });

  test('is renamed everywhere, its code file too', async ({ studio, page }) => {
    await studio.node('Check').click();
    const name = page
      .getByRole('region', { name: 'Inspector' })
      .getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Verify orders');
    await name.press('Enter');
    await expect(studio.node('Verify orders')).toBeVisible();
    await studio.save();
    for (const flow of flows)
      expect(await studio.read(`conf/flow/flow-${flow.name}.yml`)).toBe(
        flowFile({ name: flow.name, functions: ['Verify orders', 'Price'] }),
      );
    expect(await studio.read('functions/Verify orders.js')).toContain('flow.commitRowBatch(rows)');
    await expect(studio.read('functions/Check.js')).rejects.toThrow('ENOENT');
    await studio.run();
    await expect(studio.node('Price')).toContainText(/2\s*→\s*2/);
  });
});

test('edits are kept over a crash of the browser', async ({ studio, page, context }) => {
  await studio.node('AvgStuScore').click();
  await page.getByRole('textbox', { name: 'Source' }).fill('unsaved words');
  await expect(page.getByText(/1 file changed/)).toBeVisible();
  await expect.poll(async () => (await studio.recoveryFiles()).length).toBeGreaterThan(0);
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(studio.server.url);
  await again
    .getByRole('dialog')
    .getByRole('button', { name: /Restore/ })
    .click();
  await again.locator('[data-node="AvgStuScore#1"]').click();
  await expect(again.getByRole('textbox', { name: 'Source' })).toHaveValue('unsaved words');
});

test.describe('a folder that is deleted while it is open', () => {
  const files = project([{ name: 'Orders', functions: ['Check', 'Price'] }], {
    Check: handOn,
    Price: handOn,
  });
  test.use({ example: '', files });

  test('takes nothing from the window, which can write it anew', async ({ studio, page }) => {
    await studio.node('Check').click();
    await page.getByRole('textbox', { name: 'Source' }).fill('mine');
    await rm(studio.server.root, { recursive: true });
    const banner = page.getByRole('alert').filter({ hasText: 'is not there any more' });
    await expect(banner).toBeVisible();
    await studio.expectChain(['Check', 'Price']);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('1 file changed')).toBeVisible();

    await banner.getByRole('button', { name: 'Write it again' }).click();
    await expect(banner).toBeHidden();
    await expect(page.getByText('all saved')).toBeVisible();
    const edited = files['conf/func/func-Check.yml']?.replace('orders', 'mine');
    expect(await studio.files()).toEqual({ ...files, 'conf/func/func-Check.yml': edited });

    await writeFile(
      join(studio.server.root, 'conf/flow/flow-New.yml'),
      flowFile({ name: 'New', functions: [] }),
    );
    await expect(studio.inTree(/^New/)).toBeVisible();
    await rm(join(studio.server.root, 'conf/flow/flow-New.yml'));
    await expect(page.getByText('conf/flow/flow-New.yml was deleted on disk')).toBeVisible();
  });
});

test('edits that a crash left are discarded when that is chosen, and not offered again', async ({
  studio,
  page,
}) => {
  const before = await studio.files();
  await studio.node('AvgStuScore').click();
  await studio.inspector.getByRole('textbox', { name: 'Source' }).fill('Lost');
  await expect.poll(async () => (await studio.recoveryFiles()).length).toBeGreaterThan(0);
  await page.reload();
  const offer = page.getByRole('dialog');
  await expect(offer).toContainText('func-AvgStuScore.yml');
  await page.keyboard.press('Escape');
  await expect(offer, 'nothing is decided without an answer').toBeVisible();
  await offer.getByRole('button', { name: 'Discard' }).click();
  await expect(offer).toBeHidden();
  await expect(page.getByText('all saved')).toBeVisible();
  await expect.poll(() => studio.recoveryFiles()).toEqual([]);
  await studio.node('AvgStuScore').click();
  await expect(studio.inspector.getByRole('textbox', { name: 'Source' })).not.toHaveValue('Lost');
  await page.reload();
  await expect(studio.node('AvgStuScore')).toBeVisible();
  await expect(offer).toBeHidden();
  expect(await studio.files()).toEqual(before);
});
