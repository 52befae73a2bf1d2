import { attackFiles } from '../attacks/attack-project.ts';
import { openTargets } from '../attacks/attack-targets.ts';
import { oneOfEach, onHost } from '../attacks/one-of-each.ts';
import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

// One worker for all: the targets are opened once a worker, and closed behind the last of its tests here.
test.describe.configure({ mode: 'default' });

const targets = await openTargets();
test.afterAll(() => targets.close());

test.describe('code that tries to get out', () => {
  test.use({ example: '', files: attackFiles(oneOfEach, targets.of('each')) });

  test('gets nowhere, one attack of each kind, and the Studio lives', async ({ studio, page }) => {
    await studio.run();
    await expect(page.getByRole('contentinfo')).toContainText('Engine ready');
    await expect(studio.node(`Try${oneOfEach.length - 1}`)).toContainText(/1\s*→\s*\d/);
    expect(targets.hits((await page.locator('body').textContent()) ?? '')).toEqual([]);
  });
});

test.describe('code that attacks the Studio itself', () => {
  test.use({ example: '', files: attackFiles(onHost, targets.of('host')) });

  test('ends its engine, with words, and nothing else', async ({ studio, page, context }) => {
    const other = await context.newPage();
    await other.goto(page.url());
    await studio.startRun();
    await studio.bottomTab('Logs');
    await expect(page.getByText(/sent what no engine sends/).first()).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText('Engine crashed');
    await expect(other.locator('.header [data-command="run.start"]')).toBeEnabled();
    expect(targets.hits((await page.locator('body').textContent()) ?? '')).toEqual([]);
  });
});

test.describe('code that never ends loading', () => {
  const files = project([{ name: 'Loop', functions: ['Forever'] }], { Forever: '' });
  test.use({
    example: '',
    files: { ...files, 'functions/Forever.js': 'for (;;);\nexport default () => {};\n' },
  });

  test('is stopped as any other, and the log says that it never began', async ({ studio, page }) => {
    await studio.startRun();
    await page.locator('.header').getByRole('button', { name: /^Stop/ }).click();
    await expect(studio.runButton).toBeEnabled();
    await studio.bottomTab('Logs');
    await expect(page.getByText(/stopped before it began/).first()).toBeVisible();
    await studio.bottomTab('History');
    await expect(page.getByRole('row', { name: /Loop.*Stopped/ })).toBeVisible();
  });
});
