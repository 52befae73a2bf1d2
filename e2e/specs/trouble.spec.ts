import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

test.describe('a function that throws', () => {
  test.use({
    example: '',
    files: project([{ name: 'Orders', functions: ['Check', 'Price'] }], {
      Check: handOn,
      Price: "  const first = rows[0];\n  throw new Error('no price for ' + first.id);",
    }),
  });

  test('is named on its node, and leads to its line of code', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.node('Check')).toContainText(/2\s*→\s*2/);
    await expect(studio.node('Price')).toContainText('no price for 1');
    await studio.bottomTab('Logs');
    await page
      .getByRole('button', { name: /error.*no price for 1/ })
      .first()
      .click();
    const editor = page.getByRole('region', { name: 'Inspector' }).locator('.monaco-editor');
    await expect(editor).toBeVisible();
    await expect(editor.locator('.line-numbers.active-line-number')).toHaveText('3');
  });
});

test.describe('a function that never ends', () => {
  test.use({
    example: '',
    files: project([{ name: 'Loop', functions: ['Forever'] }], { Forever: '  for (;;) {}' }),
  });

  test('is stopped within a second, and the next run works', async ({ studio, page }) => {
    await studio.startRun();
    await expect(page.getByRole('button', { name: /^Stop/ })).toBeEnabled();
    const started = Date.now();
    await page.getByRole('button', { name: /^Stop/ }).click();
    await studio.finished();
    expect(Date.now() - started).toBeLessThan(5000);
    await studio.bottomTab('History');
    await expect(page.getByRole('row', { name: /Loop.*stopped/ })).toBeVisible();
  });
});

test.describe('a jump loop without end', () => {
  test.use({
    example: '',
    files: project([{ name: 'Jumps', functions: ['Again'] }], {
      Again: "  flow.commitRowBatch(rows);\n  return flow.next(ctx.Action.jumpFunc('Again'));",
    }),
  });

  test('ends at the limit with words that say so', async ({ studio }) => {
    await studio.run();
    await expect(studio.node('Again')).toContainText(/10,?000/);
  });
});

test('the engine process is killed: it is said, and the next run works', async ({ studio, page }) => {
  await studio.run();
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('engine ready');
  const pid = await engineOf();
  process.kill(pid, 'SIGKILL');
  await expect(status).toContainText(/engine (crashed|stopped)/);
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(status).toContainText('engine ready');
  await expect(studio.node('AvgStuScore')).toContainText(/2\s*→\s*2/);

  async function engineOf(): Promise<number> {
    const { execFileSync } = await import('node:child_process');
    const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
    const line = lines.find(
      (text) => text.includes('engine/process/entry.ts') && text.includes(studio.server.root),
    );
    if (line === undefined) throw new Error('No engine process of this journey was found');
    return Number.parseInt(line, 10);
  }
});
