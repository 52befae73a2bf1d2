import { useMemo } from 'react';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintProject } from '../../core/lint/lint.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSettings } from '../stores/app-stores.tsx';

const shownAtMost = 100;

/** What the linter finds in the chosen flows and in what all flows share, errors first; each leads to its place. */
export function Findings({ flows, show }: { flows: readonly string[]; show(problem: Diagnostic): void }) {
  const text = useText();
  const project = useProject((state) => state.project);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const findings = useMemo(() => (project === null ? [] : lintProject(project)), [project]);
  const concerned = findings.filter(({ flow }) => flow === undefined || flows.includes(flow));
  const errors = concerned.filter(({ severity }) => severity === 'error');
  const warnings = concerned.filter(({ severity }) => severity === 'warning');
  if (errors.length + warnings.length === 0) return <p className="export__clean">{text('export.clean')}</p>;
  const listed = [...errors, ...warnings];
  const counts = [
    ...(errors.length > 0 ? [text('export.errors', { count: errors.length })] : []),
    ...(warnings.length > 0 ? [text('export.warnings', { count: warnings.length })] : []),
  ];
  return (
    <details
      className="export__findings"
      open={errors.length > 0}
      data-errors={errors.length > 0 || undefined}
    >
      <summary>
        {counts.join(' · ')}
        {errors.length > 0 && <b className="export__refused">{text('export.refused')}</b>}
      </summary>
      <ul>
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
