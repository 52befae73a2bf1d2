import { flowFile, funcFile, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const orders = [4, 9, 0, 7].map((qty, at) => JSON.stringify({ id: at + 1, qty })).join('\n');
const setup = '  option:\n    default_params:\n      builtin: filter@1\n      where: row.qty > 0\n';

test.use({
  example: '',
  files: {
    ...project([], { Report: '  flow.commitRowBatch(rows);' }),
    'conf/flow/flow-Orders.yml': flowFile({ name: 'Orders', functions: ['Paid', 'Report'] }),
    'conf/func/func-Paid.yml': `${funcFile('Paid', 'Verify')}${setup.replaceAll(/^ {2}/gm, '')}`,
    'samples/Orders.jsonl': `${orders}\n`,
  },
});

test('a row is asked for by a completed field, and the filter that dropped it says why', async ({
  studio,
  page,
}) => {
  await studio.run();
  await studio.node('Paid').click();
  const panel = page.getByRole('tabpanel', { name: /^Rows/ });
  await panel.getByText('In', { exact: true }).click();
  await page.keyboard.press('Alt+a');
  const question = panel.getByRole('combobox', { name: 'Rows of which this is true' });
  await expect(question).toBeFocused();
  await question.pressSequentially('row.q');
  await panel.getByRole('option', { name: /^qty number/ }).click();
  await expect(question).toHaveValue('row.qty');
  await question.pressSequentially(' <= 0');
  await panel.getByRole('row', { name: /^3 1 1 3 3 0/ }).click();
  const why = 'row.qty > 0 is false (qty is 0)';
  await expect(panel.getByRole('region', { name: 'The chosen row' })).toContainText(`Dropped here: ${why}`);
  await page.keyboard.press('Shift+F');
  await expect(panel.getByRole('region', { name: 'Followed row' }).getByRole('listitem')).toContainText([
    'Row 3 of batch 1 of the source',
    'Paid row 3 in',
    `Paid dropped it: ${why}`,
  ]);
  await expect(studio.node('Paid')).toContainText(`Paid dropped it: ${why}`);
});
