import './live.css';
import { SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { attachLive, attachRunner } from './live-session.ts';

/** What can be attached: a live run of the Studio, or a Go program by its metrics. */
type Kind = 'run' | 'runner';

/** Asks for address and token of a live run and attaches to it; the dialog stays while that can't be. */
export async function askAttach(workspace: Workspace, kind: Kind): Promise<void> {
  const title = workspace.text('commands.liveAttach');
  await workspace.dialogs.show<null>({ title }, (close) => (
    <AttachForm workspace={workspace} first={kind} close={() => close(null)} />
  ));
}

interface FormProps {
  workspace: Workspace;
  first: Kind;
  close(): void;
}

function AttachForm({ workspace, first, close }: FormProps) {
  const text = useText();
  const [kind, setKind] = useState(first);
  const isRunner = kind === 'runner';
  const known = workspace.live.getState();
  const [address, setAddress] = useState(
    (first === 'runner') === (known.runner !== null) ? (known.address ?? '') : '',
  );
  const [token, setToken] = useState('');
  const [error, setError] = useState<ErrorData | null>(null);
  const [busy, setBusy] = useState(false);
  async function attach(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await (isRunner ? attachRunner : attachLive)(workspace, address, token === '' ? null : token);
      close();
    } catch (thrown) {
      setError(toErrorData(thrown));
    } finally {
      setBusy(false);
    }
  }
  return (
    <form className="live-form" onSubmit={(event) => void attach(event)}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={text('live.kind')}
        data={[
          { value: 'run', label: text('live.kind.run') },
          { value: 'runner', label: text('live.kind.runner') },
        ]}
        value={kind}
        onChange={(value) => setKind(value === 'runner' ? 'runner' : 'run')}
      />
      <TextInput
        label={text('live.address')}
        description={text(isRunner ? 'live.metrics.address.help' : 'live.address.help')}
        placeholder={isRunner ? '127.0.0.1:20004' : '127.0.0.1:9100'}
        value={address}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput
        type="password"
        label={text('live.token')}
        description={text(isRunner ? 'live.metrics.token.help' : 'live.token.help')}
        value={token}
        autoComplete="off"
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      {isRunner && <p className="live-form__note">{text('live.metrics.told')}</p>}
      {isOpenToAll(address) && (!isRunner || token !== '') && (
        <p className="live-form__warning">{text('live.plain')}</p>
      )}
      {error && <ErrorNote error={error} />}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={close}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go" disabled={busy || address.trim() === ''}>
          {text(busy ? 'live.attaching' : 'live.attach')}
        </button>
      </div>
    </form>
  );
}

/** Whether the token would pass a network as it is. */
function isOpenToAll(address: string): boolean {
  const text = address.trim();
  if (text === '' || /^https:/i.test(text)) return false;
  const host = text.replace(/^http:\/\//i, '').toLowerCase();
  return !/^(127\.|localhost(:|$|\/)|\[::1\])/.test(host) && /[.:]|^[a-z]/.test(host);
}
