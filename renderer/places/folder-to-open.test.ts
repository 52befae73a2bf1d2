import { afterEach, expect, test, vi } from 'vitest';
import { folderToOpen } from './folder-to-open.ts';

afterEach(() => vi.unstubAllGlobals());

function pageAt(hash: string, search: string, remembered: string | null): void {
  vi.stubGlobal('location', { hash, search });
  vi.stubGlobal('sessionStorage', { getItem: () => remembered });
}

test('a page opens what its address names, else what it had open, else what its window was made for', () => {
  pageAt('#folder=/linked', '?project=/made-for', '/before');
  expect(folderToOpen()).toEqual({ root: '/linked', isOwn: false });
  pageAt('', '?project=/made-for', '/before');
  expect(folderToOpen()).toEqual({ root: '/before', isOwn: false });
  pageAt('', '?project=%2Fmade%20for%2F%E6%B5%81', null);
  expect(folderToOpen()).toEqual({ root: '/made for/流', isOwn: true });
});

test('a page whose project was closed shows the welcome screen again, and a new one asks its host', () => {
  pageAt('', '?project=/made-for', '');
  expect(folderToOpen()).toEqual({ root: null, isOwn: false });
  pageAt('', '', null);
  expect(folderToOpen()).toEqual({ root: undefined, isOwn: false });
});
