import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { test } from './studio.ts';

describe.skipIf(inject('electron') === null)('the desktop app', () => {
  test('opens the example from the welcome screen, runs it and shows 2 → 2 → 0', async ({ start }) => {
    const studio = await start('welcome');
    await studio.button(/^Student scores/).click();
    await studio.node('AvgStuScore').waitFor();
    await studio.run();
    await studio.trust();
    await studio.shows('AvgStuScore', /2\s*→\s*2/);
    await studio.shows('PrintStuAvgScore', /2\s*→\s*0/);
  });

  test('saves an edit to the file on disk, by the menu', async ({ start }) => {
    const studio = await start('example');
    const path = join(studio.root, 'conf/func/func-AvgStuScore.yml');
    const before = (await readFile(path, 'utf8')).split('\n');
    await studio.renameSource('AvgStuScore', 'Scores of 2026');
    expect((await readFile(path, 'utf8')).split('\n')).toEqual(before);
    await studio.chooseMenu('file.save');
    await studio.titled(/^project/);
    const after = (await readFile(path, 'utf8')).split('\n');
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      expect.stringContaining('Scores of 2026'),
    ]);
  });

  test('has native menus that follow the language and what is possible', async ({ start }) => {
    const studio = await start('example');
    await expect.poll(() => studio.menuLabels()).toEqual(['File', 'Edit', 'View', 'Flow', 'Run', 'Help']);
    await expect(studio.chooseMenu('edit.undo')).rejects.toThrow('disabled');
    await studio.renameSource('AvgStuScore', 'elsewhere');
    await expect
      .poll(() =>
        studio.chooseMenu('edit.undo').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await studio.titled(/^project/);
    await studio.chooseMenu('view.nextLanguage');
    await expect.poll(() => studio.menuLabels()).toEqual(['文件', '编辑', '视图', '流', '运行', '帮助']);
  });

  test('runs by the menu, and Stop is possible only while something runs', async ({ start }) => {
    const studio = await start('example');
    await expect
      .poll(() =>
        studio.chooseMenu('run.start').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await studio.trust();
    await studio.shows('PrintStuAvgScore', /2\s*→\s*0/);
    await expect
      .poll(() => studio.chooseMenu('run.stop').catch((error: unknown) => String(error)))
      .toContain('disabled');
  });

  test('a second start focuses the window that has the folder, and opens another folder beside it', async ({
    start,
  }) => {
    const studio = await start('example');
    expect(await studio.startAgain(studio.root)).toBe(0);
    expect(await studio.startAgain(join(studio.root, 'studio.json'))).toBe(0);
    expect(await studio.windowTitles()).toEqual(['project – KisFlow Studio']);
    const other = join(dirname(studio.root), 'other');
    await mkdir(join(other, 'conf'), { recursive: true });
    expect(await studio.startAgain(other)).toBe(0);
    await expect
      .poll(() => studio.windowTitles())
      .toEqual(['other – KisFlow Studio', 'project – KisFlow Studio']);
  });

  test('a folder dropped onto the welcome screen opens there; files are left to the page', async ({
    start,
  }) => {
    const studio = await start('welcome');
    await studio.drop([join(studio.root, 'samples', 'CalStuAvgScore.jsonl')]);
    await studio.drop([studio.root]);
    await studio.node('AvgStuScore').waitFor();
    expect(await studio.windowTitles()).toEqual(['project – KisFlow Studio']);
  });

  test('the engine is killed: it is said, and the next run works', async ({ start }) => {
    const studio = await start('example');
    await studio.run();
    await studio.trust();
    await studio.shows('PrintStuAvgScore', /2\s*→\s*0/);
    const [engine] = studio.engines();
    if (engine === undefined) throw new Error('no engine runs');
    process.kill(engine, 'SIGKILL');
    await studio.see('Engine crashed');
    await studio.run();
    await expect.poll(() => studio.engines(), { timeout: 10_000 }).not.toContain(engine);
    await studio.see('Engine ready');
    await studio.shows('PrintStuAvgScore', /2\s*→\s*0/);
  });

  test('closing with unsaved work asks; saving closes and ends the app', async ({ start }) => {
    const studio = await start('example');
    await studio.renameSource('AvgStuScore', 'kept');
    await studio.closeWindow();
    await studio.see('Save your edits first?');
    await studio.button('Cancel').click();
    expect(await studio.windowTitles()).toHaveLength(1);
    await studio.closeWindow();
    await studio.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    expect(await studio.ended()).toBe(0);
    expect(await readFile(join(studio.root, 'conf/func/func-AvgStuScore.yml'), 'utf8')).toContain('kept');
  });

  test('closing while a run goes on asks, since it would end with the window', async ({ start }) => {
    const studio = await start('example');
    await studio.run();
    await studio.trust();
    await studio.shows('PrintStuAvgScore', /2\s*→\s*0/);
    await studio.page.keyboard.press('F10');
    await studio.see('paused before this call');
    await studio.closeWindow();
    await studio.see('End the run that goes on?');
    await studio.button('Cancel').click();
    expect(await studio.windowTitles()).toHaveLength(1);
    await studio.closeWindow();
    const leave = studio.button('End and leave');
    await leave.waitFor();
    // The click's answer may be lost with the window: that it was heard is what comes next.
    await leave.click().catch(() => undefined);
    expect(await studio.ended()).toBe(0);
  });

  test('quitting with unsaved work asks, and goes on when the edits may go', async ({ start }) => {
    const studio = await start('example');
    await studio.renameSource('AvgStuScore', 'lost');
    await studio.quit();
    await studio.button('Don’t save').click();
    expect(await studio.ended()).toBe(0);
    expect(await readFile(join(studio.root, 'conf/func/func-AvgStuScore.yml'), 'utf8')).not.toContain('lost');
  });

  test('a page that loops for ever can be closed', async ({ start }) => {
    const studio = await start('example');
    await studio.renameSource('AvgStuScore', 'stuck');
    await studio.answerNextQuestion(1);
    await studio.loopForEver();
    await studio.closeWindow();
    expect(await studio.ended()).toBe(0);
  });

  test('a window comes back where it stood', async ({ start }) => {
    const first = await start('example');
    await first.place({ x: 120, y: 90, width: 1000, height: 700 });
    await first.quit();
    expect(await first.ended()).toBe(0);
    const second = await start('example');
    expect(await second.placed()).toEqual({ x: 120, y: 90, width: 1000, height: 700 });
  });
});
