import type { GoCode } from '../../contract/host/go-code.ts';
import type { ProjectModel } from '../../project/model.ts';
import type { Severity } from '../diagnostic.ts';
import type { LocalText } from '../local-text.ts';
import type { Finding } from '../rule.ts';

/** A rule that holds a project's YAML against the Go code that runs it. What it finds never stops an import or an export. */
export interface GoRule {
  code: `lint.go-${string}`;
  severity: Severity;
  docs: LocalText;
  check(model: ProjectModel, go: GoCode): Finding[];
}

/** Says of a warning that it may be wrong, where names are only known when the program runs. */
export function unlessUnnamed(
  { unnamed }: GoCode,
  kind: GoCode['unnamed'][number]['kind'],
): { severity: Severity; en: string; chinese: string } {
  const one = unnamed.find((found) => found.kind === kind);
  if (one === undefined) return { severity: 'warning', en: '', chinese: '' };
  const place = `${one.place.path}:${one.place.line}`;
  return {
    severity: 'info',
    en: ` It may be among those that ${place} registers under names that only a run knows.`,
    chinese: `它可能由 ${place} 以运行时才确定的名称注册。`,
  };
}
