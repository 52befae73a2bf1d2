import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

test.use({ viewport: { width: 1024, height: 640 } });

async function edit(page: Page, node: string, words: string): Promise<void> {
  await page.locator(`[data-node="${node}#1"]`).click();
  await page.getByRole('textbox', { name: 'Source' }).fill(words);
}

test('edits of two windows that were lost are both offered, and each is chosen by itself', async ({
  studio,
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto(studio.server.url);
  await edit(page, 'AvgStuScore', 'of the first');
  await expect.poll(async () => (await studio.recoveryFiles()).length).toBe(1);
  await edit(other, 'AvgStuScore', 'of the second');
  await expect.poll(async () => (await studio.recoveryFiles()).length).toBe(2);
  for (const window of [page, other]) await window.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(studio.server.url);
  const dialog = again.getByRole('dialog', { name: 'Unsaved edits were found' });
  await expect(dialog).toContainText('2 windows left unsaved edits');
  await expect(dialog).toContainText('1 to restore, 1 to keep for later, 0 to discard');
  await again.screenshot({ path: test.info().outputPath('recovery.png') });
  await again.keyboard.press('Escape');
  await expect(dialog).toBeVisible();

  // By keyboard: from Continue back to the older copy's choice, and one to the left.
  const older = dialog.getByRole('listitem').filter({ hasText: 'lost' }).last();
  await older.getByRole('radio', { name: 'Later' }).focus();
  await again.keyboard.press('ArrowLeft');
  await expect(dialog).toContainText('1 to restore, 1 to keep for later');
  await expect(older.getByRole('radio', { name: 'Restore' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  await again.locator('[data-node="AvgStuScore#1"]').click();
  await expect(again.getByRole('textbox', { name: 'Source' })).toHaveValue('of the first');
  await again.keyboard.press('Control+s');
  await expect(again.getByText('all saved')).toBeVisible();
  await expect.poll(async () => (await studio.recoveryFiles()).length).toBe(1);

  await again.reload();
  await expect(again.getByRole('dialog')).toContainText('func-AvgStuScore.yml');
  await again.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => studio.recoveryFiles()).toEqual([]);
});
