import { flowFile } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({
  example: '',
  files: {
    'conf/flow/flow-Orders.yml': flowFile({ name: 'Orders', functions: [] }).replace(
      'flows:\n',
      'flows: []\n',
    ),
    'samples/Orders.jsonl': '{"order":"A1","city":"北京","qty":2,"lines":[{"sku":"K1"}]}\n',
  },
});

test('a built-in is found in the command palette by what people call it, and dragged from beside the canvas', async ({
  studio,
  page,
}) => {
  const search = page.getByRole('textbox', { name: 'Type a command, a flow, a function …' });
  await studio.canvas.focus();
  await page.keyboard.press('Control+k');
  await search.fill('group by');
  await expect(page.getByRole('button', { name: 'Insert: Group and total' })).toHaveAttribute(
    'data-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await studio.expectChain(['Aggregate']);
  await expect(page.locator('.setup-form :focus')).toHaveCount(1);

  await page.locator('[data-palette="builtin:filter"]').dragTo(page.locator('[data-insert="0"]'));
  await studio.expectChain(['Filter', 'Aggregate']);
  await expect(page.getByRole('combobox', { name: 'Keep rows where' })).toBeFocused();

  // A built-in opens on its setup, whatever was chosen at another one.
  await studio.inspectorTab('Config');
  await studio.node('Aggregate').click();
  await expect(page.getByRole('tab', { name: 'Setup' })).toHaveAttribute('aria-selected', 'true');
});
