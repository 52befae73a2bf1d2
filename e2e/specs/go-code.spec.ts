import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goService } from '../fixtures/go-service.ts';
import { expect, test } from '../fixtures/test.ts';

test.describe('Go code beside the flows', () => {
  test.use({ example: '', files: { ...goService } });

  test('says what production has, where it is, and what does not meet', async ({ studio, page }) => {
    const inTree = (name: string) => studio.inTree(name).locator('.tree__detail');
    await expect(inTree('AvgStuScore')).toHaveText('Go');
    await expect(inTree('PrintStuAvgScore')).toHaveCount(0);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    const problems = page.getByRole('region', { name: 'Problems' });
    await expect(problems).toContainText('The Go code registers no function "PrintStuAvgScore"');
    await problems.getByRole('button', { name: /"AvgStuScore" reads the param "weight" in Go/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Go code' });
    await expect(dialog.getByText('internal/faas/scores.go:19')).toBeVisible();
    await expect(dialog.locator('.view-lines')).toContainText('GetFuncParam("weight")');
    await dialog.getByRole('button', { name: 'Retired' }).click();
    await expect(dialog.locator('.view-lines')).toContainText('pool.FaaS("Retired"');
    await expect(dialog.getByRole('region', { name: 'Functions' })).toContainText(
      'PrintStuAvgScore not in Go',
    );
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('leads from a function to its Go file, and gives its struct to the types of rows', async ({
    studio,
    page,
  }) => {
    await studio.node('AvgStuScore').click();
    await studio.inspector.getByRole('button', { name: /internal\/faas\/scores\.go:18/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Go code' });
    await expect(dialog.locator('.view-lines')).toContainText('func AvgStuScore');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: /^Type a command/ }).fill('Fields and their types');
    await page.keyboard.press('Enter');
    const types = page.getByRole('dialog');
    await types.getByRole('combobox', { name: 'Fields of a Go struct' }).click();
    await page.getByRole('option', { name: /^Score/ }).click();
    await expect(types.locator('input[value="note"]')).toBeVisible();
    await types.getByRole('button', { name: 'Apply' }).click();
    await page.keyboard.press('Control+s');
    await expect
      .poll(() => readFile(join(studio.server.root, 'studio.json'), 'utf8').catch(() => ''))
      .toContain('"note"');
  });
});
