import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ResultOf } from '../../core/contract/contract.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import { type ReceivedError, toErrorData } from '../../core/errors/coded-error.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { askFolder } from '../folders/ask-folder.tsx';
import { useText } from '../i18n/use-text.tsx';
import { unsavedFiles } from '../stores/run-session.ts';
import { useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { toast } from '../ui/toast.ts';
import { Difference } from './difference.tsx';
import { Findings } from './findings.tsx';
import { lastFolder, rememberFolder } from './last-folder.ts';

type Plan = ResultOf<HostContract, 'export.go'>;

/** What a person says of an export to Go. */
interface Wish {
  folder: string;
  module: string;
  /** Null: a command. */
  package: string | null;
  store: boolean;
  force: boolean;
}

/** How long typing rests before the host is asked again. */
const restMs = 300;

/** A Go module of the project: what it would do to a folder, all of it or nothing. */
export function GoForm({ close }: { close(problem: Diagnostic | null): void }) {
  const text = useText();
  const workspace = useWorkspace();
  const root = useProject((state) => state.opened.root);
  const key = `${root}#go`;
  const [wish, setWish] = useState<Wish>(() => ({
    folder: lastFolder(key),
    module: '',
    package: null,
    store: false,
    force: false,
  }));
  const [accepted, setAccepted] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<ReceivedError | null>(null);
  const { plan, error } = usePlan(wish);
  const set = (patch: Partial<Wish>) => {
    setFailure(null);
    setAccepted(false);
    setWish((before) => ({ ...before, ...patch }));
  };
  const merges = plan?.files.some(({ state }) => state === 'merged') === true;
  const shown = failure ?? error ?? plan?.refusal ?? null;
  const isHeld = plan === null || shown !== null || (merges && !accepted);

  async function write(): Promise<void> {
    setIsBusy(true);
    try {
      const { written, refusal } = await callExport(workspace, wish, { merge: accepted, write: true });
      if (written === null) return setFailure(refusal);
      toast({
        kind: 'ok',
        message: workspace.text('export.written', { count: written, folder: wish.folder }),
      });
      rememberFolder(key, wish.folder);
      close(null);
    } catch (thrown) {
      setFailure(toErrorData(thrown));
    } finally {
      setIsBusy(false);
    }
  }
  async function choose(): Promise<void> {
    const chosen = await askFolder(workspace, text('export.folder'), text('export.choose'));
    if (chosen !== null) set({ folder: chosen });
  }
  return (
    <div className="export">
      <Findings flows={undefined} style="kisflow" show={close} />
      <p className="export__hint">{text('export.goHint')}</p>
      <Choices wish={wish} set={set} />
      <div className="export__folder">
        <TextInput
          label={text('export.folder')}
          placeholder={text('export.folderHint')}
          value={wish.folder}
          data-autofocus
          onChange={(event) => set({ folder: event.currentTarget.value })}
        />
        <button type="button" className="button button--line" onClick={() => void choose()}>
          {text('export.choose')}
        </button>
      </div>
      {plan !== null && <GoFiles plan={plan} />}
      {shown !== null && <ErrorNote error={shown} />}
      {(plan?.refusal || wish.force) && (
        <Checkbox
          size="xs"
          label={text('export.goForce')}
          checked={wish.force}
          onChange={(event) => set({ force: event.currentTarget.checked })}
        />
      )}
      {merges && (
        <Checkbox
          size="xs"
          label={text('export.goMerge')}
          checked={accepted}
          onChange={(event) => setAccepted(event.currentTarget.checked)}
        />
      )}
      <div className="dialog__buttons">
        <button
          type="button"
          className="button button--go"
          disabled={isBusy || isHeld}
          onClick={() => void write()}
        >
          {text('export.write')}
        </button>
      </div>
    </div>
  );
}

type Target = ReturnType<typeof useWorkspace>;

/** `overlay`: the unsaved edits. */
function callExport(workspace: Target, wish: Wish, how: { merge: boolean; write: boolean }): Promise<Plan> {
  const { projectId } = workspace.project.getState().opened;
  const overlay = unsavedFiles(workspace);
  return workspace.backend.call('export.go', { ...wish, ...how, projectId, overlay });
}

/** What the host would do by this wish, asked again after each change; null while it is not known. */
function usePlan(wish: Wish): { plan: Plan | null; error: ReceivedError | null } {
  const workspace = useWorkspace();
  const [known, setKnown] = useState<{ plan: Plan | null; error: ReceivedError | null }>(unknown);
  const asked = useRef(0);
  useEffect(() => {
    setKnown(unknown);
    asked.current += 1;
    const turn = asked.current;
    if (wish.folder === '') return;
    const keep = (found: typeof known) => turn === asked.current && setKnown(found);
    const timer = setTimeout(() => {
      callExport(workspace, wish, { merge: false, write: false }).then(
        (plan) => keep({ plan, error: null }),
        (thrown: unknown) => keep({ plan: null, error: toErrorData(thrown) }),
      );
    }, restMs);
    return () => clearTimeout(timer);
  }, [workspace, wish]);
  return known;
}

const unknown = { plan: null, error: null };

function Choices({ wish, set }: { wish: Wish; set(patch: Partial<Wish>): void }) {
  const text = useText();
  return (
    <>
      <div className="export__go">
        <TextInput
          label={text('export.goModule')}
          placeholder="example.com/orders"
          value={wish.module}
          onChange={(event) => set({ module: event.currentTarget.value.trim() })}
        />
        <SegmentedControl
          size="xs"
          aria-label={text('export.goMade')}
          value={wish.package === null ? 'main' : 'package'}
          onChange={(value) => set({ package: value === 'main' ? null : 'flows' })}
          data={[
            { value: 'main', label: text('export.goMain') },
            { value: 'package', label: text('export.goPackage') },
          ]}
        />
        {wish.package !== null && (
          <TextInput
            aria-label={text('export.goPackageName')}
            value={wish.package}
            onChange={(event) => set({ package: event.currentTarget.value.trim() })}
          />
        )}
      </div>
      <Checkbox
        size="xs"
        label={text('export.goStore')}
        checked={wish.store}
        onChange={(event) => set({ store: event.currentTarget.checked })}
      />
    </>
  );
}

/** What becomes of each file, with the lines that change. What stays as it is comes last. */
function GoFiles({ plan }: { plan: Plan }) {
  const text = useText();
  const isQuiet = (state: string) => state === 'same' || state === 'yours';
  const files = plan.files.toSorted((a, b) => Number(isQuiet(a.state)) - Number(isQuiet(b.state)));
  return (
    <div className="export__files">
      {files.every(({ state }) => isQuiet(state)) && (
        <p className="export__hint">{text('export.goNothing')}</p>
      )}
      {files.map(({ path, state, before, after }) => (
        <details key={path} data-state={state}>
          <summary>
            <code>{path}</code>
            <span className="export__state">{text(`export.state_${state}`)}</span>
          </summary>
          {after !== null && <Difference before={state === 'new' ? after : (before ?? '')} after={after} />}
        </details>
      ))}
    </div>
  );
}
