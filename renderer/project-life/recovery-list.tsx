import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import {
  firstChoices,
  type RecoveryChoice,
  type RecoveryChoices,
  type RecoveryCopy,
  sharedPaths,
  withChoice,
} from './recovery-choices.ts';
import './recovery.css';

/** The copies of several windows: what to do with each. */
export function RecoveryList(props: {
  copies: readonly RecoveryCopy[];
  close(choices: RecoveryChoices): void;
}) {
  const text = useText();
  const { copies } = props;
  const [choices, setChoices] = useState(() => firstChoices(copies));
  const shared = copies.some((copy) => sharedPaths(copies, copy).size > 0);
  const count = (wanted: RecoveryChoice) =>
    [...choices.values()].filter((choice) => choice === wanted).length;
  return (
    <>
      <p>
        {text('shell.recovery.several', { count: copies.length })}{' '}
        {shared && text('shell.recovery.oneVersion')}
      </p>
      <ul className="recovery">
        {copies.map((copy) => (
          <Copy
            key={copy.id}
            copy={copy}
            shared={sharedPaths(copies, copy)}
            choice={choices.get(copy.id) ?? 'later'}
            choose={(choice) => setChoices(withChoice(copies, choices, copy, choice))}
          />
        ))}
      </ul>
      <div className="dialog__buttons recovery__answer">
        <span aria-live="polite">
          {text('shell.recovery.sum', {
            restored: count('restore'),
            kept: count('later'),
            discarded: count('discard'),
          })}
        </span>
        <button
          type="button"
          className="button button--go"
          data-autofocus
          onClick={() => props.close(choices)}
        >
          {text('shell.recovery.carryOut')}
        </button>
      </div>
    </>
  );
}

function Copy(props: {
  copy: RecoveryCopy;
  shared: ReadonlySet<string>;
  choice: RecoveryChoice;
  choose(choice: RecoveryChoice): void;
}) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { savedAt, changes } = props.copy;
  const time = new Date(savedAt).toLocaleString(language);
  const options: RecoveryChoice[] = ['restore', 'later', 'discard'];
  return (
    <li className="recovery__copy">
      <div className="recovery__head">
        <div>
          <time dateTime={new Date(savedAt).toISOString()}>{time}</time>
          <div className="recovery__from">{useOrigin(props.copy)}</div>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={text('shell.recovery.choiceFor', { time })}
          value={props.choice}
          onChange={props.choose}
          data={options.map((value) => ({ value, label: text(`shell.recovery.${value}`) }))}
        />
      </div>
      <ul className="file-list recovery__files">
        {changes.map(({ path, text: content }) => (
          <li key={path}>
            <code>{path}</code>
            {content === null && <span> {text('shell.recovery.deleted')}</span>}
            {props.shared.has(path) && (
              <span className="recovery__shared"> {text('shell.recovery.shared')}</span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Where a copy comes from, in words. */
function useOrigin({ left, by }: RecoveryCopy): string {
  const text = useText();
  if (left === 'elsewhere') return text('shell.recovery.elsewhere', { computer: by.computer });
  if (left === 'by-window') return text('shell.recovery.byWindow');
  return text('shell.recovery.byStudio', { pid: String(by.pid) });
}
