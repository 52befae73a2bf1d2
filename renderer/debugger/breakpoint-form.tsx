import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Breakpoint, plainBreakpoint } from '../../core/debug/breakpoint.ts';
import { readHits } from '../../core/debug/hits.ts';
import { bool } from '../../core/expr/types.ts';
import { projectModel } from '../../core/project/model.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { attempt } from '../command-kit/run-command.ts';
import { changeBreakpoint } from '../flow-actions/breakpoints.ts';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { useText } from '../i18n/use-text.tsx';
import { useDebug, useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { ConditionState } from './condition-state.tsx';
import { ExpressionField } from './expression-field.tsx';
import { usePlaceRows } from './use-place-rows.ts';
import './breakpoint-form.css';

const sides = ['before', 'after', 'both'] as const;

/** The breakpoint of a place: where, when, how often, and what it writes. Every change holds at once. */
export function BreakpointForm({ place }: { place: FlowPlace }) {
  const text = useText();
  const workspace = useWorkspace();
  const { flow, nodeId } = place;
  const breakpoint = useProject(({ project }) => {
    const { breakpoints } = flowStudio(projectModel(project).studio, flow);
    return Object.hasOwn(breakpoints, nodeId) ? breakpoints[nodeId] : undefined;
  });
  const change = (patch: Partial<Breakpoint> | null): void =>
    void attempt(() =>
      changeBreakpoint(
        workspace,
        place,
        patch === null ? null : { ...plainBreakpoint, ...breakpoint, ...patch },
      ),
    );
  if (breakpoint === undefined)
    return (
      <fieldset className="debug-group">
        <legend>{text('debug.breakpoint')}</legend>
        <button type="button" className="button button--line" onClick={() => change({})}>
          {text('debug.set')}
        </button>
      </fieldset>
    );
  return <Fields place={place} breakpoint={breakpoint} change={change} />;
}

interface FieldsProps {
  place: FlowPlace;
  breakpoint: Breakpoint;
  change(patch: Partial<Breakpoint> | null): void;
}

function Fields({ place, breakpoint, change }: FieldsProps) {
  const text = useText();
  const { at, when, hits, log, enabled } = breakpoint;
  const rows = usePlaceRows(place, at);
  const whenField = useRef<HTMLTextAreaElement>(null);
  const asked = useDebug((debug) => debug.formAsked);
  const [seen] = useState(asked);
  useEffect(() => {
    if (asked > 0) whenField.current?.focus();
  }, [asked]);
  const side = at === 'after' ? 'after' : 'before';
  return (
    <fieldset className="debug-group" data-asked={asked !== seen || undefined}>
      <legend>{text('debug.breakpoint')}</legend>
      <div className="debug-group__head">
        <div className="debug-sides" role="radiogroup" aria-label={text('debug.at')}>
          {sides.map((one) => (
            <label key={one} data-checked={one === at || undefined}>
              <input type="radio" name="debug-at" checked={one === at} onChange={() => change({ at: one })} />
              {text(`debug.at.${one}`)}
            </label>
          ))}
        </div>
        <label className="debug-check">
          <input
            type="checkbox"
            checked={enabled}
            onChange={({ currentTarget: { checked } }) => change({ enabled: checked })}
          />
          {text('debug.enabled')}
        </label>
        <button type="button" className="button button--line" onClick={() => change(null)}>
          {text('debug.remove')}
        </button>
      </div>
      <ExpressionField
        label={text('debug.when')}
        hint={text('debug.whenHint')}
        fieldRef={whenField}
        value={when}
        at={at}
        rows={rows}
        expected={bool}
        onCommit={(value) => change({ when: value })}
      >
        {(typed) => <ConditionState text={typed} at={at} rows={rows} />}
      </ExpressionField>
      <HitsField value={hits} onCommit={(value) => change({ hits: value })} />
      <ExpressionField
        label={text('debug.log')}
        hint={text('debug.logHint')}
        value={log}
        at={at}
        rows={rows}
        onCommit={(value) => change({ log: value })}
      />
      <p className="debug-hint">
        {text('debug.meaning')} {text(`debug.rowMeans.${side}`)}
      </p>
    </fieldset>
  );
}

function HitsField({ value, onCommit }: { value: string; onCommit(value: string): void }): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState(value);
  const isBad = readHits(typed) === undefined;
  return (
    <label className="debug-field">
      <span>{text('debug.hits')}</span>
      <input
        className="debug-input"
        value={typed}
        placeholder={text('debug.hitsHint')}
        aria-invalid={isBad || undefined}
        aria-description={isBad ? text('debug.badHits') : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          if (readHits(event.currentTarget.value) !== undefined) onCommit(event.currentTarget.value);
        }}
      />
      {isBad && <small className="debug-problem">{text('debug.badHits')}</small>}
    </label>
  );
}
