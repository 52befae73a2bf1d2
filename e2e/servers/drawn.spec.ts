import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Producer, stringSerializers } from '@platformatic/kafka';
import { type Browser, chromium, expect as expectPage, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { chromiumArguments, chromiumPath } from '../chromium.ts';
import { startServer } from '../fixtures/server.ts';
import { untilCanvasRests } from '../pages/canvas-rest.ts';
import { StudioPage } from '../pages/studio-page.ts';
import { kafkaAdmin } from './kit/kafka-server.ts';
import { startLiveCommand } from './kit/live.ts';

const { kafka, mariadb, redis } = inject('servers');
const token = 'a token of a journey';
const topic = 'drawn';
/** Everything here may be slow beside other tests. */
const expectSoon = expectPage.configure({ timeout: 20_000 });

let browser: Browser;
beforeAll(async () => {
  if (!kafka || !mariadb || !redis) return;
  if (!existsSync(join(import.meta.dirname, '../../dist/ui/index.html')))
    throw new Error('run “npm run build:ui” first');
  browser = await chromium.launch({
    args: chromiumArguments,
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  });
});
afterAll(() => browser?.close());

/** A project with two connectors, and a flow that nothing is drawn in yet. */
function files(): Record<string, string> {
  const { port, user, password, database } = mariadb ?? {};
  return {
    'conf/flow/flow-Orders.yml': 'kistype: flow\nstatus: 1\nflow_name: Orders\nflows: []\n',
    'conf/conn/conn-Prices.yml': `kistype: conn\ncname: Prices\naddrs: 127.0.0.1:${redis?.port}\ntype: redis\nkey: drawn-prices\nparams:\n  key: sku\nload: []\nsave: []\n`,
    'conf/conn/conn-Shop.yml': `kistype: conn\ncname: Shop\naddrs: ${user}:${password}@tcp(127.0.0.1:${port})/${database}\ntype: mysql\nkey: drawn_orders\nparams: {}\nload: []\nsave: []\n`,
    'samples/Orders.jsonl': '{"id":1,"sku":"茶","qty":2}\n',
  };
}

describe.skipIf(!kafka || !mariadb || !redis)('a flow from Kafka, with Redis, into MariaDB', () => {
  it('is drawn, tried, run for good, watched, killed and mended: nothing is lost, nothing is there twice', async () => {
    const { db, send } = await prepare();
    const server = await startServer({ fill: (root) => writeAll(root, files()) }, { checkTypes: false });
    onTestFinished(() => server.close());
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    onTestFinished(() => page.close());
    const studio = new StudioPage(page, server);
    await studio.open();
    await draw(page);
    await tryOut(studio, page);
    const [tried] = await db.query<mysql.RowDataPacket[]>('select * from drawn_orders');
    expect(tried).toEqual([{ id: 1, sku: '茶', qty: 2, price: '3.50' }]);
    await db.query('delete from drawn_orders');
    await makeSource(studio, page);

    await writeFile(join(server.dataFolder, 'token'), token);
    const live = startLiveCommand(
      server.root,
      ...['--workers', '2', '--listen', '0', '--token-file', join(server.dataFolder, 'token')],
    );
    const { address } = await live.heard(({ event }) => event === 'listening');
    for (const worker of [1, 2])
      await live.heard((line) => line['event'] === 'started' && line['worker'] === worker);
    await studio.byPalette('Attach to a live run');
    const dialog = page.getByRole('dialog', { name: 'Attach to a live run' });
    await dialog.getByLabel('Address').fill(String(address));
    await dialog.getByLabel('Token', { exact: true }).fill(token);
    await dialog.getByRole('button', { name: 'Attach' }).click();
    const line = page.getByRole('status', { name: 'Live run' });
    await expectSoon(line).toContainText('messages');

    const ids = await send(100, 300);
    await expectSoon(page.locator('[data-live="Lookup#1"]')).toContainText(/\d+→\d+/);
    await live.killWorker(1);
    await send(400, 100, { qty: 'many' });
    await letterOf(page);
    const letters = page.getByRole('dialog', { name: 'Dead letters' });
    await expectSoon(letters).toContainText('There are no open dead letters.');

    const there = async () => {
      const [rows] = await db.query<mysql.RowDataPacket[]>('select id, price from drawn_orders order by id');
      return rows.map((row) => Number(row['id']));
    };
    await expect.poll(there).toEqual([...ids, ...Array.from({ length: 100 }, (_, index) => 400 + index)]);
    expect(await live.stop()).toBe(0);
  }, 180_000);
});

/** Topic, table and prices; `send` gives the ids of so many orders, of which the last has what is told besides. */
async function prepare() {
  const admin = kafkaAdmin(kafka?.port ?? 0);
  await admin.createTopics({ topics: [topic], partitions: 4, replicas: 1 });
  await admin.close();
  const client = await createClient({ url: `redis://127.0.0.1:${redis?.port}` }).connect();
  await client.hSet('drawn-prices', '茶', '{"sku":"茶","price":3.50}');
  // Another test cuts all connections of this server.
  client.destroy();
  const { port = 0, user = '', password = '', database = '' } = mariadb ?? {};
  const db = await mysql.createConnection({ host: '127.0.0.1', port, user, password, database });
  onTestFinished(() => db.end());
  await db.query(
    'create table drawn_orders (id bigint not null, sku varchar(20), qty int, price decimal(10,2))',
  );
  const producer = new Producer({
    clientId: 'tests',
    bootstrapBrokers: [`127.0.0.1:${kafka?.port}`],
    serializers: stringSerializers,
  });
  onTestFinished(() => producer.close());
  async function send(from: number, count: number, last: object = {}): Promise<number[]> {
    const ids = Array.from({ length: count }, (_, index) => from + index);
    await producer.send({
      messages: ids.map((id) => {
        const row = { id, sku: '茶', qty: 1, ...(id === from + count - 1 ? last : {}) };
        return { topic, key: String(id), value: JSON.stringify(row) };
      }),
    });
    return ids;
  }
  return { db, send };
}

/** Look up a price in Redis, then save: two built-ins, no code. */
async function draw(page: Page): Promise<void> {
  const form = page.locator('.setup-form');
  /** Inserts a built-in and waits for its form, which has this heading: that of the function before is still there for a moment. */
  const insert = async (title: string, heading: string) => {
    await untilCanvasRests(page);
    await page.getByRole('button', { name: 'Add a function at the end' }).click();
    await expectSoon(page.getByRole('option', { name: /^Split a list/ })).toBeVisible();
    await page.getByRole('option', { name: title }).first().click();
    await expectSoon(form.getByText(heading, { exact: true })).toBeVisible();
  };
  const write = async (name: string, role: 'textbox' | 'combobox', text: string) => {
    await page.getByRole(role, { name }).click();
    await page.getByRole(role, { name }).fill(text);
  };
  await insert('Look up a value', 'Fields to take');
  await form.getByRole('combobox', { name: 'Connector' }).selectOption('Prices');
  await form.getByRole('button', { name: 'Line', exact: true }).click();
  await write('Name of line 1', 'textbox', 'sku');
  await write('Value of sku', 'combobox', 'row.sku');
  await write('Fields to take', 'textbox', 'price: number');
  await form.getByRole('button', { name: /^Apply/ }).click();
  await insert('Save', 'Fields to save');
  // Another function whose connector is chosen needs no more.
  const connector = form.getByRole('combobox', { name: 'Connector' });
  await connector.selectOption('Shop');
  await expectSoon(connector).toHaveValue('Shop');
}

/** A sample run on the real servers. */
async function tryOut(studio: StudioPage, page: Page): Promise<void> {
  await page
    .getByRole('toolbar', { name: 'Run and project' })
    .getByRole('button', { name: 'Embedded store' })
    .click();
  await page.getByRole('button', { name: 'Use real storage' }).click();
  await studio.startRun();
  await expectSoon(studio.runLine).toContainText('on real storage');
  await studio.finished();
  await expectSoon(studio.node('Save')).toContainText(/1\s*→\s*1/);
}

async function makeSource(studio: StudioPage, page: Page): Promise<void> {
  await studio.byPalette('New source');
  await page.getByRole('dialog', { name: 'New source' }).getByRole('textbox', { name: 'Name' }).fill('Shop');
  await page.keyboard.press('Enter');
  const { inspector } = studio;
  await inspector.getByRole('textbox', { name: 'brokers' }).fill(`127.0.0.1:${kafka?.port}`);
  await inspector.getByRole('textbox', { name: 'topic' }).fill(topic);
  await inspector.getByRole('textbox', { name: 'session_ms' }).fill('6000');
  await expectSoon(page.locator('.source-card')).toContainText('effectively once');
  await studio.save();
}

/** The order that the table does not take is mended and sent again. */
async function letterOf(page: Page): Promise<void> {
  const line = page.getByRole('status', { name: 'Live run' });
  await line.getByRole('button', { name: '1 dead letter' }).click({ timeout: 30_000 });
  const letters = page.getByRole('dialog', { name: 'Dead letters' });
  const row = letters.getByLabel('Row as JSON');
  await expectSoon(row).toHaveValue(/"many"/);
  await row.fill((await row.inputValue()).replace('"many"', '1'));
  await letters.getByRole('button', { name: 'Send the mended row again' }).click();
}

async function writeAll(root: string, all: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
