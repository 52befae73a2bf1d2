import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderToOpen, openArguments } from './open-arguments.ts';

const here = resolve('work');
const app = resolve('app');

function opened(...args: string[]) {
  return openArguments(['electron', ...args], here, app);
}

describe('what a command line asks to open', () => {
  test('nothing', () => {
    expect(opened()).toEqual({ folder: null, example: null });
    expect(opened(app)).toEqual({ folder: null, example: null });
  });

  test('a folder, from where it was named, between the options of Chromium', () => {
    expect(opened('--no-sandbox', app, '--lang=en', 'orders').folder).toBe(join(here, 'orders'));
    expect(opened(resolve('orders')).folder).toBe(resolve('orders'));
  });

  test('the folder of a studio.json, as path or as address', () => {
    const file = resolve('my orders', 'studio.json');
    expect(opened(file).folder).toBe(resolve('my orders'));
    expect(opened(pathToFileURL(file).href).folder).toBe(resolve('my orders'));
    expect(folderToOpen(resolve('a', 'Studio.json'))).toBe(resolve('a'));
  });

  test('an address of another machine is no folder of this one', () => {
    expect(opened('file://server/share/orders').folder).not.toBe(resolve('/share/orders'));
  });

  test('an example', () => {
    expect(opened('--example=orders')).toEqual({ folder: null, example: 'orders' });
  });
});
