import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const names = ['Fetch', 'Price', 'Print'];
const files = project([{ name: 'Orders', functions: names }], {
  Fetch: '  flow.commitRowBatch(rows.map(({ id }) => ({ id, cents: id * 100 })));',
  Price: handOn,
  Print: '',
});

test.describe('rows that a function saw', () => {
  test.use({ example: '', files });

  test('are pinned: runs begin there, and exports and the command know nothing of it', async ({
    studio,
    page,
  }) => {
    await studio.node('Fetch').click();
    await studio.canvas.press('p');
    await expect(page.getByText(/No rows have come out of Fetch yet/).last()).toBeVisible();

    await studio.run();
    await expect(studio.node('Fetch')).toContainText(/2\s*→\s*2/);
    await studio.node('Fetch').click();
    await studio.canvas.press('p');
    await expect(studio.node('Fetch').getByRole('img', { name: '2 pinned rows' })).toBeVisible();
    await expect(page.getByText('Runs begin at Price, with 2 pinned rows.')).toBeVisible();
    await studio.save();
    expect(JSON.parse(await studio.read('studio.json')).flows.Orders.pinned).toEqual({
      'Fetch#1': ['{"id":1,"cents":100}', '{"id":2,"cents":200}'],
    });

    await studio.node('Fetch').click();
    await studio.inspectorTab('Code');
    await studio.typeInto(/^Code of/, 'export default () => { throw new Error("the service is down"); };');
    await studio.run();
    await expect(studio.node('Price')).toContainText(/2\s*→\s*2/);
    await expect(studio.node('Print')).toContainText(/2\s*→\s*0/);
    await expect(studio.node('Fetch')).toContainText('not called: rows are pinned');
    await page.keyboard.press('Control+e');
    await expect(page.getByRole('dialog').locator('.export__files')).not.toContainText('cents');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Unpin' }).click();
    await expect(page.getByText(/^Runs begin at/)).toBeHidden();
    await studio.run();
    await expect(studio.node('Fetch')).toContainText('the service is down');
    await studio.canvas.press('Control+z');
    await expect(page.getByText('Runs begin at Price, with 2 pinned rows.')).toBeVisible();
  });
});
