import './code-view.css';
import { FileCode2 } from 'lucide-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { isBuiltin } from '../../core/builtins/mark.ts';
import { createFunctionCode } from '../../core/project/edits/create.ts';
import { projectModel } from '../../core/project/model.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { type CodeSubject, closeWideCode, codeSubject } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSelection, useShownModel, useWorkspace } from '../stores/use-scopes.tsx';
import { useSeen } from '../stores/use-seen.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { isInputMethodKey } from '../ui/input-method.ts';
import { isFunctionMode } from '../ui/mode-chip.tsx';
import { ChainStrip } from './chain-strip.tsx';
import { CodeHead } from './code-head.tsx';
import type { CodeViewSlots } from './code-view-slots.ts';
import { Columns } from './columns.tsx';
import { RowsIn, RowsOut } from './side-rows.tsx';

/** Code in the middle of the window: the chain above it, the rows that went into the function and came out of it beside it. */
export function CodeView({ slots }: { slots: CodeViewSlots }) {
  const workspace = useWorkspace();
  const text = useText();
  const subject = useCodeSubject();
  const frame = useRef<HTMLElement>(null);
  useEscape(frame, () => closeWideCode(workspace));
  if (subject === null) return null;
  return (
    <section
      ref={frame}
      className="code-view"
      data-scope="code"
      aria-label={text('code.view', { name: subject.name })}
    >
      {subject.place && <ChainStrip place={subject.place} />}
      <CodeHead subject={subject} />
      <Body subject={subject} slots={slots} />
    </section>
  );
}

/** Escape, when nothing in here took it: a list of completions, say, is closed by it first. */
function useEscape(frame: RefObject<HTMLElement | null>, leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented || isInputMethodKey(event)) return;
      event.preventDefault();
      latest.current();
    }
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [frame]);
}

function useCodeSubject(): CodeSubject | null {
  const project = useProject((state) => state.project);
  const inspected = useSelection((selection) => selection.inspected);
  const view = useSelection((selection) => selection.view);
  return useMemo(() => codeSubject(projectModel(project), { inspected, view }), [project, inspected, view]);
}

function Body({ subject, slots }: { subject: CodeSubject; slots: CodeViewSlots }) {
  const { place } = subject;
  const seen = useSeen(place);
  const [batch, setBatch] = useState<number | null>(null);
  const params = useShownModel().func(subject.name)?.config.option.default_params;
  if (subject.kind === 'function' && subject.path === null && params !== undefined && isBuiltin(params))
    return slots.setup(subject.name, place, (parts) => <Columns {...parts} label="inspector.tabSetup" />);
  const code = subject.path === null ? <NoCode name={subject.name} /> : slots.code(subject.path);
  if (place === null) return <div className="code-view__only">{code}</div>;
  return (
    <Columns
      left={<RowsIn place={place} seen={seen} slots={slots} batch={batch} onBatch={setBatch} />}
      middle={code}
      right={<RowsOut place={place} seen={seen} slots={slots} batch={batch} />}
    />
  );
}

function NoCode({ name }: { name: string }) {
  const workspace = useWorkspace();
  const text = useText();
  function create(language: 'ts' | 'js'): void {
    applyEdit(workspace, 'commands.createCode', (project) => {
      const mode = projectModel(project).func(name)?.config.fmode ?? '';
      return createFunctionCode(project, name, isFunctionMode(mode) ? mode : 'Calculate', language, {
        words: workspace.settings.getState().resolvedLanguage,
      });
    });
  }
  return (
    <EmptyState
      icon={FileCode2}
      title={text('inspector.noCodeTitle')}
      text={text('inspector.noFunctionCode')}
    >
      <button type="button" className="button button--go" onClick={() => create('ts')}>
        {text('inspector.createTypeScript')}
      </button>
      <button type="button" className="button button--line" onClick={() => create('js')}>
        {text('inspector.createJavaScript')}
      </button>
    </EmptyState>
  );
}
