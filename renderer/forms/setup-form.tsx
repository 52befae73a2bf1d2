import './forms.css';
import { PackageSearch } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Builtin } from '../../core/builtins/definition.ts';
import { builtinKey } from '../../core/builtins/mark.ts';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import type { SetupFix } from '../../core/builtins/problem.ts';
import { projectModel } from '../../core/project/model.ts';
import { boundedText } from '../../core/text/bounded-text.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { openWideCode } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSelection, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { isInputMethodKey } from '../ui/input-method.ts';
import { ConnectorField } from './connector-field.tsx';
import { applyForm, discardForm, turnFormIntoCode } from './form-edits.ts';
import { FormFoot } from './form-foot.tsx';
import { type FormPlace, type FormState, isReady, isShown } from './form-state.ts';
import { ParamField } from './param-field.tsx';
import { PreviewCounts } from './preview-counts.tsx';
import type { Preview, RowsIn } from './preview-rows.ts';
import { useForm, usePreview, useRowsIn } from './use-form.ts';
import { useStored } from './use-stored.ts';

/** The form of a built-in in the inspector. */
export function SetupForm({ place }: { place: FormPlace }) {
  const state = useForm(place);
  const { storedOf, isReading } = useStored(place.at?.flow);
  const rows = useRowsIn(place, storedOf);
  const preview = usePreview(state, rows, storedOf)?.preview ?? null;
  if (state === null) return <UnknownBuiltin fname={place.fname} />;
  return <SetupFields state={state} rows={rows} preview={preview} isReading={isReading} />;
}

/** A built-in of a newer version: its setup stays as it is, in the YAML. */
export function UnknownBuiltin({ fname }: { fname: string }) {
  const text = useText();
  const model = projectModel(useProject(({ project }) => project));
  const mark = model.func(fname)?.config.option.default_params[builtinKey] ?? '';
  return <p className="form-note">{text('forms.unknown', { mark: boundedText(mark, 200) })}</p>;
}

interface FieldsProps {
  state: FormState;
  rows: RowsIn | null;
  preview: Preview | null;
  /** What connectors hold is not known yet. */
  isReading: boolean;
  isWide?: boolean;
}

/** What a built-in is set up with, and what that does to the rows. Nothing is written before it is applied. */
export function SetupFields({ state, rows, preview, isReading, isWide = false }: FieldsProps) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What opened the wide form went with the panel that it stood in.
    if (isWide && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
  }, [isWide]);
  const isAsked = useSelection(({ fieldToFocus }) => fieldToFocus === 'builtin');
  useEffect(() => {
    // Expressions and lists of fields choose by themselves what has the focus.
    if (!isAsked || form.current === null || form.current.contains(document.activeElement)) return;
    form.current.querySelector<HTMLElement>('.setup-form__fields :is(textarea, input, select)')?.focus();
    workspace.selection.getState().set({ fieldToFocus: null });
  }, [isAsked, workspace]);
  const { builtin, fname, setup, reading } = state;
  const shown = builtin.params.filter((param) => isShown(param, state));
  const first = rows?.batches.flat().slice(0, 3) ?? [];
  const change = (key: string, value: string) => workspace.drafts.getState().change(fname, key, value);
  const fix = ({ key, start, end, text: put }: SetupFix) => {
    const before = setup[key] ?? '';
    change(key, before.slice(0, start) + put + before.slice(end));
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (isInputMethodKey(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (isReady(state)) void applyForm(workspace, state);
    } else if (event.key === 'Escape' && Object.keys(state.changes).length > 0) {
      event.preventDefault();
      void discardForm(workspace, state);
    } else if (event.key === 'F8' && event.altKey) {
      event.preventDefault();
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }
  return (
    <form
      ref={form}
      className="setup-form"
      data-wide={isWide || undefined}
      aria-label={text('forms.label', { name: fname })}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      {!isWide && (
        <header className="setup-form__head">
          <p>
            <b>{builtin.title[language]}</b> <span>{builtin.summary[language]}</span>
          </p>
          <button type="button" className="button button--line" onClick={() => openWideCode(workspace)}>
            {text('forms.wide')}
          </button>
          <button
            type="button"
            className="button button--line"
            disabled={reading.program === undefined || Object.keys(state.changes).length > 0}
            onClick={() => turnFormIntoCode(workspace, fname)}
          >
            {text('forms.intoCode')}
          </button>
        </header>
      )}
      <div className="setup-form__fields">
        {builtin.connector !== undefined && <ConnectorField fname={fname} />}
        {shown.map((param, index) => (
          <ParamField
            key={param.key}
            param={param}
            state={state}
            value={setup[param.key] ?? ''}
            problems={reading.problems.filter(({ key }) => key === param.key)}
            rows={first}
            onChange={(value) => change(param.key, value)}
            onFix={fix}
            hasFocus={isAsked && index === 0}
            onFocused={() => workspace.selection.getState().set({ fieldToFocus: null })}
          />
        ))}
        <BatchNote builtin={builtin} state={state} />
        {state.at !== null && !isWide && state.elsewhere.length === 0 && (
          <p className="form-act">
            <CommandButton id="function.inProduction" icon={PackageSearch} kind="line" />
          </p>
        )}
      </div>
      <PreviewCounts state={state} rows={rows} preview={preview} isReading={isReading} />
      <ElsewhereProblems elsewhere={state.elsewhere} />
      <FormFoot state={state} />
    </form>
  );
}

/** What is wrong with the setup at other places where the function stands: it has but one for all of them. The next is said when the first is mended. */
function ElsewhereProblems({ elsewhere }: Pick<FormState, 'elsewhere'>) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const [first] = elsewhere;
  if (first === undefined) return null;
  const { message, help } = describeSetupProblem(first.problem, language);
  return (
    <ul className="form-problems" aria-label={text('forms.elsewhere')}>
      <li data-severity="error">
        <span title={help}>
          <b>{text('forms.inFlow', { flow: first.flow })}</b> {message}
        </span>
      </li>
    </ul>
  );
}

/** Whether another batch size could give other values. */
function BatchNote({ builtin, state }: { builtin: Builtin; state: FormState }) {
  const text = useText();
  const batches = builtin.batches(state.setup);
  return (
    <p className="form-note" data-batches={batches}>
      {text(`forms.batches.${batches}`)}
    </p>
  );
}
