import { useMemo } from 'react';
import { describeError } from '../../core/errors/coded-error.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { exportRefusals } from '../../core/lint/export-refusals.ts';
import { lintProject } from '../../core/lint/lint.ts';
import { useText } from '../i18n/use-text.tsx';
import type { OpenedProject } from '../stores/project-store.ts';
import { useProject, useSettings } from '../stores/use-scopes.tsx';

const shownAtMost = 100;

interface FindingsProps {
  /** Those that are exported; all without a choice. */
  flows: readonly string[] | undefined;
  style: 'source' | 'kisflow';
  show(problem: Diagnostic): void;
}

/** What the linter finds in the chosen flows and in what all flows share, errors first; each leads to its place. */
export function Findings({ flows, style, show }: FindingsProps) {
  const text = useText();
  const project = useProject((state) => state.project);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const findings = useMemo(() => lintProject(project), [project]);
  const concerned = findings.filter(
    ({ flow }) => flow === undefined || flows === undefined || flows.includes(flow),
  );
  const errors = concerned.filter(({ severity }) => severity === 'error');
  const warnings = concerned.filter(({ severity }) => severity === 'warning');
  const unreadable = useProject((state) => state.opened.unreadable).filter(isConfig);
  if (errors.length + warnings.length + unreadable.length === 0)
    return <p className="export__clean">{text('export.clean')}</p>;
  const listed = [...errors, ...warnings];
  const counts = [
    ...(errors.length > 0 ? [text('export.errors', { count: errors.length })] : []),
    ...(warnings.length > 0 ? [text('export.warnings', { count: warnings.length })] : []),
  ];
  const isRefused = exportRefusals(project, flows, { style }).length > 0;
  return (
    <details
      className="export__findings"
      open={errors.length + unreadable.length > 0}
      data-errors={errors.length > 0 || undefined}
    >
      <summary>
        {counts.join(' · ')}
        {isRefused && <b className="export__refused">{text('export.refused')}</b>}
      </summary>
      <ul>
        {unreadable.map(({ path, error }) => (
          <li key={path} data-severity="warning">
            {text('export.leftOut', { path, reason: describeError(error, language).message })}
          </li>
        ))}
        {listed.slice(0, shownAtMost).map((problem) => (
          <li key={keyOf(problem)} data-severity={problem.severity}>
            <button type="button" className="export__finding" onClick={() => show(problem)}>
              <code>{`${problem.path}:${problem.range.line}`}</code> {problem.message[language]}
            </button>
          </li>
        ))}
      </ul>
      {listed.length > shownAtMost && <p>{text('export.more', { count: listed.length - shownAtMost })}</p>}
    </details>
  );
}

function keyOf({ code, path, range, message }: Diagnostic): string {
  return `${code} ${path} ${range.line} ${range.column} ${message.en}`;
}

type Unreadable = OpenedProject['unreadable'][number];

/** Code and samples that can't be read lack nothing in an export. */
function isConfig({ path }: Unreadable): boolean {
  return /\.ya?ml$/.test(path);
}
