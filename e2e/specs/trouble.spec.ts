import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { endOf, enginesOf } from '../fixtures/engine-process.ts';
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
      .getByRole('button', { name: /Error.*no price for 1/ })
      .first()
      .click();
    const editor = page.getByRole('region', { name: 'Inspector' }).locator('.monaco-editor');
    await expect(editor).toBeVisible();
    await expect(editor.locator('.line-numbers.active-line-number')).toHaveText('3');
  });
});

const mended = `export default (ctx, flow, rows) => {\n${handOn}\n};\n`;
const endless = {
  'a function that never ends': '  for (;;) {}',
  'a function that never lets go of microtasks': '  for (;;) await null;',
  'a function that floods the log': "  for (let line = 0; ; line++) ctx.log.info('line ' + line);",
};

for (const [title, body] of Object.entries(endless))
  test.describe(title, () => {
    test.use({
      example: '',
      files: project([{ name: 'Loop', functions: ['Forever'] }], { Forever: body }),
    });

    const alone = { tag: '@alone' };
    test(
      'is stopped within a second of the click, and the next run works',
      alone,
      async ({ studio, page }) => {
        await studio.startRun();
        await expect(studio.node('Forever')).toHaveAttribute('data-phase', 'running');
        const stop = page.locator('.header').getByRole('button', { name: /^Stop/ });
        const [engine] = enginesOf(studio.server.pid);
        if (engine === undefined) throw new Error('no engine runs');
        const ended = endOf(engine);
        const [clicked] = await Promise.all([timeOfClick(page), stop.click()]);
        expect((await ended) - clicked, 'milliseconds from the click to the end of the process').toBeLessThan(
          1000,
        );
        await studio.finished();
        await studio.bottomTab('History');
        await expect(page.getByRole('row', { name: /Loop.*Stopped/ })).toBeVisible();

        await writeFile(join(studio.server.root, 'functions/Forever.js'), mended);
        await expect(page.getByText('functions/Forever.js changed on disk and was read again')).toBeVisible();
        await studio.run();
        await expect(studio.node('Forever')).toContainText(/2\s*→\s*2/);
      },
    );
  });

test.describe('a jump loop without end', () => {
  test.use({
    example: '',
    files: project([{ name: 'Jumps', functions: ['Again'] }], {
      Again: "  flow.commitRowBatch(rows);\n  return flow.next(ctx.Action.jumpFunc('Again'));",
    }),
  });

  test('ends at the limit with words that say so', async ({ studio, page }) => {
    await studio.run();
    await expect(studio.node('Again')).toContainText('10,000 calls in one batch, a loop');
    await studio.bottomTab('Logs');
    await expect(
      page.getByText(/made 10,?000 calls in one batch: it may loop forever/).first(),
    ).toBeVisible();
  });
});

test('the engine process is killed: it is said, and the next run works', async ({ studio, page }) => {
  await studio.run();
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('Engine ready');
  const [engine] = enginesOf(studio.server.pid);
  if (engine === undefined) throw new Error('no engine runs');
  process.kill(engine, 'SIGKILL');
  await expect(status).toContainText('Engine crashed');
  await studio.runButton.click();
  await expect(status).toContainText('Engine ready');
  await expect(studio.node('AvgStuScore')).toContainText(/2\s*→\s*2/);
});

/** Milliseconds since the epoch at the next click, as the page saw it. */
function timeOfClick(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener('click', () => resolve(Date.now()), { once: true, capture: true });
      }),
  );
}
