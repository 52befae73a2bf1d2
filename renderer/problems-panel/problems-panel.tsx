import { CircleAlert, CircleCheck, FileCode2, Info, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Diagnostic, QuickFix } from '../../core/lint/diagnostic.ts';
import { traps } from '../../core/lint/traps.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { applyFix } from '../config-actions/quick-fix.tsx';
import { useText } from '../i18n/use-text.tsx';
import { useOutcome, useProblems, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import './problems-panel.css';
import { showProblem } from '../config-actions/show-problem.ts';
import { findingsOf, RunFindings } from './run-findings.tsx';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };
const shownAtOnce = 200;

/** What is wrong or surprising in the project, by file and line, with what mends it. */
export function ProblemsPanel() {
  const text = useText();
  const diagnostics = useProblems((state) => state.diagnostics);
  const [limit, setLimit] = useState(shownAtOnce);
  const shown = useMemo(() => diagnostics.slice(0, limit), [diagnostics, limit]);
  const hasFindings = useOutcome((state) => findingsOf(state).length > 0);
  if (diagnostics.length === 0 && !hasFindings)
    return (
      <EmptyState icon={CircleCheck} title={text('problems.noneTitle')} text={text('problems.noneText')} />
    );
  return (
    <section className="problems" data-scope="problems" tabIndex={0} aria-label={text('problems.title')}>
      <RunFindings />
      <CreateAll diagnostics={diagnostics} />
      <ul>
        {shown.map((diagnostic) => (
          <Problem key={keyOf(diagnostic)} diagnostic={diagnostic} />
        ))}
      </ul>
      {diagnostics.length > limit && (
        <button type="button" className="button button--line" onClick={() => setLimit(limit + shownAtOnce)}>
          {text('problems.more', { count: diagnostics.length - limit })}
        </button>
      )}
    </section>
  );
}

/** Where several functions have no code, all of it can be begun at once. */
function CreateAll({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const text = useText();
  const count = diagnostics.filter(({ code }) => code === 'lint.code-missing').length;
  if (count < 2) return null;
  return (
    <div className="problems__all">
      <span>{text('problems.withoutCode', { count })}</span>
      <CommandButton id="code.createAll" icon={FileCode2} kind="line" />
    </div>
  );
}

function keyOf({ code, path, range, node, flow, message }: Diagnostic): string {
  return [code, path, range.line, range.column, flow, node, message.en].join(' ');
}

function Problem({ diagnostic }: { diagnostic: Diagnostic }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [open, setOpen] = useState(false);
  const { severity, message, path, range, docs, traps: behind, fixes, code } = diagnostic;
  const Icon = icons[severity];
  return (
    <li
      className="problem"
      data-severity={severity}
      onFocus={() => workspace.problems.setState({ focused: diagnostic })}
      onBlur={() => workspace.problems.setState({ focused: null })}
    >
      <Icon size={14} aria-label={text(`problems.${severity}`)} />
      <button type="button" className="problem__message" onClick={() => showProblem(workspace, diagnostic)}>
        {message[language]}
        <code>{`${path}:${range.line}:${range.column}`}</code>
      </button>
      <span className="problem__actions">
        {fixes.map((fix) => (
          <Fix key={fix.title.en} fix={fix} />
        ))}
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text('problems.why')}
        </button>
      </span>
      {open && (
        <p className="problem__docs">
          {docs[language]} <code>{code}</code>
          {behind.map((trap) => (
            <button
              key={trap}
              type="button"
              className="problem__trap"
              onClick={() => workspace.ui.setState({ help: { page: 'traps', section: trap } })}
            >
              {traps[trap][language]}
            </button>
          ))}
        </p>
      )}
    </li>
  );
}

function Fix({ fix }: { fix: QuickFix }) {
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  return (
    <button type="button" className="button button--line" onClick={() => applyFix(workspace, fix)}>
      {fix.title[language]}
    </button>
  );
}
