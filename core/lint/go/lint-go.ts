import type { GoCode } from '../../contract/host/go-code.ts';
import { projectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { goConnectorCallMissing } from './go-connector-call-missing.ts';
import { goConnectorMissing } from './go-connector-missing.ts';
import { goFunctionMissing } from './go-function-missing.ts';
import { goParamNeverSet } from './go-param-never-set.ts';
import type { GoRule } from './go-rule.ts';
import { goUnread } from './go-unread.ts';

/** What needs all of the code to be true: of a part, nothing is said to be missing. */
const ofAll: readonly GoRule[] = [goFunctionMissing, goConnectorMissing, goConnectorCallMissing];
const ofAny: readonly GoRule[] = [goParamNeverSet, goUnread];

/** What is wrong between a project's YAML and the Go code that runs it. Nothing where there is no such code. */
export function lintGo(project: Project, go: GoCode): readonly Diagnostic[] {
  const model = projectModel(project);
  const isSeen = go.usesKisFlow && !go.isPartial;
  const rules = go.usesKisFlow ? [...(isSeen ? ofAll : []), ...ofAny] : go.folder === '' ? [] : [goUnread];
  return rules.flatMap((rule) =>
    rule.check(model, go).map((finding) => ({
      ...finding,
      code: rule.code,
      severity: finding.severity ?? rule.severity,
      stopsImport: false,
      docs: rule.docs,
      traps: [],
      fixes: finding.fixes ?? [],
    })),
  );
}
