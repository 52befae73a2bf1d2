import { handOn, project } from '../fixtures/projects.ts';
import { expect, test } from '../fixtures/test.ts';

const newer = '{ "version": 9, "flow": "Orders", "type": "kafka", "later": true }\n';
const files = {
  ...project([{ name: 'Orders', functions: ['Keep'] }], { Keep: handOn }),
  'conf/func/func-Keep.yml':
    'kistype: func\nfname: Keep\nfmode: Save\nsource:\n  name: orders\noption:\n  cname: Shop\n',
  'conf/conn/conn-Shop.yml':
    'kistype: conn\ncname: Shop\naddrs: ""\ntype: mysql\nkey: shop\nparams: {}\nload: []\nsave: [Keep]\n',
  'sources/Tomorrow.json': newer,
};
test.use({ example: '', files });

test('a source is made, filled in, seen on the canvas with its promise, and one of a newer version is left alone', async ({
  studio,
  page,
}) => {
  const card = page.locator('.source-card');
  await expect(card).toContainText('can’t be read');
  await card.click();
  await expect(studio.inspector.getByText('This file has no form')).toBeVisible();
  await expect(studio.inspector.getByText(/version 9, which this Studio does not know/)).toBeVisible();

  await studio.byPalette('New source');
  const dialog = page.getByRole('dialog', { name: 'New source' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Clicks');
  await page.keyboard.press('Enter');
  await expect(studio.inTree('Clicks')).toBeVisible();
  const topic = studio.inspector.getByRole('textbox', { name: 'topic' });
  await expect(topic).toHaveValue('');
  await expect(card).toContainText('has errors');
  await studio.inspector.getByRole('textbox', { name: 'brokers' }).fill('${env:BROKERS}');
  await topic.fill('clicks');
  await studio.inspector.getByRole('textbox', { name: 'session_ms' }).fill('8000');
  await expect(card).toContainText('effectively once');
  await expect(studio.inspector.getByRole('region', { name: 'What is promised' })).toContainText(
    'rows saved through Shop are there exactly as often as they came',
  );

  await studio.save();
  expect(JSON.parse(await studio.read('sources/Clicks.json'))).toEqual({
    version: 1,
    flow: 'Orders',
    type: 'kafka',
    settings: { brokers: '${env:BROKERS}', topic: 'clicks', session_ms: 8000 },
    batch: { rows: 500, ms: 200 },
  });
  expect(await studio.read('sources/Tomorrow.json')).toBe(newer);
});

test.describe('samples of a source', () => {
  const source = { version: 1, flow: 'Orders', type: 'files', settings: { path: 'log/a.jsonl' } };
  test.use({
    example: '',
    files: {
      ...project([{ name: 'Orders', functions: ['Keep'] }], { Keep: handOn }),
      'sources/Log.json': JSON.stringify(source),
      'log/a.jsonl': '{"id":1}\n{"id":9007199254740993,"name":"行😀"}\n',
    },
  });

  test('are asked for by address, shown, and taken in one step', async ({ studio, page }) => {
    await page.locator('.source-card').click();
    const samples = studio.inspector.getByRole('region', { name: 'Samples' });
    await samples.getByRole('button', { name: 'Take the newest rows…' }).click();
    const question = page.getByRole('dialog', { name: 'Take rows of Log?' });
    await expect(question).toContainText('files log/a.jsonl');
    await question.getByRole('button', { name: 'Take rows' }).click();
    await page.getByRole('button', { name: 'Trust and go on' }).click();
    const shown = page.getByRole('dialog', { name: 'Import Log.jsonl' });
    await expect(shown).toContainText('9007199254740993');
    await shown.getByRole('button', { name: 'Replace the rows' }).click();
    await expect(shown).toBeHidden();
    await studio.save();
    expect(await studio.read('samples/Orders.jsonl')).toBe(
      '{"id":1}\n{"id":9007199254740993,"name":"行😀"}\n',
    );
  });
});
