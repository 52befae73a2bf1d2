import './tests-panel.css';
import { Check, CircleDashed, CircleX, FlaskConical, LoaderCircle, Play, Square } from 'lucide-react';
import { useMemo, useState } from 'react';
import { isNodeId } from '../../core/project/chain.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import type { GoldenTestResult } from '../stores/golden-store.ts';
import { useGolden, useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { failureWords } from './failure-words.ts';
import { acceptPlaces, runTests, stopTests } from './golden-actions.ts';
import { testNames } from './tests-commands.ts';

/** The project's golden tests: what they found, place by place, and what mends that. */
export function TestsPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const files = useProject((state) => state.project.files);
  const names = useMemo(() => testNames([...files.keys()]), [files]);
  const { running, results, ranWith } = useGolden((state) => state);
  if (names.length === 0)
    return (
      <EmptyState icon={FlaskConical} title={text('tests.emptyTitle')} text={text('tests.emptyText')}>
        <CommandButton id="tests.record" icon={FlaskConical} kind="go" />
      </EmptyState>
    );
  const found = names.flatMap((name) => results.get(name) ?? []);
  const failed = found.filter(({ status }) => status === 'failed').length;
  return (
    <section className="golden" aria-label={text('tests.title')}>
      <div className="golden__bar">
        {running.length > 0 ? (
          <button
            type="button"
            className="button button--line"
            onClick={() => void attempt(() => stopTests(workspace))}
          >
            <Square size={14} aria-hidden /> {text('tests.stop')}
          </button>
        ) : (
          <CommandButton id="tests.runAll" icon={Play} kind="line" />
        )}
        <CommandButton id="tests.record" icon={FlaskConical} kind="line" />
        <span className="golden__counts" role="status" data-failed={failed > 0}>
          {found.length > 0 && text('tests.counts', { passed: found.length - failed, failed })}
          {found.length > 0 && ranWith !== files && ` · ${text('tests.old')}`}
        </span>
      </div>
      <ul className="golden__list">
        {names.map((name) => (
          <Test key={name} name={name} result={results.get(name)} isRunning={running[0] === name} />
        ))}
      </ul>
    </section>
  );
}

interface TestProps {
  name: string;
  result: GoldenTestResult | undefined;
  isRunning: boolean;
}

function Test({ name, result, isRunning }: TestProps) {
  const text = useText();
  const workspace = useWorkspace();
  const state = isRunning ? 'running' : (result?.status ?? 'none');
  return (
    <li className="golden__test" data-state={state}>
      <div className="golden__head">
        <StateIcon state={state} label={text(`tests.state.${state}`)} />
        <strong>{name}</strong>
        {result !== undefined && <span className="golden__flow">{result.flow}</span>}
        {result !== undefined && <span className="num">{`${(result.durationMs / 1000).toFixed(2)} s`}</span>}
        <IconButton
          icon={Play}
          size="small"
          label={text('tests.run', { name })}
          onClick={() => void attempt(() => runTests(workspace, [name]))}
        />
      </div>
      {result !== undefined && result.failures.length > 0 && <Failures name={name} result={result} />}
    </li>
  );
}

function StateIcon({ state, label }: { state: 'running' | 'passed' | 'failed' | 'none'; label: string }) {
  const icons = { running: LoaderCircle, passed: Check, failed: CircleX, none: CircleDashed };
  const Icon = icons[state];
  return <Icon className="golden__icon" size={14} aria-label={label} />;
}

/** Differences, under the place that they are of; each place's rows can be accepted by themselves. */
function Failures({ name, result }: { name: string; result: GoldenTestResult }) {
  const places = [...new Set(result.failures.map(({ place }) => place ?? ''))];
  return (
    <ul className="golden__places">
      {places.map((place) => (
        <Place key={place} name={name} place={place} result={result} />
      ))}
    </ul>
  );
}

const shownAtOnce = 10;

function Place({ name, place, result }: { name: string; place: string; result: GoldenTestResult }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [isWhole, setWhole] = useState(false);
  const failures = result.failures.filter((failure) => (failure.place ?? '') === place);
  const shown = isWhole ? failures : failures.slice(0, shownAtOnce);
  const show = () => {
    if (!isNodeId(place)) return;
    workspace.selection.getState().showFlow(result.flow);
    workspace.selection.getState().selectNodes([place]);
  };
  return (
    <li>
      {place !== '' && (
        <div className="golden__place">
          <button type="button" className="golden__name" onClick={show}>
            <code>{place}</code>
          </button>
          <button
            type="button"
            className="button button--line"
            onClick={() => void attempt(() => acceptPlaces(workspace, name, [place]).then(() => undefined))}
          >
            {text('tests.accept')}
          </button>
        </div>
      )}
      <ul>
        {shown.map((failure) => {
          const { message, help } = failureWords(failure, language);
          return (
            <li key={`${failure.code} ${JSON.stringify(failure.params)}`} className="golden__failure">
              {failure.line !== undefined && <span className="num">{failure.line}: </span>}
              {message}
              {help !== '' && <span className="golden__help"> {help}</span>}
            </li>
          );
        })}
      </ul>
      {failures.length > shown.length && (
        <button type="button" className="button button--plain" onClick={() => setWhole(true)}>
          {text('tests.more', { count: failures.length - shown.length })}
        </button>
      )}
    </li>
  );
}
