import { describeError, type ErrorData } from '../../errors/coded-error.ts';
import { type ProjectModel, projectModel } from '../../project/model.ts';
import type { Project, SourceFile } from '../../project/project.ts';
import { readSources, type Source } from '../../sources/source-file.ts';
import { sourceProblems } from '../../sources/source-problems.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { firstLine, words } from '../rule.ts';

/** What is wrong with a project's sources, and what is promised of what they bring. */
export function lintSources(project: Project): readonly Diagnostic[] {
  const model = projectModel(project);
  return readSources(project.files.values()).flatMap(({ file, read }) =>
    read.source === null
      ? read.problems.map((problem) => diagnosticOf(file, problem))
      : ofSource(project, model, file, read.source),
  );
}

function ofSource(project: Project, model: ProjectModel, file: SourceFile, source: Source): Diagnostic[] {
  return sourceProblems(project, model, source).map((problem) => ({
    ...diagnosticOf(file, problem),
    flow: source.flow,
  }));
}

const severities: Partial<Record<string, Severity>> = {
  'source.flow-disabled': 'warning',
  'source.keeps-state': 'warning',
  'source.plain-secret': 'warning',
  'source.once-by-transaction': 'info',
  'source.once-by-key': 'info',
  'source.once-by-id': 'info',
  'source.once-by-post': 'info',
  'source.once-by-lost': 'info',
  'source.once-by-append': 'info',
};

function diagnosticOf({ path }: SourceFile, problem: ErrorData): Diagnostic {
  const [en, chinese] = [describeError(problem, 'en'), describeError(problem, 'zh-CN')];
  const { line = 1 } = problem;
  return {
    code: `lint.${problem.code}`,
    severity: severities[problem.code] ?? 'error',
    stopsImport: false,
    message: words(`${en.message}. ${en.help}`, `${chinese.message}。${chinese.help}`),
    path,
    range: { ...firstLine, line, endLine: line },
    docs: words(
      'A source says where the rows of a live run come from. KisFlow reads nothing of it.',
      '数据源说明实时运行的数据从哪里来。KisFlow 不会读取它。',
    ),
    traps: [],
    fixes: [],
  };
}
