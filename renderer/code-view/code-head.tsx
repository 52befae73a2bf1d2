import { CircleAlert, Database, FileCode2, Minimize2, Play, TriangleAlert } from 'lucide-react';
import { usagesOf } from '../../core/project/usage.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import type { CodeSubject } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useProject, useShownModel } from '../stores/use-scopes.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ModeChip } from '../ui/mode-chip.tsx';

/** What is shown, what is wrong with its code, and what is done with it all the time. */
export function CodeHead({ subject }: { subject: CodeSubject }) {
  return (
    <header className="code-head">
      <Icon subject={subject} />
      <h2 title={subject.name}>{subject.name}</h2>
      <Summary subject={subject} />
      <span className="code-head__gap" />
      <Problems path={subject.path} />
      {subject.place && <CommandButton id="function.run-alone" icon={Play} kind="go" showKey />}
      <span className="code-head__back">
        <CommandButton id="code.closeWide" icon={Minimize2} kind="line" />
        <Kbd combination="Escape" />
      </span>
    </header>
  );
}

function Icon({ subject: { kind, name } }: { subject: CodeSubject }) {
  const mode = useShownModel().func(name)?.config.fmode ?? '';
  if (kind === 'function') return <ModeChip mode={mode} size="large" />;
  const File = kind === 'connector' ? Database : FileCode2;
  return <File size={18} className="code-head__icon" aria-hidden />;
}

/** `Saves into RevenueStore · used in 1 flow`. */
function Summary({ subject: { kind, name } }: { subject: CodeSubject }) {
  const text = useText();
  const project = useProject((state) => state.project);
  const func = useShownModel().func(name);
  if (kind !== 'function' || func === undefined) return null;
  const { fmode, option } = func.config;
  const cname = option.cname;
  const flows = new Set(
    usagesOf(project, 'func', name).flatMap((use) => (use.kind === 'flow' ? [use.name] : [])),
  );
  const does =
    cname === ''
      ? fmode
      : text(fmode === 'Save' ? 'code.savesInto' : fmode === 'Load' ? 'code.loadsFrom' : 'code.uses', {
          name: cname,
        });
  return <small>{`${does} · ${text('inspector.usedInFlows', { count: flows.size })}`}</small>;
}

function Problems({ path }: { path: string | null }) {
  const text = useText();
  const diagnostics = useProblems((state) => state.diagnostics);
  const here = diagnostics.filter((one) => one.path === path);
  const errors = here.filter(({ severity }) => severity === 'error').length;
  const warnings = here.filter(({ severity }) => severity === 'warning').length;
  return (
    <span className="code-head__problems" role="status">
      {errors > 0 && (
        <span className="mark--error">
          <CircleAlert size={13} aria-hidden /> {text('code.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className="mark--warn">
          <TriangleAlert size={13} aria-hidden /> {text('code.warnings', { count: warnings })}
        </span>
      )}
    </span>
  );
}
