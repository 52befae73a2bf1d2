import { TextInput } from '@mantine/core';
import { CornerLeftUp, Folder } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { ResultOf } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import { type ReceivedError, toErrorData } from '../../core/errors/coded-error.ts';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Loading } from '../ui/loading.tsx';
import './folder-browser.css';

type Listing = ResultOf<HostContract, 'folder.list'>;

interface FolderBrowserProps {
  /** The button's words. */
  confirm: string;
  close(path: string | null): void;
}

/** Chooses a folder on the host's disk, where there are no native dialogs. */
export function FolderBrowser({ confirm, close }: FolderBrowserProps) {
  const { backend } = useStudio();
  const text = useText();
  const [listing, setListing] = useState<Listing | null>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<ReceivedError | null>(null);
  const go = useCallback(
    async (path: string | null) => {
      try {
        const next = await backend.call('folder.list', { path });
        setListing(next);
        setTyped(next.path);
        setError(null);
        return next.path;
      } catch (thrown) {
        setError(toErrorData(thrown));
        return null;
      }
    },
    [backend],
  );
  useEffect(() => void go(null), [go]);
  async function choose(): Promise<void> {
    const path = typed === listing?.path ? typed : await go(typed);
    if (path !== null) close(path);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void go(typed);
  }
  return (
    <>
      <form onSubmit={submit}>
        <TextInput
          label={text('shell.folder.path')}
          value={typed}
          spellCheck={false}
          data-autofocus
          mb="xs"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
      {error && <ErrorNote error={error} />}
      {listing === null && error === null && <Loading />}
      {listing && (
        <ul className="folder-browser__list" aria-label={listing.path}>
          {listing.parent !== null && (
            <li>
              <button type="button" onClick={() => void go(listing.parent)}>
                <CornerLeftUp size={14} aria-hidden />
                <span>{text('shell.folder.up')}</span>
              </button>
            </li>
          )}
          {listing.folders.map(({ name, path, isProject }) => (
            <li key={path}>
              <button
                type="button"
                onClick={() => void go(path)}
                onDoubleClick={() => isProject && close(path)}
              >
                <Folder size={14} aria-hidden />
                <span>{name}</span>
                {isProject && <span className="folder-browser__project">KisFlow</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--go" onClick={() => void choose()}>
          {confirm}
        </button>
      </div>
    </>
  );
}
