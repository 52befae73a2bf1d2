import { useState } from 'react';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { editPaused } from './debug-actions.ts';

type Kind = 'param' | 'metadata' | 'cache';
interface Entry {
  key: string;
  value: string;
}

/** Values by key; those of a param are texts, those of metadata JSON, and those of the cache can't be changed. */
export function ValueList({ kind, entries }: { kind: Kind; entries: readonly Entry[] }) {
  const text = useText();
  return (
    <>
      {entries.length === 0 && <p className="debug-hint">{text('debug.empty')}</p>}
      <dl className="debug-values">
        {entries.map(({ key, value }) => (
          <div key={key}>
            <dt title={key}>{key}</dt>
            <dd>
              {kind === 'cache' ? (
                <code>{value}</code>
              ) : (
                <ValueField key={value} kind={kind} name={key} value={value} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {kind === 'metadata' && <NewMetadata />}
    </>
  );
}

/** Changed by Enter, or when the field is left; Escape takes back what was typed. */
function ValueField({ kind, name, value }: { kind: 'param' | 'metadata'; name: string; value: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const [typed, setTyped] = useState(value);
  function commit(): void {
    if (typed === value) return;
    const edit =
      kind === 'param'
        ? { kind, key: name, value: typed }
        : { kind: 'metadata' as const, key: name, json: typed };
    void attempt(() => editPaused(workspace, edit));
  }
  return (
    <input
      className="debug-input"
      aria-label={text('debug.value', { key: name })}
      spellCheck={false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setTyped(value);
      }}
    />
  );
}

function NewMetadata() {
  const text = useText();
  const workspace = useWorkspace();
  const [key, setKey] = useState('');
  return (
    <form
      className="debug-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (key !== '') void attempt(() => editPaused(workspace, { kind: 'metadata', key, json: 'null' }));
        setKey('');
      }}
    >
      <input
        className="debug-input"
        aria-label={text('debug.newKey')}
        placeholder={text('debug.newKey')}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <button type="submit" className="button button--line" disabled={key === ''}>
        {text('debug.addMetadata')}
      </button>
    </form>
  );
}
