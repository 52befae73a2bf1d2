import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const endless = '  for (;;) await new Promise((go) => setTimeout(go, 5));';

test.use({
  example: '',
  files: project(
    [
      { name: 'Orders', functions: ['Check', 'Price'] },
      { name: 'Waiting', functions: ['Wait'] },
    ],
    { Check: handOn, Price: handOn, Wait: endless },
  ),
});

test('two flows run at once: one waits in the debugger, the other is stopped from the list', async ({
  studio,
  page,
}) => {
  await studio.inTree('Orders').first().click();
  await studio.startRun();
  await studio.finished();
  await page.keyboard.press('F10');
  await expect(studio.node('Check')).toContainText('paused before this call');

  await studio.inTree('Waiting').first().click();
  await expect(studio.node('Wait')).toBeVisible();
  await studio.runButton.click();
  await expect(page.locator('.header').getByRole('button', { name: /^Pause/ })).toBeVisible();
  await studio.status.getByRole('button', { name: '2 runs go on · one waits' }).click();
  const list = page.getByRole('region', { name: 'Runs that go on' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /^Show the run of Orders/ }).click();
  await expect(studio.node('Check')).toContainText('paused before this call');
  await expect(studio.runLine).toContainText('Paused before Check');
  await expect(list).toBeHidden();

  await studio.bottomTab('History');
  const live = page.locator('.bottom').getByRole('region', { name: 'Runs that go on' });
  await live.getByRole('button', { name: /^Stop the run of Waiting/ }).click();
  await expect(page.getByText(/^Waiting: Stopped by you in Wait/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Waiting Stopped/ })).toBeVisible();
  await page.keyboard.press('F8');
  await studio.finished();
  await expect(studio.node('Price')).toContainText(/2\s*→\s*2/);
  await expect(page.getByRole('row', { name: /Orders Finished/ })).toHaveCount(2);

  await studio.inTree('Waiting').first().click();
  await expect(studio.runLine).toHaveAttribute('data-state', 'stopped');
});

test('a run that waits: the flow runs once more beside it, it is asked about before leaving, and gone on from at an earlier visit', async ({
  studio,
  page,
}) => {
  await studio.inTree('Orders').first().click();
  await studio.startRun();
  await studio.finished();
  await page.keyboard.press('F10');
  await expect(studio.runLine).toContainText('Paused before Check');
  await page.keyboard.press('F10');
  await expect(studio.runLine).toContainText('Paused before Price · batch 1 · visit 2');

  await studio.byPalette('Run once more beside it');
  await studio.finished();
  await expect(studio.runLine).toContainText('Done: 2 rows in 1 batch');
  await studio.status.getByRole('button', { name: '1 run goes on · one waits' }).click();
  const list = page.getByRole('region', { name: 'Runs that go on' });
  await list.getByRole('button', { name: /^Show the run of Orders/ }).click();
  await expect(studio.runLine).toContainText('Paused before Price');

  await studio.byPalette('Close project');
  const question = page.getByRole('dialog', { name: 'End the run that goes on?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();

  await page.keyboard.press('F7');
  await expect(studio.runLine).toContainText('After Check · batch 1 · visit 1');
  await page.keyboard.press('Alt+F7');
  const dialog = page.getByRole('dialog', { name: 'Continue from visit 1, Check' });
  await expect(dialog.getByText('The run that goes on is stopped first.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Continue in a new run' }).click();
  await studio.finished();
  await expect(studio.runLine).toContainText('from visit 1 of the run of');
  await expect(studio.node('Price')).toContainText(/2\s*→\s*2/);
  await expect(studio.status.getByRole('button', { name: /goes on/ })).toBeHidden();
});
