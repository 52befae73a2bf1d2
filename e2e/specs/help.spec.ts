import { funcFile, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test('help is at hand: the guide by F1, searched, and left again', async ({ studio }) => {
  const { page } = studio;
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('heading', { name: 'Connectors' })).toBeVisible();
  await help.getByRole('searchbox').fill('embedded store load');
  await expect(help.getByRole('heading', { name: 'Connectors' })).toBeVisible();
  await expect(help.getByRole('heading', { name: 'Exit codes' })).toBeHidden();
  await help.getByRole('searchbox').fill('quetzalcoatl');
  await expect(help.getByRole('status')).toContainText('No section of this page holds');
  await help.getByRole('searchbox').fill('Loops have no limit');
  await expect(help.getByText('Traps (1)')).toBeVisible();
  await help.getByRole('button', { name: 'Traps: 1 section' }).click();
  await expect(help.getByRole('heading', { name: /Loops have no limit/ })).toBeVisible();
  await expect(help.getByRole('searchbox')).toHaveValue('Loops have no limit');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test.describe('a finding', () => {
  test.use({
    example: '',
    files: {
      ...project([{ name: 'Orders', functions: ['Check'] }], { Check: 'flow.commitRowBatch(rows);' }),
      'conf/func/func-Check.yml': `${funcFile('Check')}  must: [id]\n`,
    },
  });

  test('leads to the trap behind it', async ({ studio }) => {
    const { page } = studio;
    await studio.bottomTab('Problems');
    await page.getByRole('button', { name: 'Why' }).first().click();
    await page.getByRole('button', { name: 'Required fields are never checked' }).click();
    const help = page.getByRole('dialog', { name: 'Help' });
    await expect(help.getByRole('heading', { name: /Required fields are never checked/ })).toBeInViewport();
    await expect(help.getByText('Check fields in the code.')).toBeVisible();
  });
});
