import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareClasses, classesOf, pageFile, readPage, readStyles } from './styles.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the styles of the page', () => {
  it('are there when what wears them is: each part that comes later brings its own', () => {
    expect(bareClasses(readPage(root), readStyles(root), 'renderer/main.tsx')).toEqual([]);
  });
});

describe('a class without its style', () => {
  const main = `
    import './main.css';
    const Panel = later(() => import('./panel.tsx'));
    const Editor = later(() => import('./editor.tsx'));
    export const Main = () => <main className="main"><Panel /><Editor /></main>;`;
  const panel = `
    import { Editor } from './editor.tsx';
    import './panel.css';
    export const Panel = () => <div className="panel"><Editor /></div>;`;
  const editor = `
    import type { Words } from './words.tsx';
    export const Editor = ({ isBroken }) => <div className={\`editor \${isBroken ? 'editor--broken' : ''}\`} />;`;
  const page = (over: Record<string, string> = {}) =>
    new Map(
      Object.entries({ 'main.tsx': main, 'panel.tsx': panel, 'editor.tsx': editor, ...over }).map(
        ([file, text]) => [file, pageFile(file, text)],
      ),
    );
  const styles = (editorSheet: string) =>
    new Map([
      ['main', new Set(['main.css'])],
      ['panel', new Set(['panel.css'])],
      ['editor', new Set([editorSheet])],
      ['editor--broken', new Set([editorSheet])],
    ]);

  it('is found where one way to a part does not bring it', () => {
    expect(bareClasses(page(), styles('panel.css'), 'main.tsx')).toEqual([
      'editor.tsx .editor',
      'editor.tsx .editor--broken',
    ]);
  });

  it('is not one where every way brings it, or the part itself', () => {
    expect(bareClasses(page(), styles('main.css'), 'main.tsx')).toEqual([]);
    const own = page({ 'editor.tsx': `import './editor.css';${editor}` });
    expect(bareClasses(own, styles('editor.css'), 'main.tsx')).toEqual([]);
  });

  it('is told by the sheet of its own block', () => {
    const sheet = '.side .text {} .side__head > h3, .side--old .side__count {} @media (x) { .side:hover {} }';
    expect([...classesOf(sheet)].sort()).toEqual(['side', 'side__count']);
  });
});
