import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNode, type NodeSources } from './find-node.ts';

const noNode = 'sample runs need Node 26, and none was found';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-node-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function sources(given: Partial<NodeSources>): NodeSources {
  const from = join(folder, 'app', 'main.js');
  return { versions: { node: '20.19.0' }, execPath: '/usr/bin/node', platform: 'linux', from, ...given };
}

function put(path: string, text = ''): string {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
  return join(folder, path);
}

describe('the Node that engines run on', () => {
  it('is this process’s own from 26 on, if it is a Node', () => {
    expect(findNode(sources({ versions: { node: '26.0.0' } }))).toBe('/usr/bin/node');
    expect(findNode(sources({ versions: { node: '30.1.2' } }))).toBe('/usr/bin/node');
    expect(() => findNode(sources({ versions: { node: '26.1.0', electron: '46.0.0' } }))).toThrow(noNode);
  });

  it('is else that of the npm package, if that is new enough', () => {
    const binary = put('node_modules/node/bin/node');
    put('node_modules/node/package.json', '{"name":"node","version":"26.10.0"}');
    expect(findNode(sources({}))).toBe(binary);
    put('node_modules/node/package.json', '{"name":"node","version":"24.1.0"}');
    expect(() => findNode(sources({}))).toThrow(noNode);
  });

  it('is none where the package was not installed for this platform', () => {
    put('node_modules/node/package.json', '{"name":"node","version":"26.10.0"}');
    expect(() => findNode(sources({}))).toThrow(noNode);
  });

  it('is the one that was shipped, before all others', () => {
    const shipped = put('node/node');
    expect(findNode(sources({ versions: { node: '26.0.0' }, shipped: join(folder, 'node') }))).toBe(shipped);
    put('node/node.exe');
    expect(findNode(sources({ platform: 'win32', shipped: join(folder, 'node') }))).toBe(`${shipped}.exe`);
  });
});
