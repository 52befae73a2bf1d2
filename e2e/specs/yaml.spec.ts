import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.describe('the YAML view', () => {
  test.use({
    example: '',
    files: project([{ name: 'Orders', functions: ['Check', 'Price'] }], { Check: handOn, Price: handOn }),
  });

  test('and the canvas follow each other; broken YAML keeps the last good state', async ({
    studio,
    page,
  }) => {
    await studio.bottomTab('YAML');
    const editor = page.getByRole('textbox', { name: 'YAML of conf/flow/flow-Orders.yml' });
    await editor.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('  - fname: Check');
    await studio.expectChain(['Check', 'Price', 'Check']);
    await studio.node('Check', 2).click();
    await page.keyboard.press('Delete');
    await studio.expectChain(['Check', 'Price']);

    await editor.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('kistype: [');
    await expect(page.getByText(/The canvas shows the last good state/)).toBeVisible();
    await studio.expectChain(['Check', 'Price']);
    await expect(page.getByText(/can’t be read, line/)).toBeVisible();
    await studio.canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText(/The canvas shows the last good state/)).toBeHidden();
    await studio.expectChain(['Check', 'Price']);
  });

  test('a form edit marks the changed line and shows in the text', async ({ studio, page }) => {
    await studio.node('Check').click();
    await studio.bottomTab('YAML');
    await studio.inspector.getByRole('textbox', { name: 'Source' }).fill('shop');
    const file = page.getByRole('region', { name: 'conf/func/func-Check.yml' });
    await expect(file.getByText('shop')).toBeVisible();
    await expect(file.locator('.text-editor__changed')).toHaveCount(1);
  });
});

test.describe('problems', () => {
  test.use({
    example: '',
    files: {
      ...project([{ name: 'Orders', functions: ['Check'] }], { Check: handOn }),
      'conf/func/func-Check.yml':
        'kistype: func\nfname: Check\nfmode: Calculate\nsource:\n  name: orders\noption:\n  retry_duration: 5\n',
    },
  });

  test('come with a quick fix, which can be undone', async ({ studio, page }) => {
    await studio.bottomTab('Problems');
    const problem = page.getByRole('listitem').filter({ hasText: 'retry_duration' });
    await expect(problem).toBeVisible();
    await problem.getByRole('button', { name: 'Rename it to return_duration' }).click();
    await expect(problem).toBeHidden();
    await studio.save();
    expect(await studio.read('conf/func/func-Check.yml')).toContain('  return_duration: 5');
    await page.keyboard.press('Control+z');
    await studio.save();
    expect(await studio.read('conf/func/func-Check.yml')).toContain('  retry_duration: 5');
  });
});

test('the export dialog tells findings first, and what it would change', async ({ studio, page }) => {
  await page.getByRole('button', { name: /^Export/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(`${studio.server.root}/out`);
  await expect(dialog.getByText('New', { exact: true }).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Write files' }).click();
  await expect(page.getByText(/files? written to/)).toBeVisible();

  await studio.node('AvgStuScore').click();
  await studio.inspector.getByRole('textbox', { name: 'Source' }).fill('Scores 2026');
  await page.keyboard.press('Control+e');
  // Where it was exported to last.
  await expect(dialog.getByRole('textbox', { name: 'Folder', exact: true })).toHaveValue(
    `${studio.server.root}/out`,
  );
  const changed = dialog.getByRole('group').filter({ hasText: /Changed/ });
  await expect(changed).toHaveCount(1);
  await changed.locator('summary').click();
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(`${studio.server.root}/conf/new`);
  await dialog.getByRole('button', { name: 'Write files' }).click();
  await expect(dialog.getByText(/would define everything twice/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(`${studio.server.root}/out`);
  await changed.locator('summary').click();
  await expect(changed.locator('[data-change="added"]')).toContainText('Scores 2026');
});

test.describe('a canvas edit of a hand-written file', () => {
  const path = 'conf/flow/flow-Orders.yml';
  const head = '# kept by hand\nkistype: flow\nstatus: 1\nflow_name: Orders\n';
  const chain = '  - fname: Check # first\n  - fname: Price\n';
  const shared = `${head}x-chain: &chain\n${chain}flows: *chain\n`;
  const files = project([{ name: 'Orders', functions: ['Check', 'Price'] }], {
    Check: handOn,
    Price: handOn,
  });

  test.describe('that shares its chain', () => {
    test.use({ example: '', files: { ...files, [path]: shared } });

    test('detaches just that place: comments and the anchor stay, and undo gives the bytes back', async ({
      studio,
      page,
    }) => {
      await studio.node('Check').click();
      await page.keyboard.press('Delete');
      await studio.expectChain(['Price']);
      await studio.save();
      expect((await studio.files())[path]).toBe(shared.replace('flows: *chain', 'flows:\n  - fname: Price'));
      await expect(page.getByText(/had to be written anew/)).toBeHidden();
      await studio.canvas.focus();
      await page.keyboard.press('Control+z');
      await studio.save();
      expect((await studio.files())[path]).toBe(shared);
    });
  });

  test.describe('that can not be edited in place', () => {
    const odd = `${head}? flows\n: ${chain.trimStart()}`;
    test.use({ example: '', files: { ...files, [path]: odd } });

    test('tells that the file was written afresh, and undo brings the comments back', async ({
      studio,
      page,
    }) => {
      const told = page.getByText(`${path} had to be written anew: comments and layout were lost.`);
      await studio.node('Check').click();
      await page.keyboard.press('Delete');
      await expect(told).toBeVisible();
      await studio.canvas.focus();
      await page.keyboard.press('Control+z');
      await studio.expectChain(['Check', 'Price']);
      await studio.save();
      expect((await studio.files())[path]).toBe(odd);
    });
  });
});
