import { Code } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { projectModel } from '../../core/project/model.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';
import { turnFormIntoCode } from './form-edits.ts';
import type { FormPlace, FormState } from './form-state.ts';
import { RowsInSide, RowsOutSide } from './row-sides.tsx';
import { SetupFields, UnknownBuiltin } from './setup-form.tsx';
import { type FateState, shownLines } from './shown-lines.ts';
import { rowsBeside } from './side-columns.ts';
import { useDrawnLines } from './use-drawn-lines.ts';
import { useForm, usePreview, useRowsIn } from './use-form.ts';
import { useScrollTogether } from './use-scroll-together.ts';
import { useStored } from './use-stored.ts';

interface WideFormProps {
  place: FormPlace;
  /** Puts the three beside each other. */
  columns(parts: { left: ReactNode; middle: ReactNode; right: ReactNode }): ReactNode;
}

/** The form of a built-in with the rows that come in and go out beside it. */
export function WideForm({ place, columns }: WideFormProps) {
  const state = useForm(place);
  const { storedOf, isReading } = useStored(place.at?.flow);
  const rows = useRowsIn(place, storedOf);
  const previewed = usePreview(state, rows, storedOf);
  const preview = previewed?.preview ?? null;
  const [only, setOnly] = useState<FateState | null>(null);
  const beside = useMemo(() => (preview === null ? null : rowsBeside(preview)), [preview]);
  const [scrollerIn, scrollerOut] = useScrollTogether(beside !== null);
  const sizes = useMemo(() => rows?.batches.map(({ length }) => length) ?? [], [rows]);
  const shownOnly = only !== null && preview?.counts[only] !== 0 ? only : null;
  const lines = useMemo(
    () => (preview === null ? [] : shownLines(preview, sizes, shownOnly)),
    [preview, sizes, shownOnly],
  );
  const drawn = useDrawnLines([scrollerIn, scrollerOut]);
  // The tables wait for the preview, and the field takes the next key before they are drawn.
  const told = state?.reading.program === undefined ? state : (previewed?.of ?? state);
  const now = useMemo(
    () => ({ state: told, rows, preview, beside, lines }),
    [told, rows, preview, beside, lines],
  );
  const deferred = useDeferredValue(now);
  // What is seen first waits for nothing.
  const shown = deferred.preview === null ? now : deferred;
  if (state === null || shown.state === null) return <UnknownBuiltin fname={place.fname} />;
  return columns({
    left: (
      <RowsInSide
        state={shown.state}
        rows={shown.rows}
        preview={shown.preview}
        lines={shown.lines}
        drawn={drawn}
        scroller={scrollerIn}
      />
    ),
    middle: (
      <Middle
        state={state}
        setup={<SetupFields state={state} rows={rows} preview={preview} isReading={isReading} isWide />}
      />
    ),
    right: (
      <RowsOutSide
        state={shown.state}
        preview={shown.preview}
        beside={shown.beside}
        lines={shown.lines}
        drawn={drawn}
        scroller={scrollerOut}
        only={shownOnly}
        hasRows={shown.rows !== null}
        isReading={isReading}
        onOnly={setOnly}
      />
    ),
  });
}

const tabs = ['setup', 'code', 'yaml'] as const;

function Middle({ state, setup }: { state: FormState; setup: ReactNode }) {
  const text = useText();
  const workspace = useWorkspace();
  const [shown, setShown] = useState<(typeof tabs)[number]>('setup');
  const hasDraft = Object.keys(state.changes).length > 0;
  return (
    <div className="wide-form">
      <div className="wide-form__bar">
        <div
          className="tabs"
          role="tablist"
          aria-label={text('forms.label', { name: state.fname })}
          onKeyDown={moveAmongTabs}
        >
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              className="tab"
              aria-selected={tab === shown}
              aria-controls="wide-form-body"
              tabIndex={tab === shown ? 0 : -1}
              onClick={() => setShown(tab)}
            >
              {text(`forms.tab.${tab}`)}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="button button--line"
          aria-label={text('forms.intoCode')}
          title={text('forms.intoCode')}
          disabled={state.reading.program === undefined || hasDraft}
          onClick={() => turnFormIntoCode(workspace, state.fname)}
        >
          <Code size={14} aria-hidden />
          <span className="wide-form__into-code">{text('forms.intoCode')}</span>
        </button>
      </div>
      <div
        id="wide-form-body"
        className="wide-form__body"
        role="tabpanel"
        aria-label={text(`forms.tab.${shown}`)}
      >
        {shown === 'setup' && setup}
        {shown === 'code' && (
          <pre className="form-code" tabIndex={0}>
            {state.reading.program?.code(state.fname) ?? text('forms.noCode')}
          </pre>
        )}
        {shown === 'yaml' && <Yaml fname={state.fname} />}
      </div>
    </div>
  );
}

function Yaml({ fname }: { fname: string }) {
  const project = useProject((all) => all.project);
  const path = projectModel(project).func(fname)?.path ?? '';
  return <pre className="form-code">{project.files.get(path)?.text}</pre>;
}
