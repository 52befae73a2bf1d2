import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lintProject } from './lint.ts';
import { anyProject } from './test-any-project.ts';

/** Files that can't be read now, and could be before; a text that was there already is none the fix's fault. */
function brokenBy(before: Project, after: Project): string[] {
  const texts = new Set([...before.files.values()].map(({ text }) => text));
  const broken = new Set(projectModel(before).broken.map(({ path }) => path));
  return projectModel(after)
    .broken.map(({ path }) => path)
    .filter((path) => !broken.has(path) && !texts.has(after.files.get(path)?.text ?? ''));
}

/** What a finding is about; its place in a chain moves with edits. */
function keyOf({ code, path, flow, message }: Diagnostic): string {
  return JSON.stringify([code, path, flow, message.en]);
}

test('every fix takes away what it is offered for, and breaks no file', () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const diagnostics = lintProject(project);
      for (const diagnostic of diagnostics) {
        const { code, path } = diagnostic;
        for (const fix of diagnostic.fixes) {
          const after = fix.apply(project);
          const told = `${code} in ${path}: ${fix.title.en}`;
          const same = (one: Diagnostic) => keyOf(one) === keyOf(diagnostic);
          const left = lintProject(after).filter(same).length;
          expect(left, told).toBeLessThan(diagnostics.filter(same).length);
          expect(brokenBy(project, after), told).toEqual([]);
        }
      }
    }),
    { numRuns: 80 },
  );
});
