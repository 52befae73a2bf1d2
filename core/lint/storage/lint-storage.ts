import { describeError } from '../../errors/coded-error.ts';
import { type ConnEntry, projectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import { type StorageProblem, storageProblems } from '../../storage/storage-problems.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { rangeIn, words } from '../rule.ts';

/**
 * What is wrong with a project's connectors for real storage, and passwords in its files. One without address is for sample runs only,
 * and nothing is said of it.
 */
export function lintStorage(project: Project): readonly Diagnostic[] {
  return projectModel(project)
    .connectors.filter(({ config }) => config.addrs.trim() !== '')
    .flatMap((entry) => storageProblems(entry.config).map((problem) => diagnosticOf(entry, problem)));
}

/** A password for everybody to read, and a connection that is not encrypted though a person believes so. */
const warned: ReadonlySet<string> = new Set(['connect.plain-secret', 'connect.unused-in-address']);

/** Sample runs on the embedded store, and KisFlow itself, look at none of this: little is more than a hint. */
function diagnosticOf(entry: ConnEntry, { error, path }: StorageProblem): Diagnostic {
  const [en, chinese] = [describeError(error, 'en'), describeError(error, 'zh-CN')];
  return {
    code: `lint.${error.code}`,
    severity: warned.has(error.code) ? 'warning' : 'info',
    stopsImport: false,
    message: words(`${en.message}. ${en.help}`, `${chinese.message}。${chinese.help}`),
    path: entry.path,
    range: rangeIn(entry, path),
    connector: entry.name,
    docs: words(
      'KisFlow hands type, addrs, key and params to user code as they stand. With real storage the driver of the type reads them.',
      'KisFlow 将 type、addrs、key 和 params 原样交给用户代码。使用真实存储时由该类型的驱动读取。',
    ),
    traps: [],
    fixes: [],
  };
}
