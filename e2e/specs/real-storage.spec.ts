import { spawnSync } from 'node:child_process';
import { project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';
import { startRedis } from '../servers/kit/redis-server.ts';

const save = '  await flow.getConnector().call(rows);\n  flow.commitRowBatch(rows);';
const load = '  flow.commitRowBatch(await flow.getConnector().call());';
const files = project(
  [
    { name: 'Keep', functions: ['Save'] },
    { name: 'Take', functions: ['Load'] },
  ],
  { Save: save, Load: load },
  '{"id":1,"name":"王"}\n{"id":2,"name":"😀"}\n',
);
// Each is called after its mode.
for (const mode of ['Save', 'Load'])
  files[`conf/func/func-${mode}.yml`] =
    `kistype: func\nfname: ${mode}\nfmode: ${mode}\nsource:\n  name: s\noption:\n  cname: Shop\n`;
files['conf/conn/conn-Shop.yml'] =
  'kistype: conn\ncname: Shop\naddrs: "redis://me:hush-hush@127.0.0.1:1"\ntype: redis\nkey: shop\nparams:\n  key: id\nload: [Load]\nsave: [Save]\n';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

test.describe('real storage', () => {
  test.use({ example: '', files });
  test.skip(!hasRedis, 'redis-server is not installed');

  test('is tried in the form, agreed to by address, written to and marked, and left by one click', async ({
    studio,
    page,
  }) => {
    const redis = await startRedis();
    const address = `127.0.0.1:${redis.port}`;
    try {
      await studio.inTree('Shop').click();
      await studio.inspector.getByRole('button', { name: 'Try the connection' }).click();
      await page.getByRole('button', { name: 'Trust and go on' }).click();
      const wrong = studio.inspector.getByRole('alert');
      await expect(wrong).toContainText('No server answers at 127.0.0.1:1 (connector Shop)');
      await expect(wrong).not.toContainText('hush');
      await studio.inspector.getByRole('textbox', { name: 'Addresses' }).fill(address);
      await expect(wrong).toBeHidden();
      await studio.inspector.getByRole('button', { name: 'Try the connection' }).click();
      await expect(studio.inspector.getByText(/^Redis \S+ answers at /)).toContainText(address);

      await page
        .getByRole('toolbar', { name: 'Run and project' })
        .getByRole('button', { name: 'Embedded store' })
        .click();
      await expect(page.getByRole('dialog')).toContainText(`Shop: redis ${address} shop`);
      await page.getByRole('button', { name: 'Use real storage' }).click();
      const band = page.getByText('Real storage: runs load from, save to and delete on the servers');
      await expect(band).toBeVisible();
      await studio.runButton.click();
      await expect(studio.runLine).toContainText('on real storage');
      await studio.finished();
      await studio.inTree('Take').click();
      await studio.runButton.click();
      await expect(studio.node('Load')).toContainText(/→\s*2/);
      await studio.bottomTab('History');
      await expect(page.getByRole('row', { name: /on real storage/ })).toHaveCount(2);

      await page.getByRole('button', { name: 'Back to the embedded store' }).click();
      await expect(band).toBeHidden();
      await studio.runButton.click();
      await expect(studio.node('Load')).toContainText(/→\s*0/);
      await expect(studio.runLine).not.toContainText('on real storage');
    } finally {
      await redis.stop();
    }
  });
});
