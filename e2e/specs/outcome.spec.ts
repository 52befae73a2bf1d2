import { AxeBuilder } from '@axe-core/playwright';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

/** How a run tells its end: one line over the canvas, the node, the status bar, and the way to act. */

const chain = ['Check', 'Total', 'Report'];
const report = '  ctx.log.info(rows.length);';
const orders = (bodies: Record<string, string>, rows?: string) =>
  project(
    [{ name: 'Orders', functions: chain }],
    { Check: handOn, Total: handOn, Report: report, ...bodies },
    rows,
  );
const action = (studio: StudioPage, name: string) => studio.runLine.getByRole('button', { name });

test.describe('a run as meant', () => {
  test.use({ example: '', files: orders({}) });

  test('is told from before the first run on, and in the same words below', async ({ studio, page }) => {
    await expect(studio.runLine).toContainText('Not run yet: 2 sample rows');
    const before = await studio.runLine.boundingBox();
    await expect(page.getByRole('button', { name: /^Run/ }), 'the command is found by its name').toHaveCount(
      1,
    );
    await studio.run();
    await expect(page.getByRole('status', { name: 'How the run went' })).toContainText(
      'Done: 2 rows in 1 batch',
    );
    await expect(studio.status).toContainText('Done: 2 rows in 1 batch');
    await expect(
      page.getByRole('article', { name: 'Check, Calculate, 2 rows in, 2 out, done' }),
    ).toBeVisible();
    expect(await studio.runLine.boundingBox()).toEqual(before);
    await expect(page.getByRole('button', { name: /^Run/ })).toHaveCount(1);
    await action(studio, 'Run again').click();
    await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch');
  });

  test('is of before an edit until the edit is taken back', async ({ studio, page }) => {
    await studio.run();
    await studio.node('Total').click();
    await studio.inspectorTab('Code');
    await studio.typeInto(/functions\/Total/, `export default (ctx, flow, rows) => {\n${handOn}\n};\n`);
    await expect(studio.runLine).toContainText('From before your last edit · Total changed · done at');
    await expect(studio.node('Check')).toHaveAttribute('data-tone', 'ok');
    await expect(studio.node('Total')).toHaveAttribute('data-tone', 'stale');
    await expect(studio.node('Report')).toHaveAttribute('data-tone', 'stale');
    await expect(page.getByRole('tabpanel').getByText('From before your last edit')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch');
    await expect(studio.node('Total')).toHaveAttribute('data-tone', 'ok');
  });
});

test.describe('no code', () => {
  const { 'functions/Total.js': _none, ...files } = orders({});
  test.use({ example: '', files });

  test('is said at its function, and made from there', async ({ studio, page }) => {
    await studio.run();
    await expect(page.getByRole('alert', { name: 'How the run went' })).toContainText(
      'Failed at Total: it has no code yet',
    );
    await expect(studio.status).toContainText('Failed at Total: it has no code yet');
    await expect(studio.node('Total')).toHaveAttribute('data-tone', 'red');
    await expect(studio.node('Total')).toContainText('Never called');
    await expect(studio.node('Report')).toContainText('Not reached');
    await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText('No code yet');
    await action(studio, 'Create it').click();
    await expect(page.getByRole('textbox', { name: /functions\/Total\.ts/ })).toBeAttached();
    await studio.run();
    await expect(studio.runLine).toContainText('Done: 2 rows');
  });
});

test.describe('a bad sample row', () => {
  test.use({ example: '', files: orders({}, '{"id":1}\n{"id":2}\n{"id":3,,"x":1}\n{"id":4}\n') });

  test('is the samples’ fault, leads to the row, and can be left out', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.runLine).toContainText('Failed at sample row 3: not valid JSON, one comma too many');
    await expect(page.locator('[data-node="#source"]')).toHaveAttribute('data-tone', 'red');
    await expect(page.locator('[data-node="#source"]')).toContainText('2 of 4 rows read');
    await expect(page.getByRole('tab', { name: /^Samples/ })).toHaveAttribute('aria-selected', 'true');
    await action(studio, 'Run without row 3').click();
    await expect(studio.runLine).toContainText('Done: 3 rows in 1 batch');
  });
});

test.describe('a function that throws', () => {
  test.use({
    example: '',
    files: orders({ Total: '  for (const row of rows) flow.commitRow(row.lines.length);' }),
  });

  test('is named with its line, which is one click away', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.runLine).toContainText('Failed at Total, line 2: row.lines is undefined');
    await expect(studio.node('Total')).toHaveAttribute('data-tone', 'red');
    await expect(studio.node('Check')).toHaveAttribute('data-tone', 'ok');
    await action(studio, 'Go to line 2').click();
    await expect(page.getByRole('textbox', { name: /functions\/Total\.js/ })).toBeAttached();
  });
});

test.describe('a run with something to look at', () => {
  const files = orders({
    Check: handOn,
    Total: `${handOn}\n  return flow.next(ctx.Action.forceEntryNext);`,
  });
  test.use({ example: '', files });

  test('is amber with its reason, counted and listed', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch · 1 thing to look at');
    await expect(studio.node('Total')).toHaveAttribute('data-tone', 'amber');
    await expect(studio.node('Total')).toContainText('ForceEntryNext threw away 2 committed rows');
    await studio.node('Total').getByRole('button', { name: 'Why' }).click();
    await expect(page.getByText('ForceEntryNext throws committed rows away').first()).toBeVisible();
  });
});

test.describe('a flow that ends early', () => {
  test.use({ example: '', files: orders({ Total: '  rows.length = 0;' }) });

  test('says which function handed on nothing', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.runLine).toContainText('Ended: Total handed on 0 rows');
    await expect(studio.node('Report')).toContainText('Not reached');
    await action(studio, 'Show its rows').click();
    await expect(page.getByRole('tabpanel', { name: /^Rows/ })).toContainText('Total');
    await studio.bottomTab('History');
    await expect(page.getByRole('row', { name: /Ended: Total handed on 0 rows/ })).toBeVisible();
  });
});

test.describe('a slow run', () => {
  test.use({
    example: '',
    files: orders({ Total: '  await new Promise((done) => setTimeout(done, 60_000));' }),
  });

  test('tells how far it is, waits where it is paused, and says where it was stopped', async ({
    studio,
    page,
  }) => {
    await studio.node('Check').click();
    await page.keyboard.press('F9');
    await studio.startRun();
    await expect(studio.runLine).toContainText('Paused before Check · batch 1 · visit 1 · breakpoint');
    await expect(page.locator('.edge-label').getByRole('button', { name: '2 wait' })).toBeVisible();
    await page.locator('.header [data-command="run.resume"]').click();
    await expect(studio.runLine).toContainText('Running Orders: 2 of 2 rows');
    await expect(page.getByRole('progressbar', { name: /Running Orders/ })).toHaveAttribute(
      'aria-valuenow',
      '2',
    );
    await expect(page.getByRole('button', { name: /^Stop/ })).toHaveCount(1);
    await action(studio, 'Stop').click();
    await expect(studio.runLine).toContainText('Stopped by you in Total: 2 of 2 rows');
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in Chinese, small, in the ${colorScheme} theme`, () => {
    const { 'functions/Total.js': _none, ...files } = orders({});
    test.use({ example: '', files, locale: 'zh-CN', colorScheme, viewport: { width: 1024, height: 640 } });

    test('an end reads as well, and axe finds nothing', async ({ studio, page }) => {
      await studio.runButton.click();
      await page.locator('.dialog__buttons .button--go').click();
      await expect(studio.runLine).toContainText('运行失败：Total 还没有代码');
      await expect(studio.runLine.getByRole('button', { name: '创建代码' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .include('.shell__centre')
        .include('.status')
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  });

test.describe('at 200 %', () => {
  test.use({
    example: '',
    files: orders({}, '{"id":1}\n{"id":\n'),
    viewport: { width: 800, height: 450 },
    deviceScaleFactor: 2,
  });

  test('the line keeps its height and its ways to act', async ({ studio }) => {
    await studio.run();
    await expect(action(studio, 'Go to row 2')).toBeInViewport({ ratio: 1 });
    await expect(action(studio, 'Run without row 2')).toBeInViewport({ ratio: 1 });
    expect((await studio.runLine.boundingBox())?.height).toBe(36);
  });
});
