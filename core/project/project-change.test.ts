import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createProject, type Project } from './project.ts';
import { applyChange, projectChange, revertChange } from './project-change.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '\ud83d'), maxLength: 12 });
const project = fc
  .uniqueArray(fc.record({ path: fc.constantFrom('a', 'b', 'c', 'd'), text }), {
    selector: ({ path }) => path,
  })
  .map((files) => createProject('p', files));

function texts({ files }: Project): Map<string, string> {
  return new Map([...files].map(([path, file]) => [path, file.text]));
}

it('leads from the one project to the other, and back', () => {
  fc.assert(
    fc.property(project, project, (before, after) => {
      const change = projectChange(before, after);
      expect(texts(applyChange(before, change))).toEqual(texts(after));
      expect(texts(revertChange(after, change))).toEqual(texts(before));
    }),
  );
});

it('is empty between equal texts, and keeps files that are not changed as they are', () => {
  const before = createProject('p', [
    { path: 'a', text: 'one' },
    { path: 'b', text: 'two' },
  ]);
  const same = createProject(
    'p',
    [...before.files.values()].map((file) => ({ ...file })),
  );
  expect(projectChange(before, same)).toEqual([]);
  const after = createProject('p', [...before.files.values(), { path: 'c', text: 'new' }]);
  expect(applyChange(before, projectChange(before, after)).files.get('a')).toBe(before.files.get('a'));
});

it('holds no more than what was changed in a large file', () => {
  const large = 'x'.repeat(1_000_000);
  const before = createProject('p', [{ path: 'a', text: large }]);
  const after = createProject('p', [{ path: 'a', text: `${large.slice(0, 500)}new${large.slice(501)}` }]);
  expect(projectChange(before, after)).toEqual([
    { kind: 'text', path: 'a', start: 500, removed: 'x', inserted: 'new' },
  ]);
});
