import { flowFile, funcFile } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.describe('a folder of existing YAML', () => {
  const functions = ['Fetch', 'Check', 'Store'];
  test.use({
    example: '',
    files: {
      'conf/flow-Old.yml': flowFile({ name: 'Old', functions }),
      ...Object.fromEntries(functions.map((name) => [`conf/func-${name}.yml`, funcFile(name)])),
    },
  });

  test('gets the code of all its functions at once, and undo takes it back', async ({ studio, page }) => {
    await studio.bottomTab('Problems');
    await expect(page.getByText('3 functions have no code yet')).toBeVisible();
    await page.getByRole('button', { name: 'Create code for all' }).click();
    await expect(page.getByText('3 functions have no code yet')).toBeHidden();
    await studio.save();
    const created = Object.keys(await studio.files()).filter((path) => path.startsWith('functions/'));
    expect(created).toEqual(['functions/Check.ts', 'functions/Fetch.ts', 'functions/Store.ts']);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('3 functions have no code yet')).toBeVisible();
  });
});
