import { afterEach, expect, test, vi } from 'vitest';
import { folderToOpen } from './folder-to-open.ts';

afterEach(() => vi.unstubAllGlobals());

function pageAt(
  hash: string,
  search: string,
  remembered: string | null | 'not asked',
  state: unknown = null,
): void {
  vi.stubGlobal('location', { hash, search });
  vi.stubGlobal('history', { state });
  const getItem = vi.fn(() => remembered);
  vi.stubGlobal('sessionStorage', remembered === 'not asked' ? undefined : { getItem });
}

test('a page opens what its address names, else what its window was made for, and asks no storage for that', () => {
  pageAt('#folder=/linked', '?project=/made-for', 'not asked');
  expect(folderToOpen()).toEqual({ root: '/linked', isOwn: false });
  pageAt('', '?project=%2Fmade%20for%2F%E6%B5%81', 'not asked');
  expect(folderToOpen()).toEqual({ root: '/made for/流', isOwn: true });
});

test('a page that is loaded again opens what it had open, and a page in a browser, too', () => {
  pageAt('', '?project=/made-for', '/before', { at: 1 });
  expect(folderToOpen()).toEqual({ root: '/before', isOwn: false });
  pageAt('', '', '/before');
  expect(folderToOpen()).toEqual({ root: '/before', isOwn: false });
});

test('a page whose project was closed shows the welcome screen again, and a new one asks its host', () => {
  pageAt('', '?project=/made-for', '', { at: 0 });
  expect(folderToOpen()).toEqual({ root: null, isOwn: false });
  pageAt('', '', null);
  expect(folderToOpen()).toEqual({ root: undefined, isOwn: false });
});
