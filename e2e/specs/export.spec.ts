import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';

test.describe('an export that can not be written', () => {
  test('says why in either language, and writes nothing', async ({ studio, page }) => {
    const base = join(studio.server.root, '..');
    await writeFile(join(base, 'file'), 'mine');
    await mkdir(join(base, 'taken/conf/flow/flow-CalStuAvgScore.yml'), { recursive: true });
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog');
    for (const [folder, said] of [
      ['out', '"out" is not an absolute path'],
      [join(base, 'file/out'), `${join(base, 'file')} is not a folder`],
      [join(base, 'taken'), 'has a YAML file'],
      [join(studio.server.root, 'samples'), "is among the project's own files"],
      ['/proc/nope', 'The folder /proc/nope cannot be made'],
    ] as const) {
      await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(folder);
      await dialog.getByRole('button', { name: 'Write files' }).click();
      await expect(dialog.getByRole('alert')).toContainText(said);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+l');
    await page.keyboard.press('Control+e');
    await dialog.getByRole('textbox', { name: '文件夹', exact: true }).fill('/proc/nope');
    await dialog.getByRole('button', { name: '写入文件' }).click();
    await expect(dialog.getByRole('alert')).toContainText('无法创建文件夹 /proc/nope');
    expect(await readdir(join(base, 'taken/conf/flow'))).toHaveLength(1);
    expect(await readdir(join(studio.server.root, 'samples'))).toEqual(['CalStuAvgScore.jsonl']);
  });
});

test.describe('a project with problems', () => {
  test.use({
    example: '',
    files: {
      'conf/flow/flow-Scores.yml': 'kistype: flow\nstatus: 1\nflow_name: Scores\nflows:\n  - fname: Avg\n',
      'conf/func/func-Avg.yml':
        'kistype: func\nfname: Avg\nfmode: Guess\nsource:\n  name: s\noption:\n  retry_duration: 3\n',
    },
  });

  test('tells its errors first, and leads to them', async ({ studio, page }) => {
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog');
    const findings = dialog.getByRole('listitem');
    await expect(dialog.getByText('KisFlow would refuse this export.')).toBeVisible();
    await expect(findings.first()).toContainText('conf/func/func-Avg.yml:3');
    await expect(findings.filter({ hasText: 'func-Avg.yml:7' })).toBeVisible();
    await findings.first().getByRole('button').click();
    await expect(dialog).toBeHidden();
    await expect(studio.inspector.getByRole('tab', { name: 'YAML' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(studio.inspector.getByText('Guess')).toBeVisible();
  });
});
