import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolderOf } from './data-folder.ts';

const homeFolder = '/home/wang';

describe('dataFolderOf', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', {}, join(homeFolder, '.local/share/kisflow-studio')],
    ['linux', { XDG_DATA_HOME: '/data' }, join('/data/kisflow-studio')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming/KisFlow Studio')],
    ['darwin', {}, join(homeFolder, 'Library/Application Support/KisFlow Studio')],
    ['linux', { KISFLOW_STUDIO_DATA: '/chosen', XDG_DATA_HOME: '/data' }, '/chosen'],
  ])('follows the conventions of %s with %j', (platform, env, expected) => {
    expect(dataFolderOf({ platform, env, homeFolder })).toBe(expected);
  });
});
