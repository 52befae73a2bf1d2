import { AxeBuilder } from '@axe-core/playwright';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { SampleTable } from '../pages/sample-table.ts';

const names = ['Check', ...Array.from({ length: 14 }, (_, at) => `StepNumber${at + 1}`)];

test.describe('the history of runs', () => {
  const flows = [{ name: 'Orders', functions: names }];
  const bodies = Object.fromEntries(names.map((name) => [name, handOn]));
  const rows = '{"id":1}\n{"id":2}\n{"id":3}\n';
  test.use({
    example: '',
    files: project(
      flows,
      { ...bodies, Check: '  flow.commitRowBatch(rows.filter(({ id }) => id > 1));' },
      rows,
    ),
    viewport: { width: 1024, height: 640 },
  });

  test('shows long chains whole, and two runs side by side with what changed', async ({ studio, page }) => {
    await studio.run();
    await studio.bottomTab('Samples');
    await new SampleTable(page).click('id', 3);
    await page.keyboard.press('Control+Delete');
    await studio.run();

    await studio.bottomTab('History');
    const list = page.getByRole('region', { name: 'Run history' });
    const first = list.getByRole('row', { name: /Orders Finished 3 / });
    await expect(first).toContainText('StepNumber5 2 → 2');
    await first.getByRole('button', { name: '9 more' }).click();
    await expect(first).toContainText('StepNumber14 2 → 2');
    const overflow = await list.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBe(0);

    await list.getByRole('button', { name: 'Compare with the previous run of this flow' }).click();
    const compared = page.getByRole('region', { name: 'Two runs side by side' });
    await expect(compared.getByRole('row', { name: /^Whole run 3 2 −1 .* Finished$/ })).toBeVisible();
    await expect(compared.getByRole('row', { name: /^Check 3 2 −1 2 1 −1 / })).toBeVisible();
    await expect(compared.getByRole('row', { name: /^StepNumber1 2 1 −1 2 1 −1 / })).toBeVisible();
    const parts = page.locator('.run-difference');
    await expect(parts).toContainText('Batch 1, call 1, Check#1: rows in, row 3 is gone: {"id":3}');
    await expect(page.getByText(/Orders\.jsonl · batch size 1,?000/).first()).toBeVisible();

    const { violations } = await new AxeBuilder({ page }).include('.history').analyze();
    expect(violations).toEqual([]);

    // Another tab does not cost it.
    await studio.bottomTab('Rows');
    await expect(compared).toBeHidden();
    await studio.bottomTab('History');
    await expect(parts).toContainText('row 3 is gone');

    await page.getByRole('button', { name: 'Back to all runs' }).click();
    const compare = page.getByRole('button', { name: 'Compare', exact: true });
    await expect(compare).toBeDisabled();
    for (const box of await list.getByRole('checkbox').all()) await box.check();
    await compare.click();
    await expect(compared.getByRole('row', { name: /^Check 3 2 −1 2 1 −1 / })).toBeVisible();

    // It leads to the run as it was at that call, with the rows of that call.
    await parts.getByRole('button', { name: 'Show in the later run' }).click();
    await expect(studio.runLine).toContainText('After Check · batch 1 · visit 1');
    await expect(page.getByRole('button', { name: /^visit 1 – Rows of all visits/ })).toBeVisible();
  });
});
