import { printGoldenTest } from '../../golden/golden-test.ts';
import { safeFileName } from '../../project/file-names.ts';
import type { ProjectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import { commentLines } from '../go-comments.ts';
import { generatedHeader } from '../kisrt-files.ts';
import { goldenCases } from './golden-cases.ts';
import { sampleCase } from './sample-case.ts';
import { testSource } from './test-source.ts';

interface Surroundings {
  readonly module: string;
  readonly package: string;
  readonly store: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Tests in Go, made of the golden tests and of the samples: their cases as data, and what runs them. None when there is no case. */
export function testFiles(
  project: Project,
  model: ProjectModel,
  { module, package: name, store }: Surroundings,
): ReadonlyMap<string, string> {
  const { cases, leftOut } = goldenCases(project, model);
  for (const flow of model.flows) {
    const samples = project.files.get(model.samplesFile(flow.name));
    const made = flow.config.status === 0 ? undefined : sampleCase({ model, flow, samples, store });
    if (made !== undefined) cases.push(made);
  }
  const files = new Map<string, string>();
  for (const { name: wanted, test } of cases) {
    const base = safeFileName(wanted.replace(/[/ ]/g, '-'));
    let path = `testdata/cases/${base}.json`;
    for (let number = 2; files.has(path); number += 1) path = `testdata/cases/${base}-${number}.json`;
    files.set(path, printGoldenTest(test));
  }
  if (files.size > 0) files.set('studio_test.go', testFile(module, name, leftOut));
  return files;
}

function testFile(module: string, name: string, leftOut: readonly string[]): string {
  const note =
    leftOut.length === 0
      ? ''
      : `\n// Golden tests that are not among the cases, since they or their rows could not be read:\n//\n${leftOut.flatMap(commentLines).join('\n')}\n`;
  return `${generatedHeader}${note}\n${testSource(module, name)}`;
}
