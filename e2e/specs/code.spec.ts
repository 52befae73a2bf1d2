import type { Page } from '@playwright/test';
import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const makeOrders = `  flow.commitRowBatch(
    rows.map(({ id }) => ({ order_id: id, cents: id * 100, ship_to: { city: 'Jinan', zip: '250000' } })),
  );`;
const files = {
  ...project([{ name: 'Orders', functions: ['Fetch', 'Price'] }], { Fetch: makeOrders, Price: handOn }),
  'functions/vat.ts':
    '/** Adds VAT. */\nexport function addVat(cents: number): number {\n  return cents * 1.19;\n}\n',
};

/** Types at the end of the second line of `Price` and tells what is offered. */
async function offeredAfter(page: Page, typed: string): Promise<string[]> {
  const code = `import { addVat } from './vat.ts';\nexport default async function Price(ctx, flow, rows) {\n  \n  flow.commitRowBatch(rows);\n}\n`;
  await page.getByRole('textbox', { name: 'Code of functions/Price.js' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.insertText(typed);
  await page.keyboard.press('Control+Space');
  const offered = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
  // The first one waits for TypeScript's worker, which takes its time on a busy machine.
  await expect(offered.first()).toBeVisible({ timeout: 30_000 });
  const names = await offered.allTextContents();
  await page.keyboard.press('Escape');
  return names;
}

test.describe('code without types', () => {
  test.use({ example: '', files });

  test('is completed with the flow’s API, and after a run with the fields that rows really have', async ({
    studio,
    page,
  }) => {
    await studio.node('Price').click();
    await studio.inspectorTab('Code');
    expect(await offeredAfter(page, 'ctx.')).toEqual(expect.arrayContaining(['Action', 'log', 'signal']));
    expect(await offeredAfter(page, 'ctx.Action.')).toEqual(
      expect.arrayContaining(['abort', 'dataReuse', 'forceEntryNext', 'jumpFunc']),
    );
    expect(await offeredAfter(page, 'flow.commit')).toEqual(['commitRow', 'commitRowBatch']);

    await studio.run();
    const fields = ['cents', 'order_id', 'ship_to'];
    expect(await offeredAfter(page, 'rows[0].')).toEqual(fields);
    expect(await offeredAfter(page, 'rows.at(-1)?.')).toEqual(fields);
    expect(await offeredAfter(page, 'rows[0].ship_to.')).toEqual(['city', 'zip']);
    expect(await offeredAfter(page, 'for (const row of rows) row.')).toEqual(fields);
    expect(
      await offeredAfter(page, 'for (const { ci } of rows.map(({ ship_to }) => ship_to)) addVat(rows[0].ce'),
    ).toEqual(['cents']);
  });
});

test('code is formatted by its key and by the button, and that is undone as one edit', async ({
  studio,
  page,
}) => {
  const ugly = 'export default (ctx,flow,rows)=>{for(const row of rows)\nflow.commitRow({...row,x:1})}';
  const tidy = 'flow.commitRow({ ...row, x: 1 })';
  const lines = studio.inspector.locator('.view-lines');
  await studio.node('AvgStuScore').click();
  await studio.inspectorTab('Code');
  const formats = [
    () => page.keyboard.press('Shift+Alt+f'),
    () => studio.inspector.getByRole('button', { name: 'Format' }).click(),
  ];
  for (const format of formats) {
    await studio.typeInto(/^Code of/, ugly);
    await expect(lines).toContainText('{...row,x:1}');
    await format();
    await expect(lines).toContainText(tidy);
    await page.getByRole('textbox', { name: /^Code of/ }).focus();
    await page.keyboard.press('Control+z');
    await expect(lines).toContainText('{...row,x:1}');
  }
});
