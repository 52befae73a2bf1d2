import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({
  example: '',
  files: {
    ...project(
      [
        { name: 'Alpha', functions: ['Check', 'Step10', 'Step2'] },
        { name: 'Beta', functions: ['Check'] },
      ],
      { Check: handOn, Step2: handOn, Step10: handOn },
    ),
    'functions/shared.ts': 'export const limit = 3;\n',
    'conf/flow/flow-Draft.yml': 'kistype: flow\nflows: [\n',
  },
});

test('the tree is worked by keys: found, renamed, duplicated, deleted with what breaks', async ({
  studio,
  page,
}) => {
  const { keyboard } = page;
  const tree = page.getByRole('tree');
  const names = () => tree.getByRole('treeitem', { level: 2 }).locator('.tree__name').allTextContents();
  expect(await names()).toEqual(['Alpha', 'Beta', 'Check', 'Step2', 'Step10', 'flow-Draft.yml', 'shared.ts']);

  await studio.inTree('Step10').click();
  await keyboard.press('F2');
  await keyboard.type('Price it');
  await expect(page.getByText(/in flow Alpha/)).toBeVisible();
  await keyboard.press('Enter');
  await expect(tree).toBeFocused();
  await keyboard.press('Control+d');
  await expect(page.getByRole('textbox', { name: 'New name of Price it2' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(tree).toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('c');
  await keyboard.press('Enter');
  await expect(studio.inspector.getByRole('heading', { name: 'Check' })).toBeVisible();

  await keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete Check?' });
  await expect(dialog).toContainText('It is used in 2 places');
  await keyboard.press('Escape');
  await expect(tree).toBeFocused();
  await keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Delete and remove' }).click();
  await studio.expectChain(['Price it', 'Step2']);
  await studio.save();
  const files = await studio.files();
  expect(Object.keys(files)).not.toContain('conf/func/func-Check.yml');
  expect(files['conf/flow/flow-Beta.yml']).not.toContain('Check');
  expect(files['conf/func/func-Price it2.yml']).toContain('fname: Price it2');
  await keyboard.press('Control+z');
  await studio.expectChain(['Check', 'Price it', 'Step2']);
});

test('files that are no config are there, too: broken ones say why, shared code opens', async ({
  studio,
}) => {
  await studio.inTree(/flow-Draft/).click();
  await expect(studio.inspector.getByRole('alert')).toContainText('can’t be read');
  await studio.typeInto('YAML of conf/flow/flow-Draft.yml', 'kistype: flow\nflow_name: Draft\nstatus: 1\n');
  await expect(studio.inTree('Draft')).toBeVisible();
  await expect(studio.inTree(/flow-Draft/)).toBeHidden();
  await studio.inTree('shared.ts').click();
  await expect(studio.inspector.getByText('export const limit = 3;')).toBeVisible();
});
